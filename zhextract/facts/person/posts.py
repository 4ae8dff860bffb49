"""Roles of every person of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from zhextract.engine.atoms import Scope
from zhextract.facts.person import roles
from zhextract.facts.person.model import FoundRole, Mention
from zhextract.facts.person.titles import TitlePhrase
from zhextract.text.page import Page

_JOINS = ("、", "和", "与", "及")
_OF_MEETINGS = frozenset(("秘书长", "副秘书长", "党组成员", "副主任", "副主席"))
"""Of the body whose head or deputies were named before: ，秘书长丙."""
_LIST_MARKS = (*_JOINS, " ", "")


def _goes_together(letters: str, one: TitlePhrase, other: TitlePhrase, end: int) -> bool:
    """Whether a title goes on a list of people, or is the deputy of the one before it."""
    if letters[end : other.start] in _JOINS:
        return True
    head, title = letters[slice(*one.title)], letters[slice(*other.title)]
    return letters[other.start - 1] in "，；" and (title == "副" + head or title in _OF_MEETINGS)


@cache
def _of_others() -> regex.Pattern[str]:
    """Between a name and a verb of taking a post it makes that somebody else's: 祝贺…当选."""
    return regex.compile("[您你]|贺(?![他她])")


class _Collector:
    """Walks the mentions of a page scope by scope and gives each person its roles."""

    def __init__(
        self,
        page: Page,
        scopes: Sequence[Scope],
        mentions: Sequence[Mention],
        by_start: dict[int, str],
    ) -> None:
        self._page = page
        self._scopes = scopes
        self._by_start = by_start
        self._mentions: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._mentions.setdefault(mention.scope, []).append(mention)
        self._sentence_starts = [sentence.start for sentence in page.sentences]
        self.found: dict[str, dict[FoundRole, None]] = {}
        """The roles of each person, a dict for its order."""
        self._biography = False
        """Whether the paragraph tells of somebody's posts so far."""

    def walk(self) -> None:
        """Fill ``found``."""
        paragraph = -1
        topic: str | None = None
        for index, scope in enumerate(self._scopes):
            here = self._paragraph(scope)
            if here != paragraph:
                paragraph, topic, self._biography = here, None, False
            mentions = self._mentions.get(index, [])
            if not mentions and topic is None:
                continue
            self._beside(scope, mentions)
            for mention in mentions:
                topic = self._by_start[mention.start]
                self._biography |= roles.is_biography(scope, scope.position(mention.end))
            self._posts(scope, mentions, topic if not mentions or self._biography else None)
            if self._biography and topic is not None:
                self._listed(scope, topic, mentions)

    def _beside(self, scope: Scope, mentions: Sequence[Mention]) -> None:
        """Give the mentions of a scope the titles before and behind them.

        A list shares the title before its first name (副市长甲、乙), the organization
        before its first title (督察组组长甲、副组长乙), and what its last one becomes
        (甲、乙为副主任).
        """
        letters = scope.letters
        before: list[TitlePhrase] = []
        listed: list[str] = []
        last_end = -1
        for number, mention in enumerate(mentions):
            start, end = scope.position(mention.start), scope.position(mention.end)
            key = self._by_start[mention.start]
            own: list[TitlePhrase] = []
            if mention.kind not in ("surname", "byline"):
                floor = max(0, last_end)
                own = roles.before(scope, start, floor) or roles.preposed(scope, start, floor)
            if last_end >= 0 and letters[last_end:start] in _LIST_MARKS:
                own = own or before
            else:
                listed = []
                if before and own and _goes_together(letters, before[-1], own[0], last_end):
                    own = roles.carried(letters, [before[-1], *own])[1:]
            before, last_end = own, end
            limit = len(letters)
            if number + 1 < len(mentions):
                limit = scope.position(mentions[number + 1].start)
            after = roles.behind(scope, end, limit, surname=mention.kind == "titled")
            self._give(scope, key, [*own, *after], end)
            if after and letters[end] == "为":
                for other in listed:
                    self._give(scope, other, after)
            listed.append(key)

    def _posts(self, scope: Scope, mentions: list[Mention], topic: str | None) -> None:
        starts = [scope.position(mention.start) for mention in mentions]
        for verb, phrases in roles.taken(scope, starts):
            if any(verb < start < phrases[0].start for start in starts):
                continue  # 聘任|余晓敏|为总经理: hers, as what stands behind her name
            holder = topic
            behind = phrases[-1].title[1]
            of = behind + 1 if scope.letters[behind : behind + 1] == "的" else -1
            for mention, start in zip(mentions, starts, strict=True):
                end = scope.position(mention.end)
                if end <= verb and not scope.letters.startswith("接替", start - 2):
                    others = _of_others().search(scope.letters, end, verb)
                    holder = None if others else self._by_start[mention.start]
                elif start == of:  # 时任县委书记的|安泽
                    holder = self._by_start[mention.start]
            if holder is not None:
                self._give(scope, holder, phrases, post=self._biography)
            for key in self._joined(scope, mentions, verb):
                self._give(scope, key, phrases)

    def _joined(self, scope: Scope, mentions: Sequence[Mention], verb: int) -> Iterator[str]:
        """Those who take a post with the one whose name ends at ``verb``: 甲、乙|当选为副主任."""
        end = verb
        for mention in reversed(mentions):
            if scope.position(mention.end) == end:
                if end != verb:
                    yield self._by_start[mention.start]
                start = scope.position(mention.start)
                end = start - 1 if scope.letters[start - 1 : start] in ("、", "和", "与") else -1

    def _listed(self, scope: Scope, topic: str, mentions: Sequence[Mention]) -> None:
        """Give whom a biography is about the posts that its clauses list without a verb."""
        named = {scope.position(mention.end) for mention in mentions}
        for start, end in roles.clauses(scope.letters):
            if end in named or roles.takes_post(scope, start, end):
                continue
            phrases = roles.listed(scope, start, end, whole=False)
            if phrases:
                self._give(scope, topic, phrases, post=True)

    def _give(
        self,
        scope: Scope,
        key: str,
        phrases: Sequence[TitlePhrase],
        end: int = -1,
        *,
        post: bool = False,
    ) -> None:
        known = self.found.setdefault(key, {})
        for phrase in phrases:
            address = phrase.title[0] == end
            title = (scope.reading(phrase.title[0]), scope.reading(phrase.title[1]))
            organization = None
            if phrase.organization is not None:
                first, last = phrase.organization
                organization = (scope.reading(first), scope.reading(last))
            start = min(title[0], organization[0]) if organization else title[0]
            known[FoundRole(start, title[1], title, organization, address, post)] = None

    def _paragraph(self, scope: Scope) -> int:
        at = bisect_right(self._sentence_starts, scope.start) - 1
        return self._page.sentences[at].paragraph if at >= 0 else -1


def collect_roles(
    page: Page, scopes: Sequence[Scope], mentions: Sequence[Mention], by_start: dict[int, str]
) -> dict[str, dict[FoundRole, None]]:
    """The roles of every person, by the key of the person."""
    collector = _Collector(page, scopes, mentions, by_start)
    collector.walk()
    return collector.found
