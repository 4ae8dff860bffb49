"""What comes out: series of points, each with where it was said."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import msgspec

from zhextract.types import Bound

Measure: TypeAlias = Literal["level", "yoy", "mom", "qoq"]
Conflict: TypeAlias = Literal["sources", "same_source"]
Cell: TypeAlias = str | bool | Decimal | None

JOINER = "; "
"""Between the members of a list in one cell of a row."""


class Origin(msgspec.Struct, frozen=True):
    """Where a value was said: ``start`` and ``end`` are half-open."""

    source: str | None
    published: str | None
    facts: tuple[str, ...]
    text: str
    start: int
    end: int


class Point(msgspec.Struct, frozen=True):
    """A value in a period. ``first`` and ``last`` are inclusive.

    An ``implied`` value was reckoned from a later one and its change; ``low``
    and ``high`` are then all that it may be. ``conflict``: another point of the
    same period cannot be true together with it; it is of another source, or of
    the same one, where the metric's name is often too short to tell two apart.
    ``least`` and ``most`` are all that the value may truly be, going by its
    printed digits and bound; None is without end. Points whose reaches do not
    meet are a conflict.
    """

    period: str
    first: str | None
    last: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    implied: bool
    conflict: Conflict | None
    least: Decimal | None
    most: Decimal | None
    origins: tuple[Origin, ...]


class Series(msgspec.Struct, frozen=True):
    """The points of one metric of one subject, by period."""

    metric: str
    subject: str | None
    condition: str | None
    whole: str | None
    measure: Measure
    unit: str | None
    unit_code: str | None
    points: tuple[Point, ...]

    @property
    def periods(self) -> int:
        """How many periods it has."""
        return len({(point.first, point.last) for point in self.points})


class SeriesTable(msgspec.Struct, frozen=True):
    """All series, those with most periods first."""

    schema: Literal["zhextract-series/1"]
    series: tuple[Series, ...]

    def rows(self) -> list[dict[str, Cell]]:
        """One flat dict a point, all with the keys ``COLUMNS``: the tidy table."""
        return [_row(series, point) for series in self.series for point in series.points]

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON form; numbers carry their Decimals' own digits."""
        data = _ENCODER.encode(self)
        if indent is not None:
            data = msgspec.json.format(data, indent=indent)
        return data.decode()


TYPES: Mapping[str, type[str | bool | Decimal]] = {
    "metric": str,
    "subject": str,
    "condition": str,
    "whole": str,
    "measure": str,
    "period": str,
    "first": str,
    "last": str,
    "value": Decimal,
    "low": Decimal,
    "high": Decimal,
    "bound": str,
    "unit": str,
    "unit_code": str,
    "implied": bool,
    "conflict": str,
    "source": str,
    "facts": str,
    "text": str,
}
"""The type of each column where it is not None."""

COLUMNS = tuple(TYPES)
"""The keys of every row, in their order."""


def _row(series: Series, point: Point) -> dict[str, Cell]:
    origins = point.origins
    found: dict[str, Any] = {
        **{name: getattr(series, name) for name in COLUMNS if hasattr(series, name)},
        **{name: getattr(point, name) for name in COLUMNS if hasattr(point, name)},
        "source": JOINER.join(dict.fromkeys(origin.source or "" for origin in origins)) or None,
        "facts": JOINER.join(" ".join(origin.facts) for origin in origins),
        "text": JOINER.join(dict.fromkeys(origin.text for origin in origins)),
    }
    return {name: found[name] for name in COLUMNS}


_ENCODER = msgspec.json.Encoder(decimal_format="number")
