"""Calendar arithmetic on days, and the calendars that need tables.

Lunar dates and solar terms come from ``borax`` (1900 to 2100), official days
off from ``chinesecalendar`` (the State Council's yearly notices, 2004 on).
Both are imported where they are first needed. A day outside a table, or
outside the years 1 to 9999, is None; nothing here raises.
"""

from __future__ import annotations

from datetime import date, timedelta

_MONTH_ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
Days = tuple[date, date]
"""First and last day, inclusive."""


def month_end(year: int, month: int) -> int:
    """The number of the last day of a month."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_ENDS[month - 1]


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day (2月30日)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date | None:
    """``day`` moved by ``count`` days, or None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, ``count`` months on."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def shift_months(day: date, count: int) -> date | None:
    """The same day ``count`` months on; the last of the month stays the last."""
    year, month = add_months(day.year, day.month, count)
    if not 1 <= year <= 9999:
        return None
    end = month_end(year, month)
    if day.day == month_end(day.year, day.month):
        return date(year, month, end)
    return date(year, month, min(day.day, end))


def months(year: int, first: int, last: int) -> Days | None:
    """From the first day of month ``first`` to the last day of month ``last``."""
    if not 1 <= year <= 9999:
        return None
    return date(year, first, 1), date(year, last, month_end(year, last))


def years(first: int, last: int) -> Days | None:
    """From 1 January of ``first`` to 31 December of ``last``."""
    if not 1 <= first <= last <= 9999:
        return None
    return date(first, 1, 1), date(last, 12, 31)


def week(day: date, shift: int = 0) -> Days | None:
    """Monday to Sunday of the week that ``day`` lies in, ``shift`` weeks on."""
    monday = add_days(day, 7 * shift - day.weekday())
    sunday = add_days(day, 7 * shift - day.weekday() + 6)
    return (monday, sunday) if monday and sunday else None


def lunar_day(year: int, month: int, day: int) -> date | None:
    """The day of the lunar year that begins in ``year``; day 30 of a short month is its last."""
    if not 1900 <= year <= 2100:
        return None
    from borax.calendars.lunardate import LunarDate

    try:
        return LunarDate(year, month, day).to_solar_date()  # type: ignore[no-any-return]
    except ValueError:
        return lunar_day(year, month, 29) if day == 30 else None


def lunar_eve(year: int) -> date | None:
    """除夕: the eve of the lunar new year that falls in ``year``."""
    new_year = lunar_day(year, 1, 1)
    return new_year and add_days(new_year, -1)


def solar_term(year: int, name: str) -> date | None:
    """The day of the solar term ``name`` (冬至) in ``year``."""
    if not 1901 <= year <= 2100:
        return None
    from borax.calendars.lunardate import TermUtils

    found = TermUtils.nth_term_day(year, term_name=name)
    if found.year != year:  # borax counts 冬至 in the year before
        found = TermUtils.nth_term_day(year + 1, term_name=name)
    return found  # type: ignore[no-any-return]


def days_off(feast: date) -> Days:
    """The official days off around ``feast``; the feast alone where no notice is known."""
    from chinese_calendar import holidays

    if feast not in holidays:
        return feast, feast
    first = last = feast
    while (before := first - timedelta(days=1)) in holidays:
        first = before
    while (after := last + timedelta(days=1)) in holidays:
        last = after
    return first, last


def next_month(year: int, month: int, day: int) -> date | None:
    """The same day of the month after."""
    return day_of(year + month // 12, month % 12 + 1, day)


def latest_day(published: date, day: int, *, future: bool) -> date | None:
    """The latest ``day`` of a month not after publication, or the nearer coming one."""
    year, month = published.year, published.month
    past = day_of(year, month, day)
    steps = 0
    while (past is None or past > published) and steps < 3:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        past = day_of(year, month, day)
        steps += 1
    if not future or past is None or past == published:
        return past
    coming = next_month(past.year, past.month, day)
    if coming is not None and (coming - published) < (published - past):
        return coming
    return past
