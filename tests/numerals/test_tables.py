"""Each table of the room: every word works by itself, and its examples hold."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import tomli

from zhextract.numerals import bound_after, bound_before, numbers, scan_numerals
from zhextract.numerals.compound import read_compound
from zhextract.numerals.tables import PACKAGE, characters
from zhextract.text.fold import fold

NUMERIC = set("0123456789半" + characters().all + characters().pairs)


def entries(name: str) -> list[dict[str, Any]]:
    return tomli.loads(files(PACKAGE).joinpath(name).read_text("utf-8"))["word"]


def examples(name: str, key: str) -> list[Any]:
    return [
        pytest.param(example, entry, id=example)
        for entry in entries(name)
        for example in entry[key]
    ]


TABLES = ("digits.toml", "symbols.toml", "bounds.toml", "compounds.toml", "idioms.toml")


@pytest.mark.parametrize("name", TABLES)
def test_words_stand_in_folded_form(name: str) -> None:
    words = [word for entry in entries(name) for word in entry["text"]]
    assert [word for word in words if fold(f"中{word}中")[1:-1] != word] == []


IDIOMS = [word for entry in entries("idioms.toml") for word in entry["text"]]


@pytest.mark.parametrize("word", IDIOMS)
def test_set_phrase_hides_its_numbers(word: str) -> None:
    assert word[-1] in "数上" or NUMERIC.intersection(word), "the phrase hides nothing"
    assert numbers(word) == ()


@pytest.mark.parametrize(("text", "entry"), examples("idioms.toml", "yes"))
def test_set_phrase_example_holds_no_number(text: str, entry: dict[str, Any]) -> None:
    assert all(number.start >= 3 for number in numbers(text))


@pytest.mark.parametrize(("text", "entry"), examples("idioms.toml", "no"))
def test_set_phrase_leaves_real_numbers(text: str, entry: dict[str, Any]) -> None:
    assert len(numbers(text)) == 1


@pytest.mark.parametrize(("text", "entry"), examples("digits.toml", "yes"))
def test_number_character_is_read(text: str, entry: dict[str, Any]) -> None:
    (found,) = numbers(text)
    assert any(character in found.text for character in entry["text"])


@pytest.mark.parametrize(("text", "entry"), examples("digits.toml", "no"))
def test_number_character_in_a_word_is_not_read(text: str, entry: dict[str, Any]) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    "symbol", [word for entry in entries("symbols.toml") for word in entry["text"]]
)
def test_digits_before_a_unit_symbol_are_a_number(symbol: str) -> None:
    assert [number.text for number in numbers(f"全长12{symbol}。")] == ["12"]


@pytest.mark.parametrize(("text", "entry"), examples("symbols.toml", "no"))
def test_digits_before_other_letters_are_a_code(text: str, entry: dict[str, Any]) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(("text", "entry"), examples("bounds.toml", "yes"))
def test_bound_word_bounds(text: str, entry: dict[str, Any]) -> None:
    assert entry["means"] in bounds_of(text, entry["side"])


@pytest.mark.parametrize(("text", "entry"), examples("bounds.toml", "no"))
def test_bound_word_does_not_bound(text: str, entry: dict[str, Any]) -> None:
    assert entry["means"] not in bounds_of(text, entry["side"])


@pytest.mark.parametrize(
    ("word", "side", "means"),
    [(w, e["side"], e["means"]) for e in entries("bounds.toml") for w in e["text"]],
)
def test_each_bound_word_matches_alone(word: str, side: str, means: str) -> None:
    if side in ("before", "either"):
        number = "百" if word in ("过", "破") else "5"
        assert bound_before(word + number, len(word)) == (0, means)
    if side in ("after", "either"):
        assert bound_after(f"三成{word}。", 2) == (2 + len(word), means)


@pytest.mark.parametrize(("text", "entry"), examples("compounds.toml", "yes"))
def test_compound_takes_the_whole(text: str, entry: dict[str, Any]) -> None:
    found = read_compound(text, scan_numerals(text)[0])
    assert found is not None
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(("text", "entry"), examples("compounds.toml", "no"))
def test_one_unit_is_no_compound(text: str, entry: dict[str, Any]) -> None:
    assert read_compound(text, scan_numerals(text)[0]) is None


def bounds_of(text: str, side: str) -> set[str]:
    """The meanings of bound words beside the numerals, a unit of up to two characters between."""
    found = set()
    for numeral in scan_numerals(text):
        places = range(numeral.end, min(numeral.end + 3, len(text)))
        found.add(bound_before(text, numeral.start) if side != "after" else None)
        found.update(bound_after(text, place) for place in places if side != "before")
    return {hit[1] for hit in found if hit}
