"""Scopes: letters for atoms, and offsets there and back."""

from __future__ import annotations

import pytest

from zhextract.engine.atoms import Alphabet, Atom, Scope, without_private_use

ALPHABET = Alphabet("number", "time")
READING = "前言。2023年增长12个和3。"
ATOMS = [Atom("time", 3, 8, "y"), Atom("number", 10, 13, "n"), Atom("number", 14, 15, "m")]


@pytest.fixture
def scope() -> Scope:
    return Scope(READING, 3, len(READING), ATOMS, ALPHABET, lambda text: ([text], ["x"]))


def test_an_atom_is_one_letter(scope: Scope) -> None:
    number, time = ALPHABET["number"], ALPHABET["time"]
    assert scope.letters == f"{time}增长{number}和{number}。"
    assert ALPHABET.of("number", "time") == f"[{number}{time}]"


def test_positions_lead_back_to_the_reading(scope: Scope) -> None:
    assert [scope.reading(at) for at in range(len(scope.letters) + 1)] == [
        *(3, 8, 9, 10, 13, 14, 15, 16),
    ]


def test_offsets_lead_to_positions(scope: Scope) -> None:
    for at in range(len(scope.letters) + 1):
        assert scope.position(scope.reading(at)) == at


@pytest.mark.parametrize(("offset", "position"), [(8, 1), (13, 4), (15, 6)])
def test_the_end_of_an_atom_is_behind_its_letter(scope: Scope, offset: int, position: int) -> None:
    assert scope.position(offset) == position


def test_atoms_by_position(scope: Scope) -> None:
    assert [scope.index_at(at) for at in range(len(scope.letters))] == [
        *(0, None, None, 1, None, 2, None),
    ]
    assert [scope.cell(index) for index in range(3)] == [0, 3, 5]


def test_tokens_cover_the_letters_and_are_made_once() -> None:
    asked: list[str] = []

    def tagger(text: str) -> tuple[list[str], list[str]]:
        asked.append(text)
        return [text[:2], text[2:]], ["n", "v"]

    scope = Scope(READING, 3, len(READING), ATOMS, ALPHABET, tagger)
    assert [(token.start, token.end, token.tag) for token in scope.tokens] == [
        (0, 2, "n"),
        (2, len(scope.letters), "v"),
    ]
    assert scope.tokens is scope.tokens
    assert asked == [scope.letters]


def test_private_use_characters_of_a_text_are_no_atoms() -> None:
    assert without_private_use("a\ue000b\uf8ffc") == "a\ufffdb\ufffdc"
