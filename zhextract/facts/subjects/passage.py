"""The subject that governs a fact: the nearest one named before it in its passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Draft, Phrase, QuantityDraft
from zhextract.facts.families import ALPHABET
from zhextract.facts.passages import in_report, opening
from zhextract.facts.phrases import CLAUSE_ENDS, clause_start
from zhextract.facts.subjects.behind import named_behind
from zhextract.facts.subjects.clause import NOBODY, NOBODY_AT_ALL, named_in
from zhextract.facts.subjects.naming import Named, checked, phrase_at
from zhextract.text.page import Page

_NUMBER = "\ue001-\uf8ff"
_CLAUSE_START = compiled(
    "(?:[】"
    + CLAUSE_ENDS
    + "]|(?<=["
    + _NUMBER
    + "])[、和及]|“(?![^“”，。]{1,8}”))[ 　”]*+(?:其中|而|但)?"
)
_FAR = 200
"""A list of subjects is shared out no further than this."""
_NUMBERS = compiled("[" + _NUMBER + "]")
_MEMBER = compiled("[^、和与及]+?(?=[、和与及]|[两三四五][省市县区镇州地]$|$)")
_ITEM = compiled(r"[ 　]*+(?:[(（]?[0-9]{1,2}[)）]|[0-9]{1,2}[.．])[ 　]*+")
# How a clause opens that tells who comes, and not what a body does.
_COMING = compiled("来自[^，。；：、]{0,16}")
_REPORTED = compiled(
    "(?:[0-9０-９○〇零一二三四五六七八九]{4}年[^市县区]{0,6}?)?"
    "(?P<place>\\p{Han}{2,10}?(?:自治区|自治州|共和国|[省市县区州盟旗])|全国)"
)
_BEARING = compiled("(?:[对往赴每]|每[个一])$")
_POINTED = compiled("(?:[其而但]中?)?(?:(?P<first>前者)|后者)")
_LEADING_IN = f"(?:[^，。；：“]{{1,14}}，(?=[ {ALPHABET['time']}]*[他她]))?"
_POINTS_BACK = compiled(f"{_LEADING_IN}[ “，、{ALPHABET['time']}]*+[他她它其这该]")


class Subjects:
    """Reads the subjects of a page in text order; ask for its drafts in that order."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._starts = [paragraph.start for paragraph in page.paragraphs]
        self._datelines = [article.dateline for article in page.articles if article.dateline]
        self._paragraph = -1
        self._scope: Scope | None = None
        self._clauses: list[int] = []
        self._next = 0
        self._now: Named | None = None
        self._own = False

    def at(self, draft: Draft) -> Phrase | None:
        """The nearest subject named before the fact, in its passage."""
        self._enter(draft)
        for named in self._read_on(draft):
            if named is not None and _is_whole(draft, named.phrase):
                continue  # 占全省56.5%，全国15.1%: whose share it is was named before
            self._own = named is not None and named is not NOBODY
            if named is NOBODY:
                if self._now is not None and self._now.kind in ("person", "thing", "actor"):
                    self._now = None
            elif named is NOBODY_AT_ALL:
                self._now = None
            elif named is not None and (named.kind != "actor" or self._now is None):
                self._now = named
        if (behind := named_behind(draft)) is not None:
            if behind.kind == "person" and not self._own and not self._is_of_pronoun(draft):
                self._now = behind
            return behind.phrase
        hint = draft.subject
        if (
            hint is not None
            and not self._own
            and not _is_bearing(draft.scope, hint)
            and not (self._now and _within(hint, self._now.phrase))
        ):
            self._now = checked(draft.scope, hint) or self._now
        if self._now is None or (not self._own and _come(draft)):
            return None
        return _share(draft, self._now.phrase)

    def _is_of_pronoun(self, draft: Draft) -> bool:
        """Whether somebody named before acts in the clause: 她来到86岁的张怀义家中."""
        letters = draft.scope.letters
        return letters.startswith(("他", "她"), clause_start(letters, draft.at))

    def _read_on(self, draft: Draft) -> Iterator[Named | None]:
        """What the clauses up to the fact name, in order, from the last that decides alone."""
        scope, clauses = draft.scope, self._clauses
        begin, self._next = self._next, bisect_right(clauses, draft.at, self._next)
        read: list[Named | None] = []
        for index in range(self._next - 1, begin - 1, -1):
            named = named_in(scope, clauses[index], None if read else draft, first=index == 0)
            read.append(named)
            if named is not None and named is not NOBODY and named.kind != "actor":
                break  # whatever stood before it
        return reversed(read)

    def _enter(self, draft: Draft) -> None:
        index = bisect_right(self._starts, draft.start) - 1
        if index != self._paragraph:
            if self._now is not None and not (
                draft.scope is self._scope
                or self._now.phrase.start >= self._starts[opening(self._page, index)]
                or (self._now.kind == "place" and self._is_in_same_report(index))
            ):
                self._now = None
            self._paragraph = index
            if self._now is None and in_report(self._page, index):
                self._now = self._reported(index)
            if self._now is not None and self._is_other_item(index, self._now.phrase):
                self._now = None
        if draft.scope is not self._scope:
            self._scope = draft.scope
            self._own = False
            if (
                self._now is not None
                and self._now.kind in ("person", "actor", "thing")
                and _POINTS_BACK.match(draft.scope.letters) is None
            ):
                self._now = None
            floor = self._floor(draft.scope)
            self._clauses = [floor]
            self._clauses += [
                match.end() for match in _CLAUSE_START.finditer(draft.scope.letters, floor)
            ]
            self._next = 0

    def _is_in_same_report(self, index: int) -> bool:
        """Whether a report goes on in paragraph ``index`` that has named its place before."""
        paragraphs = self._page.paragraphs
        before = paragraphs[max(self._paragraph, 0)]
        return before.article == paragraphs[index].article and in_report(self._page, index)

    def _reported(self, index: int) -> Named | None:
        """The place that the title of a communiqué names: 2020年德阳市…统计公报."""
        title = self._page.articles[self._page.paragraphs[index].article].title
        named = title and _REPORTED.match(self._page.reading, *title)
        return Named(Phrase(*named.span("place")), "place") if named else None

    def _is_other_item(self, index: int, phrase: Phrase) -> bool:
        """Whether paragraph ``index`` is an item of a list, and the phrase stands in another."""
        reading, other = self._page.reading, bisect_right(self._starts, phrase.start) - 1
        return (
            other != index
            and _ITEM.match(reading, self._starts[index]) is not None
            and _ITEM.match(reading, self._starts[other]) is not None
        )

    def _floor(self, scope: Scope) -> int:
        """Where the scope's own text starts: after a dateline or the number of an item."""
        index = bisect_left(self._datelines, (scope.end,)) - 1
        if index >= 0 and scope.start < self._datelines[index][1] < scope.end:
            return scope.position(self._datelines[index][1])
        item = _ITEM.match(scope.letters)
        return item.end() if item else 0


def _come(draft: Draft) -> bool:
    """Whether those who are counted open the clause and act in it: 来自12个省的客商参加."""
    scope = draft.scope
    start = clause_start(scope.letters, draft.at)
    return (
        isinstance(draft, QuantityDraft)
        and draft.amount.kind == "count"
        and draft.metric is not None
        and draft.metric.start >= draft.end
        and _COMING.fullmatch(scope.letters, start, draft.at) is not None
    )


def _is_whole(draft: Draft, phrase: Phrase) -> bool:
    return isinstance(draft, QuantityDraft) and draft.share and draft.whole == phrase


def _is_bearing(scope: Scope, phrase: Phrase) -> bool:
    """Whether what was taken for the subject is what a value bears on: 对中亚五国, 每个县区.

    The whole (对全国7000家企业) is whose value it is all the same.
    """
    return (
        scope.start <= phrase.start
        and scope.letters[scope.position(phrase.start)] != "全"
        and _BEARING.search(scope.letters[: scope.position(phrase.start)]) is not None
    )


def _within(inner: Phrase, outer: Phrase) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _share(draft: Draft, phrase: Phrase) -> Phrase:
    """The member of A、B that a number of a 分别 list belongs to; the phrase where none does."""
    scope = draft.scope
    if phrase.start < scope.start or phrase.end > scope.reading(draft.at):
        return phrase
    start, letters = scope.position(phrase.start), scope.letters
    own = scope.position(draft.start)  # a list of movements has one ``at`` for all
    if own - start > _FAR:
        return phrase
    members = list(_MEMBER.finditer(letters, start, scope.position(phrase.end)))
    if len(members) < 2:
        return phrase
    each = max(letters.rfind("分别", start, own), letters.rfind("依次", start, own))
    one_each = draft.place[1] == len(members)  # 比重升至33.9%和16.1%
    if each < 0 and not one_each:
        return phrase
    pointed = _POINTED.match(letters, clause_start(letters, own))
    if pointed is not None:
        place = 0 if pointed["first"] else len(members) - 1  # 前者下降4.6%，后者微增0.8%
    elif one_each:
        place = draft.place[0]
    else:
        place = len(_NUMBERS.findall(letters, each, own))
    if place >= len(members):
        return phrase
    member = members[place]
    return phrase_at(scope, member.start(), member.end())
