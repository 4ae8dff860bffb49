"""What a stretch of number characters says: text in, ``Reading`` out, nothing around it seen."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from zhextract.numerals.exact import negated, quotient, shifted
from zhextract.numerals.model import NumeralForm, Reading
from zhextract.numerals.plain import MAX_HANZI, approximate, plain_value
from zhextract.numerals.tables import characters
from zhextract.types import Bound

SHORT = 24
"""Texts up to this length are read once and remembered."""

_INNER: dict[str, Bound] = {
    "余": "more_than",
    "多": "more_than",
    "几": "more_than",
    "数": "more_than",
    "上": "at_least",
    "来": "about",
}
_SIGNS = ("零下", "负", "-", "+")
_LONE = "一两半俩仨零壹百千万亿兆"
_HALVES: dict[str, Bound] = {
    "半": "exact",
    "半数": "exact",
    "一半": "exact",
    "过半": "more_than",
    "过半数": "more_than",
}
_FLIPPED: dict[Bound, Bound] = {
    "more_than": "less_than",
    "less_than": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
}
_PERCENT = {"百分之": "%", "千分之": "‰"}
_GROUPING = str.maketrans("", "", ", ")


def evaluate(text: str) -> Reading | None:
    """The reading of a folded numeral with its sign, magnitude and inner bound words.

    None where the characters make no number (三百五千, 一二三). Pure, and exact.
    """
    return _remembered(text) if len(text) <= SHORT else _evaluate(text)


def _evaluate(text: str) -> Reading | None:
    if text.isdecimal() and text.isascii():
        return Reading(Decimal(text), None, None, "exact", None, None, "digits", False)
    for sign in _SIGNS:
        if text.startswith(sign) and len(text) > len(sign):
            reading = _unsigned(text[len(sign) :])
            return _negative(reading) if reading and sign != "+" else reading
    return _unsigned(text)


_remembered = lru_cache(maxsize=2048)(_evaluate)


def _negative(reading: Reading) -> Reading:
    low, high = negated(reading.high), negated(reading.low)
    return reading._replace(
        value=negated(reading.value),
        low=low,
        high=high,
        bound=_FLIPPED.get(reading.bound, reading.bound),
        ratio=f"-{reading.ratio}" if reading.ratio else None,
    )


def _unsigned(text: str) -> Reading | None:
    if not text:
        return None
    if text in _HALVES:
        bound = _HALVES[text]
        return Reading(Decimal("0.5"), None, None, bound, None, None, "fraction", text == "半")
    if text[-1] in "%‰":
        return _percent(text[:-1].rstrip(" "), text[-1])
    if "分之" in text:
        unit = _PERCENT.get(text[:3])
        return _percent(text[3:], unit) if unit else _written_fraction(text)
    if "/" in text:
        above, _, below = text.partition("/")
        return _fraction(0, above, below)
    if "成" in text:
        return _tenths(text)
    if text[-1] == "折":
        return _discount(text[:-1])
    return _bounded(text)


def _percent(text: str, unit: str) -> Reading | None:
    """The face number of a percentage; its own sign may stand inside (百分之负三)."""
    if not text or text[-1] in "%‰":
        return None
    reading = _evaluate(text)
    if reading is None or reading.unit or reading.ratio:
        return None
    return reading._replace(unit=unit, form="percent", lone=False)


def _written_fraction(text: str) -> Reading | None:
    """四分之一, 3分之1, 二又三分之一."""
    whole, _, rest = text.rpartition("又")
    below, _, above = rest.partition("分之")
    ones = _integer(whole) if whole else 0
    return None if ones is None else _fraction(ones, above, below)


def _fraction(ones: int, above: str, below: str) -> Reading | None:
    numerator, denominator = _integer(above), _integer(below)
    if numerator is None or not denominator:
        return None
    numerator += ones * denominator
    value = quotient(numerator, denominator)
    ratio = f"{numerator}/{denominator}"
    return Reading(value, None, None, "exact", ratio, None, "fraction", False)


def _integer(text: str) -> int | None:
    """A whole number of a fraction; short, so ``int`` is safe."""
    if not text or len(text) > MAX_HANZI:
        return None
    read = plain_value(text)
    if read is None or read[0] != read[0].to_integral_value() or read[0].adjusted() > MAX_HANZI:
        return None
    return int(read[0])


def _tenths(text: str) -> Reading | None:
    """六成 is 60 %, 六成五 65, 六成半 65."""
    tens, _, ones = text.partition("成")
    reading = _bounded(tens) if tens else None
    if reading is None or "成" in ones:
        return None
    if ones:
        last = "5" if ones == "半" else ones.translate(characters().plain)
        if reading.value is None or not (last.isdecimal() and len(last) == 1):
            return None
        if reading.value != reading.value.to_integral_value():
            return None
        reading = reading._replace(value=Decimal(f"{reading.value}.{last}"))
    return _tenfold(reading)


def _tenfold(reading: Reading) -> Reading | None:
    """The percentage of so many tenths; more than ten tenths are none."""
    values = [v for v in (reading.value, reading.high) if v is not None]
    if any(value > 10 for value in values):
        return None
    value, low, high = (
        None if v is None else shifted(str(v), 1)
        for v in (reading.value, reading.low, reading.high)
    )
    return Reading(value, low, high, reading.bound, None, "%", "percent", False)


def _discount(text: str) -> Reading | None:
    """八折 is 80 %, 七五折 75, 8.5折 85, 75折 75; 八九折 is a range."""
    reading = _bounded(text)
    spelt = text.translate(characters().plain)
    if (reading is None or reading.low == 3) and re.fullmatch(r"[1-9]{2}", spelt):
        return Reading(Decimal(spelt), None, None, "exact", None, "%", "percent", False)
    if reading is None or (reading.value is not None and reading.value >= 100):
        return None
    if reading.value is not None and reading.value > 10:
        return reading._replace(unit="%", form="percent", lone=False)
    return _tenfold(reading)


def _bounded(text: str) -> Reading | None:
    """A number with at most one inner bound word: 420多亿, 十几, 数百万, 8000余."""
    for place, character in enumerate(text[: MAX_HANZI * 8]):
        if character in _INNER:
            core = text[:place] + text[place + 1 :]
            reading = _plain(core)
            if reading is None or (place and text[0] in _INNER):
                return None
            return reading._replace(bound=_INNER[character], lone=False)
    return _plain(text)


def _plain(text: str) -> Reading | None:
    """A number without bound words: one value, or a range of neighbouring digits."""
    if not text:
        return None
    ends = approximate(text)
    if ends is not None:
        low, high = plain_value(ends[0]), plain_value(ends[1])
        if low is None or high is None or low[0] >= high[0]:
            return None
        return Reading(None, low[0], high[0], "exact", None, None, high[1], False)
    read = plain_value(text)
    if read is None:
        return None
    value, form = read
    return Reading(value, None, None, "exact", None, None, form, _is_lone(text, form))


def _is_lone(text: str, form: NumeralForm) -> bool:
    return form == "hanzi" and (text in _LONE or not text.strip("百千万亿兆"))
