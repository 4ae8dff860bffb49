"""The word tables of times, and the patterns made from them."""

from __future__ import annotations

from functools import cache

import regex

from zhextract.engine.lexicon import Lexicon, load_lexicon


def table(name: str) -> Lexicon:
    """The lexicon ``name`` of this folder."""
    return load_lexicon("zhextract.facts.time", f"{name}.toml")


@cache
def relative_pattern(unit: str) -> str:
    """Words for one unit (年: 今年, 去年 ...), each with its guards, longest first."""
    words = table("relative")
    return "(?>" + "|".join(guarded(w, words) for w in words.words(unit=unit)) + ")"


def guarded(word: str, words: Lexicon) -> str:
    """The pattern of one word, with the neighbours that its entry forbids or asks for."""
    attributes = words[word]
    before = attributes.get("not_after")
    after = attributes.get("not_before")
    only = attributes.get("only_before")
    return (
        regex.escape(word)
        # a lookbehind after the word: it is tried only where the word itself matches
        + (f"(?<![{before}]{regex.escape(word)})" if before else "")
        + (f"(?![{after}])" if after else "")
        + (f"(?=[{only}])" if only else "")
    )
