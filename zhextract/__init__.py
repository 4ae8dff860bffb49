"""zhextract: facts from Chinese news, each with the characters it came from.

>>> import zhextract
>>> doc = zhextract.extract("2022年总产值2072.89亿元，同比增长7.8%。")
>>> [fact.text for fact in doc.facts]
['2072.89亿元', '同比增长7.8%']

The public names are loaded at their first use: ``import zhextract`` reads no
dictionary, compiles no pattern and imports no optional package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhextract.auditing import Audit, Finding, audit
    from zhextract.errors import (
        ArgumentError,
        CorpusError,
        DecodeError,
        InputError,
        MissingExtraError,
        NumberError,
        RuleError,
        TimeError,
        ZhextractError,
    )
    from zhextract.explanation import Explanation
    from zhextract.extractor import Extractor, extract
    from zhextract.facts.time import parse_time
    from zhextract.in_force import Entry
    from zhextract.numerals import WrittenNumber, numbers, parse_number
    from zhextract.series import SeriesCollector, SeriesTable, collect_series
    from zhextract.types import (
        Article,
        Byline,
        Change,
        Document,
        Event,
        Fact,
        Number,
        Person,
        Quantity,
        RoleOf,
        Span,
        Time,
    )

__version__ = "0.1.0"

_HOMES = {
    "zhextract.auditing": ("Audit", "Finding", "audit"),
    "zhextract.errors": (
        "ArgumentError",
        "CorpusError",
        "DecodeError",
        "InputError",
        "MissingExtraError",
        "NumberError",
        "RuleError",
        "TimeError",
        "ZhextractError",
    ),
    "zhextract.explanation": ("Explanation",),
    "zhextract.extractor": ("Extractor", "extract"),
    "zhextract.facts.time": ("parse_time",),
    "zhextract.in_force": ("Entry",),
    "zhextract.numerals": ("WrittenNumber", "numbers", "parse_number"),
    "zhextract.series": ("SeriesCollector", "SeriesTable", "collect_series"),
    "zhextract.types": (
        "Article",
        "Byline",
        "Change",
        "Document",
        "Event",
        "Fact",
        "Number",
        "Person",
        "Quantity",
        "RoleOf",
        "Span",
        "Time",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ArgumentError",
    "Article",
    "Audit",
    "Byline",
    "Change",
    "CorpusError",
    "DecodeError",
    "Document",
    "Entry",
    "Event",
    "Explanation",
    "Extractor",
    "Fact",
    "Finding",
    "InputError",
    "MissingExtraError",
    "Number",
    "NumberError",
    "Person",
    "Quantity",
    "RoleOf",
    "RuleError",
    "SeriesCollector",
    "SeriesTable",
    "Span",
    "Time",
    "TimeError",
    "WrittenNumber",
    "ZhextractError",
    "audit",
    "collect_series",
    "extract",
    "numbers",
    "parse_number",
    "parse_time",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module at its first use."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'zhextract' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
