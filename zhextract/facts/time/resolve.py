"""From points and anchors to intervals."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from zhextract.facts.time import off_grid
from zhextract.facts.time.anchors import Anchors
from zhextract.facts.time.dates import add_days, add_months, day_of, month_end
from zhextract.facts.time.model import Interval
from zhextract.facts.time.point import Point


class Clause(NamedTuple):
    """What the clause says about its time."""

    future: bool = False
    comparison: bool = False
    deadline: bool = False
    """It sets a term (10月1日前): the coming one is meant."""
    over: bool = False
    """It says that it is over, or compares with it: 12月3日去世的, 比12月."""


def resolve(point: Point, anchors: Anchors, clause: Clause) -> Interval:
    """The interval of one point; both ends None where nothing anchors it."""
    fill_relative(point, anchors, clause)
    if point.off_grid is not None:
        return off_grid.resolve(point, anchors, clause.future, clause.comparison)
    place(point, anchors, clause)
    return on_grid(point)


def resolve_range(first: Point, last: Point, anchors: Anchors, clause: Clause) -> Interval:
    """The interval from the beginning of ``first`` to the end of ``last``."""
    fill_relative(first, anchors, clause)
    if last.shift is not None and last.shift[1] == "stated" and first.year is not None:
        _count_from(last, first)
    fill_relative(last, anchors, clause)
    if first.off_grid is None and last.off_grid is None:
        _share(first, last, anchors, clause)
    low, high = _end(first, anchors, clause), _end(last, anchors, clause)
    clock = None
    if low.clock or high.clock:
        opening = low.clock[0] if low.clock else 0
        clock = opening, (high.clock[1] if high.clock else 24 * 60 - 1)
    elif low.granularity == high.granularity == "part_of_day" and low.first == high.last:
        return Interval(low.first, high.last, "part_of_day")
    approximate = low.approximate or high.approximate
    if low.first and high.last and low.first > high.last:
        return Interval(None, None, "period")
    return Interval(low.first, high.last, "period", approximate, clock)


def _end(point: Point, anchors: Anchors, clause: Clause) -> Interval:
    if point.off_grid is not None:
        return off_grid.resolve(point, anchors, clause.future, clause.comparison)
    place(point, anchors, clause)
    return on_grid(point)


def fill_relative(point: Point, anchors: Anchors, clause: Clause) -> None:
    """Turn a relative word into year, months and days, as far as anything anchors it."""
    if point.shift is None:
        return
    unit, base, count = point.shift
    origin = _origin(unit, base, count, anchors, clause)
    if origin is None:
        return
    if unit == "year":
        point.year = origin.year + count
    elif unit == "month":
        point.year, month = add_months(origin.year, origin.month, count)
        point.months = (month, month)
    elif unit == "quarter":
        point.year, month = add_months(origin.year, 3 * ((origin.month - 1) // 3) + 1, 3 * count)
        point.months = (month, month + 2)
        if point.days is not None:  # an edge: its month alone
            point.months = (month, month) if point.days[0] == 1 else (month + 2, month + 2)
    elif unit in ("day", "workday"):
        day = add_days(origin, count)
        while unit == "workday" and day is not None and day.weekday() > 4:
            day = add_days(day, -1)
        if day is not None:
            _set_day(point, day)
    point.shift = None if unit != "week" else point.shift


def _set_day(point: Point, day: date) -> None:
    point.year, point.months, point.days = day.year, (day.month, day.month), (day.day, day.day)


_WITHIN_A_MONTH = frozenset({"month", "ten_days", "day", "part_of_day", "hour", "minute"})


def _origin(unit: str, base: str, count: int, anchors: Anchors, clause: Clause) -> date | None:
    """The day that a relative word counts from."""
    period = anchors.period
    stated = period and (period.last or period.first)
    if base == "published":
        if clause.comparison and count < 0 and stated and period and unit == "month":
            return (
                stated if period.granularity in _WITHIN_A_MONTH else anchors.published
            )  # 比上月 counts from the month spoken of
        return anchors.filed if unit == "day" else anchors.published
    if unit == "year":
        if count < 0 and stated:
            return stated
        year = anchors.year if anchors.year is not None else anchors.stated_year
        if year is not None:
            return day_of(year, 1, 1)
        return anchors.published if count < 0 else None
    if unit == "month":
        if anchors.month is not None:
            return day_of(*anchors.month, 1)
        span = anchors.span
        if count == 0 and span and span.last and span.granularity == "month":
            return span.last
        return anchors.published if count == 0 else None
    return anchors.near or anchors.day or (anchors.published if unit == "workday" else None)


def _count_from(point: Point, first: Point) -> None:
    """次年 and 当月 at the end of a range count from its beginning."""
    assert point.shift is not None
    assert first.year is not None
    unit, _, count = point.shift
    if unit == "year":
        point.year, point.shift = first.year + count, None
    elif unit == "day" and first.months and first.days:
        start = day_of(first.year, first.months[0], first.days[0])
        if start is not None and (day := add_days(start, count)) is not None:
            _set_day(point, day)
            point.shift = None


def _share(first: Point, last: Point, anchors: Anchors, clause: Clause) -> None:
    """Let the two ends of a range lend each other what is written once."""
    if first.bare and first.clock is not None and last.months is not None:  # 20时至次日8时
        _set_day_before(first, last)
    if last.months is None and last.days is not None and first.months is not None:
        last.months = first.months  # 10月1日至7日
    elif last.months is None and last.clock is not None and last.days is None:
        last.months, last.days, last.year = first.months, first.days, first.year
    elif first.bare and first.days is not None and last.months is not None:  # 28日至10月6日
        wraps = first.days[0] > (last.days or (0, 0))[1]
        month = last.months[0] - wraps
        first.months = (month or 12, month or 12)
    if first.year is None and last.year is None:
        # 1—9月 sums up what is over, 7—9月 may be going on
        sums_up = first.days is None and first.clock is None and first.months in (None, (1, 1))
        anchor = last if sums_up else first
        place(anchor, anchors, clause)
        if last.months is None and last.days is not None:  # 10日至12日
            last.months = first.months
            if first.days and last.months and last.days[0] < first.days[0]:
                last.months = (last.months[0] % 12 + 1,) * 2
        elif last.months is None:  # 15:00至17:00
            last.months, last.days = first.months, first.days
    if last.year is None and first.year is not None:
        last.year = first.year
        if first.months and last.months and _key(last) < _key(first):
            last.year += 1  # 2022年12月至3月
    elif first.year is None and last.year is not None:
        first.year = last.year
        if first.months and last.months and _key(first) > _key(last):
            first.year -= 1


def _set_day_before(first: Point, last: Point) -> None:
    """A bare clock begins the day before a later day's: the same day if the clocks go on."""
    if last.year is None or last.months is None or last.days is None:
        return
    day = day_of(last.year, last.months[0], last.days[0])
    earlier = first.clock and last.clock and first.clock < last.clock
    if day is not None and (begins := add_days(day, 0 if earlier else -1)) is not None:
        _set_day(first, begins)


def _key(point: Point) -> tuple[int, int]:
    assert point.months is not None
    return point.months[0], point.days[0] if point.days else 0


def place(point: Point, anchors: Anchors, clause: Clause) -> None:
    """Give a point on the grid the year, month or day that it does not say."""
    if point.year is not None or point.shift is not None:
        return
    if point.months is not None:
        if point.rule == "time.edge" or point.rule == "time.whole_year":
            point.year = _year_spoken_of(anchors, clause)
            return
        month = point.months[0]
        if point.granularity == "period" and not point.approximate:
            month = point.months[1]  # 前三季度 is over, or nearly, when it is reported
            month -= (month % 3 == 0 and point.rule == "time.quarter") * 2
        day = point.days[0] if point.days else None
        point.year = anchors.year_for(
            month, day, future=clause.future, deadline=clause.deadline, over=clause.over
        )
    elif point.days is not None and point.days[0] != point.days[1]:  # a bare 中旬
        stated, now = anchors.month, anchors.published
        if stated is None and now is not None:
            stated = now.year, now.month
        if stated is not None:
            point.year, point.months = stated[0], (stated[1], stated[1])
    elif point.days is not None:
        day_found = anchors.day_for(point.days[0], future=clause.future, deadline=clause.deadline)
        if day_found is not None:
            _set_day(point, day_found)
    elif point.clock is not None or point.granularity == "part_of_day":
        day_stated = anchors.near or anchors.day
        if day_stated is not None:
            _set_day(point, day_stated)
    elif point.rule == "time.whole_year":
        point.year = _year_spoken_of(anchors, clause)


def _year_spoken_of(anchors: Anchors, clause: Clause) -> int | None:
    """The year of a bare 全年, 年底 or 年初."""
    if anchors.year is not None:
        return anchors.year
    period = anchors.period
    if clause.comparison and period and (period.last or period.first):
        return (period.last or period.first).year  # type: ignore[union-attr]
    if anchors.published is None:
        return None
    if clause.future:
        return anchors.published.year
    before = anchors.published.year - 1
    if anchors.whole_year == before or anchors.published.month <= 3:
        return before  # early in a year reports sum up the year before
    return anchors.published.year


def on_grid(point: Point) -> Interval:
    """The interval of a point whose year is known."""
    unknown = Interval(None, None, point.granularity, point.approximate)
    if point.year is None or not 1 <= point.year <= 9998:
        return unknown
    low, high = point.months or (1, 12)
    last_year, last_month = add_months(point.year, high, 0)
    first_day, last_day = point.days or (1, 31)
    first_year, first_month = add_months(point.year, low, 0)
    end = month_end(last_year, last_month)
    first = day_of(first_year, first_month, min(first_day, month_end(first_year, first_month)))
    last = day_of(last_year, last_month, min(last_day, end))
    if point.days == (31, 31):  # the last day of a month, whichever it is
        first = last
    return Interval(first, last, point.granularity, point.approximate, point.clock)
