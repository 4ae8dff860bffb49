"""Plain numbers: digits, number characters and magnitudes, no bound words, no percent."""

from __future__ import annotations

import re
from decimal import Decimal

from zhextract.numerals.exact import shifted, unscaled
from zhextract.numerals.model import NumeralForm
from zhextract.numerals.tables import EXPONENTS, characters

MAX_HANZI = 64
"""A longer run of number characters with magnitudes is no number."""

_GROUPING = str.maketrans("", "", ", ")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?", re.ASCII)
_DIGITS = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_SCALED = re.compile(r"(\d+(?:\.\d+)?) ?([十百千]?(?:万?兆|万{0,2}亿{0,2}))", re.ASCII)
_TERM = re.compile(r"(\d+(?:\.\d+)?)|([十百千])|([万亿兆])", re.ASCII)
_PAIR = re.compile(
    "(?:一[二两]|[二两]三|三四|三五|四五|五六|六七|七八|八九)(?![〇零一二三四五六七八九])"
)
_SINGLE = re.compile("[一二两三四五六七八九]")


def approximate(text: str) -> tuple[str, str] | None:
    """The two ends of neighbouring digits: 三四百 to 三百 and 四百; None where there are none."""
    if text.isascii() or len(text) > MAX_HANZI or "点" in text:
        return None
    pair = _PAIR.search(text)
    if pair is None or (pair.start() and _SINGLE.match(text[pair.start() - 1])):
        return None
    first = pair.start()
    if text[first - 1 : first] in ("〇", "零") and not set(text) & set(EXPONENTS):
        return None
    return text[: first + 1] + text[first + 2 :], text[:first] + text[first + 1 :]


def plain_value(text: str) -> tuple[Decimal, NumeralForm] | None:
    """The value and form of a plain number, or None where it is malformed."""
    if text.isascii():
        digits = text.translate(_GROUPING) if _GROUPED.fullmatch(text) else text
        if digits.startswith("."):
            digits = f"0{digits}"
        return (Decimal(digits), "digits") if _DIGITS.fullmatch(digits) else None
    spelt = text.translate(characters().plain)
    if spelt.isdecimal() and spelt.isascii():
        return _positional(text, spelt)
    if len(text) > MAX_HANZI * 8:
        return None
    arabic = any("0" <= c <= "9" for c in text)
    canon = spelt.translate(_GROUPING) if arabic else _han_decimals(spelt)
    if canon is None:
        return None
    value = _value(canon, arabic)
    return None if value is None else (value, "mixed" if arabic else "hanzi")


def _positional(text: str, spelt: str) -> tuple[Decimal, NumeralForm] | None:
    """二〇二三; a list of neighbours (一二三) is none."""
    if len(spelt) == 1:
        return Decimal(spelt), "hanzi"
    if any("0" <= c <= "9" for c in text):
        return None
    steps = {int(spelt[i + 1]) - int(spelt[i]) for i in range(min(len(spelt), 9) - 1)}
    if len(spelt) > 2 and steps == {1}:
        return None
    return Decimal(spelt), "positional"


def _han_decimals(spelt: str) -> str | None:
    """二十五点五亿 as 25.5亿; a spelling without 点 as it is."""
    whole, point, rest = spelt.partition("点")
    if not point:
        return spelt
    decimals = re.match(r"\d+", rest, re.ASCII)
    if decimals is None or not whole:
        return None
    ones = _value(whole, False)
    return None if ones is None else f"{ones}.{rest}"


def _value(canon: str, arabic: bool) -> Decimal | None:
    scaled = _SCALED.fullmatch(canon)
    if scaled:
        digits, magnitudes = scaled.groups()
        if not arabic and "." not in digits and len(digits.lstrip("0")) > 1 and magnitudes:
            return None
        return shifted(digits, sum(EXPONENTS[m] for m in magnitudes))
    if "." in canon and not arabic:
        return None
    places = max((len(t.partition(".")[2]) for t in _DIGITS.findall(canon)), default=0)
    total = _Sum(places, arabic).of(canon)
    return None if total is None else unscaled(total, places)


class _Sum:
    """Adds up a spelling of several terms, in integers scaled by ten to the ``places``."""

    def __init__(self, places: int, arabic: bool) -> None:
        self.places = places
        self.arabic = arabic
        self.terms: list[tuple[int, int]] = []  # value and reach, falling
        self.section = 0  # what stands before the next 万 or 亿
        self.unit = 0  # last 十 百 千 of the section
        self.number: int | None = None  # digits that wait for their unit
        self.bare = False  # they are one digit, not led by zero
        self.started = False

    def of(self, canon: str) -> int | None:
        """The scaled sum, or None where the terms stand in no possible order."""
        end = 0
        for term in _TERM.finditer(canon):
            if term.start() != end:
                return None
            end = term.end()
            digits, small, big = term.groups()
            if digits:
                good = self._digits(digits)
            elif small:
                good = self._small(10 ** EXPONENTS[small])
            else:
                good = self._big(10 ** EXPONENTS[big])
            if not good:
                return None
            self.started = True
        return self._finish() if end == len(canon) else None

    def _digits(self, digits: str) -> bool:
        whole, _, decimals = digits.partition(".")
        significant = whole.lstrip("0")
        if not self.arabic and len(significant) > 1:
            return False
        if len(significant) > MAX_HANZI * 8:
            return False
        self.number = int((whole + decimals).ljust(len(whole) + self.places, "0"))
        self.bare = len(digits) == 1 and digits != "0"
        return True

    def _small(self, unit: int) -> bool:
        number = self.number
        if number is None:
            if unit != 10 and self.started:
                return False
            number = 10**self.places
        if self.unit and unit >= self.unit:
            return False
        if number == 0:  # 零十
            return False
        self.section += number * unit
        self.unit, self.number = unit, None
        return True

    def _big(self, magnitude: int) -> bool:
        empty = self.number is None and not self.unit
        if empty and not self.started:
            self.number = 10**self.places
            empty = False
        total = self.section + (self.number or 0)
        reach = magnitude  # what follows must be smaller: 1亿 may follow 1万亿
        if empty and self.terms and self.terms[-1][1] <= magnitude:
            reach *= self.terms[-1][1]
        while self.terms and (
            self.terms[-1][1] < magnitude or (empty and self.terms[-1][1] == magnitude)
        ):
            total += self.terms.pop()[0]
            empty = False
        value = total * magnitude
        if empty or not total or (self.terms and value >= self.terms[-1][1] * 10**self.places):
            return False
        if value >= 10 ** (MAX_HANZI + self.places):
            return False
        self.terms.append((value, reach))
        self.section, self.unit, self.number = 0, 0, None
        return True

    def _finish(self) -> int | None:
        last = self.section
        lower = self.unit or (self.terms[-1][1] if self.terms else 0)
        if self.number is not None:
            shorthand = self.bare and lower > 10
            last += self.number * (lower // 10) if shorthand else self.number
            if self.unit and self.number >= self.unit * 10**self.places:
                return None
        if self.terms and last >= self.terms[-1][1] * 10**self.places:
            return None
        return sum(value for value, _ in self.terms) + last
