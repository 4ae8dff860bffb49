"""Ranges: two numerals with a range mark between them become one with ``low`` and ``high``."""

from __future__ import annotations

import re
from decimal import Decimal

from zhextract.numerals.evaluate import evaluate
from zhextract.numerals.exact import negated
from zhextract.numerals.model import Numeral

MARKS = frozenset(("至", "到", "-", "—", "~", "——", "--", "~~"))
"""What may stand between the two numbers of a range, folded."""

_MARK = re.compile("[至到]|[-—~]{1,2}")
_MAGNITUDES = "十百千拾佰仟万亿兆"


def range_mark(folded: str, start: int) -> int | None:
    """The end of the range mark at ``start`` (至 到 — - ~), or None where there is none.

    For numbers with a unit between: after the unit of the first
    (``1.2亿元—1.5亿元``) the second numeral must start there.
    """
    mark = _MARK.match(folded, start)
    return mark.end() if mark else None


def join_range(folded: str, left: Numeral, right: Numeral, *, share: bool = True) -> Numeral | None:
    """The range from ``left`` to ``right``, or None where they make none.

    With ``share`` the first takes over magnitude and percent of the second as
    far as it has none itself (``3至5%``, ``1至2亿``); without, each says what it
    says, as when both have their unit (``20%—30%``, ``8000元至1万元``).
    """
    low, high = left.value, right.value
    if low is None or high is None or 0 <= high <= low:
        return None  # what the first takes over from the second makes it greater still
    unit = right.unit
    if left.unit != right.unit:
        if not share:
            return None
        if left.unit is None:
            shared = _shared(folded, left, right)
            if shared is None:
                return None
            low = shared
        elif right.unit is None and folded[left.start : left.end][1:3] == "分之":
            unit = left.unit
        else:
            return None
    elif share and left.unit is None and left.form != "fraction":
        low = _shared(folded, left, right) or low
    if folded.startswith("零下", left.start) and high > 0 and folded[right.start] != "-":
        high = negated(high) or high
    if low < 0 and high < low:
        low, high = high, low
    if not low < high:
        return None
    form = right.form if unit == right.unit else left.form
    return Numeral(left.start, right.end, None, low, high, right.bound, None, unit, form, False)


def _shared(folded: str, left: Numeral, right: Numeral) -> Decimal | None:
    """The first member with what it shares with the second, or None where it cannot.

    ``3至5千万``: the digits of the second are smaller than the first's? Then the
    first stands for itself (``8000至1万``), else it takes the magnitude over.
    """
    first = folded[left.start : left.end]
    second = folded[right.start : right.end]
    if any(c in "万亿兆%成折半分/" for c in first):
        return left.value if left.unit == right.unit else None
    tail = re.search(rf"[{_MAGNITUDES}]*(?:[%‰成折]|(?<=[万亿]))$", second) or re.search(
        rf"[{_MAGNITUDES}]+$", second
    )
    suffix = tail.group() if tail else ""
    if any(c in _MAGNITUDES for c in first):
        suffix = suffix.lstrip("十百千拾佰仟")
    own = evaluate(second[: len(second) - len(suffix)]) if suffix else None
    if own is None or own.value is None or left.value is None:
        return left.value if left.unit == right.unit else None
    if left.value >= own.value:
        return left.value if left.unit == right.unit else None
    reading = evaluate(first + suffix)
    return reading.value if reading else None
