"""What the package's own tables know of a word."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from zhextract.engine.lexicon import load_lexicon, load_word_classes


class Known(NamedTuple):
    """That a word is built in, and where."""

    origin: str
    replaceable: bool
    """Whether an entry of the same word may give it another meaning."""


class Table(NamedTuple):
    """A table of the package that users may extend."""

    package: str
    file: str
    word_class: str | None = None

    @property
    def origin(self) -> str:
        """The file, as a path in the package."""
        return f"{self.package.replace('.', '/')}/{self.file}"

    def words(self) -> Mapping[str, Any] | Collection[str]:
        """Its words."""
        if self.word_class is None:
            return load_lexicon(self.package, self.file)
        return load_word_classes(self.package, self.file)[self.word_class]


TABLES: Mapping[str, Table] = {
    "units": Table("zhextract.facts.quantity", "units.toml"),
    "titles": Table("zhextract.facts.person", "titles.toml"),
    "movements": Table("zhextract.facts.change", "movements.toml"),
    "triggers": Table("zhextract.facts.event", "triggers.toml"),
    "verbs": Table("zhextract.facts", "phrases.toml", "predicate"),
    "metrics": Table("zhextract.facts", "phrases.toml", "measure"),
    "stops": Table("zhextract.facts", "phrases.toml", "stop"),
}
"""The tables by the name that a ``Wordbook`` gives them."""


def known_as(table: str, word: str) -> Known | None:
    """Where a table has a word; None where it has not."""
    place = TABLES[table]
    if word not in place.words():
        return None
    return Known(place.origin, place.word_class is None)


@cache
def built_in_rule_ids() -> frozenset[str]:
    """The ids of the built-in rules for numbers."""
    from zhextract.facts.change.rules import RULES as CHANGE_RULES
    from zhextract.facts.quantity.rules import RULES as QUANTITY_RULES

    return frozenset(source.id for source in (*CHANGE_RULES, *QUANTITY_RULES))
