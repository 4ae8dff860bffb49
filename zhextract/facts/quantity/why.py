"""Why a numeral is no amount: asked afterwards, for explanations, never while extracting.

The scan drops a numeral without a word. Here the same tests are put to it
again, one after the other, and the first that refuses it gives the reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhextract.engine.atoms import Atom
from zhextract.explanation import DropReason
from zhextract.facts.quantity.scan import (
    QUOTED_SLOGAN,
    amount_of,
    is_base_of_rate,
    is_no_amount,
    names_class,
)
from zhextract.facts.quantity.unit import unit_after
from zhextract.facts.quantity.unit_table import unit_word, units
from zhextract.numerals import Numeral, scan_numerals
from zhextract.numerals.grammar import anchor_pattern
from zhextract.numerals.idioms import load_idioms

_YUAN = ("元", "CNY")
_BEFORE_CODE = "-–/.·〔(（[@_#"


class Dropped(NamedTuple):
    """Number characters that are no amount; half-open reading offsets."""

    start: int
    end: int
    reason: DropReason
    because: str
    """The word or phrase that decided: 第, 场, 一体化; may be empty."""


def dropped_numerals(reading: str, atoms: Sequence[Atom]) -> Iterator[Dropped]:
    """All numerals and number characters of ``reading`` that are no number atom, in order.

    ``atoms`` are those of the whole reading, in order: times and amounts.
    """
    taken = _Taken(atoms)
    slogans = [match.span() for match in QUOTED_SLOGAN.finditer(reading)]
    numerals = scan_numerals(reading)
    starts = [numeral.start for numeral in numerals]
    for run in anchor_pattern().finditer(reading):
        at, stop = run.span()
        while at < stop:
            atom = taken.at(at)
            index = bisect_right(starts, at) - 1
            numeral = numerals[index] if index >= 0 and numerals[index].end > at else None
            if atom is not None:
                if atom.family == "time" and not taken.seen(atom):
                    yield Dropped(at, min(atom.end, stop), "time", reading[atom.start : atom.end])
                at = max(atom.end, at + 1)
            elif numeral is not None:
                yield Dropped(numeral.start, numeral.end, *_why(reading, numeral, slogans))
                at = numeral.end
            else:
                dropped = _no_numeral(reading, at, stop)
                yield dropped
                at = dropped.end


class _Taken:
    """The atoms by place."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._atoms = atoms
        self._ends = [atom.end for atom in atoms]
        self._told = -1

    def at(self, place: int) -> Atom | None:
        """The atom that covers ``place``."""
        index = bisect_right(self._ends, place)
        if index < len(self._atoms) and self._atoms[index].start <= place:
            return self._atoms[index]
        return None

    def seen(self, atom: Atom) -> bool:
        """Whether this was asked of the atom before; it is then."""
        told, self._told = self._told, atom.start
        return told == atom.start


def _why(
    reading: str, numeral: Numeral, slogans: Sequence[tuple[int, int]]
) -> tuple[DropReason, str]:
    """The first test of the scan that the numeral fails."""
    around = [span for span in slogans if span[0] < numeral.start < span[1]]
    if is_no_amount(reading, numeral, around):
        before = reading[numeral.start - 1]
        if before == "第":
            return "ordinal", before
        if around:
            return "slogan", reading[slice(*around[0])]
        return "code", before
    unit = unit_after(reading, numeral, _YUAN)
    if unit is not None:
        amount = amount_of(reading, numeral, numeral, unit)
        if is_base_of_rate(reading, amount):
            return "base_of_rate", reading[amount.start : amount.end + 1]
        if names_class(reading, amount):
            return "set_phrase", reading[amount.start : amount.end]
        return "overlapped", reading[amount.start : amount.end]
    counted = unit_word(reading, numeral.end)
    if counted is None:
        return "no_unit", ""
    word, _ = counted
    return ("no_quantity" if units()[word]["kind"] == "none" else "no_counting"), word


def _no_numeral(reading: str, at: int, stop: int) -> Dropped:
    """Number characters that the scanner of numerals passes over."""
    idioms = load_idioms()
    end = idioms.end_at(reading, at)
    if end > at:
        phrase = reading[_phrase_start(reading, at, end) : end]
        return Dropped(at, min(end, stop), "set_phrase", phrase)
    if not reading[at].isascii():
        return Dropped(at, at + 1, "no_numeral", reading[at])
    end = next((place for place in range(at, stop) if not reading[place].isascii()), stop)
    return Dropped(at, end, "code", _code_around(reading, at, end))


def _phrase_start(reading: str, at: int, end: int) -> int:
    """Where the set phrase with the number character at ``at`` and the end ``end`` begins."""
    table = load_idioms()
    for length in range(1, 5):
        start = at - length
        if start < 0:
            break
        if any(
            idiom.word == reading[start:end]
            for idiom in table.within.get(reading[at - 1 : at + 1], ())
        ):
            return start
    return at


def _code_around(reading: str, start: int, end: int) -> str:
    """The word of ASCII letters, digits and joining marks around a stretch."""
    first = start
    while first and start - first < 20 and _is_code(reading[first - 1]):
        first -= 1
    last = end
    while last < len(reading) and last - end < 20 and _is_code(reading[last]):
        last += 1
    return reading[first:last]


def _is_code(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or char in _BEFORE_CODE


__all__ = ["Dropped", "dropped_numerals"]
