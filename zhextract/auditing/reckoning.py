"""Movements between two levels, in figures and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from zhextract.auditing.figures import Figure, figure_of
from zhextract.auditing.page import printed
from zhextract.auditing.ranges import Range
from zhextract.io.cells import short_number
from zhextract.types import Change

_SIGNS = {"up": 1, "down": -1, "flat": 0}
_POINTS = ("个百分点", "百分点")
_HUNDREDTH = Decimal("0.01")
_MOST_DIGITS = 40
_WIDE = Context(prec=_MOST_DIGITS + 10)


class Reckoned(NamedTuple):
    """What a movement must be, going by its two levels: face value, reach, and the sum."""

    value: Decimal
    reach: Range
    sum: str


def contradiction(before: Figure, after: Figure, change: Change) -> str | None:
    """The sum that shows the stated amount wrong, or None where it may be right."""
    amount = None if change.amount is None else figure_of(change.amount, cut=True)
    if amount is None:
        return None
    stated = _signed(amount.reach, _SIGNS[change.direction])
    reckoned = list(_reckonings(before, after, amount.unit))
    if not reckoned or not all(one.reach.is_apart_from(stated) for one in reckoned):
        return None
    sign = "-" if change.direction == "down" else "+"
    return f"{reckoned[0].sum} ≠ {sign}{printed(amount)}"


def _signed(reach: Range, sign: int) -> Range:
    if sign == 0:
        return Range(Decimal(0), Decimal(0))
    return reach if sign > 0 else reach.negated()


def _reckonings(before: Figure, after: Figure, unit: str | None) -> Iterator[Reckoned]:
    """The movement in the unit in which it is stated; none where units do not fit."""
    if before.unit != after.unit:
        return
    if unit in _POINTS:
        if before.unit == "%":
            yield _difference(before, after, "个百分点")
    elif unit in ("%", "‰", "倍"):
        if before.reach.low > 0:
            yield _rate(before, after, unit)
        if before.unit == unit:  # 由30%提高到36%，提高6%: said of points too
            yield _difference(before, after, unit)
    elif unit == before.unit:
        yield _difference(before, after, unit or "")


def _difference(before: Figure, after: Figure, unit: str) -> Reckoned:
    reach = after.reach.minus(before.reach)
    value = after.value - before.value
    sum = f"{printed(after)} - {printed(before)} = {amount_words(value, unit)}"
    return Reckoned(value, reach, sum + reach_words(reach))


def _rate(before: Figure, after: Figure, unit: str) -> Reckoned:
    """The rate; in each end of its reach the levels that give it stand together."""
    factor = {"%": 100, "‰": 1000, "倍": 1}[unit]
    one = Range(Decimal(1), Decimal(1))
    reach = after.reach.over(before.reach).minus(one).times(factor)
    value = (after.value / before.value - 1) * factor
    sum = (
        f"({printed(after)} - {printed(before)}) / {printed(before)} = {amount_words(value, unit)}"
    )
    return Reckoned(value, reach, sum + reach_words(reach))


def amount_words(value: Decimal, unit: str) -> str:
    """A reckoned amount with its sign: ``+22.37%``."""
    return f"{'-' if value < 0 else '+'}{value_words(abs(value), unit)}"


def value_words(value: Decimal, unit: str) -> str:
    """A reckoned value, short: to the second decimal at most."""
    if value.adjusted() > _MOST_DIGITS:
        return f"{value:.6E}{unit}"
    rounded = value.quantize(_HUNDREDTH, context=_WIDE).normalize(_WIDE)
    return f"{short_number(rounded if rounded else Decimal(0))}{unit}"


def reach_words(reach: Range) -> str:
    """The reach in brackets, where the printed digits leave one: `` [21.64, 23.1]``."""
    if not (reach.low.is_finite() and reach.high.is_finite()):
        return ""
    low, high = value_words(reach.low, ""), value_words(reach.high, "")
    return "" if low == high else f" [{low}, {high}]"


def sum_of(figures: Sequence[Figure]) -> Range:
    """All that the sum of the figures, at least one, may be."""
    reach = figures[0].reach
    for figure in figures[1:]:
        reach = reach.plus(figure.reach)
    return reach


def addition(figures: Sequence[Figure], unit: str | None) -> str:
    """The sum of the figures, at least one, in figures: ``78所 + 36所 = 114所``."""
    value = figures[0].value
    for figure in figures[1:]:
        value += figure.value
    return f"{' + '.join(map(printed, figures))} = {value_words(value, unit or '')}"
