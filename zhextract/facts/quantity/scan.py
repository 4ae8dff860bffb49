"""The scan for amounts: every numeral with the unit behind it, times left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol, TypeVar

import regex

from zhextract.engine.atoms import Atom
from zhextract.engine.lexicon import Lexicon, load_lexicon, load_table
from zhextract.facts.quantity.amounts import FAMILIES, Amount, AmountKind
from zhextract.facts.quantity.ranks import scan_ranks
from zhextract.facts.time import FoundTime
from zhextract.numerals import (
    Numeral,
    bound_after,
    bound_before,
    join_range,
    range_mark,
    scan_numerals,
)
from zhextract.numerals.compound import Compound, read_compound
from zhextract.types import Bound

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
_PER_PEOPLE = regex.compile("/(?:10万|百万|千|万)")
# A length of time in hanzi is a measure only where something says that time is measured.
_DURATION_CUE = regex.compile(
    "(?:连续|仅|历时|为期|长达|期限|有效期|任期|刑|徒刑|监禁|拘役|不到|不足|近|超过|超|逾|约|仅用|用了|用时|耗时|时隔|短短|只用|间隔|工期|寿命|至少|最多|每隔|已有|已经|整整|达|是|延长|缩短|提前|推迟|晚|早|过了|经过|等了|干了|工作了|坚持了|走过|满|禁赛|停牌|休假)$"
)
_DURATION_GOES_ON = regex.compile(
    "[，。、；）]|[的内间]|时间|以[上下内]|期限|左右|来(?!了)|之久|净|增|下来"
)
_HANZI_FORMS = ("hanzi", "positional")
_DURATIONS = frozenset(("年", "个月", "周", "天", "日", "小时", "分钟", "秒"))
_WITHIN = regex.compile("内(?![容部蒙])")
_FROM = regex.compile("起(?=[，。；、）])|起[售价]")
# Ordinals, sessions (四届七次), addresses (1单元704户), 7×24.
_NAMED_BEFORE = regex.compile("(?:第|×|届|单元|号楼|[^多余些]楼|栋|座)$")
_DATING = frozenset(("年", "个月", "天", "日", "周", "星期", "小时"))
_DATES = regex.compile("来(?!自|源|到|了)|多?前(?![三五十])|之前|以前|以来|(?:之|以)?后(?!续)|后的")
# A date code (20230320), and the number of a list glued to a year (7.2023年).
_CODED = regex.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|[0-9]{1,2}\\.(?:19|20)[0-9]{2}")
_QUOTED_SLOGAN = regex.compile("“[^“”，。；]{1,10}”")
# The number behind is a denominator (每10股, ruling 8).
_EACH = regex.compile("每(?:吸纳|增加|新增|投入|销售|生产|行驶|隔|间隔|招用|购买|满)?$")


class _Unit(NamedTuple):
    """What the table says of the unit behind a number."""

    end: int
    unit: str | None
    code: str | None
    kind: AmountKind
    word: str


@cache
def units() -> Lexicon:
    """The table of units and classifiers."""
    return load_lexicon("zhextract.facts.quantity", "units.toml")


@cache
def _guards() -> Mapping[str, str]:
    """Characters that make another word of a classifier: 部 in 八部门."""
    guards: Mapping[str, str] = load_table("zhextract.facts.quantity", "units.toml")["guard"]
    return guards


@cache
def _unit_pattern() -> regex.Pattern[str]:
    return regex.compile(" ?" + f"(?P<word>{units().pattern()})")


def scan_amounts(
    reading: str, times: Sequence[FoundTime], *, yuan: tuple[str, str] = ("元", "CNY")
) -> list[Atom]:
    """All amounts of a reading text in order, times left out.

    ``yuan`` is what a bare 元 means: unit and ISO 4217 code (ruling 23).
    """
    ranks = _outside(scan_ranks(reading), times)
    numerals = _outside(_outside(scan_numerals(reading), times), ranks)
    slogans = [match.span() for match in _QUOTED_SLOGAN.finditer(reading)]
    found: list[Amount] = []
    index = 0
    while index < len(numerals):
        first = numerals[index]
        index += 1
        if found and first.start < found[-1].end:
            continue
        while slogans and slogans[0][1] <= first.start:
            slogans.pop(0)
        if _is_no_amount(reading, first, slogans):
            continue
        compound = read_compound(reading, first)
        if compound is not None:
            found.append(_of_compound(reading, compound, yuan))
            continue
        unit = _unit_after(reading, first, yuan)
        if unit is None:
            continue
        last = first
        if index < len(numerals):
            joined = _joined(reading, first, unit, numerals[index], yuan)
            if joined is not None:
                last, unit = joined
                index += 1
        amount = _amount(reading, first, last, unit)
        each = _EACH.search(reading, max(0, first.start - 5), first.start)
        if each is not None:
            found.append(amount._replace(start=each.start(), kind="each"))
            continue
        if _is_base_of_rate(reading, amount):
            continue
        if found and _closes(found[-1], amount):
            amount = _between(found.pop(), amount)
        found.append(amount)
    merged = sorted([*ranks, *found], key=lambda amount: amount.start)
    return [Atom(FAMILIES[amount.kind], amount.start, amount.end, amount) for amount in merged]


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Stretch)


def _outside(found: Iterable[_Found], taken: Sequence[_Stretch]) -> list[_Found]:
    """What of ``found`` does not touch anything ``taken``; both in text order."""
    kept: list[_Found] = []
    at = 0
    for one in found:
        while at < len(taken) and taken[at].end <= one.start:
            at += 1
        if at < len(taken) and taken[at].start < one.end:
            continue
        kept.append(one)
    return kept


def _is_no_amount(reading: str, numeral: Numeral, slogans: Sequence[tuple[int, int]]) -> bool:
    """Ordinals, sessions and addresses, and numbers in quoted slogans."""
    if _NAMED_BEFORE.search(reading, max(0, numeral.start - 3), numeral.start):
        return True
    if numeral.form == "digits" and _CODED.fullmatch(reading, numeral.start, numeral.end):
        return True
    if not slogans or not slogans[0][0] < numeral.start < slogans[0][1]:
        return False
    return numeral.start == slogans[0][0] + 1 or numeral.form in _HANZI_FORMS


def _is_base_of_rate(reading: str, amount: Amount) -> bool:
    """1美元兑7.2元: the unit of a rate of exchange is no amount."""
    return (
        amount.value == 1
        and amount.kind == "money"
        and reading[amount.end : amount.end + 1] == "兑"
    )


def _closes(before: Amount, amount: Amount) -> bool:
    """五千元以上三万元以下: two bounds side by side are one range."""
    return (
        before.end == amount.start
        and before.unit == amount.unit
        and before.bound == "at_least"
        and amount.bound == "at_most"
        and before.value is not None
        and amount.value is not None
    )


def _between(before: Amount, amount: Amount) -> Amount:
    return amount._replace(
        start=before.start, value=None, low=before.value, high=amount.value, bound="exact"
    )


def _of_compound(reading: str, compound: Compound, yuan: tuple[str, str]) -> Amount:
    """123元1角1分, 4年零3个月, 一米七八 with the bound words at its sides."""
    entry: Any = units().get(compound.unit, {})
    unit, code = entry.get("unit", compound.unit), entry.get("code")
    if compound.unit == "元":
        unit, code = yuan
    start, end, bound = _bounded(reading, compound.start, compound.end, compound.bound)
    kind = entry.get("kind", "measure")
    return Amount(start, end, compound.value, None, None, bound, None, unit, code, kind)


def _unit_after(reading: str, numeral: Numeral, yuan: tuple[str, str]) -> _Unit | None:
    """The unit of a numeral; None where the number is no quantity (facts.md §6)."""
    end = numeral.end
    if numeral.unit is not None:
        return _Unit(end, numeral.unit, None, "percentage", numeral.unit)
    if numeral.form == "fraction":
        if numeral.lone and reading[numeral.start : end] == "半":
            return _half(reading, numeral)
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


def _half(reading: str, numeral: Numeral) -> _Unit | None:
    """半 counts only as a length of time that something measures: 不到半小时."""
    match = _unit_pattern().match(reading, numeral.end)
    if match is None:
        return None
    entry: Any = units()[match["word"]]
    unit = entry.get("unit", match["word"])
    if unit not in _DURATIONS or not _DURATION_CUE.search(
        reading[max(0, numeral.start - 4) : numeral.start]
    ):
        return None
    return _Unit(match.end(), unit, entry.get("code"), "measure", match["word"])


def _counts(reading: str, numeral: Numeral, word: str, entry: Any, hanzi: bool, end: int) -> bool:
    """Whether numeral and unit are an amount, and not a phrase with a number character."""
    if reading[end : end + 1] in (_guards().get(word) or ()) and end < len(reading):
        return False
    if word == "级":
        return (
            not hanzi
            and regex.match(
                "(?:以上|左右)?的?(?:地震|余震|强震|大?风|阵风|台风|浮尘|海浪)|，|。",
                reading,
                pos=end,
            )
            is not None
        )
    if word in _DATING and _DATES.match(reading, end):
        return False  # 40多年来, 5年前: a vague time
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
    return unit not in _DURATIONS or not short or _lasts(reading, numeral, word)


def _lasts(reading: str, numeral: Numeral, word: str) -> bool:
    """Whether a length of time written in one hanzi is measured, and names no plan or age."""
    if _DURATION_CUE.search(reading[max(0, numeral.start - 4) : numeral.start]):
        return True
    return _DURATION_GOES_ON.match(reading, numeral.end + len(word)) is not None


def _lone_counts(reading: str, numeral: Numeral, word: str, entry: Any) -> bool:
    """Whether a single 一, 两, 百, 万 … before a unit counts something."""
    written = reading[numeral.start : numeral.end]
    unit_name = entry.get("unit", word)
    if written[-1] in "万亿百千":
        return (
            bound_before(reading, numeral.start) is not None
            or bound_after(reading, numeral.end + len(word)) is not None
        )
    if written in ("两", "俩"):
        if entry.get("hanzi") is False:
            return False
        return unit_name not in _DURATIONS or _lasts(reading, numeral, word)
    if unit_name in _DURATIONS and numeral.start and reading[numeral.start - 1] in "刑禁役":
        return True
    if entry["kind"] == "multiple":
        return True
    if entry["kind"] == "money":
        return True
    return (
        word in ("人", "名")
        and regex.match("(?:死|受|轻|重|遇|失|获救|被困|伤)", reading, pos=numeral.end + len(word))
        is not None
    )


def _without_unit(reading: str, numeral: Numeral) -> _Unit | None:
    """A number without a unit is kept for lists and scores, if it is written in digits."""
    per = _PER_PEOPLE.match(reading, numeral.end)
    if per is not None:
        return _Unit(per.end(), per.group(), None, "measure", "")
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
    start, end, bound = _bounded(reading, start, end, numeral.bound)
    if bound == "exact":
        limit = (_WITHIN if name in _DURATIONS else _FROM).match(reading, end)
        if limit is not None:
            end, bound = limit.end(), "at_most" if name in _DURATIONS else "at_least"
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


def _bounded(reading: str, start: int, end: int, bound: Bound) -> tuple[int, int, Bound]:
    """The span with the bound words right beside it, and what they say."""
    ahead = bound_before(reading, start)
    if ahead is not None:
        start, bound = ahead
    behind = bound_after(reading, end)
    if behind is not None:
        end, bound = behind
    return start, end, bound
