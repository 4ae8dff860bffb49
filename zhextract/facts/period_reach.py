"""How far a time reaches: what ends it before a fact that stands behind it (facts.md §7)."""

from __future__ import annotations

from collections.abc import Iterator

from zhextract.engine.compiled import AnyPattern
from zhextract.facts import period_words as words
from zhextract.facts.drafts import Draft, QuantityDraft
from zhextract.facts.left_behind import DAYS, clause_of
from zhextract.facts.time import FoundTime
from zhextract.facts.times_of_facts import OrderedTimes

_NEAR = 20
"""How far from a time, or behind a figure, words are read that belong to it."""


class Reach:
    """The times of a page that can govern, each with what ends it."""

    def __init__(self, reading: str, times: OrderedTimes) -> None:
        self._reading = reading
        self._times = times.all
        self._ended_by: dict[int, tuple[AnyPattern, ...]] = {}

    def reaches(self, index: int, draft: Draft) -> bool:
        """Whether nothing between time ``index`` and the fact ends what the time holds for."""
        ends = self._ended_by.get(index)
        if ends is None:
            ends = self._ended_by[index] = tuple(self._ends(index))
        start = self._times[index].end
        return not any(end.search(self._reading, start, draft.start) for end in ends)

    def bars(self, time: FoundTime, draft: Draft) -> bool:
        """Whether no time reaches the fact from before this one, nor does this one.

        Behind 自12月1日起新政落地。 the day of the announcement does not come back.
        """
        if time.open == "since" and time.last is None:
            return time.end <= draft.scope.start
        return time.granularity in DAYS and self._only_told(time, draft)

    def flows(self, time: FoundTime, draft: Draft) -> bool:
        """Whether the time ends a stretch, and the fact is of a flow told behind its clause."""
        if not time.approximate or time.open is not None or time.granularity != "day":
            return False
        reading = self._reading
        mark = words.OTHER_CLAUSE_MARK.search(reading, time.end, draft.start)
        if mark is None or words.FLOWS.search(reading, mark.end(), draft.end) is None:
            return False
        return words.STOCKS.search(reading, max(mark.end(), clause_of(draft)), draft.start) is None

    def _only_told(self, time: FoundTime, draft: Draft) -> bool:
        """Whether somebody tells on that day what lasts or is to come: 22日称，可能持续三个月."""
        told = words.TOLD.match(self._reading, time.end, draft.start)
        if told is None:
            return False
        clause = max(told.end(), clause_of(draft))
        to_come = words.TO_COME if isinstance(draft, QuantityDraft) else words.TO_MOVE
        return to_come.match(self._reading, clause, draft.end + _NEAR) is not None

    def _ends(self, index: int) -> Iterator[AnyPattern]:
        """What ends the reach of a time: a mark for a term, a word for what something was."""
        reading, time = self._reading, self._times[index]
        before = reading[max(0, time.start - 1) : time.start]
        if time.open is None:
            yield words.NOW
        if words.FROM_BEFORE.search(before):
            yield words.TURNED  # 由上月下降2%转为上涨3%
        if self._of_its_clause(time, before):
            yield words.OTHER_CLAUSE
        if time.open == "until" and words.BEFORE_THEN.search(reading, time.end - 1, time.end):
            yield words.CLAUSE_MARKS
        if time.event_only:
            yield words.OCCASION_ENDS
        if time.future and time.open is None and self._is_aside(time):
            yield words.FULL_STOPS  # what is set for a day to come; 预计2025年投产
        if self._of_its_sentence(index, before):
            yield words.SENTENCE_MARKS

    def _of_its_clause(self, time: FoundTime, before: str) -> bool:
        """Whether the time is of its clause alone: 持续到11月4日, 占2023年营收的16%, 上月为2%."""
        reading = self._reading
        if before == "占":
            return True
        if words.BESIDE.match(reading, time.end):
            return reading.startswith(words.EARLIER, time.start)
        return bool(words.LASTS_UNTIL.search(reading, max(0, time.start - _NEAR), time.start))

    def _of_its_sentence(self, index: int, before: str) -> bool:
        """Whether the time is of its sentence alone: of a part, an aim, a first time or an hour."""
        reading, time = self._reading, self._times[index]
        return (
            (time.future and before == "到")
            or words.OF_ITS_RISE.match(reading, time.end) is not None
            or reading.endswith(("其中", "其中，"), 0, time.start)
            or self._is_hour_beside(index)
            or reading.startswith(words.DAY_BEFORE, time.start)
        )

    def _is_hour_beside(self, index: int) -> bool:
        """Whether the time is an hour told behind a longer time: 假期，…；29日9时，…"""
        time = self._times[index]
        if not index or time.last is None or "T" not in time.last or time.open is not None:
            return False
        before = self._times[index - 1]
        if before.granularity in DAYS or before.open is not None:
            return False
        return words.SENTENCE_MARKS.search(self._reading, before.end, time.start) is None

    def _is_aside(self, time: FoundTime) -> bool:
        """Whether a time to come is a day, or told in passing and no topic of its sentence."""
        if time.granularity in DAYS:
            return True
        start = time.start
        return bool(start) and self._reading[start - 1] not in "。！？，；：（\n到“"
