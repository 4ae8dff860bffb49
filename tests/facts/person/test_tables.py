"""The tables of the room: every word once, every label known, weights that bite."""

from __future__ import annotations

import pytest

from zhextract.engine.lexicon import load_lexicon, load_word_classes
from zhextract.facts.person.context import title_after, title_before
from zhextract.facts.person.inventory import PACKAGE, characters, points, titles

_CLASSES = ("characters.toml", "context.toml", "organizations.toml", "parts.toml")


@pytest.mark.parametrize("name", _CLASSES)
def test_no_class_is_empty(name: str) -> None:
    assert all(load_word_classes(PACKAGE, name).values())


def test_every_title_is_read_from_both_sides() -> None:
    for word in titles():
        assert title_after(f"{word}说", 0) is not None, word
        assert title_before(f"见{word}", len(word) + 1) is not None, word


@pytest.mark.parametrize("kind", ["post", "place_head", "rank", "trade", "call", "degree"])
def test_every_kind_of_title_has_words(kind: str) -> None:
    assert load_lexicon(PACKAGE, "titles.toml").words(kind=kind)


def test_evidence_speaks_for_and_against() -> None:
    table = points()
    assert table["left.title"] > 0 > table["left.inside"]
    assert table["surname.strong"] > table["surname.word"]
    assert table["no such label"] == 0


def test_given_characters_have_one_tier() -> None:
    assert set(characters().given.values()) == {"s", "u", "x"}
