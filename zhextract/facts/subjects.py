"""Subjects: the place or organisation that the facts of a passage are about."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

import regex

from zhextract.engine.lexicon import alternation
from zhextract.facts.drafts import Draft, Phrase
from zhextract.facts.phrases import classes
from zhextract.text.page import Page


@cache
def _named() -> regex.Pattern[str]:
    """A word for a place or body, at a place where a clause may name its subject."""
    words = alternation(classes().place)
    return regex.compile(
        f"(?:(?<=^|[，。；：！？、\\s“”）]|[年月日期度半底末初季来]|据|在){words}"
        f"|(?<=^|[，。；：！？\\s“”）]|[年月日期度半底末初季来])该[\\p{{Han}}]{{1,4}}?(?:公司|集团|[所院校局市县省区镇村站馆厂园馆行店矿]))"
    )


class Subjects:
    """The named subjects of a page, looked up by position."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found = [Phrase(*match.span()) for match in _named().finditer(page.reading)]
        self._starts = [phrase.start for phrase in self._found]
        self._paragraphs = [paragraph.start for paragraph in page.paragraphs]

    def at(self, draft: Draft) -> Phrase | None:
        """The nearest subject named before the fact in its paragraph."""
        index = bisect_right(self._starts, draft.start) - 1
        floor = self._paragraphs[bisect_right(self._paragraphs, draft.start) - 1]
        if index >= 0 and self._starts[index] >= min(floor, draft.scope.start):
            return self._found[index]
        return None
