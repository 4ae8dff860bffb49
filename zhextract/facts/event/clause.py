"""Clauses as shapes: the units of a scope as a string of class letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import msgspec
import regex

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.event.letters import settled
from zhextract.facts.event.units import Unit, UnitReader
from zhextract.facts.event.vocabulary import Vocabulary
from zhextract.facts.families import ALPHABET

_LONGEST = 120
"""Units of a clause, at most; no clause of news is so long, and the rest stays linear."""
CLAUSES_BEHIND = 4
"""Clauses behind a time, at most, that are read for what it dates."""


class Shape(msgspec.Struct, frozen=True):
    """The units of a scope and their class letters, one character a unit."""

    reading: str
    scope: Scope
    units: Sequence[Unit]
    texts: Sequence[str]
    """The words of the units."""
    letters: str
    aside: dict[int, int]
    """Unit index of a time to the atom that brackets behind it give: 今天（9月2日）."""

    def segments(self) -> Iterator[tuple[int, int]]:
        """The stretches of units between clause marks, half-open, none empty or over-long."""
        start = 0
        for clause in self.letters.split("c"):
            end = start + len(clause)
            while end - start > _LONGEST:
                yield start, start + _LONGEST
                start += _LONGEST
            if end > start:
                yield start, end
            start = end + 1

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """The reading offsets of the units ``first:last``."""
        scope = self.scope
        return scope.reading(self.units[first].start), scope.reading(self.units[last - 1].end)

    def is_occasion(self, index: int) -> bool:
        """Whether a unit is 会上 or the like behind its name: 6日召开的发布会上."""
        return self.letters[index] == "n" and "\ue000" <= self.texts[index] <= "\uf8ff"

    def phrase(self, first: int, last: int) -> tuple[int, int]:
        """As ``stretch``, without the 上 or 中 behind an occasion."""
        start, end = self.stretch(first, last)
        return start, end - self.is_occasion(last - 1)


def shape_of(
    reading: str,
    scope: Scope,
    words: Vocabulary,
    names: Sequence[tuple[int, int]] = (),
    opens: int = 0,
) -> Shape:
    """Read a scope's tokens as units; brackets are left out, short quotations are one unit.

    ``names`` are the reading stretches of people's names in the scope, each of
    which is one unit whatever the tokens say; ``opens`` is the reading offset
    behind a dateline, whose tokens are left out too.
    """
    reader = UnitReader(scope, words)
    known = [(scope.position(start), scope.position(end)) for start, end in names]
    reader.read(known, scope.position(opens) if opens > scope.start else 0, _reach(scope))
    letters = settled("".join(reader.letters), reader.units, words)
    texts = [unit.text for unit in reader.units]
    return Shape(reading, scope, reader.units, texts, letters, reader.aside)


def _reach(scope: Scope) -> int:
    """The position behind which no clause can be dated by a time of the scope."""
    at = scope.letters.rfind(ALPHABET["time"])
    marks = islice(_marks().finditer(scope.letters, at), CLAUSES_BEHIND, None)
    mark = next(marks, None)
    return mark.end() if mark else len(scope.letters)


@cache
def _marks() -> regex.Pattern[str]:
    return compiled("[，；。！？]")
