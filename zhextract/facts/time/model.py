"""What the time stage hands on: ``FoundTime``, and the interval behind it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from zhextract.facts.time.dates import month_end
from zhextract.text.page import Page
from zhextract.types import Granularity, Time


class Interval(msgspec.Struct, frozen=True, gc=False):
    """Days, both ends inclusive; ``clock`` are minutes of the day where the text is that fine.

    ``first`` or ``last`` is None where that end is open or unknown.
    """

    first: date | None
    last: date | None
    granularity: Granularity
    approximate: bool = False
    clock: tuple[int, int] | None = None
    """First minute (on ``first``) and last minute (on ``last``)."""


class FoundTime(msgspec.Struct, frozen=True, gc=False):
    """One time expression of a page; ``start`` and ``end`` are half-open reading offsets."""

    start: int
    end: int
    first: str | None
    """Inclusive, ISO date or minute; None where that end is open or nothing anchors it."""
    last: str | None
    """Inclusive, as ``first``."""
    granularity: Granularity
    approximate: bool
    edtf: str | None
    rule: str
    """Stable id of the kind of expression: ``time.date``, ``time.range``, ``time.rolling`` ..."""
    comparison: bool = False
    """A base of comparison (比**上年**, 较**去年同期**): never the period of a fact."""
    future: bool = False
    """It lies after publication, or its clause plans (明年, 到2025年, 12月1日将)."""
    open: Literal["since", "until"] | None = None
    """``since``: begins there and goes on (起, 以来); ``until``: ends there (截至, X前)."""
    deictic: bool = False
    """It points back to a time stated before (当日, 次日, 会上, a bare clock)."""
    event_only: bool = False
    """No time by facts.md §5, kept for the event stage: 会上, or 当日 without an anchor."""


def to_time(page: Page, found: FoundTime) -> Time:
    """The public value of ``found``, with offsets into the original text."""
    span = page.span(found.start, found.end)
    return Time(
        text=span.text,
        start=span.start,
        end=span.end,
        first=found.first,
        last=found.last,
        granularity=found.granularity,
        approximate=found.approximate,
        edtf=found.edtf,
    )


def iso_ends(interval: Interval) -> tuple[str | None, str | None]:
    """``first`` and ``last`` as ISO strings: dates, or minutes where there is a clock."""
    first = interval.first.isoformat() if interval.first else None
    last = interval.last.isoformat() if interval.last else None
    if interval.clock:
        opening, closing = interval.clock
        first = first and f"{first}T{_clock(opening)}"
        last = last and f"{last}T{_clock(closing)}"
    return first, last


def edtf_of(interval: Interval) -> str | None:
    """The EDTF string (levels 0 and 1), or None where nothing is known of either end."""
    first, last = interval.first, interval.last
    if first is None and last is None:
        return None
    mark = "~" if interval.approximate else ""
    if first == last and first is not None and not interval.clock:
        return f"{first.isoformat()}{mark}"
    if interval.clock:
        opening, closing = iso_ends(interval)
        if opening == closing:
            return f"{opening}{mark}"
        return f"{_end(opening, mark)}/{_end(closing, mark)}"
    if first is None or last is None:
        opening, closing = iso_ends(interval)
        return f"{_end(opening, mark)}/{_end(closing, mark)}"
    whole = _whole(first, last)
    if whole is not None:
        return f"{whole}{mark}"
    low, high = _coarsest(first, last)
    return f"{low}{mark}/{high}{mark}"


def _end(text: str | None, mark: str) -> str:
    return f"{text}{mark}" if text else ".."


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _whole(first: date, last: date) -> str | None:
    """The one day, month, year or decade that the interval is, if it is one."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or last.day != month_end(last.year, last.month):
        return None
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    if first.month != 1 or last.month != 12:
        return None
    if first.year == last.year:
        return first.isoformat()[:4]
    if first.year % 10 == 0 and last.year == first.year + 9:
        return f"{first.year // 10:03d}X"
    return None


def _coarsest(first: date, last: date) -> tuple[str, str]:
    """Both ends at the coarsest precision that loses nothing."""
    low, high = first.isoformat(), last.isoformat()
    if first.day != 1 or last.day != month_end(last.year, last.month):
        return low, high
    if first.month != 1 or last.month != 12:
        return low[:7], high[:7]
    return low[:4], high[:4]
