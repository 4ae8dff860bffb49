"""What ``Extractor.in_force`` gives: the rules and words in force, and where each is from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

import msgspec

EntryKind: TypeAlias = Literal[
    "rule",  # a pattern and what it makes
    "part",  # a named part of patterns
    "kind",  # the values that a field of a fact may have
    "unit",
    "classifier",
    "title",
    "movement",
    "comparison",
    "trigger",
    "verb",
    "metric",
    "stop",
]
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)


class YesExample(msgspec.Struct, frozen=True):
    """A text, and what a fact in it says where that is told."""

    text: str
    says: str | None


class Entry(msgspec.Struct, frozen=True):
    """A rule, or words that share a meaning."""

    kind: EntryKind
    name: str
    """The id of a rule, the name of a part or field, else the first word."""
    words: tuple[str, ...]
    means: dict[str, str]
    """What the words mean: unit, code, direction …"""
    doc: str
    yes: tuple[YesExample, ...]
    no: tuple[str, ...]
    origin: str
    """A file of the package, or ``file:line`` of a file of one's own."""

    def with_words(self, terms: Iterable[str]) -> Entry | None:
        """The entry with only the words that hold one of the terms; None where there is none.

        A rule, a part or a kind is found by its name, and kept whole.
        """
        terms = tuple(terms)
        if self.kind in ("rule", "part", "kind") and any(term in self.name for term in terms):
            return self
        words = tuple(word for word in self.words if any(term in word for term in terms))
        return msgspec.structs.replace(self, name=words[0], words=words) if words else None


def to_json(entries: Iterable[Entry]) -> str:
    """The entries as a JSON list, indented."""
    from zhextract import surrogates

    return surrogates.encode(list(entries), indent=2)
