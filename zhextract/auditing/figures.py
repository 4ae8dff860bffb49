"""How far a printed figure reaches: its last printed digit, and the words that bound it.

A figure was rounded to the last digit that is printed: 1.2万亿 is 1.15万亿 to
1.25万亿. Rates and shares are cut off by some desks instead, so that they may be
a whole digit greater. 392户, a count without 万 or 亿, is what it says.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from zhextract import numbers
from zhextract.auditing.ranges import INFINITY, Range
from zhextract.types import Number, Quantity

_DIGITS = "0123456789０１２３４５６７８９〇零一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖"
_TENS = tuple("十拾")
"""Behind them the next lower place would be written: 三十 is 30 to the unit."""
_OPEN_END = ("余", "餘", "多")
"""Words behind a number that say the rest of its last place: 8000余 is below 9000."""
_ABOUT = Decimal("0.1")
"""约 and 左右 are taken to mean within a tenth."""


class Figure(NamedTuple):
    """A printed figure: its words, unit, face value and all that it may truly be."""

    text: str
    unit: str | None
    value: Decimal
    reach: Range


def figure_of(number: Quantity | Number, *, cut: bool = False) -> Figure | None:
    """The figure of a quantity, or of the amount, from or to of a change.

    ``cut`` allows for last digits cut off instead of rounded. None for a figure
    without a value.
    """
    if number.value is None:
        if number.low is None or number.high is None:
            return None
        middle = (number.low + number.high) / 2
        return Figure(number.text, number.unit, middle, Range(number.low, number.high))
    counted = isinstance(number, Quantity) and number.kind == "count"
    reach = _reach(number, number.value, counted=counted, cut=cut)
    return Figure(number.text, number.unit, number.value, reach)


def _reach(number: Quantity | Number, value: Decimal, *, counted: bool, cut: bool) -> Range:
    if number.ratio is not None or number.bound == "about":
        width = abs(value) * _ABOUT
        return Range(value - width, value + width)
    step = step_of(number.text)
    if counted and step == 1:
        step = Decimal(0)
    low, high = value - step / 2, value + (step if cut else step / 2)
    if number.bound in ("more_than", "at_least"):
        return Range(low, value + _last_place(value) if _open_ended(number.text) else INFINITY)
    if number.bound in ("less_than", "at_most"):
        return Range(INFINITY.copy_negate(), high)
    return Range(low, high)


@lru_cache(maxsize=4096)
def step_of(text: str) -> Decimal:
    """How much one more in the last printed digit adds.

    It is found by reading the number again with that digit changed.

    >>> step_of("2072.89亿元"), step_of("三亿四千万"), step_of("百分之六点七")
    (Decimal('1000000'), Decimal('10000000'), Decimal('0.1'))
    """
    written = next(iter(numbers(text)), None)
    if written is None or written.value is None:
        return Decimal(0)
    start, end = written.start, written.end
    at = max((i for i in range(start, end) if text[i] in _DIGITS), default=None)
    if at is not None:
        for digit in "21二一":
            if digit.isascii() != (text[at].isascii() or text[at] in "０１２３４５６７８９"):
                continue
            other = next(iter(numbers(text[:at] + digit + text[at + 1 :])), None)
            if other is not None and other.value is not None and other.value != written.value:
                place = _power_of_ten(abs(other.value - written.value))
                return place / 10 if text[at + 1 : at + 2] in _TENS else place
    return abs(written.value)


def _power_of_ten(value: Decimal) -> Decimal:
    """The greatest power of ten that is no greater: 300 is 100."""
    return Decimal(format(Decimal(1).scaleb(value.adjusted()), "f"))


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not 0: 8000 is 1000."""
    _, _, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(int(exponent))


def _open_ended(text: str) -> bool:
    return any(word in text for word in _OPEN_END)
