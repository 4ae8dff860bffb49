"""Subjects: the place or organisation that the facts of a passage are about.

A clause names its subject at its start, before its verb or its metric: 全市…,
该所…, 华川新材报…. The nearest one named before a fact governs it, to the end
of its paragraph or list (facts.md §7); a person or a thing only as long as
nothing else comes first in a sentence. Who tells a statement is not its subject.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import regex

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.lexicon import load_word_classes
from zhextract.facts.drafts import Draft, Phrase, QuantityDraft
from zhextract.facts.families import ALPHABET
from zhextract.facts.noun_phrases import (
    BODY_ENDS,
    FIRST_ATOM,
    is_skipped,
    may_name,
    noun_phrase,
)
from zhextract.facts.passages import opening
from zhextract.facts.phrases import CLAUSE_ENDS, classes, tokens_between
from zhextract.text.page import Page

_NUMBER = "\ue001-\uf8ff"
_CLAUSE_START = regex.compile(
    "(?:[】"
    + CLAUSE_ENDS
    + "]|(?<=["
    + _NUMBER
    + "])[、和及]|“(?![^“”，。]{1,8}”))[ 　”]*+(?:其中|而|但)?"
)
_REACH = 40
"""A subject ends no further than this from the start of its clause."""
_FAR = 200
"""A list of subjects is shared out no further than this."""
_JOINERS = frozenset("、和与及")
_CLASSIFIERS = frozenset("支批艘种个项名位款次届场条座些类份家")
_MARK = regex.compile("[" + CLAUSE_ENDS + "]")
_TELLS = regex.compile(
    "(?:则|也|还|又|就|曾|日前|近日|当天|同时|随后|这样|在[^，。]{2,12}?[上中时])*+"
    "(?:说|笑着说|表示|介绍|提醒|认为|透露|坦言|坦承|通报|指出|建议|告诉|预计|解释|称|强调|披露|回应|直言|判断|预测|分析"
    "|呼吁|感慨|回忆|承认|宣布|举例|声称|宣称|批评|警告|算了|用“|要求|公开表态|上[^，。]{0,4}表态)"
)
_TELLS_OF = regex.compile(
    r"[^，。；：]{0,8}(?:说|表示|介绍|提醒|认为|透露|通报|指出|建议|预计|称|宣布|公告|发布|公布|显示|统计|要求|披露|预测|规定)"
    "(?:[，：“]|的(?:统计|数据|消息|报告)|数据|消息)"
)
# what a body says that it will do itself is its own
_ANNOUNCES = regex.compile(
    f"[{ALPHABET['time']}]?(?:宣布|公告|表示|称)[，：]?“?(?:将|拟|计划|已|决定)(?!有)"
)
_QUOTED = regex.compile("[^“”，。]{1,8}”")
_NUMBERS = regex.compile("[" + _NUMBER + "]")
_MEMBER = regex.compile("[^、和与及]+?(?=[、和与及]|[两三四五][省市县区镇州地]$|$)")
_POINTS_BACK = regex.compile(f"[ “，、{ALPHABET['time']}]*+[他她它其这该]")
_POINTERS = frozenset("该本这此")
_MEASURES = frozenset("量额率价值")
_SEASON = regex.compile("[本该这此][^，。；：、的]{0,3}?(?:赛季|暖季|雪季|汛期|学期|年度|财年)")
_OURS = frozenset(("我", "我们", "咱", "咱们"))
Kind = Literal["place", "body", "person", "thing", "actor"]


class _Words(NamedTuple):
    body: frozenset[str]
    telling: frozenset[str]
    aside: frozenset[str]
    never: frozenset[str]
    own: frozenset[str]


class _Named(NamedTuple):
    phrase: Phrase
    kind: Kind


@cache
def _words() -> _Words:
    table = load_word_classes("zhextract.facts", "subjects.toml")
    return _Words(**table)


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
        self._now: _Named | None = None

    def at(self, draft: Draft) -> Phrase | None:
        """The nearest subject named before the fact, in its passage."""
        self._enter(draft)
        own = False
        for named in self._read_on(draft):
            own = named is not None and named is not _NOBODY
            if named is _NOBODY:
                if self._now is not None and self._now.kind in ("person", "thing", "actor"):
                    self._now = None
            elif named is _NOBODY_AT_ALL:
                self._now = None
            elif named is not None and (named.kind != "actor" or self._now is None):
                self._now = named
        scope, hint = draft.scope, draft.subject
        if hint is not None and not own and not (self._now and _within(hint, self._now.phrase)):
            self._now = _checked(scope, hint) or self._now
        return _share(draft, self._now.phrase) if self._now is not None else None

    def _read_on(self, draft: Draft) -> Iterator[_Named | None]:
        """What the clauses up to the fact name, in order, from the last that decides alone."""
        scope, clauses = draft.scope, self._clauses
        begin, self._next = self._next, bisect_right(clauses, draft.at, self._next)
        read: list[_Named | None] = []
        for index in range(self._next - 1, begin - 1, -1):
            named = _read(scope, clauses[index], None if read else draft, first=index == 0)
            read.append(named)
            if named is not None and named is not _NOBODY and named.kind != "actor":
                break  # whatever stood before it
        return reversed(read)

    def _enter(self, draft: Draft) -> None:
        index = bisect_right(self._starts, draft.start) - 1
        if index != self._paragraph:
            if self._now is not None and not (
                draft.scope is self._scope
                or self._now.phrase.start >= self._starts[opening(self._page, index)]
            ):
                self._now = None
            self._paragraph = index
        if draft.scope is not self._scope:
            self._scope = draft.scope
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

    def _floor(self, scope: Scope) -> int:
        """Where the scope's own text starts: after the dateline, which names no subject."""
        index = bisect_left(self._datelines, (scope.end,)) - 1
        if index >= 0 and scope.start < self._datelines[index][1] < scope.end:
            return scope.position(self._datelines[index][1])
        return 0


_NOBODY = _Named(Phrase(-1, -1), "thing")
"""A sentence that starts with something that is no subject."""
_NOBODY_AT_ALL = _Named(Phrase(-2, -2), "thing")


def _read(scope: Scope, start: int, draft: Draft | None, *, first: bool) -> _Named | None:
    """The subject that the clause at ``start`` names; ``draft`` is the fact it holds."""
    letters = scope.letters
    if not scope.named and not may_name(scope, start):
        return None
    before = letters[max(0, start - 2) : start].rstrip(" ")
    if before.endswith("（") or (before.endswith("）") and letters[start : start + 1] in _JOINERS):
        return None
    stop = min(start + _REACH, len(letters))
    mark = _MARK.search(letters, start, stop)
    end = mark.start() if mark else stop
    tokens = tokens_between(scope, start, end)
    words = _words()
    index = 0
    while index < len(tokens) and (
        is_skipped(tokens[index])
        or (tokens[index].text == "“" and not _QUOTED.match(letters, tokens[index].end))
    ):
        index += 1
    if index < len(tokens) and (season := _SEASON.match(letters, tokens[index].start)):
        while index < len(tokens) and tokens[index].start < season.end():
            index += 1
    if index == len(tokens) or tokens[index].text[0] in CLAUSE_ENDS:
        return None
    person = None
    if scope.named:
        person = next((name for name in scope.named if start <= name[0] < end), None)
    if person is not None and _TELLS.match(letters, person[1]):
        return _teller(scope, tokens[index:], person) or (
            _NOBODY_AT_ALL if first and person[0] - start > 3 else None
        )
    if tokens[index].text in words.aside:
        return None
    region = list(noun_phrase(tokens[index:]))
    if (
        person is not None
        and not (region and region[-1].end > person[1])
        and _does(scope, tokens[index:], person)
        and (draft is None or draft.at > person[1])
    ):
        return _Named(_phrase(scope, *person), "person")
    if not region:
        return None
    if _TELLS_OF.match(letters, region[-1].end) and not _ANNOUNCES.match(letters, region[-1].end):
        return None
    whole = region
    region = _before_metric(scope, region, draft)
    measured = len(region) < len(whole) and not _counts(draft)
    named = _subject(scope, region, measured=measured)
    if named is None and _acted(scope, tokens[index:], len(whole), draft) and region == whole:
        return _Named(_phrase(scope, whole[0].start, whole[-1].end), "actor")
    if named is None and first and region:
        return _NOBODY
    return named


def _acted(scope: Scope, tokens: Sequence[Token], many: int, draft: Draft | None) -> bool:
    """Whether a verb stands between the phrase and the metric: 事故造成4人死亡."""
    return (
        isinstance(draft, QuantityDraft)
        and draft.metric is not None
        and many < len(tokens)
        and tokens[many].tag[0] in "vdp"
        and draft.metric.start >= scope.reading(tokens[many - 1].end)
        and tokens[many - 1].tag[0] in "nj"
        and tokens[0].text[0] not in "每之其各“"
        and tokens[0].tag != "f"
        and tokens[many - 1].text not in _words().never
        and sum(len(token.text) for token in tokens[:many]) > 1
    )


def _checked(scope: Scope, phrase: Phrase) -> _Named | None:
    """What the search for the metric took for the subject, where that is one."""
    if phrase.start < scope.start or phrase.end > scope.end:
        return None
    start, end = scope.position(phrase.start), scope.position(phrase.end)
    for name in scope.named:
        if start <= name[0] and name[1] == end:
            return _Named(_phrase(scope, *name), "person")
    region = tokens_between(scope, start, end)
    if not region or region[0].text in _words().never or region[-1].text in _words().never:
        return None
    kind = _kind(scope, region)
    return _Named(phrase, kind) if kind is not None else None


def _counts(draft: Draft | None) -> bool:
    return isinstance(draft, QuantityDraft) and draft.amount.kind == "count"


def _teller(scope: Scope, tokens: Sequence[Token], person: tuple[int, int]) -> _Named | None:
    """The body whose own man tells of it: 该库 in 该库副主任吴海燕说; a speaker else is none."""
    region: list[Token] = []
    for token in tokens:
        if token.start >= person[0] or (
            token.tag[0] not in "nbjrsm" and token.text not in BODY_ENDS
        ):
            break
        region.append(token)
        text = "".join(one.text for one in region)
        if text[0] in "该本" or text.endswith(tuple(_words().own)):
            return _Named(_phrase(scope, region[0].start, token.end), "body")
    return None


def _does(scope: Scope, tokens: Sequence[Token], person: tuple[int, int]) -> bool:
    """Whether the person is who the clause is about: what stands before only says who it is."""
    before = [token for token in tokens if token.start < person[0]]
    if any(token.tag == "p" or token.text[0] >= FIRST_ATOM for token in before):
        return False
    if scope.letters[person[0] - 1 : person[0]] in ("与", "和", "、", "对", "向", "由"):
        return False
    verbs = [token for token in before if token.tag == "v"]
    return (
        not verbs
        or before[-1].tag == "uj"
        or any(token.tag == "uj" and token.start > verbs[-1].start for token in before)
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
    each = max(letters.rfind("分别", start, own), letters.rfind("依次", start, own))
    if each < 0:
        return phrase
    members = list(_MEMBER.finditer(letters, start, scope.position(phrase.end)))
    if len(members) < 2:
        return phrase
    place = len(_NUMBERS.findall(letters, each, own))
    if place >= len(members):
        return phrase
    member = members[place]
    return _phrase(scope, member.start(), member.end())


def _before_metric(scope: Scope, region: list[Token], draft: Draft | None) -> list[Token]:
    """The region up to where the metric of the fact starts."""
    if draft is None or draft.metric is None or draft.metric.start < scope.start:
        return region
    metric = scope.position(draft.metric.start)
    if draft.metric.end <= scope.reading(region[0].start):
        return region
    if (
        scope.position(draft.metric.end) > region[-1].end
        and metric > region[0].start
        and _kind(scope, region) == "body"
    ):
        return region  # 全国铁路发送旅客: the metric begins with a verb, not in the body's name
    kept = [token for token in region if token.end <= metric]
    if not kept and _counts(draft) and _is_pointed(scope, region):
        return region  # 该型火箭已发射19次
    if not kept:
        kept = _owner(scope, region)
    elif len(kept) + 1 < len(region) and region[len(kept) + 1].tag[0] == "v":
        # 全省检察机关批准逮捕嫌疑人: the metric begins with what acts
        longer = region[: len(kept) + 1]
        if _kind(scope, longer) == "body" and region[len(kept)].tag[0] == "n":
            kept = longer
    if len(kept) == 1 and kept[0].text in _POINTERS and len(region) > 2:
        kept = region[:2]  # 该码头年吞吐量: the pointing word has a noun of its own
    while kept and kept[-1].tag in ("uj", "x") and kept[-1].text != "”":
        kept.pop()
    return kept


def _is_pointed(scope: Scope, region: list[Token]) -> bool:
    """Whether the region is a thing pointed at that does something, so no metric."""
    head, end = region[-1], region[-1].end
    return (
        region[0].text[0] in _POINTERS
        and len(region) > 1
        and head.tag[0] == "n"
        and head.text not in classes().measure
        and scope.letters[end : end + 1] == "已"
    )


def _owner(scope: Scope, region: list[Token]) -> list[Token]:
    """The body that a measure is of, where both were taken for the metric: 星澜科技出货量."""
    head = region[-1].text
    if len(region) < 2 or not (head in classes().measure or head[-1] in _MEASURES):
        return []
    for last in range(len(region) - 1, 1, -1):  # one word alone is no name: 企业营收
        if _kind(scope, region[:last]) is not None:
            return region[:last]
    return []


def _subject(scope: Scope, region: list[Token], *, measured: bool) -> _Named | None:
    """The subject that ``region`` is; with ``measured`` its metric follows it."""
    if not region:
        return None
    start, end = region[0].start, region[-1].end
    for name in scope.named:
        if start <= name[0] < end and scope.letters[name[1] : name[1] + 1] != "的":
            return _Named(_phrase(scope, *name), "person")
    known = classes()
    head = region[-1]
    if region[0].text[0] in "每之其各":
        return None
    if (
        region[0].tag[0] == "r"
        and region[0].text[0] not in _POINTERS
        and region[0].text not in known.place
        and not (region[0].text in _OURS and len(region) > 1)
    ):
        return None
    text = scope.letters[start:end]
    if text.count("“") != text.count("”"):
        return None
    if (
        text[0] in _POINTERS
        and len(text) > 1
        and text not in known.pointing
        and not (len(text) == 2 and text[1] in _CLASSIFIERS)
        and (len(region) <= 2 or head.tag[0] in "nj")
        and head.text not in known.measure
        and head.text not in _words().never
    ):
        return _Named(_phrase(scope, start, end), "thing")
    for last in range(len(region), 0, -1):
        kind = _kind(scope, region[:last])
        if kind is not None:
            return _Named(_phrase(scope, start, region[last - 1].end), kind)
    if (
        measured
        and len(text) > 1
        and head.tag[0] in "nj"
        and head.tag != "nr"
        and head.text not in known.measure
        and region[0].text not in known.noun
    ):
        return _Named(_phrase(scope, start, end), "thing")
    return None


def _kind(scope: Scope, region: Sequence[Token]) -> Kind | None:
    """What the phrase names: a place, a body, or neither."""
    head, words = region[-1], _words()
    if head.text in words.never or region[0].text in words.never or head.text.endswith("人口"):
        return None
    if head.text in classes().place or (head.tag in ("ns", "nt") and len(head.text) > 1):
        return "place"
    text = scope.letters[region[0].start : head.end]
    bare = text[:-1] if head.tag == "s" and text[-1] == "里" else text  # 村里
    if len(text) > 1 and (bare[-1] in BODY_ENDS or bare.endswith(_bodies())):
        return "body"
    return None


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(_words().body)


def _phrase(scope: Scope, start: int, end: int) -> Phrase:
    return Phrase(scope.reading(start), scope.reading(end))
