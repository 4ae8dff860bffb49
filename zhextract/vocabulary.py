"""Domain words that the segmenter is taught, from the lexicons."""

from __future__ import annotations

from functools import cache

from zhextract.engine.lexicon import load_lexicon


@cache
def domain_words() -> tuple[tuple[str, str], ...]:
    """Words with their dictionary tags."""
    table = load_lexicon("zhextract", "vocabulary.toml")
    return tuple((word, attributes["tag"]) for word, attributes in table.items())
