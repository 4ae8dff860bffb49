"""Lexicons: words and what they mean, one TOML table a vocabulary.

A table is a list of ``[[word]]`` entries. ``text`` holds the words, every other
key is an attribute of all of them; ``yes`` and ``no`` hold examples for tests::

    [[word]]
    text = ["余", "多"]
    means = "more_than"
    yes = ["8000余户"]
    no = ["多年来"]

The alternation for a pattern and the lookup are both made from the table, so
they cannot drift apart. Words stand in their folded form (half width,
Simplified): the text is folded before rules see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pkgutil import get_data
from typing import Any

import regex
import tomli

from zhextract.errors import RuleError

Attributes = Mapping[str, Any]


class Lexicon(dict[str, Attributes]):
    """Words with their attributes; built once, then only read."""

    def words(self, **wanted: object) -> list[str]:
        """The words whose attributes have all the wanted values, longest first."""
        chosen = (
            word
            for word, attributes in self.items()
            if all(attributes.get(key) == value for key, value in wanted.items())
        )
        return sorted(chosen, key=lambda word: (-len(word), word))

    def word_at(self, text: str, start: int) -> str | None:
        """The longest word that stands at a place, as ``pattern`` would match it."""
        for length in self._lengths.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if word in self:
                return word
        return None

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """How long the words with the same first character are, longest first."""
        lengths: dict[str, set[int]] = {}
        for word in self:
            lengths.setdefault(word[0], set()).add(len(word))
        return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def pattern(self, **wanted: object) -> str:
        """An atomic alternation of those words, longest first."""
        return alternation(self.words(**wanted))


def alternation(words: Iterable[str]) -> str:
    """An atomic group that matches the longest of ``words`` at a place."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return "(?!)"
    return "(?>" + "|".join(regex.escape(word) for word in ordered) + ")"


def parse_lexicon(text: str, origin: str) -> Lexicon:
    """Read a table; ``RuleError`` names ``origin`` and the word where it is malformed."""
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise RuleError(f"{origin}: {error}") from error
    lexicon = Lexicon()
    for entry in table.get("word", ()):
        attributes = {k: v for k, v in entry.items() if k not in ("text", "yes", "no")}
        for word in entry["text"]:
            if word in lexicon:
                raise RuleError(f"{origin}: {word} stands twice; keep one entry")
            lexicon[word] = attributes
    return lexicon


@cache
def load_lexicon(package: str, name: str) -> Lexicon:
    """The table ``name`` (``bounds.toml``) that lies in ``package``; read once a process."""
    return parse_lexicon(_text_of(package, name), f"{package}/{name}")


@cache
def load_table(package: str, name: str) -> Mapping[str, Any]:
    """A table as it is written, for what is neither a lexicon nor a word class."""
    return tomli.loads(_text_of(package, name))


@cache
def load_word_classes(package: str, name: str) -> Mapping[str, frozenset[str]]:
    """The word classes of a table ``[class] words = […]``; a word may be in several."""
    table = tomli.loads(_text_of(package, name))
    return {key: frozenset(value["words"]) for key, value in table.items()}


def _text_of(package: str, name: str) -> str:
    """The text of a table; ``importlib.resources`` would take longer to import than to read it."""
    data = get_data(package, name)
    if data is None:
        raise FileNotFoundError(f"{package}/{name}")
    return data.decode("utf-8")
