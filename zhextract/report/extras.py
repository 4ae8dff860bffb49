"""What the page shows besides the facts: findings of the audit, and points of series."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhextract import SeriesCollector, audit
from zhextract.series import Point, Series
from zhextract.types import Document


def extras_of(document: Document, text: str) -> dict[str, Any]:
    """``audit`` and ``series`` of one text, for ``Page.extras``."""
    collector = SeriesCollector()
    collector.add(document, text)
    return {
        "audit": audit(document, text).to_dict()["findings"],
        "series": [_series(series) for series in collector.table().series],
    }


def _series(series: Series) -> dict[str, Any]:
    return {
        "metric": series.metric,
        "subject": series.subject,
        "condition": series.condition,
        "whole": series.whole,
        "measure": series.measure,
        "unit": series.unit,
        "points": [_point(point) for point in series.points],
    }


def _point(point: Point) -> dict[str, Any]:
    """A point as the script reads it: numbers as strings of their own digits."""
    return {
        "period": point.period,
        "last": point.last,
        "value": _digits(point.value),
        "low": _digits(point.low),
        "high": _digits(point.high),
        "bound": point.bound,
        "implied": point.implied,
        "fact": point.origins[0].facts[0],
    }


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
