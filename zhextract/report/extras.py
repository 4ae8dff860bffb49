"""What the page shows besides the facts: findings, points of series, what was left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhextract import SeriesCollector, audit
from zhextract.explanation import Explanation
from zhextract.series import Point, Series


def extras_of(explanation: Explanation, text: str) -> dict[str, Any]:
    """``audit``, ``series`` and ``left_out`` of one text, for ``Page.extras``.

    Of what was left out a page holds one short row each, not the explanation.
    """
    document = explanation.document
    collector = SeriesCollector()
    collector.add(document, text)
    return {
        "audit": audit(document, text).to_dict()["findings"],
        "series": [_series(series) for series in collector.table().series],
        "left_out": [
            [one.start, one.end, one.reason, one.because] for one in explanation.left_out()
        ],
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
