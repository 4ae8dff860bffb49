"""Atoms and scopes: a sentence with its numbers and times replaced by one letter each.

Rules are regular expressions over that short string. A number is one letter
whatever it looks like (``2072.89亿元``, ``二十多万户``), so that a rule can say
"comparison, at most eight characters, movement, number" and mean it. The
letters are private-use characters; an ``Alphabet`` gives each family of atoms
(``percent``, ``money``, ``time`` …) its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import msgspec
import regex

PRIVATE_USE = "[\ue000-\uf8ff]"
_FIRST_LETTER = 0xE000


class Alphabet:
    """Families of atoms and the letter that stands for each of them."""

    def __init__(self, *families: str) -> None:
        self.letters = {name: chr(_FIRST_LETTER + i) for i, name in enumerate(families)}

    def __getitem__(self, family: str) -> str:
        return self.letters[family]

    def of(self, *families: str) -> str:
        """A character class that matches an atom of any of the families."""
        return "[" + "".join(self.letters[name] for name in families) + "]"


class Atom(NamedTuple):
    """Something found by a scanner: half-open reading offsets and its value."""

    family: str
    start: int
    end: int
    value: Any


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word of a scope with its dictionary tag; offsets into ``Scope.letters``.

    Made and read more often than anything else, and a struct is both several times
    as fast as a named tuple; it holds nothing that the garbage collector must follow.
    """

    start: int
    end: int
    text: str
    tag: str


Tagger = Callable[[str], tuple[Sequence[str], Sequence[str]]]
"""Gives the words of a text, and their tags."""


class Scope:
    """What rules look at: a sentence, or a block of infographic lines.

    ``letters`` is the encoded text, ``atoms`` the atoms in order; ``start`` and
    ``end`` are reading offsets. ``named`` holds stretches of ``letters`` that an
    earlier stage found to be names of people. Offsets named ``at`` or ``position`` are into
    ``letters``.
    """

    __slots__ = (
        "_atom_ends",
        "_cells",
        "_reading",
        "_shifts",
        "_tagged",
        "_tagger",
        "_token_ends",
        "_tokens",
        "atoms",
        "end",
        "letters",
        "named",
        "start",
    )

    def __init__(
        self,
        reading: str,
        start: int,
        end: int,
        atoms: Sequence[Atom],
        alphabet: Alphabet,
        tagger: Tagger,
    ) -> None:
        cells: list[int] = []
        ends: list[int] = []
        shifts = [start]
        if atoms:
            letters = alphabet.letters
            pieces: list[str] = []
            at, length = start, 0
            for family, first, last, _ in atoms:
                pieces += (reading[at:first], letters[family])
                length += first - at
                cells.append(length)
                length += 1
                at = last
                ends.append(at)
                shifts.append(at - length)
            pieces.append(reading[at:end])
            self.letters = "".join(pieces)
        else:
            self.letters = reading[start:end]
        self.atoms = tuple(atoms)
        self.start = start
        self.end = end
        self._reading = reading
        self._cells = cells
        self._atom_ends = ends
        self._shifts = shifts
        self._tagger = tagger
        self._tagged: tuple[Sequence[str], Sequence[str]] | None = None
        self._tokens: tuple[Token, ...] | None = None
        self._token_ends: list[int] | None = None
        self.named: list[tuple[int, int]] = []

    def reading(self, position: int) -> int:
        """The reading offset of a position in ``letters``."""
        return position + self._shifts[bisect_left(self._cells, position)]

    def written(self, start: int, end: int) -> str:
        """The text between two reading offsets, as far as it is of this scope, atoms and all."""
        return self._reading[max(self.start, start) : min(self.end, end)]

    def position(self, offset: int) -> int:
        """The position in ``letters`` of a reading offset that is no inside of an atom."""
        ends = self._atom_ends
        index = bisect_left(ends, offset)
        if index < len(ends) and self.atoms[index].start < offset:
            return self._cells[index] + (ends[index] == offset)
        return offset - self._shifts[index]

    def cell(self, index: int) -> int:
        """The position in ``letters`` of atom ``index``."""
        return self._cells[index]

    def index_at(self, position: int) -> int | None:
        """The index of the atom whose letter stands at ``position``."""
        index = bisect_left(self._cells, position)
        if index < len(self._cells) and self._cells[index] == position:
            return index
        return None

    def indices(self, start: int, end: int) -> range:
        """The indices of the atoms whose letters stand in ``start:end``."""
        return range(bisect_left(self._cells, start), bisect_left(self._cells, end))

    @property
    def words(self) -> Sequence[str]:
        """The words of ``letters``; an atom is always a word of its own."""
        return (self._tagged or self._tag())[0]

    @property
    def tags(self) -> Sequence[str]:
        """The dictionary tag of each of ``words``."""
        return (self._tagged or self._tag())[1]

    def _tag(self) -> tuple[Sequence[str], Sequence[str]]:
        self._tagged = self._tagger(self.letters)
        return self._tagged

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words with their tags and places; made where they are asked for."""
        if self._tokens is None:
            words, tags = self._tagged or self._tag()
            ends = self.token_ends
            # Without a step of Python for each word; the last end begins none.
            self._tokens = tuple(map(Token, (0, *ends), ends, words, tags))
        return self._tokens

    @property
    def token_ends(self) -> list[int]:
        """Where each of ``words`` ends, for searching by position."""
        if self._token_ends is None:
            self._token_ends = list(accumulate(map(len, self.words)))
        return self._token_ends


def without_private_use(text: str) -> str:
    """The text with characters that would be taken for atoms replaced, same length."""
    if regex.search(PRIVATE_USE, text) is None:
        return text
    return regex.sub(PRIVATE_USE, "\ufffd", text)
