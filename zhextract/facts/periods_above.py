"""The time of what stands above a paragraph, where the paragraph names none (facts.md §7)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from zhextract.facts import period_words as words
from zhextract.facts.drafts import ChangeDraft, Draft
from zhextract.facts.left_behind import is_length, left_behind
from zhextract.facts.passages import in_report, is_report
from zhextract.facts.time import FoundTime
from zhextract.facts.times_of_facts import OrderedTimes
from zhextract.text.page import Page, Paragraph

_OPENING = 40
"""How far into its paragraph 行动期间 is looked for."""
_STRETCHES = frozenset(("month", "quarter", "half_year", "year", "period"))


class Above:
    """Asks, in this order, a paragraph that goes on, the heading of lines, and the title."""

    def __init__(
        self,
        page: Page,
        times: OrderedTimes,
        drafts: Sequence[Draft],
        in_paragraph: Callable[[Draft], FoundTime | None],
    ) -> None:
        self._page = page
        self._times = times
        self._drafts = drafts
        self._draft_starts = [draft.start for draft in drafts]
        self._headings = _headings(page)
        self._in_paragraph = in_paragraph

    def time_for(self, draft: Draft, index: int, first: int, *, quoted: bool) -> FoundTime | None:
        """The time for a fact of paragraph ``index``, which goes on from paragraph ``first``."""
        found = None if is_length(draft) else self._of_before(first)
        found = found or self._of_heading(first)
        if found is None and not quoted:
            found = self._of_topic(index, draft)
        return found

    def _of_before(self, index: int) -> FoundTime | None:
        """The time of a paragraph above, where this one goes on about the same (从结构看，…).

        So do the paragraphs of a communiqué, as far back as their heading.
        """
        reading, paragraphs = self._page.reading, self._page.paragraphs
        here = paragraphs[index]
        if here.kind != "body":
            return None
        if words.WHILE.search(reading, here.start, min(here.end, here.start + _OPENING)):
            return self._of_lead(index)
        report = in_report(self._page, index)
        beside = words.BREAKDOWN.match(reading, here.start) is not None
        if beside and not report:
            return self._of_lead(index, reported=True)
        if not report and not words.GOES_ON.match(reading, here.start):
            return None
        while index and paragraphs[index - 1].article == here.article:
            index -= 1
            before = paragraphs[index]
            if before.kind != "body":
                return None
            if (found := self._of_first_fact(before)) is not None:
                if reading.endswith("当月", found.start, found.end):
                    continue  # 7月当月 is told beside the months that the article is about
                passing = found.open == "since" or found.granularity == "part_of_day"
                return None if passing else found
            if not report and not words.GOES_ON.match(reading, before.start):
                return None
        return None

    def _of_lead(self, index: int, *, reported: bool = False) -> FoundTime | None:
        """The time of the first fact in the article's text: 行动期间, 报告期内.

        With ``reported``, only where the text calls that time its period of report.
        """
        paragraphs = self._page.paragraphs
        article = paragraphs[index].article
        first = index
        while first and paragraphs[first - 1].article == article:
            first -= 1
        for paragraph in paragraphs[first:index]:
            if paragraph.kind == "body":
                if reported and not self._reports(paragraph):
                    continue
                return self._of_first_fact(paragraph)
        return None

    def _reports(self, paragraph: Paragraph) -> bool:
        return "报告期" in self._page.reading[paragraph.start : paragraph.end]

    def _of_first_fact(self, paragraph: Paragraph) -> FoundTime | None:
        index = bisect_left(self._draft_starts, paragraph.start)
        if index == len(self._drafts) or self._drafts[index].start >= paragraph.end:
            return None
        return self._in_paragraph(self._drafts[index])

    def _of_heading(self, index: int) -> FoundTime | None:
        """The time in the nearest heading above the paragraph that names one, in its article."""
        lines = self._page.paragraphs[index].kind == "line"
        at = self._headings[index]
        while at is not None:
            above = self._page.paragraphs[at]
            title = above.kind in ("title", "subtitle")
            if title and not lines and not is_report(self._page.reading[above.start : above.end]):
                return None
            # what stands over one news item is not over the text of the next
            beside = above.kind == "heading" and not lines and at != self._headings[index]
            found = None if beside else self._times.first_in(above.start, above.end)
            if found is not None:
                return found
            at = self._headings[at]
        return None

    def _of_topic(self, index: int, draft: Draft) -> FoundTime | None:
        """The stretch of months that the title names, in a paragraph of statistics.

        A day in a title dates one happening, and says nothing of what else is told.
        """
        here = self._page.paragraphs[index]
        if here.kind != "body":
            return None
        found = self._named_above(index)
        if found is None or found.first is None or found.granularity not in _STRETCHES:
            return None
        if left_behind(self._page.reading, found, draft) or not self._moves(here):
            return None
        return found

    def _named_above(self, index: int) -> FoundTime | None:
        """The time in the title of the article, or in a line of it."""
        at = self._headings[index]
        while at is not None:
            above = self._page.paragraphs[at]
            titles = above.kind in ("title", "subtitle")
            found = self._times.last_in(above.start, above.end) if titles else None
            if found is not None:
                return found
            at = self._headings[at]
        return None

    def _moves(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph tells how much something moved over a time, not 较年初."""
        index = bisect_left(self._draft_starts, paragraph.start)
        while index < len(self._drafts) and self._drafts[index].start < paragraph.end:
            draft = self._drafts[index]
            if (
                isinstance(draft, ChangeDraft)
                and draft.kind != "gap"
                and draft.from_ is None
                and draft.to is None
            ):
                return words.SINCE_A_DAY.match(self._page.reading, draft.start) is None
            index += 1
        return False


def _headings(page: Page) -> list[int | None]:
    """For each paragraph the index of the nearest heading or title above it in its article."""
    found: list[int | None] = []
    above: int | None = None
    for index, paragraph in enumerate(page.paragraphs):
        if above is not None and page.paragraphs[above].article != paragraph.article:
            above = None
        found.append(above)
        if paragraph.kind in ("title", "subtitle", "heading"):
            above = index
    return found
