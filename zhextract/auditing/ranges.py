"""What a figure may truly be: an interval of Decimals, and sums with intervals.

>>> Range(Decimal(15), Decimal(16)).plus(Range(Decimal(1), Decimal(2)))
Range(low=Decimal('16'), high=Decimal('18'))
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

INFINITY = Decimal("Infinity")
_DIGITS = 60
_DOWN = Context(prec=_DIGITS, rounding=ROUND_FLOOR)
_UP = Context(prec=_DIGITS, rounding=ROUND_CEILING)


class Range(NamedTuple):
    """All values from ``low`` to ``high``, both included; either may be infinite.

    Results are rounded outwards, so that a true value is never lost.
    """

    low: Decimal
    high: Decimal

    def plus(self, other: Range) -> Range:
        """Every sum of a value of this and one of the other."""
        return Range(_DOWN.add(self.low, other.low), _UP.add(self.high, other.high))

    def minus(self, other: Range) -> Range:
        """Every difference."""
        return self.plus(other.negated())

    def negated(self) -> Range:
        """Every value with its sign turned."""
        return Range(self.high.copy_negate(), self.low.copy_negate())

    def times(self, factor: int) -> Range:
        """Every value, so many times; ``factor`` is positive."""
        size = Decimal(factor)
        return Range(_DOWN.multiply(self.low, size), _UP.multiply(self.high, size))

    def over(self, other: Range) -> Range:
        """Every quotient; everything where the divisor may be 0, less, or without end."""
        if other.low <= 0 or not other.high.is_finite():
            return Range(INFINITY.copy_negate(), INFINITY)
        lows = [_DOWN.divide(self.low, divisor) for divisor in other]
        highs = [_UP.divide(self.high, divisor) for divisor in other]
        return Range(min(lows), max(highs))

    def is_apart_from(self, other: Range) -> bool:
        """Whether no value is in both."""
        return self.high < other.low or other.high < self.low

    def is_above(self, other: Range) -> bool:
        """Whether every value is greater than every one of the other."""
        return self.low > other.high
