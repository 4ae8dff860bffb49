"""The scanner: every numeral of a folded text, in one pass."""

from __future__ import annotations

from zhextract.numerals.evaluate import evaluate
from zhextract.numerals.grammar import anchor_pattern, arabic_pattern, hanzi_pattern
from zhextract.numerals.idioms import ends_word, load_idioms
from zhextract.numerals.model import Numeral, Reading
from zhextract.numerals.ranges import MARKS, join_range

MAX_CHARACTERS = 400
"""A longer stretch of digits is data, no number that a text states."""

_PREFIXES = frozenset("几数上过负下-")
_SIGN_CONTEXT = frozenset("%‰℃°度个万亿元成")
"""After hanzi, ``-`` is a sign only of what is measured: 增长-2.1%, but 歼-20."""
_NO_SIGN_AFTER = frozenset("%‰℃°)]）-—0123456789零一二三四五六七八九十百千万亿成折半余多")


def scan_numerals(folded: str) -> list[Numeral]:
    """Every numeral of a folded text, in order, without overlaps; ranges joined.

    Numbers in set phrases (``统一``, ``百花齐放``) and codes (``G20``, ``10.1.2``)
    are left out; years, ordinals and the like are not, being for others to tell.
    Never raises; linear in the text.
    """
    found: list[Numeral] = []
    arabic, hanzi = arabic_pattern().match, hanzi_pattern().match
    idiom_end = load_idioms().end_at
    done = 0
    for run in anchor_pattern().finditer(folded):
        place, stop = run.span()
        if place < done:
            place = done
        while place < stop:
            digit = folded[place] <= "9"
            skipped = idiom_end(folded, place)
            if skipped:
                place = done = skipped
                continue
            match = (arabic if digit else hanzi)(folded, place)
            if match is None:
                place += 1
                continue
            done = match.end()
            if match.lastindex is None and done - place <= MAX_CHARACTERS:
                _take(folded, place, done, found)
            place = done
    return found


def _take(folded: str, start: int, end: int, found: list[Numeral]) -> None:
    """Read the numeral at ``start:end`` and add it, joined to the last where they are a range."""
    floor = found[-1].end if found else 0
    if start > floor and folded[start - 1] in _PREFIXES:
        start = _with_prefix(folded, start, end)
        if start < floor:
            return  # no number, or its prefix is taken
    text = folded[start:end]
    reading = evaluate(text)
    if reading is None or _doubtful(text, reading):
        return
    numeral = Numeral(start, end, *reading)
    if found:
        last = found[-1]
        if start - last.end < 3 and folded[last.end : start] in MARKS:
            joined = join_range(folded, last, numeral)
            if joined is not None:
                found[-1] = joined
                return
    found.append(numeral)


def _doubtful(text: str, reading: Reading) -> bool:
    """What is well formed and yet no number in a running text.

    Two digits that are no range (八五, 三八) are names and dates; 24/7 and 2022/23
    are no fractions.
    """
    if reading.form == "positional":
        return len(text) == 2 and "零" not in text and "〇" not in text
    if reading.ratio and "/" in text:
        return text.find("/") > 3 or reading.value is None or reading.value >= 1
    return False


def _with_prefix(folded: str, start: int, end: int) -> int:
    """Where the numeral starts with what stands before it; -1 where it is none (歼-20)."""
    prefix = folded[start - 1]
    before = folded[start - 2] if start > 1 else ""
    if prefix == "-":
        return _signed(folded, start, end, before)
    if prefix == "下":
        return start - 2 if before == "零" else start
    if prefix == "负":
        words = "胜担肩欺辜抱自" + "0123456789一二两三四五六七八九十"
        return start if before and before in words else start - 1
    if prefix == "过":
        return start - 1 if folded[start] == "半" and before not in _REACHED else start
    if folded[start] not in "十百千万亿" or ends_word(folded, start):
        return start
    return start - 1


_REACHED = frozenset("超不通经")


def _signed(folded: str, start: int, end: int, before: str) -> int:
    """A hyphen is a sign at the head of a number, but not in 3-5, F-35 or 歼-20."""
    if before and before in _NO_SIGN_AFTER:
        return start
    if not before or not before.isalpha() or before in "至到":
        return start - 1
    if before.isascii():
        return start
    decimal = "." in folded[start:end] or folded[end - 1] in _SIGN_CONTEXT
    return start - 1 if decimal or folded[end : end + 1] in _SIGN_CONTEXT else -1
