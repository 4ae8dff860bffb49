"""Governing periods: which time of a paragraph holds for a fact (facts.md §7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from zhextract.facts import period_words as words
from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.listed_periods import member
from zhextract.facts.passages import in_report, is_report, opening
from zhextract.facts.phrases import clause_start
from zhextract.facts.time import FoundTime
from zhextract.facts.times_of_facts import covers, redated, times_of_facts, whole_year
from zhextract.text.page import Page, Paragraph

_NEAR = 20
"""What two times or a number and its time have between them at most."""
_FAR = 300
"""How far back in its sentence the words are read that stand before a fact."""
_MOST = 12
"""How many times before a fact are asked whether they reach it."""
_OPENING = 40
"""How far into its paragraph 行动期间 is looked for."""
_YEARS = frozenset(("年", "周岁"))
_OF_THEM = frozenset(("percentage", "fraction", "multiple"))
"""Kinds of numbers that measure against a base, and are of the time of what is measured."""


class Governing:
    """The times of a page that can govern facts, in text order."""

    def __init__(
        self,
        page: Page,
        times: Sequence[FoundTime],
        drafts: Sequence[Draft],
        published: str | None,
    ) -> None:
        self._page = page
        self._times, self._bases = times_of_facts(page, times, drafts, published)
        self._drafts = sorted(drafts, key=lambda draft: draft.start)
        self._draft_starts = [draft.start for draft in self._drafts]
        self._starts = [time.start for time in self._times]
        self._base_starts = [time.start for time in self._bases]
        self._paragraphs = [paragraph.start for paragraph in page.paragraphs]
        self._headings = _headings(page)
        self._openings: dict[int, int] = {}
        self._quotes = [mark.start() for mark in words.QUOTE_MARKS.finditer(page.reading)]

    def at(self, draft: Draft) -> FoundTime | None:
        """The time that holds for a fact: of a list of times or years, the fact's own."""
        if (base := self._base_of(draft)) is not None:
            return base
        found = self._governing(draft)
        if found is None or not isinstance(draft, ChangeDraft | QuantityDraft):
            return found
        index = bisect_left(self._starts, found.start)
        if draft.place[1] == 1 or self._starts[index : index + 1] != [found.start]:
            return found
        return member(self._page.reading, self._times[: index + 1], draft) or found

    def _opening(self, index: int) -> int:
        """``opening`` of a paragraph, found once for all its facts."""
        found = self._openings.get(index)
        if found is None:
            found = self._openings[index] = opening(self._page, index)
        return found

    def _base_of(self, draft: Draft) -> FoundTime | None:
        """The base of comparison that a number is the value of: 上年同期为4300万元."""
        if not isinstance(draft, QuantityDraft) or draft.amount.kind in _OF_THEM:
            return None
        index = bisect_left(self._base_starts, draft.start) - 1
        if index < 0 or draft.start - self._bases[index].end > _NEAR:
            return None
        base = self._bases[index]
        between = self._page.reading[base.end : draft.start]
        return base if words.OF_BASE.fullmatch(between) else None

    def _governing(self, draft: Draft) -> FoundTime | None:
        """The time that governs a fact: of its paragraph, else of what stands above it."""
        index = bisect_right(self._paragraphs, draft.start) - 1
        first = self._opening(index)
        found = self._in_paragraph(draft)
        if found is not None and self._left_behind(found, draft):
            return None
        if found is not None or self._page.paragraphs[index].kind == "title":
            return found
        found = None if _is_length(draft) else self._of_before(first)
        return found or self._of_heading(first)

    def _in_paragraph(self, draft: Draft) -> FoundTime | None:
        """The time of a fact's paragraph that governs it.

        The nearest one before it in its paragraph or block of lines, inside the
        quotation it stands in, that reaches so far; but one that follows in its
        own clause goes before those of other clauses.
        """
        index = bisect_right(self._paragraphs, draft.start) - 1
        first = self._opening(index)
        own = min(self._paragraphs[index], draft.scope.start)
        found = self._last_between(self._quotation(own, draft.start), draft)
        if found is None and first < index:
            # what leads into the list holds for each of its items, no item for another
            lead = self._page.paragraphs[first]
            found = self._last_in(lead.start, lead.end)
        if found is None or found.end <= self._clause_start(draft):
            found = self._in_clause_after(draft) or found
        return found

    def _left_behind(self, time: FoundTime, draft: Draft) -> bool:
        """Whether the fact is of no time, or of another than that of an earlier sentence."""
        if time.end <= draft.scope.start and self._turns(time, draft):
            return True
        return self._lasts(time, draft)

    def _lasts(self, time: FoundTime, draft: Draft) -> bool:
        """Whether the fact tells what a thing is like, in another clause than the time's."""
        floor = self._clause_start(draft)
        return (
            time.end <= floor
            and isinstance(draft, QuantityDraft)
            and words.LASTING.search(self._page.reading, floor, draft.start) is not None
        )

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
                return None if found.open == "since" else found
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

    def _clause_start(self, draft: Draft) -> int:
        return draft.scope.reading(clause_start(draft.scope.letters, draft.at))

    def _turns(self, time: FoundTime, draft: Draft) -> bool:
        """Whether the sentence of the fact has left the time of an earlier one."""
        reading, start = self._page.reading, max(draft.scope.start, draft.start - _FAR)
        if words.TURNS.search(reading, start, draft.start) is not None:
            return True
        if _is_length(draft) or self._stands(draft):
            return True
        if _is_age(draft) and reading.startswith("的", draft.end):
            return True  # 50岁的环卫工: so old when it is told
        # a time may only date the scene in which somebody now speaks of other things
        return words.SPEAKS.search(reading, start, draft.start) is not None

    def _stands(self, draft: Draft) -> bool:
        """Whether the fact tells what a thing is like or what is fixed: 大桥全长1386米."""
        if not isinstance(draft, QuantityDraft):
            return False
        floor = self._clause_start(draft)
        return words.STANDING.search(self._page.reading, floor, draft.start) is not None

    def _last_between(self, floor: int, draft: Draft) -> FoundTime | None:
        index = bisect_left(self._starts, draft.start) - 1
        last = max(0, index - _MOST)
        year: FoundTime | None = None
        while index >= last and self._starts[index] >= floor:
            time = self._times[index]
            if self._flows(time, draft):
                year = year or whole_year(time)
            elif self._reaches(time, draft):
                if year is not None and not covers(time, year):
                    return year
                return self._so_far(index) or time
            index -= 1
        return year

    def _flows(self, time: FoundTime, draft: Draft) -> bool:
        """Whether the time is the end of a year, and the fact of a flow told behind its clause."""
        if not time.approximate or time.open is not None or whole_year(time) is None:
            return False
        reading = self._page.reading
        mark = words.OTHER_CLAUSE_MARK.search(reading, time.end, draft.start)
        return mark is not None and words.FLOWS.search(reading, mark.end(), draft.end) is not None

    def _reaches(self, time: FoundTime, draft: Draft) -> bool:
        """Whether a time holds as far as the fact: a term for its clause, 起 for its sentence."""
        if time.open == "since" and time.last is None:
            return time.end > draft.scope.start
        if time.open is None and words.NOW.search(self._page.reading, time.end, draft.start):
            return False
        before = self._page.reading[max(0, time.start - 1) : time.start]
        if words.FROM_BEFORE.search(before) and words.TURNED.search(
            self._page.reading, time.end, draft.start
        ):
            return False  # 由上月下降2%转为上涨3%
        if words.LASTS_UNTIL.search(self._page.reading, max(0, time.start - _NEAR), time.start):
            return words.OTHER_CLAUSE.search(self._page.reading, time.end, draft.start) is None
        if time.open == "until" and words.BEFORE_THEN.search(
            self._page.reading, time.end - 1, time.end
        ):
            return words.CLAUSE_MARKS.search(self._page.reading, time.end, draft.start) is None
        return True

    def _so_far(self, index: int) -> FoundTime | None:
        """A stretch told in two times: 截至6月底，今年累计…; 自6月25日启动以来，截至7月25日."""
        time, before = self._times[index], self._times[index - 1] if index else None
        if before is None or time.last is None:
            return None
        if time.open == "until":
            begun = before.first if before.open == "since" else None
            if begun is None or begun[:10] > time.last[:10] or not self._adjoin(before, time):
                return None
            return redated(time, begun[:10], time.last[:10], "period")
        if (
            time.granularity != "year"
            or before.open != "until"
            or before.last is None
            or time.first is None
            or before.last[:4] != time.first[:4]
            or time.start - before.end > _NEAR
        ):
            return None
        return redated(time, time.first, before.last[:10], "period")

    def _adjoin(self, before: FoundTime, time: FoundTime) -> bool:
        """Whether the clause of a time with 以来 is followed by another time."""
        told = self._page.reading[before.start : time.start]
        return told.endswith("以来，") and words.SENTENCE_MARKS.search(told) is None

    def _in_clause_after(self, draft: Draft) -> FoundTime | None:
        index = bisect_left(self._starts, draft.end)
        if index == len(self._times):
            return None
        time = self._times[index]
        between = self._page.reading[draft.end : time.start]
        if len(between) >= _NEAR or words.OTHER_CLAUSE.search(between):
            return None
        if between.endswith(("于", "在")):
            return time
        following = self._page.reading[time.end : time.end + 1]
        if following in "的，。；、）" or between.startswith(("的", "（")):
            return None
        return time

    def _of_heading(self, index: int) -> FoundTime | None:
        """The time in the nearest heading above the paragraph that names one, in its article."""
        lines = self._page.paragraphs[index].kind == "line"
        at = self._headings[index]
        while at is not None:
            above = self._page.paragraphs[at]
            title = above.kind in ("title", "subtitle")
            if title and not lines and not is_report(self._page.reading[above.start : above.end]):
                return None
            if (found := self._last_in(above.start, above.end)) is not None:
                return found
            at = self._headings[at]
        return None

    def _last_in(self, floor: int, until: int) -> FoundTime | None:
        index = bisect_left(self._starts, until) - 1
        return self._times[index] if index >= 0 and self._starts[index] >= floor else None

    def _quotation(self, floor: int, offset: int) -> int:
        """Where the quotation around ``offset`` starts; ``floor`` outside of any."""
        index = bisect_left(self._quotes, offset) - 1
        if index < 0 or self._quotes[index] < floor:
            return floor
        mark = self._quotes[index]
        return mark + 1 if self._page.reading[mark] == "“" else floor


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


def _is_length(draft: Draft) -> bool:
    """从军16年: so long until whenever it is told."""
    if not isinstance(draft, QuantityDraft) or draft.amount.kind != "measure":
        return False
    return draft.amount.unit in _YEARS


def _is_age(draft: Draft) -> bool:
    if not isinstance(draft, QuantityDraft) or draft.amount.bound != "exact":
        return False
    return draft.amount.unit in ("岁", "周岁")
