"""The tables of movements, units and phrase words: folded, without doubles, met by patterns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import regex
import tomli

from zhextract.engine.lexicon import parse_lexicon
from zhextract.errors import RuleError
from zhextract.facts.change.parts import movements
from zhextract.facts.quantity.unit_table import units
from zhextract.text.fold import fold

TABLES = {
    "movements": ("zhextract.facts.change", "movements.toml"),
    "units": ("zhextract.facts.quantity", "units.toml"),
    "phrases": ("zhextract.facts", "phrases.toml"),
}
NOT_FOLDED = frozenset(
    {
        "台(套)",  # open: folded text has （）, so this word is never met; 台（套） is meant
    }
)
"""Words that stand in a table though folding changes them, each with its reason beside it."""

WITHOUT_CODE = frozenset(
    {
        *("克朗", "卢比", "比索", "里拉"),  # of several countries, which the word does not say
        *("美分", "欧分", "便士"),  # parts of a currency, not one by themselves
    }
)
"""Currencies that have no code of their own."""

MOVEMENT_KINDS = {"movement", "level", "rate", "base", "apart", "pull"}
DIRECTIONS = {"up", "down", "flat"}
COMPARISONS = {"yoy", "mom", "qoq", "period", "annual_average", "cumulative"}
UNIT_KINDS = {
    *("money", "measure", "percentage", "points", "multiple", "count", "score", "fraction"),
    "none",
}


@cache
def table(name: str) -> dict[str, Any]:
    package, file = TABLES[name]
    return tomli.loads(files(package).joinpath(file).read_text("utf-8"))


def lists_of(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lists in which a word may stand once: a whole lexicon, or each word class."""
    if name == "phrases":
        for word_class, entry in table(name).items():
            yield word_class, entry["words"]
    else:
        yield name, [word for entry in table(name)["word"] for word in entry["text"]]


@pytest.mark.parametrize("name", TABLES)
def test_words_stand_in_folded_form(name: str) -> None:
    words = {word for _, listed in lists_of(name) for word in listed}
    changed = {word for word in words if fold(word) != word}
    assert changed == words & NOT_FOLDED


@pytest.mark.parametrize("name", TABLES)
def test_words_stand_once_and_are_trimmed(name: str) -> None:
    for listed_in, words in lists_of(name):
        assert sorted({word for word in words if words.count(word) > 1}) == [], listed_in
        assert [word for word in words if word != word.strip() or not word] == [], listed_in


def test_a_word_that_stands_twice_is_refused() -> None:
    with pytest.raises(RuleError, match=r"new\.toml: 增长 stands twice"):
        parse_lexicon('[[word]]\ntext = ["增长"]\n[[word]]\ntext = ["增长"]', "new.toml")


@pytest.mark.parametrize("kind", sorted(MOVEMENT_KINDS))
def test_each_movement_word_is_matched_by_its_pattern(kind: str) -> None:
    words = movements().words(kind=kind)
    pattern = regex.compile(movements().pattern(kind=kind))
    assert words
    assert [word for word in words if pattern.match(word).group() != word] == []


def test_each_unit_is_matched_by_its_pattern() -> None:
    pattern = regex.compile(units().pattern())
    assert [word for word in units() if pattern.match(word).group() != word] == []


def test_movement_words_mean_something() -> None:
    for word, entry in movements().items():
        assert entry["kind"] in MOVEMENT_KINDS, word
        assert entry.get("comparison", "yoy") in COMPARISONS, word
        directed = entry["kind"] not in ("base",)
        assert (entry.get("direction") in DIRECTIONS) is directed, word


def test_units_mean_something() -> None:
    for word, entry in units().items():
        assert entry["kind"] in UNIT_KINDS, word
        money = entry["kind"] == "money"
        coded = regex.fullmatch("[A-Z]{3}", entry.get("code", "")) is not None
        assert not money or coded is (word not in WITHOUT_CODE), word
        assert entry.get("code") is None or not regex.search(r"\p{Han}|\s", entry["code"]), word
