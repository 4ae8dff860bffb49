"""Governing periods: which time of a paragraph holds for a fact (facts.md §7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex

from zhextract.facts.drafts import ChangeDraft, Draft
from zhextract.facts.time import FoundTime
from zhextract.text.page import Page

# A time that dates a record or the act of telling says nothing of the figures told.
_NOT_GOVERNING = regex.compile(
    "(?:[，]?(?:记者)?(?:从[^，。；]{2,20})?(?:获悉|了解到|发布|公布|对外发布|通报|介绍|表示|举行(?:的)?(?:新闻)?发布会)"
    "|(?:的)?(?:历史)?(?:同期)?(?:新高|新低|最[高低大多好快强]|首次)|电[ （）])"
)


class Governing:
    """The times of a page that can govern facts, in text order."""

    def __init__(self, page: Page, times: Sequence[FoundTime]) -> None:
        self._page = page
        datelines = [article.dateline for article in page.articles if article.dateline]
        self._times = [
            time
            for time in times
            if not time.comparison
            and not time.event_only
            and not any(start <= time.start < end for start, end in datelines)
            and _NOT_GOVERNING.match(page.reading, time.end) is None
        ]
        self._starts = [time.start for time in self._times]
        self._paragraphs = [paragraph.start for paragraph in page.paragraphs]

    def at(self, draft: Draft) -> FoundTime | None:
        """The nearest time before the fact in its paragraph or block of lines."""
        index = bisect_right(self._paragraphs, draft.start) - 1
        floor = min(self._paragraphs[index], draft.scope.start)
        last = bisect_left(self._starts, self._until(draft)) - 1
        while last >= 0 and self._times[last].start >= floor:
            time = self._times[last]
            if not self._within(draft, time):
                return time
            last -= 1
        return None

    def _until(self, draft: Draft) -> int:
        """Times inside a change are its bases; only those before it govern."""
        return draft.start

    @staticmethod
    def _within(draft: Draft, time: FoundTime) -> bool:
        return isinstance(draft, ChangeDraft) and draft.start <= time.start < draft.end
