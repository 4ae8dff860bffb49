"""Amounts: numerals with their unit, currency and adjacent bound words, as atoms.

An amount's span is what facts.md §1 calls the span of a quantity: the numeral
with its magnitude, unit and the bound words right beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

import regex

from zhextract.engine.atoms import Atom
from zhextract.engine.lexicon import Lexicon, load_lexicon
from zhextract.facts.time import FoundTime
from zhextract.numerals import (
    Numeral,
    bound_after,
    bound_before,
    join_range,
    range_mark,
    scan_numerals,
)
from zhextract.types import Bound, QuantityKind

AmountKind: TypeAlias = QuantityKind | Literal["points", "bare"]

_FAMILIES: dict[str, str] = {
    "percentage": "percent",
    "points": "points",
    "multiple": "multiple",
    "fraction": "fraction",
    "money": "money",
    "measure": "measure",
    "count": "count",
    "score": "score",
    "bare": "bare",
}

# Currency words right before the number belong to its span (ruling 11).
_CURRENCIES: dict[str, tuple[str, str]] = {
    "人民币": ("元", "CNY"),
    "￥": ("元", "CNY"),
    "¥": ("元", "CNY"),
    "RMB": ("元", "CNY"),
    "新台币": ("新台币", "TWD"),
    "NT$": ("新台币", "TWD"),
    "港币": ("港元", "HKD"),
    "HK$": ("港元", "HKD"),
    "US$": ("美元", "USD"),
    "美金": ("美元", "USD"),
    "$": ("美元", "USD"),
    "€": ("欧元", "EUR"),
    "£": ("英镑", "GBP"),
}
_CURRENCY_BEFORE = regex.compile(
    "(?:" + "|".join(regex.escape(word) for word in _CURRENCIES) + ") ?$"
)
_PER = regex.compile("/(?:10万|[万千百]?[\\p{Han}A-Za-z²³]{1,4}?(?=[，。；、（）：\\s的]|$))")
# A length of time in hanzi is a measure only where something says that time is measured.
_DURATION_CUE = regex.compile(
    "(?:连续|历时|为期|长达|期限|有效期|任期|刑|徒刑|监禁|拘役|不到|不足|近|超过|超|逾|约|仅用|用了|用时|耗时|时隔|短短|只用|间隔|工期|寿命|至少|最多|每隔|已有|已经|整整|达|是|延长|缩短|提前|推迟|晚|早|过了|经过|等了|干了|工作了|坚持了|走过|满|禁赛|停牌|休假)$"
)
_HANZI_FORMS = ("hanzi", "positional")
_DURATIONS = frozenset(("年", "个月", "周", "天", "日", "小时", "分钟", "秒"))
_QUOTED_SLOGAN = regex.compile("“[^“”，。；]{1,8}”")


class Amount(NamedTuple):
    """A number with its unit; half-open reading offsets."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    ratio: str | None
    unit: str | None
    code: str | None
    kind: AmountKind

    @property
    def is_negative(self) -> bool:
        """Whether the value, or the lower end of the range, is below zero."""
        value = self.value if self.value is not None else self.low
        return value is not None and value < 0


class _Unit(NamedTuple):
    """What the table says of the unit behind a number."""

    end: int
    unit: str | None
    code: str | None
    kind: AmountKind
    word: str


def multiple(value: Decimal, start: int, end: int) -> Amount:
    """An amount in 倍 that words give (翻一番)."""
    return Amount(start, end, value, None, None, "exact", None, "倍", None, "multiple")


def negated(amount: Amount) -> Amount:
    """The amount with its sign turned; the ends of a range change places."""
    if amount.value is not None:
        return amount._replace(value=-amount.value)
    low, high = amount.low, amount.high
    return amount._replace(
        low=None if high is None else -high, high=None if low is None else -low
    )


def with_unit(amount: Amount, other: Amount) -> Amount:
    """A bare number with the unit of the member of its list that has one."""
    if amount.unit is not None:
        return amount
    return amount._replace(unit=other.unit, code=other.code, kind=other.kind)


@cache
def units() -> Lexicon:
    """The table of units and classifiers."""
    return load_lexicon("zhextract.facts.quantity", "units.toml")


@cache
def _unit_pattern() -> regex.Pattern[str]:
    return regex.compile(" ?" + f"(?P<word>{units().pattern()})")


def scan_amounts(
    reading: str, times: Sequence[FoundTime], *, yuan: tuple[str, str] = ("元", "CNY")
) -> list[Atom]:
    """All amounts of a reading text in order, times left out.

    ``yuan`` is what a bare 元 means: unit and ISO 4217 code (ruling 23).
    """
    numerals = _outside(scan_numerals(reading), times)
    slogans = {match.start() + 1: match.end() for match in _QUOTED_SLOGAN.finditer(reading)}
    atoms: list[Atom] = []
    index = 0
    while index < len(numerals):
        numeral = numerals[index]
        index += 1
        if _is_ordinal(reading, numeral) or numeral.start in slogans:
            continue
        unit = _unit_after(reading, numeral, yuan)
        if unit is None:
            continue
        first = numeral
        if index < len(numerals):
            joined = _joined(reading, numeral, unit, numerals[index], yuan)
            if joined is not None:
                numeral, unit = joined
                index += 1
        amount = _amount(reading, first, numeral, unit)
        if atoms and amount.start < atoms[-1].end:
            continue
        atoms.append(Atom(_FAMILIES[amount.kind], amount.start, amount.end, amount))
    return atoms


def _outside(numerals: Iterable[Numeral], times: Sequence[FoundTime]) -> list[Numeral]:
    """The numerals that are no part of a time."""
    kept: list[Numeral] = []
    at = 0
    for numeral in numerals:
        while at < len(times) and times[at].end <= numeral.start:
            at += 1
        if at < len(times) and times[at].start < numeral.end:
            continue
        kept.append(numeral)
    return kept


def _is_ordinal(reading: str, numeral: Numeral) -> bool:
    return numeral.start > 0 and reading[numeral.start - 1] == "第"


def _unit_after(reading: str, numeral: Numeral, yuan: tuple[str, str]) -> _Unit | None:
    """The unit of a numeral; None where the number is no quantity (facts.md §6)."""
    end = numeral.end
    if numeral.unit is not None:
        return _Unit(end, numeral.unit, None, "percentage", numeral.unit)
    if numeral.form == "fraction":
        return _Unit(end, None, None, "fraction", "")
    match = _unit_pattern().match(reading, end)
    if match is None:
        return _without_unit(reading, numeral)
    word = match["word"]
    entry: Any = units()[word]
    kind = entry["kind"]
    if kind == "none":
        return None
    hanzi = numeral.form in _HANZI_FORMS
    if not _counts(reading, numeral, word, entry, hanzi, match.end()):
        return None
    unit, code = entry.get("unit", word), entry.get("code")
    if word == "元":
        unit, code = yuan
    per = _PER.match(reading, match.end())
    if per is not None:
        return _Unit(per.end(), unit + per.group(), None, kind, word)
    return _Unit(match.end(), unit, code, kind, word)


def _counts(
    reading: str, numeral: Numeral, word: str, entry: Any, hanzi: bool, end: int
) -> bool:
    """Whether numeral and unit are an amount, and not a phrase with a number character."""
    if word == "级":
        return not hanzi and regex.match("(?:以上|左右)?的?(?:地震|余震|强震|大?风|阵风|台风|浮尘|海浪)|，|。", reading, pos=end) is not None
    if not hanzi:
        return True
    if entry.get("place"):
        return False
    if numeral.lone:
        return _lone_counts(reading, numeral, word, entry)
    short = numeral.end - numeral.start == 1
    if short and entry.get("hanzi") is False:
        return False
    unit = entry.get("unit", word)
    if unit in _DURATIONS and short:
        return _DURATION_CUE.search(reading[max(0, numeral.start - 4) : numeral.start]) is not None
    return True


def _lone_counts(reading: str, numeral: Numeral, word: str, entry: Any) -> bool:
    """Whether a single 一, 两, 百, 万 … before a unit counts something."""
    written = reading[numeral.start : numeral.end]
    if written[-1] in "万亿百千":
        return bound_before(reading, numeral.start) is not None
    if written in ("两", "俩"):
        unit = entry.get("unit", word)
        if entry.get("hanzi") is False:
            return False
        return unit not in _DURATIONS or (
            _DURATION_CUE.search(reading[max(0, numeral.start - 4) : numeral.start]) is not None
        )
    if entry["kind"] == "multiple":
        return True
    if entry["kind"] == "money":
        return True
    return word in ("人", "名") and regex.match(
        "(?:死|受|轻|重|遇|失|获救|被困|伤)", reading, pos=numeral.end + len(word)
    ) is not None


def _without_unit(reading: str, numeral: Numeral) -> _Unit | None:
    """A number without a unit is kept for lists and scores, if it is written in digits."""
    if numeral.form in _HANZI_FORMS or numeral.lone:
        return None
    return _Unit(numeral.end, None, None, "bare", "")


def _joined(
    reading: str, numeral: Numeral, unit: _Unit, following: Numeral, yuan: tuple[str, str]
) -> tuple[Numeral, _Unit] | None:
    """A range whose ends both carry the unit: 1.2亿元—1.5亿元."""
    mark = range_mark(reading, unit.end)
    if mark is None or mark != following.start:
        return None
    if reading[numeral.start - 1 : numeral.start] in ("从", "由"):
        return None
    other = _unit_after(reading, following, yuan)
    if other is None or other.unit != unit.unit or unit.unit is None:
        return None
    joined = join_range(reading, numeral, following, share=False)
    return None if joined is None else (joined, other)


def _amount(reading: str, first: Numeral, numeral: Numeral, unit: _Unit) -> Amount:
    """The amount with the currency and the bound words at its sides."""
    start, end = first.start, unit.end
    name, code = unit.unit, unit.code
    if unit.kind in ("money", "bare"):
        currency = _CURRENCY_BEFORE.search(reading[max(0, start - 5) : start])
        if currency is not None:
            start -= len(currency.group())
            name, code = _CURRENCIES[currency.group().strip()]
            unit = unit._replace(kind="money")
    bound = numeral.bound
    ahead = bound_before(reading, start)
    if ahead is not None:
        start, bound = ahead
    behind = bound_after(reading, end)
    if behind is not None:
        end, bound = behind
    return Amount(
        start,
        end,
        numeral.value,
        numeral.low,
        numeral.high,
        bound,
        numeral.ratio,
        name,
        code,
        unit.kind,
    )
