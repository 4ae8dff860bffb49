"""Wordbooks: the words that one extractor knows beyond the package's tables.

The tables of the package are the same for everybody. What a user's file of
rules adds belongs to one extractor alone: it is a ``Wordbook``, in force while
that extractor reads a text (``using``), as a decimal context is while its
numbers are reckoned. What is made of a table that can be added to (a pattern,
a look-up) is made once a wordbook: ``per_wordbook`` takes the place of
``functools.cache`` there. Threads and extractors never see each other's words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from zhextract.engine.lexicon import Attributes, Lexicon

Made = TypeVar("Made")
Words = Mapping[str, Attributes]
_NOTHING: Words = {}


class Wordbook:
    """Added words by table, and what was made of the tables with them; never changed."""

    __slots__ = ("_added", "made")

    def __init__(self, added: Mapping[str, Words] | None = None) -> None:
        self._added = dict(added or {})
        self.made: dict[Callable[[], Any], Any] = {}
        """What ``per_wordbook`` functions gave; filled at first use."""

    def added(self, table: str) -> Words:
        """The words added to a table, with their attributes; empty where there are none."""
        return self._added.get(table, _NOTHING)


NO_WORDS = Wordbook()
"""The wordbook of everybody who adds nothing."""
_IN_FORCE: ContextVar[Wordbook] = ContextVar("wordbook", default=NO_WORDS)


@contextmanager
def using(wordbook: Wordbook) -> Iterator[None]:
    """Have the wordbook in force in this thread until the block ends."""
    before = _IN_FORCE.set(wordbook)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


def per_wordbook(make: Callable[[], Made]) -> Callable[[], Made]:
    """Call ``make`` once a wordbook, and give what it made to all who ask after that."""
    get = _IN_FORCE.get

    @wraps(make)
    def made() -> Made:
        known = get().made
        try:
            found: Made = known[make]
        except KeyError:  # asked for hundreds of times a sentence: one look-up when it is there
            found = known[make] = make()
        return found

    return made


def nothing_added() -> bool:
    """Whether the words in force are those of the package alone."""
    return _IN_FORCE.get() is NO_WORDS


def added(table: str) -> Words:
    """The words that the wordbook in force adds to a table."""
    return _IN_FORCE.get().added(table)


def extended(lexicon: Lexicon, table: str) -> Lexicon:
    """The lexicon with the words that the wordbook in force adds; the same one where none are."""
    more = added(table)
    if not more:
        return lexicon
    return Lexicon({**lexicon, **more})


def extended_class(words: frozenset[str], table: str) -> frozenset[str]:
    """The word class with the words that the wordbook in force adds."""
    return words.union(added(table))
