"""Amounts: numerals with their unit, currency and adjacent bound words.

An amount's span is what facts.md §1 calls the span of a quantity: the numeral
with its magnitude, unit and the bound words right beside it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from zhextract.types import Bound, QuantityKind

AmountKind: TypeAlias = QuantityKind | Literal["points", "bare", "each"]

FAMILIES: dict[str, str] = {
    "percentage": "percent",
    "points": "points",
    "multiple": "multiple",
    "fraction": "fraction",
    "money": "money",
    "measure": "measure",
    "count": "count",
    "score": "score",
    "rank": "rank",
    "bare": "bare",
    "each": "each",
}
"""The family of atoms that an amount of a kind belongs to."""


class Amount(msgspec.Struct, frozen=True, gc=False):
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
    term: bool = False
    """A length of time that names a term: 1年期, 5年期以上."""

    @property
    def is_negative(self) -> bool:
        """Whether the value, or the lower end of the range, is below zero."""
        value = self.value if self.value is not None else self.low
        return value is not None and value < 0


def multiple(value: Decimal, start: int, end: int) -> Amount:
    """An amount in 倍 that words give (翻一番)."""
    return Amount(start, end, value, None, None, "exact", None, "倍", None, "multiple")


def negated(amount: Amount) -> Amount:
    """The amount with its sign turned; the ends of a range change places."""
    if amount.value is not None:
        return replace(amount, value=-amount.value)
    low, high = amount.low, amount.high
    return replace(amount, low=None if high is None else -high, high=None if low is None else -low)


def with_unit(amount: Amount, other: Amount) -> Amount:
    """A bare number with the unit of the member of its list that has one (6.8个和5.9个百分点)."""
    if amount.unit is not None and not (amount.unit == "个" and other.kind == "points"):
        return amount
    return replace(amount, unit=other.unit, code=other.code, kind=other.kind)
