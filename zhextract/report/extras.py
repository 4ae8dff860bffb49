"""What the page shows besides the facts: findings, points of series, what was left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import msgspec

from zhextract import SeriesCollector, audit
from zhextract.auditing import Finding
from zhextract.explanation import Explanation
from zhextract.series import Point, Series


class LinePoint(msgspec.Struct, frozen=True):
    """A point of a line; numbers are strings of their own digits."""

    period: str
    last: str
    value: str | None
    low: str | None
    high: str | None
    bound: str
    implied: bool
    least: str | None
    most: str | None
    fact: str


class Line(msgspec.Struct, frozen=True):
    """The points of one metric of one subject."""

    metric: str
    subject: str | None
    condition: str | None
    whole: str | None
    measure: str
    unit: str | None
    points: tuple[LinePoint, ...]


class Extras(msgspec.Struct, frozen=True):
    """Of what was left out there is one short row each, not the explanation."""

    audit: tuple[Finding, ...]
    series: tuple[Line, ...]
    left_out: tuple[tuple[int, int, str, str], ...]
    """Start, end, reason, and the word, rules or points that decided."""


def extras_of(explanation: Explanation, text: str) -> dict[str, Any]:
    """``Extras`` of one text as plain values, for ``Page.extras``."""
    document = explanation.document
    collector = SeriesCollector()
    collector.add(document, text)
    made = Extras(
        audit(document, text).findings,
        tuple(map(_line, collector.table().series)),
        tuple((one.start, one.end, one.reason, one.because) for one in explanation.left_out()),
    )
    return cast("dict[str, Any]", msgspec.to_builtins(made))


def _line(series: Series) -> Line:
    return Line(
        series.metric,
        series.subject,
        series.condition,
        series.whole,
        series.measure,
        series.unit,
        tuple(map(_point, series.points)),
    )


def _point(point: Point) -> LinePoint:
    return LinePoint(
        point.period,
        point.last,
        _digits(point.value),
        _digits(point.low),
        _digits(point.high),
        point.bound,
        point.implied,
        _digits(point.least),
        _digits(point.most),
        point.origins[0].facts[0],
    )


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
