"""Subjects: the place or organisation that the facts of a passage are about.

A clause names its subject at its start: 全市…, 该所…, 全国检察机关共…. The
nearest one named before a fact in its paragraph governs it (facts.md §7).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Draft, Phrase
from zhextract.facts.phrases import CLAUSE_ENDS, acts, classes, tokens_between
from zhextract.text.page import Page

_CLAUSE_START = regex.compile("(?:^|[" + CLAUSE_ENDS + "“])[ 　]*")
_SKIPPED = frozenset(("c", "d", "f", "x", "t", "p"))
_LONGEST = 8
"""A subject has no more words than this."""


class Subjects:
    """The named subjects of the scopes of a page, looked up by position."""

    def __init__(self, page: Page) -> None:
        self._paragraphs = [paragraph.start for paragraph in page.paragraphs]
        self._read: dict[int, tuple[list[int], list[Phrase]]] = {}
        self._last: Phrase | None = None

    def at(self, draft: Draft) -> Phrase | None:
        """The nearest subject named before the fact in its paragraph."""
        scope = draft.scope
        starts, phrases = self._of(scope)
        index = bisect_right(starts, draft.start) - 1
        if index >= 0:
            self._last = phrases[index]
            return self._last
        floor = self._paragraphs[bisect_right(self._paragraphs, draft.start) - 1]
        if self._last is not None and self._last.start >= min(floor, scope.start):
            return self._last
        return None

    def name(self, phrase: Phrase) -> None:
        """Let a subject that a fact gives itself govern what follows."""
        self._last = phrase

    def _of(self, scope: Scope) -> tuple[list[int], list[Phrase]]:
        found = self._read.get(scope.start)
        if found is None:
            phrases = list(_named(scope))
            found = self._read[scope.start] = ([phrase.start for phrase in phrases], phrases)
        return found


def _named(scope: Scope) -> Sequence[Phrase]:
    """The subjects at the starts of the clauses of a scope, in order."""
    found: list[Phrase] = []
    letters = scope.letters
    for match in _CLAUSE_START.finditer(letters):
        tokens = tokens_between(scope, match.end(), min(match.end() + 40, len(letters)))
        region = _leading(tokens)
        if region:
            found.append(Phrase(scope.reading(region[0].start), scope.reading(region[-1].end)))
    return found


def _leading(tokens: Sequence[Token]) -> list[Token]:
    """The place or body that the clause starts with; empty where it starts otherwise."""
    known = classes()
    region: list[Token] = []
    for token in tokens:
        if not region and (token.tag in _SKIPPED or token.text >= "\ue000"):
            continue
        if token.text in known.place and (not region or len(region) == 1):
            region.append(token)
            continue
        if token.text[0] in CLAUSE_ENDS or token.text[0] >= "\ue000" or len(region) == _LONGEST:
            break
        if token.tag[0] not in "njbr" or token.tag in ("r", "rr"):
            if not (token.tag == "r" and token.text[0] in "该本我" and not region):
                break
        region.append(token)
    while region and not acts(region):
        region.pop()
    if len(region) > 1 and region[0].text in known.place and not acts(region[1:]):
        region = region[:1]
    return region
