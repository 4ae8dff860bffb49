"""Points off the grid of year, month and day: weeks, rolling periods, plans, feasts ..."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from zhextract.facts.time import dates, feasts
from zhextract.facts.time.anchors import Anchors
from zhextract.facts.time.model import Interval
from zhextract.facts.time.point import Point
from zhextract.facts.time.small import small

Groups = Mapping[str, str]
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_FRESH = 3
"""Days before publication within which a day stated is news."""
_EARLY = 3
"""Until this month years are counted from the turn of the year (过去五年, 今后五年 in January)."""
_UNKNOWN = Interval(None, None, "period")
_MONTHS = {"年": 12, "季": 3, "月": 1}


def resolve(point: Point, anchors: Anchors, future: bool, comparison: bool) -> Interval:
    """The interval of a point that is off the grid."""
    groups = point.off_grid or {}
    if "same" in groups:
        return same_period(point, groups, anchors)
    if {"feast", "lunar_month", "holiday"} & groups.keys():
        return feasts.resolve(point, groups, anchors, future=future, comparison=comparison)
    if "weekday" in groups or (point.shift and point.shift[0] == "week"):
        return _week(point, groups, anchors, future)
    return _READERS[groups["branch"]](groups, anchors, comparison)


def same_period(point: Point, groups: Groups, anchors: Anchors) -> Interval:
    """同期: the period last stated, in the year (or month) that is named."""
    period = anchors.span or anchors.period
    known = (period.last or period.first) if period is not None else None
    if period is None or known is None:
        if point.year is not None and point.months is None:
            return Interval(None, None, "period")
        return _UNKNOWN
    if point.months is not None:  # 3月同期
        year = point.year or known.year - (point.months[0] > known.month)
        count = 12 * (year - known.year) + point.months[0] - known.month
    elif point.year is not None:
        count = 12 * (point.year - known.year)
    elif groups.get("bare_base"):
        count = -12
    else:
        count = 0
    first = period.first and dates.shift_months(period.first, count)
    last = period.last and dates.shift_months(period.last, count)
    return replace(period, first=first, last=last)


def _week(point: Point, groups: Groups, anchors: Anchors, future: bool) -> Interval:
    published = anchors.published
    weekday = groups.get("weekday")
    granularity = point.granularity if point.granularity in ("hour", "minute") else "day"
    if published is None:
        return Interval(None, None, granularity if weekday else "week")
    if point.shift is None:
        back = (published.weekday() - _WEEKDAYS[weekday or "一"]) % 7
        found = dates.add_days(published, -back)
        if future and back:
            found = dates.add_days(published, 7 - back)
        return Interval(found, found, granularity, clock=point.clock)
    days = dates.week(published, point.shift[2])
    if days is None:
        return _UNKNOWN
    if weekday is not None:
        found = dates.add_days(days[0], _WEEKDAYS[weekday])
        return Interval(found, found, granularity, clock=point.clock)
    if "weekend" in groups:
        return Interval(days[1] - timedelta(days=1), days[1], "period")
    return Interval(*days, "week")


def _rolling(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    """近五年, 未来三天, 对上三个月: a number of units before or after an anchor."""
    count, unit = small(groups["count"]), groups.get("unit", "年").replace("个", "")[:1]
    stated = anchors.period
    if "prior" in groups:
        origin = (stated and stated.first) or anchors.published
        if origin is not None and groups["unit"].endswith("周末"):
            monday = dates.week(origin, 0)
            back = dates.add_days(monday[0], -7 * count) if monday else None
            saturday, sunday = (back and dates.add_days(back, day) for day in (5, 6))
            return Interval(saturday, sunday, "period")
        if (comparison or unit == "周") and stated and stated.first:
            found = _before(stated.first, count, unit)
            return replace(found, granularity="week") if unit == "周" and count == 1 else found
        if anchors.published is None:
            return _UNKNOWN
        return _past(anchors.published, count, unit)
    if anchors.published is None:
        return _UNKNOWN
    if unit == "小":  # the days that the hours lie in
        days = timedelta(days=-(-count // 24))
        if "ahead" in groups:
            return Interval(anchors.published, anchors.published + days, "period")
        return Interval(anchors.published - days, anchors.published, "period")
    if "ahead" in groups:
        return _ahead(anchors.published, count, unit)
    return _past(anchors.published, count, unit)


def _past(end: date, count: int, unit: str) -> Interval:
    """The last ``count`` units; early in a year its years end with the year before."""
    if unit == "年" and end.month <= _EARLY:
        return _years(end.year - count, end.year - 1)
    return _back(end, count, unit)


def _back(end: date, count: int, unit: str) -> Interval:
    """The ``count`` units that end with ``end``; years are calendar years."""
    if unit == "年":
        return _years(end.year - count + 1, end.year)
    if unit in _MONTHS:
        start = dates.shift_months(end, -count * _MONTHS[unit])
        start = start and dates.add_days(start, 1)
    else:
        start = dates.add_days(end, 1 - count * (7 if unit in "周星" else 1))
    return Interval(start, end, "period") if start else _UNKNOWN


def _ahead(start: date, count: int, unit: str) -> Interval:
    if unit == "年":
        begin = start.year + (start.month > _EARLY)
        return _years(begin, begin + count - 1)
    if unit in _MONTHS:
        end = dates.shift_months(start, count * _MONTHS[unit])
    else:
        end = dates.add_days(start, count * (7 if unit in "周星" else 1))
    first = dates.add_days(start, 1)
    return Interval(first, end, "period") if end and first else _UNKNOWN


def _before(start: date, count: int, unit: str) -> Interval:
    """The ``count`` units that end just before ``start``."""
    if unit == "年":
        return _years(start.year - count, start.year - 1)
    if unit in _MONTHS and start.day == 1:
        year, month = dates.add_months(start.year, start.month, -count * _MONTHS[unit])
        first = dates.day_of(year, month, 1)
        return Interval(first, dates.add_days(start, -1), "period")
    last = dates.add_days(start, -1)
    if last is None:
        return _UNKNOWN
    return _back(last, count, unit)


def _years(first: int, last: int) -> Interval:
    days = dates.years(first, last)
    return Interval(*days, "period" if first != last else "year") if days else _UNKNOWN


def _offset(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    """两天后, 三年前: counted from the day last stated, else from publication."""
    count, unit = small(groups["count"]), groups["unit"].replace("个", "")
    sign = -1 if "前" in groups["side"] else 1
    if unit in ("天", "周"):
        origin = anchors.near or anchors.day or anchors.published
        day = origin and dates.add_days(origin, sign * count * (7 if unit == "周" else 1))
        return Interval(day, day, "day") if day else replace(_UNKNOWN, granularity="day")
    if comparison and unit == "月" and anchors.near is not None:
        day = dates.shift_months(anchors.near, sign * count)  # 8月14日…，比一个月前
        return Interval(day, day, "day")
    origin = anchors.published
    if origin is None:
        return replace(_UNKNOWN, granularity="year" if unit == "年" else "month")
    if unit == "年":
        stated = anchors.stated_year  # 1953年…，三年后
        year = stated if stated and sign > 0 and stated + count <= origin.year else origin.year
        return _years(year + sign * count, year + sign * count)
    if sign > 0 and anchors.month is not None:  # 2021年10月…，四个月后
        later = dates.day_of(*dates.add_months(*anchors.month, count), 1)
        if later is not None and later <= origin:
            origin = dates.day_of(*anchors.month, 1) or origin
    year, month = dates.add_months(origin.year, origin.month, sign * count)
    days = dates.months(year, month, month)
    return Interval(*days, "month") if days else _UNKNOWN


def _decade(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    century, decade = groups.get("century"), groups.get("decade")
    base = 1900
    if century is not None:
        base = {"上世纪": 1900, "本世纪": 2000, "二十世纪": 1900, "二十一世纪": 2000}.get(
            century, 0
        )
        base = base or (int(century[:2]) - 1) * 100
    if decade is None:
        edge = groups.get("century_edge")
        spans = {"初": (1, 10), "末": (91, 100), "中叶": (41, 60), "末叶": (81, 100)}
        low, high = spans.get(edge or "", (1, 100))
        return replace(_years(base + low, base + high), approximate=edge is not None)
    if len(decade) == 4:
        start = int(decade)
    else:
        tens = small(decade)
        start = (base if century or tens >= 30 else 2000) + tens
    return replace(_years(start, start + 9), granularity="decade")


def _plan(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    """“十四五”: five-year plans, the first 1953 to 1957; from the third on from 1966."""
    number = small(groups["plan"].removesuffix("五") or "五")
    first = 1966 + 5 * (number - 3)
    last = first + 4
    if groups.get("edge") == "末":
        end = date(last, 12, 31)
        return Interval(end, end, "day", approximate=True)
    if groups.get("edge") == "初":
        return Interval(date(first, 1, 1), date(first, 1, 1), "day", approximate=True)
    tail = groups.get("plan_tail", "")
    if tail.startswith("前"):
        last = first + small(tail[1]) - 1
    return _years(first, last)


def _so_far(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    return Interval(None, anchors.published, "period")


def _year_of_publication(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    if anchors.published is None:
        return Interval(None, None, "year")
    year = anchors.published.year
    if "year_so_far" in groups:
        # 29日股价收报10元，年内累计跌两成: until the day spoken of, where that is fresh
        day = anchors.near
        fresh = day is not None and 0 <= (anchors.published - day).days <= _FRESH
        return Interval(date(year, 1, 1), day if fresh else anchors.published, "period")
    return _years(year, year)


def _opening(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    year = anchors.published.year if anchors.published else None
    first = dates.day_of(year, 1, 1) if year else None
    return Interval(first, first, "day")


def _occasion(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    day = anchors.near or anchors.day
    return Interval(day, day, "day")


def _until_then(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    """届时: the time last stated."""
    return anchors.period or _UNKNOWN


def _split_year(groups: Groups, anchors: Anchors, comparison: bool) -> Interval:
    """2022/23年度, 2023—2024赛季: both calendar years; where it begins is not said."""
    first = int(groups["year"])
    last = int(groups["year2"])
    last += first // 100 * 100 if last < 100 else 0
    return replace(_years(first, last), approximate="played" not in groups)


_READERS: dict[str, Callable[[Groups, Anchors, bool], Interval]] = {
    "rolling": _rolling,
    "span": _rolling,
    "offset": _offset,
    "decade": _decade,
    "plan": _plan,
    "so_far": _so_far,
    "yearly": _year_of_publication,
    "opening": _opening,
    "occasion": _occasion,
    "until_then": _until_then,
    "season": _split_year,
}
