"""Periods of a list: 2019年至2021年净利润分别为2.6亿元、3.4亿元和4.1亿元 (facts.md §9.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from zhextract.facts import period_words as words
from zhextract.facts.drafts import ChangeDraft, QuantityDraft
from zhextract.facts.time import FoundTime
from zhextract.facts.time.dates import add_months, months
from zhextract.facts.time.model import Interval, edtf_of
from zhextract.types import Granularity

_LENGTHS: tuple[tuple[int, Granularity, str], ...] = ((12, "year", "年"), (3, "quarter", "季"))
"""Months, and the word by which a range counts them: 1—6月 is told by no quarters."""


def member(
    reading: str,
    times: Sequence[FoundTime],
    draft: ChangeDraft | QuantityDraft,
    places: tuple[int, int],
) -> FoundTime | None:
    """The one of a list of times, or of the years of a range, that a member of a list is of.

    ``times`` are those up to the one that governs, ``places`` says which member of how
    many; None where they are not as
    many as the members of the list, or nothing shares them out.
    """
    place, many = places
    shared = words.SHARES.search(reading, times[-1].end, draft.start)
    if shared is None or words.LISTED.search(reading, times[-1].end, shared.start()):
        return None  # 1—2月，出口、进口分别增长5%、8%: of two things, and both of all the time
    if words.SENTENCE_MARKS.search(reading, times[-1].end, draft.start):
        return None
    listed = [times[-1]]
    for time in reversed(times[:-1]):
        if not words.JOINS.fullmatch(reading, time.end, listed[0].start):
            break
        listed.insert(0, time)
    if len(listed) == many:
        return listed[place]
    written = reading[times[-1].start : times[-1].end]
    return _stretch(written, times[-1], place, many) if len(listed) == 1 else None


def _stretch(written: str, time: FoundTime, place: int, many: int) -> FoundTime | None:
    """Stretch ``place`` of a range that holds ``many`` years or quarters."""
    if time.rule != "time.range" or time.first is None or time.last is None:
        return None
    first, last = date.fromisoformat(time.first[:10]), date.fromisoformat(time.last[:10])
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    for length, granularity, unit in _LENGTHS:
        if unit in written and "月" not in written and count == many * length:
            year, month = add_months(first.year, first.month, place * length)
            days = months(year, month, month + length - 1) if month + length <= 13 else None
            if days is None:
                return None
            return replace(
                time,
                first=days[0].isoformat(),
                last=days[1].isoformat(),
                granularity=granularity,
                edtf=edtf_of(Interval(*days, granularity)),
            )
    return None
