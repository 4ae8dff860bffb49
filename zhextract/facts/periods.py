"""Governing periods: which time of a paragraph holds for a fact (facts.md §7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from sys import maxsize

import regex

from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.time import FoundTime
from zhextract.text.page import Page

# A time that dates a record, a thing or the act of telling says nothing of the figures told.
_NOT_GOVERNING_AFTER = regex.compile(
    "(?:，?(?:记者)?(?:从[^，。；]{2,20})?(?:获悉|了解到|发布|公布|对外发布|通报|介绍|表示|举行(?:的)?(?:新闻)?发布会)"
    "|(?:的)?(?:历史)?(?:同期)?(?:新高|新低|最[高低大多好快强]|首次)|电[ （）]"
    "|[^，。；：的]{0,4}(?:交货|到期|上映|出台|印发|实施|成立|上市|开业|投产|出生|毕业|建成|启用|落成|获批|签订|签署)的)"
)
# Right after these words a time is the base of a comparison: 是2019年的4倍, 由2021年的24.7%升至.
_BASE_BEFORE = regex.compile("(?:[是比较同超]|与|高于|低于|相当于|超过|好于|优于)$")
_FROM_BEFORE = regex.compile("[由从自]$")
# The title of a report or communiqué says the time of all its figures.
_REPORT = regex.compile("(?:公报|统计|数据|情况|报告|快报|简报|月报|年报|摘要|概况)(?:（[^）]*）)?$")
_MOMENTS = frozenset(("minute", "hour", "part_of_day", "day"))
_SPEAKS = regex.compile("[说称]，|介绍|表示|坦言|提醒|建议|透露|认为|告诉|指出|直言|算了|笑着?说")
_BULLETS = frozenset("●▲■◆★△▶►□◇•·※")
_QUOTE_MARKS = regex.compile("[“”]")


class Governing:
    """The times of a page that can govern facts, in text order."""

    def __init__(self, page: Page, times: Sequence[FoundTime], drafts: Sequence[Draft]) -> None:
        self._page = page
        spent = sorted(_bases(drafts))
        datelines = [article.dateline for article in page.articles if article.dateline]
        self._times = [
            time
            for time in times
            if not time.event_only
            and not any(start <= time.start < end for start, end in datelines)
            and not self._is_base(time)
            and not _inside(spent, time.start)
            and _NOT_GOVERNING_AFTER.match(page.reading, time.end) is None
        ]
        self._starts = [time.start for time in self._times]
        self._paragraphs = [paragraph.start for paragraph in page.paragraphs]

    def _is_base(self, time: FoundTime) -> bool:
        if time.comparison:
            return True
        reading = self._page.reading
        before = reading[max(0, time.start - 3) : time.start]
        if _BASE_BEFORE.search(before):
            return True
        return reading.startswith("的", time.end) and _FROM_BEFORE.search(before) is not None

    def at(self, draft: Draft) -> FoundTime | None:
        """The time that holds for a fact.

        The nearest one before it in its paragraph or block of lines, inside the
        quotation it stands in; else the first that follows in its clause; else
        that of the heading over the paragraph.
        """
        index = bisect_right(self._paragraphs, draft.start) - 1
        opening = self._opening(index)
        floor = self._quotation(min(self._paragraphs[opening], draft.scope.start), draft.start)
        found = self._last_between(floor, draft.start) or self._in_clause_after(draft)
        if found is not None and self._is_scene(found, draft):
            return None
        if found is not None or self._page.paragraphs[index].kind == "title":
            return found
        return self._of_heading(opening)

    def _is_scene(self, time: FoundTime, draft: Draft) -> bool:
        """Whether the time only dates the scene in which somebody now speaks of other things."""
        start = draft.scope.start
        return (
            time.end <= start
            and time.granularity in _MOMENTS
            and _SPEAKS.search(self._page.reading, start, draft.start) is not None
        )

    def _last_between(self, floor: int, until: int) -> FoundTime | None:
        last = bisect_left(self._starts, until) - 1
        if last >= 0 and self._times[last].start >= floor:
            return self._times[last]
        return None

    def _in_clause_after(self, draft: Draft) -> FoundTime | None:
        index = bisect_left(self._starts, draft.end)
        if index == len(self._times):
            return None
        time = self._times[index]
        between = self._page.reading[draft.end : time.start]
        return time if len(between) < 20 and between.endswith(("于", "在")) else None

    def _opening(self, index: int) -> int:
        """The paragraph that paragraph ``index`` goes on from: items of a list, and after a colon."""
        page = self._page
        paragraphs = page.paragraphs
        while index and paragraphs[index - 1].article == paragraphs[index].article:
            before = paragraphs[index - 1]
            if before.kind in ("title", "subtitle", "byline", "masthead"):
                break
            goes_on = page.reading[before.start : before.end].rstrip().endswith(("：", "；", "，"))
            if not goes_on and page.reading[paragraphs[index].start] not in _BULLETS:
                break
            index -= 1
        return index

    def _of_heading(self, index: int) -> FoundTime | None:
        """The time in the nearest heading above the paragraph, in the same article."""
        paragraphs = self._page.paragraphs
        article, lines = paragraphs[index].article, paragraphs[index].kind == "line"
        for above in reversed(paragraphs[:index]):
            if above.article != article:
                return None
            title = above.kind in ("title", "subtitle")
            if title and not lines and not _is_report(self._page.reading[above.start : above.end]):
                return None
            if title or above.kind == "heading":
                return self._last_between(above.start, above.end)
        return None

    def _quotation(self, floor: int, offset: int) -> int:
        """Where the quotation around ``offset`` starts; ``floor`` outside of any."""
        opened = floor
        for mark in _QUOTE_MARKS.finditer(self._page.reading, floor, offset):
            opened = mark.end() if mark.group() == "“" else floor
        return opened


def _is_report(title: str) -> bool:
    return len(title) < 60 and _REPORT.search(title.strip()) is not None


def _bases(drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Stretches whose times are what a fact is compared with or is a part of."""
    for draft in drafts:
        if isinstance(draft, ChangeDraft):
            yield draft.start, draft.end
        elif isinstance(draft, QuantityDraft) and draft.whole is not None:
            yield draft.whole


def _inside(stretches: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(stretches, (offset, maxsize)) - 1
    return index >= 0 and stretches[index][0] <= offset < stretches[index][1]
