"""Values made into cells: equal ones joined, contradictory ones marked, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhextract.auditing.periods import Days, is_month_end
from zhextract.auditing.ranges import Range
from zhextract.series.model import Conflict, Measure, Origin, Point, Series, SeriesTable
from zhextract.types import Bound


class Key(NamedTuple):
    """What makes a series. ``unit_code`` follows from the unit and does not count."""

    metric: str
    subject: str | None
    condition: str | None
    whole: str | None
    measure: Measure
    unit: str | None
    unit_code: str | None


class Value(NamedTuple):
    """A value as one fact gives it, and all that it may truly be."""

    days: Days
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    reach: Range
    implied: bool
    document: int
    origin: Origin


def make_table(found: Mapping[Key, Sequence[Value]], *, min_periods: int) -> SeriesTable:
    """The series of enough periods, most periods first; else as they were found."""
    groups: dict[Key, list[Value]] = defaultdict(list)
    codes: dict[Key, str] = {}
    for key, values in found.items():
        bare = key._replace(unit_code=None)
        groups[bare] += values
        if key.unit_code is not None:
            codes[bare] = key.unit_code
    series = [_series(key, codes.get(key), values) for key, values in groups.items()]
    enough = [one for one in series if one.periods >= min_periods]
    return SeriesTable("zhextract-series/1", tuple(sorted(enough, key=lambda one: -one.periods)))


def _series(key: Key, unit_code: str | None, values: Iterable[Value]) -> Series:
    cells: dict[Days, list[Value]] = defaultdict(list)
    for value in values:
        cells[value.days].append(value)
    ordered = sorted(cells, key=lambda days: (days[1], days[0] or ""))
    points = tuple(point for days in ordered for point in _points(days, cells[days]))
    return Series(*key[:-1], unit_code, points)


def _points(days: Days, values: Sequence[Value]) -> Iterator[Point]:
    """The points of one cell: each different value once, with all its origins."""
    stated = [value for value in values if not value.implied]
    kept = [
        value
        for value in values
        if not value.implied
        or not stated
        or any(value.reach.is_apart_from(other.reach) for other in stated)
    ]
    joined: dict[tuple[object, ...], list[Value]] = defaultdict(list)
    for value in kept:
        same = (value.value, value.low, value.high, value.bound, value.implied)
        joined[same].append(value)
    for same_values in joined.values():
        first = same_values[0]
        yield Point(
            period=period_name(*days),
            first=days[0],
            last=days[1],
            value=first.value,
            low=first.low,
            high=first.high,
            bound=first.bound,
            implied=first.implied,
            conflict=_conflict(same_values, kept),
            least=_end(first.reach.low),
            most=_end(first.reach.high),
            origins=tuple(dict.fromkeys(value.origin for value in same_values)),
        )


def _end(value: Decimal) -> Decimal | None:
    return value if value.is_finite() else None


def _conflict(values: Sequence[Value], others: Sequence[Value]) -> Conflict | None:
    """Whether other values of the cell exclude these, which are all alike."""
    against = [one for one in others if one.reach.is_apart_from(values[0].reach)]
    if not against:
        return None
    own = {value.document for value in values}
    return "same_source" if {one.document for one in against} <= own else "sources"


def period_name(first: str | None, last: str) -> str:
    """A period as short as its days allow.

    >>> period_name("2023-01-01", "2023-12-31"), period_name("2023-01-01", "2023-08-31")
    ('2023', '2023-01/2023-08')
    >>> period_name(None, "2023-09-30"), period_name("2023-10-01", "2023-10-07")
    ('../2023-09-30', '2023-10-01/2023-10-07')
    """
    if first is None:
        return f"../{last}"
    if first == last:
        return last
    if len(first) != 10 or len(last) != 10 or first[8:] != "01" or not is_month_end(last):
        return f"{first}/{last}"
    months = (first[:7], last[:7])
    if first[5:7] == "01" and last[5:7] == "12":
        months = (first[:4], last[:4])
    return months[0] if months[0] == months[1] else "/".join(months)
