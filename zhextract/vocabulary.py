"""Domain words that the segmenter is taught, from the lexicons."""

from __future__ import annotations

from functools import cache

from zhextract.engine.lexicon import load_lexicon


@cache
def public_figures() -> frozenset[str]:
    """Those of the words that name one person, wherever they stand."""
    table = load_lexicon("zhextract", "vocabulary.toml")
    return frozenset(word for word, one in table.items() if one.get("figure"))


@cache
def domain_words() -> tuple[tuple[str, str, int | None], ...]:
    """Words with their dictionary tags, and a frequency where it must win over a neighbour."""
    table = load_lexicon("zhextract", "vocabulary.toml")
    return tuple((word, one["tag"], one.get("frequency")) for word, one in table.items())
