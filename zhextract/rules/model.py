"""A file of rules as it was read: frozen, hashable, picklable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

Pairs: TypeAlias = tuple[tuple[str, Any], ...]
"""A mapping that can be hashed."""


class Where(NamedTuple):
    """A line of a file, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Example(NamedTuple):
    """A text, and for a ``yes`` what a fact in it must say."""

    text: str
    says: str | None
    """``describe``'s line; None where fields are given, or for a ``no``."""
    fields: Pairs
    """Columns of ``Document.rows()`` with their values."""
    where: Where


@dataclass(frozen=True, slots=True)
class WordEntry:
    """An entry of words that share their meaning; words stand in folded form."""

    kind: str
    words: tuple[str, ...]
    given: Pairs
    """The keys as the file gives them, for listings."""
    attributes: Pairs
    """What the table that is extended wants to know."""
    yes: tuple[Example, ...]
    no: tuple[Example, ...]
    where: Where

    @property
    def lookup(self) -> Mapping[str, Any]:
        """The attributes as a mapping."""
        return dict(self.attributes)


class Window(NamedTuple):
    """Words near a match: within so many characters before it or behind it."""

    words: tuple[str, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PatternEntry:
    """A pattern that makes a quantity or a change."""

    id: str
    doc: str
    makes: str
    pattern: str
    parts: tuple[tuple[str, str], ...]
    """Own parts, as regular expressions."""
    needs: tuple[Window, ...]
    unless: tuple[Window, ...]
    assign: tuple[tuple[str, str], ...]
    yes: tuple[Example, ...]
    no: tuple[Example, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class RuleFile:
    """All entries of a file, in their order."""

    path: str
    words: tuple[WordEntry, ...]
    patterns: tuple[PatternEntry, ...]
