"""Set phrases that hide number characters (统一, 百花齐放): where one stands, no number starts."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from zhextract.engine.lexicon import load_lexicon
from zhextract.numerals.tables import BIG, PACKAGE, characters

_REACHING = frozenset("数几上近超逾约过破好")
"""After one of these 百家 counts (近百家, 数百家)."""


class _Idiom(NamedTuple):
    word: str
    place: int
    """Offset of its first number character, by which it is found."""
    refused: tuple[str, ...]
    """What must not follow."""
    counts: bool
    """It starts with a magnitude, so that a bound word before makes it a number."""


class Idioms(NamedTuple):
    """The phrases by two characters: anchor and the next, or the one before and the anchor."""

    opening: dict[str, list[_Idiom]]
    within: dict[str, list[_Idiom]]

    def end_at(self, folded: str, place: int) -> int:
        """The end of the phrase whose first number character is at ``place``, else 0."""
        end = 0
        for idiom in self.opening.get(folded[place : place + 2], ()):
            if _stands(folded, place, idiom):
                end = place + len(idiom.word)
                break
        if place:
            for idiom in self.within.get(folded[place - 1 : place + 1], ()):
                if _stands(folded, place - idiom.place, idiom):
                    return max(end, place - idiom.place + len(idiom.word))
        return end


def _stands(folded: str, start: int, idiom: _Idiom) -> bool:
    if start < 0 or not folded.startswith(idiom.word, start):
        return False
    if idiom.counts and start and folded[start - 1] in _REACHING:
        return ends_word(folded, start)
    return not (idiom.refused and folded.startswith(idiom.refused, start + len(idiom.word)))


@cache
def load_idioms() -> Idioms:
    """The phrases of ``idioms.toml`` that hold a number character, longest first.

    A phrase of number characters alone does not count where the number goes on
    (万一 in 万一千), one that ends in a number character only before no magnitude.
    """
    chars = characters()
    numeric = "0123456789半" + chars.all + chars.pairs
    opening: dict[str, list[_Idiom]] = defaultdict(list)
    within: dict[str, list[_Idiom]] = defaultdict(list)
    table = load_lexicon(PACKAGE, "idioms.toml")
    for word in table.words():
        place = next((i for i, c in enumerate(word) if c in numeric), None)
        if place is None:
            continue
        refused = tuple(table[word].get("unless_next", ()))
        if not word.strip(numeric):
            refused += (*chars.all, "点")
        elif word[-1] in numeric and word[-1] not in chars.financial:
            refused += (*chars.units, *BIG, "点")
        idiom = _Idiom(word, place, refused, not place and word[0] in "百千" + BIG)
        key = word[place - 1 : place + 1] if place else word[:2]
        (within if place else opening)[key].append(idiom)
    return Idioms(dict(opening), dict(within))


def ends_word(folded: str, end: int) -> bool:
    """Whether 数 or 上 before ``end`` belongs to a word (人数, 路上), so is no prefix."""
    words = _words_with_prefix()
    return folded[max(end - 2, 0) : end] in words or folded[max(end - 3, 0) : end] in words


@cache
def _words_with_prefix() -> frozenset[str]:
    words = load_lexicon(PACKAGE, "idioms.toml")
    return frozenset(word for word in words if word[-1] in "数几上")
