"""The level before a change, as far as the printed digits tell it."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

from zhextract.auditing.figures import figure_of
from zhextract.auditing.periods import Days, base_of, is_month_end
from zhextract.auditing.ranges import Range
from zhextract.types import Change, Quantity, Time

_RATES = {"%": 100, "‰": 1000, "倍": 1}
_MOST_DIGITS = 30
_ONE = Range(Decimal(1), Decimal(1))
_CONTEXT = Context(prec=60)
_DOWN = Context(prec=60, rounding=ROUND_FLOOR)
_UP = Context(prec=60, rounding=ROUND_CEILING)


class Implied(NamedTuple):
    """A level that was not stated: rounded to its sure digits, and all that it may be."""

    days: Days
    value: Decimal
    reach: Range


def implied_level(later: Quantity, change: Change) -> Implied | None:
    """The level that ``change`` led from to ``later``; None where nothing finite follows.

    >>> import zhextract
    >>> doc = zhextract.extract("2023年总产值2072.89亿元，同比增长7.8%。")
    >>> before = implied_level(doc.quantities[0], doc.changes[0])
    >>> before.days, before.value
    (('2022-01-01', '2022-12-31'), Decimal('192300000000'))
    """
    if later.period is None or change.amount is None:
        return None
    days = base_of(later.period, change.comparison)
    level, amount = figure_of(later), figure_of(change.amount, cut=True)
    if days is None or level is None or amount is None or not _whole_months(later.period):
        return None
    sign = {"up": 1, "down": -1, "flat": 0}[change.direction]
    moved = Range(Decimal(0), Decimal(0)) if not sign else amount.reach
    moved = moved if sign >= 0 else moved.negated()
    if amount.unit == later.unit and later.unit not in _RATES:
        face, reach = level.value - amount.value * sign, level.reach.minus(moved)
    elif amount.unit in _RATES and later.unit not in _RATES:
        whole = _RATES[amount.unit]
        factor = moved.over(Range(Decimal(whole), Decimal(whole))).plus(_ONE)
        reach = level.reach.over(factor)
        rate = 1 + amount.value * sign / whole
        face = _CONTEXT.divide(level.value, rate) if rate > 0 else Decimal(0)
    else:
        return None
    if not (reach.low.is_finite() and reach.high.is_finite()):
        return None
    if reach.high.adjusted() > _MOST_DIGITS:
        return None
    return Implied(days, *_sure_digits(face, reach))


def _sure_digits(face: Decimal, reach: Range) -> tuple[Decimal, Range]:
    """The value to the digits that its reach leaves, and the reach one digit finer, outwards."""
    width = reach.high - reach.low
    if not width:
        return face, reach
    place = Decimal(1).scaleb(width.adjusted())
    low, high = _DOWN.quantize(reach.low, place / 10), _UP.quantize(reach.high, place / 10)
    rounded = _CONTEXT.quantize(face, place)
    if not reach.low <= rounded <= reach.high:
        rounded = _CONTEXT.quantize(face, place / 10)
    return _plain(rounded), Range(_plain(low), _plain(high))


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent above 0: 1.923E+11 is 192300000000."""
    return Decimal(format(value, "f"))


def _whole_months(time: Time) -> bool:
    """Whether the days are whole months, so that those a year before are known."""
    if time.last is None or len(time.last) != 10:
        return False
    begins = time.first is None or time.first[8:] == "01"
    return begins and is_month_end(time.last)
