"""Numbers with a unit inside: 一米七八, 123元1角1分, 4年零3个月, 三年半, 两个半小时.

The scanner cannot see them, as it knows no units. Whoever reads quantities asks
``read_compound`` at a numeral before looking for a plain unit after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import msgspec
import regex

from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import Attributes, Lexicon, alternation, load_lexicon
from zhextract.numerals.evaluate import evaluate
from zhextract.numerals.exact import quotient
from zhextract.numerals.idioms import load_idioms
from zhextract.numerals.model import Numeral
from zhextract.numerals.tables import PACKAGE, characters
from zhextract.types import Bound

_TIMES = frozenset(("months", "days", "clock"))
"""Lengths of time are given in the smaller unit, others in the larger (facts.md §9.26)."""

_MOST_YEARS = 200
"""A greater number before 年 is a year."""


class Compound(msgspec.Struct, frozen=True, gc=False):
    """A number and its unit, read together; ``start`` and ``end`` are half-open."""

    start: int
    end: int
    value: Decimal
    bound: Bound
    unit: str
    """元 for money; 个月, 天, 小时, 分钟, 秒 …, the smaller one, for time; else the first unit."""


class _Part(NamedTuple):
    value: Decimal
    attributes: Attributes


def read_compound(folded: str, first: Numeral) -> Compound | None:
    """The compound number that starts with ``first``, unit and all, or None where there is none.

    Reads only what follows ``first``; a plain number with one unit is None.
    """
    if (
        first.value is None
        or first.unit
        or first.ratio
        or folded[first.end : first.end + 1] not in _edge()
    ):
        return None
    return _inner(folded, first) or _chain(folded, first)


def _inner(folded: str, first: Numeral) -> Compound | None:
    """两个半小时, 3个多月: 半 or 多 between 个 and the unit."""
    match = _inner_pattern().match(folded, first.end)
    if match is None or first.value is None:
        return None
    unit = next(a["unit"] for a in _units().values() if a.get("inner") == match["unit"])
    if match["word"] != "半":
        return Compound(first.start, match.end(), first.value, "more_than", unit)
    return Compound(first.start, match.end(), _plus(first.value, "5"), first.bound, unit)


def _chain(folded: str, first: Numeral) -> Compound | None:
    """Parts with falling units of one family, 半, or decimals after the unit."""
    unit = _unit_pattern().match(folded, first.end)
    if unit is None or first.value is None:
        return None
    attributes = _units()[unit.group()]
    if attributes["unit"] == "年" and first.value > _MOST_YEARS:
        return None
    parts = [_Part(first.value, attributes)]
    end = unit.end()
    families = set(attributes["sizes"])
    for value, word, stop in _following(folded, end):
        sizes = _units()[word]["sizes"]
        last = parts[-1].attributes["sizes"]
        shared = {
            f for f in families if f in sizes and sizes[f] < last[f] and value * sizes[f] < last[f]
        }
        if not shared:
            break
        parts.append(_Part(value, _units()[word]))
        families, end = shared, stop
    if len(parts) > 1:
        return _total(folded, first, end, parts, min(families))
    return _tail(folded, first, attributes, end)


def _following(folded: str, start: int) -> Iterator[tuple[Decimal, str, int]]:
    """The further parts: value, unit word, and where each ends."""
    while (match := _part_pattern().match(folded, start)) is not None:
        reading = evaluate(match["number"])
        if reading is None or reading.value is None or reading.bound != "exact" or reading.unit:
            return
        start = match.end()
        yield reading.value, match["unit"], start


def _total(folded: str, first: Numeral, end: int, parts: list[_Part], family: str) -> Compound:
    numerator, denominator = 0, 1
    for part in parts:
        above, below = part.value.as_integer_ratio()
        size = part.attributes["sizes"][family]
        numerator, denominator = (
            numerator * below + above * size * denominator,
            denominator * below,
        )
    last = parts[-1].attributes["sizes"][family]
    rest = _decimals_pattern().match(folded, end) if family not in _TIMES and last == 10 else None
    if rest is not None and len(rest["digits"]) == 1:  # 一块三毛二
        numerator += int(rest["digits"].translate(characters().plain)) * denominator
        end = rest.end()
    if family == "clock" and last == 1:
        numerator, denominator, end = _with_hundredths(folded, end, numerator, denominator)
    goal = parts[-1 if family in _TIMES else 0].attributes
    unit, size = ("元", 100) if family == "money" else (goal["unit"], goal["sizes"][family])
    unit = {"分": "分钟"}.get(unit, unit) if family == "clock" else unit
    value = quotient(numerator, denominator * size)
    return Compound(first.start, end, value, first.bound, unit)


def _with_hundredths(
    folded: str, end: int, numerator: int, denominator: int
) -> tuple[int, int, int]:
    """The seconds so far with the decimals that times of races put behind them: 1分58秒77."""
    match = _hundredths_pattern().match(folded, end)
    if match is None:
        return numerator, denominator, end
    digits = match["digits"]
    scale = 10 ** len(digits)
    return numerator * scale + int(digits) * denominator, denominator * scale, match.end()


def _tail(folded: str, first: Numeral, attributes: Attributes, end: int) -> Compound | None:
    """三年半, 一米七八, 38度5: what follows the only unit is its decimals."""
    if first.value is None or first.value != first.value.to_integral_value():
        return None
    if attributes.get("half") and folded.startswith("半", end):
        if load_idioms().end_at(folded, end) or _unit_pattern().match(folded, end + 1):
            return None
        value = _plus(first.value, "5")
        return Compound(first.start, end + 1, value, first.bound, attributes["unit"])
    if attributes["unit"] == "秒":
        match = _hundredths_pattern().match(folded, end)
        if match is None:
            return None
        return Compound(
            first.start, match.end(), _plus(first.value, match["digits"]), first.bound, "秒"
        )
    if not attributes.get("decimal"):
        return None
    match = _decimals_pattern().match(folded, end)
    if match is None:
        return None
    value = _plus(first.value, match["digits"].translate(characters().plain))
    return Compound(first.start, match.end(), value, first.bound, attributes["unit"])


def _plus(whole: Decimal, decimals: str) -> Decimal:
    return Decimal(f"{whole:f}.{decimals}") if "." not in f"{whole:f}" else whole


def _units() -> Lexicon:
    return load_lexicon(PACKAGE, "compounds.toml")


@cache
def _edge() -> frozenset[str]:
    return frozenset(word[0] for word in _units())


@cache
def _unit_pattern() -> regex.Pattern[str]:
    return compiled(_units().pattern())


@cache
def _part_pattern() -> regex.Pattern[str]:
    digits = rf"[{characters().digits}]"
    number = rf"(?P<number>\d{{1,6}}+(?:\.\d{{1,4}}+)?+|(?!零){digits}?+十?+{digits}?+(?<=[^零半]))"
    return compiled(rf"[零又]?+{number}(?P<unit>{_units().pattern()})")


_COUNTED = "年月日时分秒人名个位号次件级岁家辆只张台元度米公厘寸尺里种条根棵株层座块跨"
"""What may be counted right behind a number: 3米10根 is no 3.1 米."""


@cache
def _decimals_pattern() -> regex.Pattern[str]:
    """Digits after the unit, with no unit of their own: nothing countable may follow."""
    digits = characters().digits
    return compiled(
        rf"(?P<digits>[0-9{digits}]{{1,2}}+)(?![0-9.%‰A-Za-z十百千万亿])(?=[的高长宽深厚以左多大，。；、：！？）”]|\s|$)"
        rf"|(?P<digits>[0-9]{{2}})(?![0-9.%‰A-Za-z十百千万亿余多{_COUNTED}])"
    )


@cache
def _hundredths_pattern() -> regex.Pattern[str]:
    """Digits right behind 秒, with no unit of their own."""
    return compiled(
        "(?P<digits>[0-9]{2,3}+(?![0-9.%‰A-Za-z十百千万亿年月日时分人名个])|[0-9](?=[，。；、）的]|$))"
    )


@cache
def _inner_pattern() -> regex.Pattern[str]:
    inner = alternation(a["inner"] for a in _units().values() if "inner" in a)
    return compiled(rf"个(?P<word>半|多|余)(?P<unit>{inner})(?!{inner})")
