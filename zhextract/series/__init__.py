"""One metric of one subject over time, from any number of documents.

``collect.py`` reads documents, ``implied.py`` reckons levels before changes,
``table.py`` makes cells, conflicts and rows.
"""

from zhextract.series.collect import SeriesCollector, collect_series
from zhextract.series.model import Measure, Origin, Point, Series, SeriesTable

__all__ = [
    "Measure",
    "Origin",
    "Point",
    "Series",
    "SeriesCollector",
    "SeriesTable",
    "collect_series",
]
