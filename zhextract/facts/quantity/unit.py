"""The unit behind a numeral: what the two measure, and in what."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from zhextract.engine.compiled import compiled
from zhextract.facts.quantity.amounts import AmountKind
from zhextract.facts.quantity.counting import CLOSING, HANZI_FORMS, counts, is_result_word
from zhextract.facts.quantity.unit_table import cues, lengths_of_time, unit_word, units
from zhextract.numerals import Numeral

# What a unit is by: known ones whatever follows (60万元/吨一路跌到…), others up to a mark.
_BY = "公斤|千克|吨|立方米|平方米|公里|千瓦时|人次|小时|分钟"
_BY_MARK = "(?=(?:以[上下内]|左右|上下)?(?:[，。；、（）：\\s的]|$))"
_PER = compiled(
    f"/(?:10万|[㎡㎥]|(?:100)?(?:毫升|ml|mL|克|g|升|L)|{_BY}"
    f"|[万千百]?[\\p{{Han}}A-Za-z²³]{{1,4}}?{_BY_MARK})"
)
# Verbs and nouns of spoken money, in the clause before 块.
_PAID = compiled(
    "(?:[卖花赚挣付给收攒赔欠涨降省]|价|成本|工资|补贴|每[斤亩天月人张]|一[斤亩天月张碗])[^，。；！？]{0,8}$"
)
# A round number alone that was passed: 总数已过万, 金牌破百.
_PASSED = compiled("[过破超逾近][了]?$")
_ENDS = compiled("[，。；！）\n]|$")
_PER_PEOPLE = compiled("/(?:10万|百万|千|万)")
# What makes a movement of the litre: 由2亿升至3亿.
_RISES = compiled("[至到为上值高幅破]")


class Unit(msgspec.Struct, frozen=True, gc=False):
    """What the table says of the unit behind a number."""

    end: int
    unit: str | None
    code: str | None
    kind: AmountKind
    word: str
    scale: Decimal | None = None
    """What the number is to be multiplied by: 3分钱 is 0.03 元."""


def unit_after(reading: str, numeral: Numeral, yuan: tuple[str, str]) -> Unit | None:
    """The unit of a numeral; None where the number is no quantity (facts.md §6).

    ``yuan`` is what a bare 元 means: unit and ISO 4217 code.
    """
    end = numeral.end
    if numeral.unit is not None:
        return Unit(end, numeral.unit, None, "percentage", numeral.unit)
    if numeral.form == "fraction":
        if numeral.lone and reading[numeral.start : end] == "半":
            return _half(reading, numeral)
        return Unit(end, None, None, "fraction", "")
    found = unit_word(reading, end)
    if found is None:
        return _without_unit(reading, numeral)
    word, behind = found
    if word == "升" and _RISES.match(reading, behind):
        return _without_unit(reading, numeral)
    entry: Any = units()[word]
    kind = entry["kind"]
    if kind == "none":
        return None
    if entry.get("in_row") and not is_result_word(reading, numeral.start, behind, word):
        return _without_unit(reading, numeral)
    hanzi = numeral.form in HANZI_FORMS
    if not counts(reading, numeral, word, entry, hanzi, behind):
        return None
    if entry.get("is_metric"):
        return Unit(end, None, None, kind, "")
    if entry.get("in_row"):
        return Unit(behind, None, None, kind, word)
    unit, code = entry.get("unit", word), entry.get("code")
    if word == "元":
        unit, code = yuan
    elif word == "块" and _is_paid(reading, numeral.start, behind):
        unit, code, kind = "元", "CNY", "money"
    per = _PER.match(reading, behind) if reading.startswith("/", behind) else None
    if per is not None:
        joined = code if kind == "money" else _code_per(code, per.group()[1:])
        return Unit(per.end(), f"{unit}/{_unit_named(per.group()[1:])}", joined, kind, word)
    scale = entry.get("scale")
    size = None if scale is None else Decimal(str(scale))
    return Unit(behind, unit, code, kind, word, size)


def _is_paid(reading: str, start: int, end: int) -> bool:
    """Whether 块 without a thing behind it is said of money: 卖了4万多块, not 切成三块."""
    if reading[end : end + 1] not in CLOSING:
        return False
    return _PAID.search(reading, max(0, start - 12), start) is not None


def _unit_named(word: str) -> str:
    """The unit that a symbol stands for: 平方米 for ㎡."""
    entry: Any = units().get(word, {})
    return str(entry.get("unit", word)) if not word.isalnum() else word


def _code_per(code: str | None, word: str) -> str | None:
    """The UCUM code of a unit by another (μg/m3); None where either has none."""
    entry: Any = units().get(word, {})
    by = entry.get("code") if entry.get("kind") == "measure" else None
    return f"{code}/{by}" if code and by else None


def _half(reading: str, numeral: Numeral) -> Unit | None:
    """半 counts only as a length of time that something measures, or in 半个百分点: 不到半小时."""
    found = unit_word(reading, numeral.end)
    if found is None:
        return None
    word, end = found
    entry: Any = units()[word]
    unit = entry.get("unit", word)
    if entry["kind"] == "points":
        return Unit(end, unit, entry.get("code"), "points", word)
    if unit not in lengths_of_time() or not cues()[0].search(
        reading, max(0, numeral.start - 4), numeral.start
    ):
        return None
    return Unit(end, unit, entry.get("code"), "measure", word)


def _without_unit(reading: str, numeral: Numeral) -> Unit | None:
    """A number without a unit is kept for lists and scores, if it is written in digits."""
    slash = reading.startswith("/", numeral.end)
    per = _PER_PEOPLE.match(reading, numeral.end) if slash else None
    if per is not None:
        return Unit(per.end(), per.group(), None, "measure", "")
    if numeral.form in HANZI_FORMS or numeral.lone:
        round_one = numeral.lone and reading[numeral.end - 1] in "百千万亿"
        if not round_one or not _PASSED.search(reading, max(0, numeral.start - 2), numeral.start):
            return None
        return (
            Unit(numeral.end, None, None, "bare", "") if _ENDS.match(reading, numeral.end) else None
        )
    return Unit(numeral.end, None, None, "bare", "")
