"""Which times of a page can be the period of facts, and as what (facts.md §7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from sys import maxsize

from msgspec.structs import replace

from zhextract.facts import period_words as words
from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.time import FoundTime
from zhextract.facts.time.model import Interval, edtf_of
from zhextract.text.page import Page
from zhextract.types import Granularity


class OrderedTimes:
    """Times in text order, to be asked which is the last of a stretch."""

    def __init__(self, times: Sequence[FoundTime]) -> None:
        self.all = times
        self.starts = [time.start for time in times]

    def last_in(self, floor: int, until: int) -> FoundTime | None:
        """The last time that starts in the stretch."""
        index = bisect_left(self.starts, until) - 1
        return self.all[index] if index >= 0 and self.starts[index] >= floor else None

    def first_in(self, floor: int, until: int) -> FoundTime | None:
        """The first time that starts in the stretch."""
        index = bisect_left(self.starts, floor)
        inside = index < len(self.starts) and self.starts[index] < until
        return self.all[index] if inside else None


def times_of_facts(
    page: Page, times: Sequence[FoundTime], drafts: Sequence[Draft], published: str | None
) -> tuple[list[FoundTime], list[FoundTime]]:
    """The times that can govern facts, and the bases of comparison outside of facts; in order."""
    spent = sorted(_bases(drafts))
    datelines = [article.dateline for article in page.articles if article.dateline]
    governing = [
        _dated(page.reading, time, published)
        for time in times
        if (not time.event_only or (time.rule == "time.occasion" and time.first is not None))
        and not _inside(datelines, time.start)
        and not _is_base(page.reading, time)
        and not _inside(spent, time.start)
        and words.NOT_GOVERNING_AFTER.match(page.reading, time.end) is None
        and not _names(page.reading, time)
        and not _precedes(page.reading, time, published)
    ]
    governing = [
        time
        for index, time in enumerate(governing)
        if not index or not _repeats(page.reading, governing[index - 1], time)
    ]
    bases = [
        time
        for time in times
        if (time.comparison or _is_origin(page.reading, time)) and not _inside(spent, time.start)
    ]
    return governing, bases


def times_of_levels(
    reading: str, times: Sequence[FoundTime], drafts: Sequence[Draft]
) -> dict[int, FoundTime]:
    """The times of the levels that changes reached, by the start of the change.

    由上半年的1.1万元降至下半年的2000元 is of the second half.
    """
    found: dict[int, FoundTime] = {}
    ordered = OrderedTimes(times)
    for draft in drafts:
        if isinstance(draft, ChangeDraft) and draft.from_ is not None and draft.to is not None:
            time = ordered.last_in(draft.from_.end, draft.to.start)
            if time is None or not reading.startswith("的", time.end):
                continue
            if words.LEVEL_BEFORE.search(reading, time.start - 1, time.start):
                found[draft.start] = time
    return found


def _names(reading: str, time: FoundTime) -> bool:
    """Whether the time is part of a name: of a year, a work or a meeting."""
    after = words.NAMED_AFTER.match(reading, time.end)
    if after is None:
        return False
    return after.group().endswith("》") or time.granularity == "year"


def _repeats(reading: str, before: FoundTime, time: FoundTime) -> bool:
    """Whether the year of a day is written again, in a name: 11月18日，2023年城市马拉松开跑."""
    return (
        time.granularity == "year"
        and time.start - before.end == 1
        and reading[before.end] == "，"
        and before.granularity in ("day", "part_of_day")
        and before.open is None
        and before.last is not None
        and before.last[:4] == (time.first or "")[:4]
    )


def _precedes(reading: str, time: FoundTime, published: str | None) -> bool:
    """Whether the year says what came before or how rare it is: 2017年退休后，今年第二次."""
    if time.granularity in ("year", "period") and words.COUNTED_AFTER.match(reading, time.end):
        return True
    if time.open == "since" and words.RARE_AFTER.match(reading, time.end):
        return True
    if time.granularity == "month" and words.CONTRACT_AFTER.match(reading, time.end):
        return True
    # a day of an earlier year too: 该线2021年9月28日开通，
    long_ago = time.first is not None and published is not None and time.first < published[:4]
    if time.future or not (long_ago or time.granularity in ("year", "month")):
        return False
    return any(word.match(reading, time.end) for word in (words.AFTERWARDS, words.BEGUN_AFTER))


def _dated(reading: str, time: FoundTime, published: str | None) -> FoundTime:
    """A time as the period of facts: a flash at 18:10 is of its day, 6月开业以来 runs on."""
    if time.open is None and time.first is not None and words.SINCE.match(reading, time.end):
        last = published
        if last is None or last < time.first[:10]:
            return replace(time, last=None, open="since")
        return replace(redated(time, time.first[:10], last, "period"), open="since")
    if time.rule != "time.clock" or time.first is None or time.last is None:
        return time
    if reading[time.start - 1 : time.start] not in ("", "\n"):
        return time
    return redated(time, time.first[:10], time.last[:10], "day")


def _is_base(reading: str, time: FoundTime) -> bool:
    if time.comparison:
        return True
    before = reading[max(0, time.start - 4) : time.start]
    if words.BASE_BEFORE.search(before):
        return True
    if words.GOAL.match(reading, time.end) and words.DONE.search(before):
        return True
    return _is_origin(reading, time)


def _is_origin(reading: str, time: FoundTime) -> bool:
    """由一季度的增长1%转为: the time of what a movement came from."""
    before = reading[max(0, time.start - 1) : time.start]
    return reading.startswith("的", time.end) and words.FROM_BEFORE.search(before) is not None


def whole_year(time: FoundTime) -> FoundTime | None:
    """The year that ends with the day of the time; None where it is no such day."""
    if time.granularity != "day" or time.last is None or time.last[4:10] != "-12-31":
        return None
    return redated(time, time.last[:4] + "-01-01", time.last[:10], "year")


def covers(time: FoundTime, year: FoundTime) -> bool:
    """Whether the time is more than a day and holds the last day of the year."""
    return (
        time.first is not None
        and time.last is not None
        and year.last is not None
        and time.first <= year.last <= time.last
        and time.first != time.last
    )


def redated(time: FoundTime, first: str, last: str, granularity: Granularity) -> FoundTime:
    """The time with another first and last day, ISO 8601, and what follows from them."""
    days = Interval(date.fromisoformat(first), date.fromisoformat(last), granularity)
    return replace(time, first=first, last=last, granularity=granularity, edtf=edtf_of(days))


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
