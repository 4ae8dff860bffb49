"""Governing periods: which time of a paragraph holds for a fact (facts.md §7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from zhextract.facts import period_words as words
from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.left_behind import DAYS, clause_of, left_behind
from zhextract.facts.listed_periods import member
from zhextract.facts.passages import opening
from zhextract.facts.period_reach import Reach
from zhextract.facts.periods_above import Above
from zhextract.facts.plans import words_plan
from zhextract.facts.time import FoundTime
from zhextract.facts.times_of_facts import (
    OrderedTimes,
    covers,
    redated,
    times_of_facts,
    times_of_levels,
    whole_year,
)
from zhextract.text.page import Page

_NEAR = 20
"""What two times or a number and its time have between them at most."""
_MOST = 12
"""How many times before a fact are asked whether they reach it."""
_IN_A_ROW = frozenset("、和与及")
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
        self._published = published
        governing, self._bases = times_of_facts(page, times, drafts, published)
        self._levels = times_of_levels(page.reading, times, drafts)
        ordered = OrderedTimes(governing)
        self._times, self._starts, self._last_in = governing, ordered.starts, ordered.last_in
        self._reach = Reach(page.reading, ordered)
        self._base_starts = [time.start for time in self._bases]
        by_place = sorted(drafts, key=lambda draft: draft.start)
        self._drafts, self._draft_starts = by_place, [draft.start for draft in by_place]
        self._above = Above(page, ordered, by_place, self._in_paragraph)
        self._paragraphs = [paragraph.start for paragraph in page.paragraphs]
        self._openings: dict[int, int] = {}
        self._quotes = [mark.start() for mark in words.QUOTE_MARKS.finditer(page.reading)]

    def at(self, draft: Draft) -> FoundTime | None:
        """The time that holds for a fact: of a list of times or years, the fact's own."""
        if isinstance(draft, ChangeDraft) and draft.level_time is not None:
            return draft.level_time
        if (base := self._base_of(draft)) is not None:
            return base
        if isinstance(draft, ChangeDraft) and draft.from_ is not None and draft.to is not None:
            level = self._levels.get(draft.start)
            if level is not None:
                return level
            if words.LEVEL_NOW.search(self._page.reading, draft.start, draft.end) is not None:
                return None
        found = self._governing(draft)
        if found is None or not isinstance(draft, ChangeDraft | QuantityDraft):
            return found
        index = bisect_left(self._starts, found.start)
        place = draft.place
        if place[1] == 1 and found.rule == "time.range":
            place = self._place_in_row(draft)
        if place[1] == 1 or self._starts[index : index + 1] != [found.start]:
            return found
        return member(self._page.reading, self._times[: index + 1], draft, place) or found

    def _place_in_row(self, draft: Draft) -> tuple[int, int]:
        """Which of how many numbers in a row it is: 对应市盈率58倍、40倍、31倍."""
        reading, drafts = self._page.reading, self._drafts
        low = high = here = bisect_left(self._draft_starts, draft.start)
        while low and reading[drafts[low - 1].end : drafts[low].start] in _IN_A_ROW:
            low -= 1
        while (
            high + 1 < len(drafts)
            and reading[drafts[high].end : drafts[high + 1].start] in _IN_A_ROW
        ):
            high += 1
        return here - low, high - low + 1

    def _opening(self, index: int) -> int:
        """``opening`` of a paragraph, found once for all its facts."""
        found = self._openings.get(index)
        if found is None:
            found = self._openings[index] = opening(self._page, index)
        return found

    def _base_of(self, draft: Draft) -> FoundTime | None:
        """The base that a number is the value of: 上年同期为4300万元, 由一季度的增长1%转为."""
        if isinstance(draft, QuantityDraft) and draft.amount.kind in _OF_THEM:
            return None
        index = bisect_left(self._base_starts, draft.start) - 1
        if index < 0 or draft.start - self._bases[index].end > _NEAR:
            return None
        base = self._bases[index]
        between = self._page.reading[base.end : draft.start]
        if isinstance(draft, ChangeDraft):
            return base if between == "的" else None
        return base if words.OF_BASE.fullmatch(between) else None

    def _governing(self, draft: Draft) -> FoundTime | None:
        """The time that governs a fact: of its paragraph, else of what stands above it."""
        index = bisect_right(self._paragraphs, draft.start) - 1
        first = self._opening(index)
        found = self._in_paragraph(draft)
        if found is not None:
            past = found.last is not None and found.last[:10] < (self._published or "")
            gone = left_behind(self._page.reading, found, draft, past=past)
            return None if gone else found
        here = self._page.paragraphs[index]
        if here.kind == "title":
            return None
        quoted = self._quotation(here.start, draft.start) != here.start
        return self._above.time_for(draft, index, first, quoted=quoted)

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
        if found is None or found.end <= clause_of(draft):
            found = self._in_clause_after(draft) or found
        return found

    def _last_between(self, floor: int, draft: Draft) -> FoundTime | None:
        index = bisect_left(self._starts, draft.start) - 1
        last = max(0, index - _MOST)
        edge: FoundTime | None = None
        reach = self._reach
        while index >= last and self._starts[index] >= floor:
            time = self._times[index]
            if reach.flows(time, draft):
                edge = edge or whole_year(time) or time
            elif reach.bars(time, draft):
                return edge
            elif reach.reaches(index, draft):
                if edge is not None and not covers(time, edge):
                    return edge
                return self._so_far(index, draft) or self._instead(index, floor, draft) or time
            index -= 1
        return edge

    def _instead(self, index: int, floor: int, draft: Draft) -> FoundTime | None:
        """A time before one that only tells which thing is meant, or says the same again."""
        reading, time = self._page.reading, self._times[index]
        if not index or (before := self._times[index - 1]).start < max(floor, draft.scope.start):
            return None
        between = reading[before.end : time.start]
        if between == "（" and before.last == time.last:
            return before  # 截至今天（10月23日）
        told = words.WHICH_THING.match(reading, time.end, draft.start)
        if told is not None and time.granularity in DAYS and before.granularity in DAYS:
            return before  # 政府11日通报说，8日燃起的大火已造成80人死亡
        first, last = before.first, time.last
        if first is None or last is None or first > last or between not in ("、", "和"):
            return None
        days = words.BOTH_DAYS.match(reading, time.end)
        return None if days is None else redated(time, first[:10], last[:10], "period")

    def _so_far(self, index: int, draft: Draft) -> FoundTime | None:
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
            or words_plan(draft, time.start)
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

    def _quotation(self, floor: int, offset: int) -> int:
        """Where the quotation around ``offset`` starts; ``floor`` outside of any."""
        index = bisect_left(self._quotes, offset) - 1
        if index < 0 or self._quotes[index] < floor:
            return floor
        mark = self._quotes[index]
        return mark + 1 if self._page.reading[mark] == "“" else floor
