"""Clauses as shapes: the tokens of a scope as units of one class letter each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.event.vocabulary import UNDECIDED, Vocabulary

_OPENING = {"（": "）", "“": "”", "《": "》", "‘": "’", "【": "】", "(": ")"}
_LEFT_OUT = frozenset("（(")
_QUOTED = 24
"""Tokens, at most, that a bracket or a quotation holds together."""
_SILENT = frozenset('“”‘’《》（）)" \t〉〈【】[]')
_AFTER_MODAL = frozenset(("", *"vVdpohTsbfc"))
_CLAUSE_MARKS = frozenset("，；。！？：!?;:")


class Unit(NamedTuple):
    """A word, a number, a time, or a quotation; offsets into ``Scope.letters``."""

    start: int
    end: int
    text: str
    tag: str


class Shape(NamedTuple):
    """The units of a scope and their class letters, one character a unit."""

    reading: str
    scope: Scope
    units: Sequence[Unit]
    letters: str
    aside: dict[int, int]
    """Unit index of a time to the atom that brackets behind it give: 今天（9月2日）."""

    def segments(self) -> Iterator[tuple[int, int]]:
        """The stretches of units between clause marks, half-open, none empty."""
        start = 0
        for index, letter in enumerate(self.letters):
            if letter == "c":
                if index > start:
                    yield start, index
                start = index + 1
        if start < len(self.letters):
            yield start, len(self.letters)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """The reading offsets of the units ``first:last``."""
        scope = self.scope
        return scope.reading(self.units[first].start), scope.reading(self.units[last - 1].end)


def shape_of(reading: str, scope: Scope, words: Vocabulary, opens: int = 0) -> Shape:
    """Read a scope's tokens as units; brackets are left out, short quotations are one unit.

    ``opens`` is the reading offset behind a dateline, whose tokens are left out too.
    """
    tokens = scope.tokens
    units: list[Unit] = []
    letters: list[str] = []
    aside: dict[int, int] = {}
    index, count = 0, len(tokens)
    if opens > scope.start:
        opens = scope.position(opens)
        while index < count and tokens[index].start < opens:
            index += 1
    while index < count:
        token = tokens[index]
        start, end, text, tag = token
        closing = _OPENING.get(text)
        close = _closing(tokens, index, closing) if closing else None
        if close is not None:
            if text in _LEFT_OUT:
                if letters and letters[-1] == "T":
                    _note_aside(scope, tokens[index + 1 : close], aside, len(units) - 1)
            else:
                whole = scope.letters[start : tokens[close].end]
                units.append(Unit(start, tokens[close].end, whole, "quoted"))
                letters.append("q")
            index = close + 1
            continue
        index += 1
        if "\ue000" <= text <= "\uf8ff":
            at = scope.index_at(start)
            timed = at is not None and scope.atoms[at].family == "time"
            units.append(Unit(*token))
            letters.append("T" if timed else "m")
        elif text in _SILENT:
            if text in "“”":
                units.append(Unit(*token))
                letters.append("c")
        else:
            joined = units and _joined(units[-1], token, words)
            if joined:
                units.pop()
                letters.pop()
            for unit in joined or _split(token, letters):
                units.append(unit)
                letters.append(words.letter(unit.text, unit.tag))
    return Shape(reading, scope, units, _resolve("".join(letters)), aside)


def _joined(before: Unit, token: Token, words: Vocabulary) -> tuple[Unit, ...] | None:
    """Two tokens that are one trigger, 于 apart: 脱贫 出列, 出 生于."""
    if before.end != token.start:
        return None
    text = before.text + token.text
    stem = text[:-1] if text[-1] == "于" else text
    if stem not in words.triggers:
        return None
    middle = before.start + len(stem)
    whole = Unit(before.start, middle, stem, "v")
    return (whole,) if stem is text else (whole, Unit(middle, token.end, "于", "p"))


def _closing(tokens: Sequence[Token], index: int, closing: str) -> int | None:
    """The index of the closing mark, if it is near and no clause ends before it."""
    holds_clauses = closing in "》）)】"
    for at in range(index + 1, min(index + _QUOTED, len(tokens))):
        text = tokens[at].text
        if text == closing:
            return at
        if text in _CLAUSE_MARKS and not holds_clauses:
            return None
    return None


def _note_aside(scope: Scope, inside: Sequence[Token], aside: dict[int, int], unit: int) -> None:
    for token in inside:
        at = scope.index_at(token.start)
        if at is not None and scope.atoms[at].family == "time":
            aside[unit] = at
            return


def _split(token: Token, before: Sequence[str]) -> tuple[Unit, ...]:
    """A token as units: 起 behind a time is no part of the verb after it (起任)."""
    start, end, text, tag = token
    if text[0] == "起" and len(text) > 1 and before and before[-1] == "T":
        return Unit(start, start + 1, "起", "f"), Unit(start + 1, end, text[1:], tag)
    return (Unit(*token),)


def _resolve(letters: str) -> str:
    """将 is a modal before a verb, an adverb or a preposition, else it takes an object."""
    if UNDECIDED not in letters:
        return letters
    return "".join(
        ("d" if letters[index + 1 : index + 2] in _AFTER_MODAL else "b")
        if letter == UNDECIDED
        else letter
        for index, letter in enumerate(letters)
    )
