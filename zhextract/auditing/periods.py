"""The period that a comparison goes back to."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from zhextract.types import Comparison, Time

_YEAR = re.compile(r"\d{4}年?|今年|去年|上年|本年|前年")


Days = tuple[str | None, str]
"""First and last day, both inclusive; the first may be open."""


def base_of(current: Time, comparison: Comparison | None) -> Days | None:
    """The days so many months before ``current`` that a comparison goes back to.

    None for other comparisons, for a time of day, and for a month-on-month
    change of anything but one month.
    """
    months = {"yoy": 12, "mom": 1, "qoq": 3}.get(comparison or "")
    if months is None or current.last is None:
        return None
    if comparison != "yoy" and not _is_one(current, months):
        return None
    first = None if current.first is None else _back(current.first, months)
    last = _back(current.last, months)
    if last is None or (first is None) != (current.first is None):
        return None
    return first, last


def is_base(candidate: Time | None, current: Time | None, comparison: Comparison | None) -> bool:
    """Whether ``candidate`` is the period that ``current`` is compared with."""
    if candidate is None or current is None or candidate.last is None:
        return False
    if (candidate.first, candidate.last) == base_of(current, comparison):
        return True
    return comparison == "yoy" and _same_feast(candidate, current)


def _is_one(time: Time, months: int) -> bool:
    """Whether the time is one calendar month, or one quarter."""
    return time.granularity == {1: "month", 3: "quarter"}[months]


def _back(day: str, months: int) -> str | None:
    """The day so many months earlier; the last of a month stays the last."""
    try:
        then = date.fromisoformat(day)
    except ValueError:  # a time of day
        return None
    count = then.year * 12 + then.month - 1 - months
    year, month = divmod(count, 12)
    if year < 1:
        return None
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if is_month_end(day) else min(then.day, last)).isoformat()


def is_month_end(day: str) -> bool:
    """Whether an ISO date is the last day of its month."""
    then = date.fromisoformat(day)
    return then.day == monthrange(then.year, then.month)[1]


def _same_feast(candidate: Time, current: Time) -> bool:
    """Whether both are the same movable days, one year apart: 2023年春节假期."""
    if candidate.first is None or current.first is None or current.granularity != "period":
        return False
    names = [_YEAR.sub("", time.text) for time in (candidate, current)]
    years = int(current.first[:4]) - int(candidate.first[:4])
    return names[0] == names[1] != "" and not any(map(_has_digit, names)) and years == 1


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
