"""Feasts, lunar dates and solar terms: which day, and which days off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from zhextract.facts.time import dates
from zhextract.facts.time.anchors import Anchors
from zhextract.facts.time.model import Interval
from zhextract.facts.time.point import Point
from zhextract.facts.time.small import small
from zhextract.facts.time.words import table

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_COMING = 60
"""Within so many days a feast without a year may be the coming one, if it is the nearer."""
_ON_THE_DAY = ("当", "这")


def resolve(
    point: Point, groups: Mapping[str, str], anchors: Anchors, *, future: bool, comparison: bool
) -> Interval:
    """The day or days off of a feast, or the day of a lunar date."""
    if "holiday" in groups:
        return _holiday(point, anchors)
    if "feast" not in groups:
        return _lunar_date(point, groups, anchors, future)
    name = groups["feast"]
    feast = table("feasts")[name]
    tail = groups.get("feast_tail", "")
    day = _nearest(lambda year: _feast_day(name, year), point, anchors, future or tail == "前夕")
    if day is None:
        return Interval(None, None, "day")
    if tail == "前夕":
        eve = dates.add_days(day, -1)
        return Interval(eve, eve, "day", approximate=True)
    if "feast_before" in groups or "feast_weeks" in groups:
        return _before(day, small(groups.get("feast_before", "0")), groups)
    around = tail == "前后"
    if tail.startswith(_ON_THE_DAY) or not (feast.get("official") or "days" in feast):
        return Interval(day, day, "day", approximate=around)
    first, last = _days(day, feast)
    if "feast2" in groups:
        second = groups["feast2"]
        days = (_feast_day(second, day.year + shift) for shift in (-1, 0, 1))
        other = min((d for d in days if d), key=lambda d: abs(d - day), default=day)
        low, high = dates.days_off(other)
        first, last = min(first, low), max(last, high)
    opening = 1 if "feast_first" in groups else small(groups.get("feast_days", "0"))
    if opening:
        last = min(last, first + timedelta(days=opening - 1))
    found = Interval(first, last, "period" if first != last else "day", approximate=around)
    if "days" not in feast and not opening and not comparison:
        anchors.feast = name, found
    return found


def _holiday(point: Point, anchors: Anchors) -> Interval:
    """假期: the days off last named in the article, in the year that is written."""
    if anchors.feast is None:
        return Interval(None, None, "period")
    name, days = anchors.feast
    groups = point.off_grid or {}
    opening = 1 if "feast_first" in groups else small(groups.get("feast_days", "0"))
    if opening and days.first is not None and point.year is None:
        last = days.first + timedelta(days=opening - 1)
        return Interval(days.first, last, "period" if opening > 1 else "day")
    if point.year is None or days.first is None or days.first.year == point.year:
        return days
    day = _feast_day(name, point.year)
    return Interval(*dates.days_off(day), "period") if day else Interval(None, None, "period")


def _before(day: date, days: int, groups: Mapping[str, str]) -> Interval:
    """国庆前一天, 春节前两周: so many days that end with the eve."""
    days = days or 7 * small(groups["feast_weeks"])
    first, last = dates.add_days(day, -days), dates.add_days(day, -1)
    return Interval(first, last, "day" if first == last else "period")


def _days(day: date, feast: Mapping[str, Any]) -> dates.Days:
    """The days off around a feast, or the days of a rush of travellers."""
    if "days" not in feast:
        return dates.days_off(day)
    before, after = (dates.add_days(day, count) for count in feast["days"])
    return before or day, after or day


def _feast_day(name: str, year: int) -> date | None:
    feast = table("feasts")[name]
    if feast["calendar"] == "solar":
        return dates.day_of(year, feast["month"], feast["day"])
    if feast["calendar"] == "eve":
        return dates.lunar_eve(year)
    if feast["calendar"] == "term":
        return dates.solar_term(year, name.removesuffix("节"))
    found = dates.lunar_day(year, feast["month"], feast["day"])
    if found is not None and found.year != year:  # 腊八 of the lunar year before
        found = dates.lunar_day(year - 1, feast["month"], feast["day"])
    return found


def _nearest(
    day_in: Callable[[int], date | None], point: Point, anchors: Anchors, future: bool
) -> date | None:
    """The day in the year that is written or governs, else the latest not after publication."""
    year = point.year if point.year is not None else anchors.year
    if year is not None:
        return day_in(year)
    published = anchors.published
    if published is None or (point.shift is not None):
        return None
    here = day_in(published.year)
    past = here if here and here <= published else day_in(published.year - 1)
    coming = here if here and here > published else day_in(published.year + 1)
    if past is None or coming is None:
        return past or coming
    near = timedelta(days=365 if future else _COMING)
    if coming - published < min(near, published - past):
        return coming
    return past


def _lunar_date(
    point: Point, groups: Mapping[str, str], anchors: Anchors, future: bool
) -> Interval:
    text = groups["lunar_month"]
    month = _LUNAR_MONTHS.get(text) or small(text)
    day_text = groups.get("lunar_day")
    number = 1 if day_text is None else small(day_text.removeprefix("初"))
    by_year = point.year is not None

    def day_in(year: int) -> date | None:
        found = dates.lunar_day(year, month, number)
        if found is not None and found.year != year and not by_year:
            found = dates.lunar_day(year - 1, month, number)
        return found

    first = _nearest(day_in, point, anchors, future)
    if first is None:
        return Interval(None, None, "day" if day_text else "month")
    if day_text is not None:
        return Interval(first, first, "day")
    last = dates.add_days(first, 28)
    return Interval(first, last, "month", approximate=True)
