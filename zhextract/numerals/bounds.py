"""Bound words outside the number: 超 近 约 before it, 以上 左右 after it or its unit."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import regex

from zhextract.engine.lexicon import Attributes, Lexicon, load_lexicon
from zhextract.numerals.tables import PACKAGE, characters
from zhextract.types import Bound

_FARTHEST = 6
"""Characters before a number in which an adverb with its verb may stand."""
_ADVERB_ENDS = frozenset("少多码")


class _Side(NamedTuple):
    words: dict[str, Attributes]
    lengths: tuple[int, ...]
    edge: frozenset[str]
    """What may lie next to the number: first or last characters, and links."""
    links: frozenset[str]


def bound_before(folded: str, start: int) -> tuple[int, Bound] | None:
    """The bound word of the number at ``start``: where the span then starts, and the meaning.

    The span starts at a word that stands right before the number (超10亿元), and
    stays where it was when a verb comes between (约占35%, facts.md §1).

    >>> bound_before("产值超过10亿元", 4), bound_before("约占35%", 2)
    ((2, 'more_than'), (2, 'about'))
    """
    side = _side("before")
    if not start:
        return None
    if folded[start - 1] in side.edge:
        found = _ending_at(folded, start, side)
        if found is not None:
            return found[0], found[1]["means"]
        if folded[start - 1] in side.links:
            found = _ending_at(folded, start - 1, side)
            if found is not None and folded[start - 1] in found[1].get("links", ""):
                return start, found[1]["means"]
    return _across_verb(folded, start)


def _across_verb(folded: str, start: int) -> tuple[int, Bound] | None:
    """An adverb of bound with its verb between: 至少造成|12人死亡, 最多可容纳|500人."""
    window = folded[max(0, start - _FARTHEST) : start]
    if _ADVERB_ENDS.isdisjoint(window):
        return None
    found = _adverbs()[1].search(window)
    return None if found is None else (start, _adverbs()[0][found[1]])


@cache
def _adverbs() -> tuple[dict[str, Bound], regex.Pattern[str]]:
    table: Lexicon = load_lexicon(PACKAGE, "bounds.toml")
    means = {word: one["means"] for word, one in table.items() if one.get("across_verb")}
    words = "|".join(sorted(means, key=len, reverse=True))
    return means, regex.compile(
        rf"({words})(?![的是在])[\u3400-\u9fff]{{1,4}}+(?<![的是在第各每和与])$"
    )


def _ending_at(folded: str, end: int, side: _Side) -> tuple[int, Attributes] | None:
    for length in side.lengths:
        word = folded[max(end - length, 0) : end]
        attributes = side.words.get(word)
        if attributes is not None and _fits_before(folded, end - len(word), end, attributes):
            return end - len(word), attributes
    return None


def bound_after(folded: str, end: int) -> tuple[int, Bound] | None:
    """The bound word that starts at ``end``: where it ends, and its meaning.

    ``end`` is the end of the number (``90%以上``) or of its unit (``8000户以上``).
    """
    side = _side("after")
    if folded[end : end + 1] not in side.edge:
        return None
    for length in side.lengths:
        word = folded[end : end + length]
        attributes = side.words.get(word)
        if attributes is not None and _fits_after(folded, end, end + len(word), attributes):
            return end + len(word), attributes["means"]
    return None


def bound_words(side: Literal["before", "after"]) -> tuple[str, ...]:
    """The bound words of one side of the number, for patterns."""
    return tuple(_side(side).words)


def _fits_before(folded: str, start: int, end: int, attributes: Attributes) -> bool:
    for word in attributes.get("unless_prev", ()):
        if folded.endswith(word, 0, start):
            return False
    only = attributes.get("only_next")
    return only is None or _compiled(only).match(folded, end) is not None


def _fits_after(folded: str, start: int, end: int, attributes: Attributes) -> bool:
    for word in attributes.get("unless_next", ()):
        if folded.startswith(word, end):
            return False
    return not attributes.get("only_ratio") or _after_ratio(folded, start)


def _after_ratio(folded: str, end: int) -> bool:
    return _ratio_pattern().search(folded, max(end - 8, 0), end) is not None


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


@cache
def _ratio_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?:[%‰成倍半折]|分之[0-9{characters().all}]{{1,4}}|\d/\d{{1,3}})$")


@cache
def _side(side: str) -> _Side:
    table: Lexicon = load_lexicon(PACKAGE, "bounds.toml")
    words = {w: a for w, a in table.items() if a["side"] in (side, "either")}
    lengths = sorted({len(word) for word in words}, reverse=True)
    edge = frozenset(word[-1 if side == "before" else 0] for word in words)
    links = frozenset("".join(attributes.get("links", "") for attributes in words.values()))
    return _Side(words, tuple(lengths), edge | links if side == "before" else edge, links)
