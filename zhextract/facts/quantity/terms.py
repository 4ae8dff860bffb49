"""Ranges of lengths of time whose ends may be in different units: 一年六个月至十一年."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.unit_table import lengths_of_time, unit_word, units
from zhextract.numerals import Numeral, range_mark
from zhextract.numerals.compound import read_compound

_SIZES = (
    {"年": 12, "个月": 1},
    {"周": 7, "天": 1, "日": 1},
    {"小时": 60, "分钟": 1},
)
"""Units that go together, each as so many of the smallest, which the range is given in."""


def range_of_terms(reading: str, before: Amount, numeral: Numeral) -> Amount | None:
    """The range from ``before`` to the length that starts with ``numeral``, None for none.

    The ends may stand the wrong way round, as sentences are told: 十二年至一年六个月.
    """
    if before.value is None or before.unit not in lengths_of_time():
        return None
    if range_mark(reading, before.end) != numeral.start:
        return None
    value, unit, end = _length(reading, numeral)
    if value is None or unit is None:
        return None
    if unit == before.unit:
        low, high = sorted((before.value, value))
        return replace(before, end=end, value=None, low=low, high=high)
    sizes = next((sizes for sizes in _SIZES if unit in sizes and before.unit in sizes), None)
    if sizes is None:
        return None
    low, high = sorted((before.value * sizes[before.unit], value * sizes[unit]))
    smaller = min(unit, before.unit, key=lambda name: sizes[name])
    code = units()[smaller].get("code")
    return replace(before, end=end, value=None, low=low, high=high, unit=smaller, code=code)


def _length(reading: str, numeral: Numeral) -> tuple[Decimal | None, str | None, int]:
    """Value, unit and end of the length of time that starts with the numeral."""
    compound = read_compound(reading, numeral)
    if compound is not None:
        return compound.value, compound.unit, compound.end
    found = unit_word(reading, numeral.end)
    if found is None:
        return None, None, 0
    word, end = found
    unit = units()[word].get("unit", word)
    return numeral.value, unit if unit in lengths_of_time() else None, end
