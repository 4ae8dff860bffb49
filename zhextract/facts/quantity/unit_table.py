"""The table of units and classifiers, and what the words beside them say of lengths of time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import Lexicon, alternation, load_lexicon, load_table
from zhextract.engine.wordbook import added, extended, per_wordbook


@per_wordbook
def units() -> Lexicon:
    """The table of units and classifiers."""
    return extended(load_lexicon("zhextract.facts.quantity", "units.toml"), "units")


@per_wordbook
def lengths_of_time() -> frozenset[str]:
    """The units of lengths of time, as facts name them."""
    return frozenset(units().get(word, {}).get("unit", word) for word in units().words(lasts=True))


@cache
def cues() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What stands before a length of time in hanzi that is measured, and before one of 一."""
    told = load_table("zhextract.facts.quantity", "units.toml")["duration"]
    measured, one = (alternation(told[key]) for key in ("measured_after", "one_after"))
    return compiled(f"{measured}$"), compiled(f"{one}$")


@per_wordbook
def guards() -> Mapping[str, str]:
    """Characters that make another word of a classifier: 部 in 八部门."""
    guards: Mapping[str, str] = load_table("zhextract.facts.quantity", "units.toml")["guard"]
    own = {word: entry.get("not_before", "") for word, entry in added("units").items()}
    return {**guards, **own}


def unit_word(reading: str, at: int) -> tuple[str, int] | None:
    """The longest unit or classifier that stands there, and its end; a space may come before it."""
    if reading[at : at + 1] == " ":
        at += 1
    word = units().word_at(reading, at)
    return None if word is None else (word, at + len(word))
