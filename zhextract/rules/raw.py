"""An entry as the file has it: its keys are asked for by what they must hold.

Whatever is wrong is noted with its line and what to do; reading goes on, so
that a file's problems are told all at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

import regex

from zhextract.rules.model import Example, Pairs, Where
from zhextract.rules.places import Places

LONGEST_WORD = 20
"""Characters of a word, at most."""
_CURRENCY = regex.compile("[A-Z]{3}")
_UCUM = regex.compile("[!-~]{1,20}")
_NAME = regex.compile("[a-z][a-z_]*")


class Problems:
    """What is wrong with a file, in the order in which it was met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[tuple[int, str]] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, line: int, message: str) -> None:
        """Note a problem at a line."""
        self._found.append((line, message))

    def lines(self) -> list[str]:
        """``file:line: message`` for each, by line."""
        ordered = sorted(self._found, key=lambda one: one[0])
        return [f"{self.file}:{line}: {message}" for line, message in ordered]


class Raw:
    """One ``[[name]]`` of a file."""

    def __init__(
        self, problems: Problems, places: Places, name: str, index: int, table: Mapping[str, Any]
    ) -> None:
        self.name = name
        self.table = table
        self._problems = problems
        self._places = places
        self._index = index

    def line(self, key: str | None = None, word: str | None = None) -> int:
        """The line of the entry, of a key of it, or of a word in that key's value."""
        if key is None:
            return self._places.entry(self.name, self._index)
        if word is None:
            return self._places.key(self.name, self._index, key)
        return self._places.word(self.name, self._index, key, word)

    def where(self, key: str | None = None, word: str | None = None) -> Where:
        """The same with the file."""
        return Where(self._problems.file, self.line(key, word))

    def problem(self, message: str, key: str | None = None, word: str | None = None) -> None:
        """Note what is wrong at that place."""
        self._problems.add(self.line(key, word), message)

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Note each key that the entry does not take."""
        for key in self.table:
            if key not in known:
                hint = did_you_mean(key, known)
                takes = ", ".join(sorted(known))
                self.problem(f"[[{self.name}]] has no key {key!r}; {hint}it takes {takes}", key)

    def needs(self, key: str, what: str) -> bool:
        """Whether the key is there; noted where it is not."""
        if key in self.table:
            return True
        self.problem(f"[[{self.name}]] needs {key} = {what}")
        return False

    def text(self, key: str) -> str | None:
        """A string that is not blank."""
        value = self.table.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.problem(f"{key} must be a string in quotes, not {_shown(value)}", key)
        return None

    def folded(self, key: str) -> str | None:
        """A string, folded as texts are."""
        from zhextract.text.fold import fold

        value = self.text(key)
        return None if value is None else fold(value)

    def name_of(self, key: str) -> str | None:
        """A name in small letters."""
        value = self.text(key)
        if value is not None and _NAME.fullmatch(value) is None:
            self.problem(f'{key} = "{value}" is no name; use small letters a-z and _', key)
            return None
        return value

    def code(self, key: str, *, money: bool) -> str | None:
        """A code: of ISO 4217 for money, of UCUM for anything else."""
        value = self.text(key)
        if value is None or (_CURRENCY if money else _UCUM).fullmatch(value):
            return value
        form = 'ISO 4217, such as "CNY"' if money else 'UCUM, such as "km" or "[mi_i]"'
        self.problem(f'{key} = "{value}" cannot be; use a code of {form}', key)
        return None

    def flag(self, key: str) -> bool | None:
        """``true`` or ``false``."""
        value = self.table.get(key)
        if isinstance(value, bool):
            return value
        self.problem(f"{key} must be true or false, without quotes, not {_shown(value)}", key)
        return None

    def choice(
        self, key: str, choices: Collection[str], value: Any = None, *, at: str | None = None
    ) -> str | None:
        """One of the choices; ``value`` is that of a key inside of the key ``at``."""
        value = self.table.get(key) if at is None else value
        if isinstance(value, str) and value in choices:
            return value
        hint = did_you_mean(value, choices) if isinstance(value, str) else ""
        one_of = ", ".join(choices)
        self.problem(f"{key} = {_shown(value)} cannot be; {hint}use one of {one_of}", at or key)
        return None

    def number(self, key: str, value: Any, most: int) -> int | None:
        """A whole number from 0 to ``most``."""
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
            return value
        self.problem(f"{key} must be a whole number from 0 to {most}, not {_shown(value)}", key)
        return None

    def words(self, key: str, value: Any = None) -> list[str]:
        """A list of words, folded as texts are; a single string is a list of one."""
        from zhextract.text.fold import fold

        value = self.table.get(key) if value is None else value
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not listed:
            self.problem(f'{key} must be a list of words, such as ["甲", "乙"]', key)
            return []
        found: list[str] = []
        for word in listed:
            if not isinstance(word, str) or not word or word != word.strip() or "\n" in word:
                self.problem(f"{_shown(word)} is no word; write it in quotes, without spaces", key)
            elif len(word) > LONGEST_WORD:
                told = f"{word[:8]}… has more than {LONGEST_WORD} characters"
                self.problem(f"{told}; a phrase is a [[pattern]]", key, word)
            else:
                found.append(fold(word))
        return found

    def examples(self) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
        """The ``yes`` and ``no`` examples; each must be there."""
        if not self.table.get("yes") or not self.table.get("no"):
            self.problem(
                f"[[{self.name}]] needs at least one yes and one no example: "
                'yes = {"a text" = "what the fact says"}, no = ["a text"]'
            )
            return (), ()
        return self._yes(self.table["yes"]), self._no(self.table["no"])

    def _yes(self, value: Any) -> tuple[Example, ...]:
        if not isinstance(value, Mapping):
            self.problem('yes must be a table: yes = {"a text" = "what the fact says"}', "yes")
            return ()
        found = []
        for text, said in value.items():
            where = self.where("yes", text)
            if isinstance(said, str):
                found.append(Example(text, said, (), where))
            elif isinstance(said, Mapping) and said:
                found.append(Example(text, None, self._columns(text, said), where))
            else:
                told = f"yes example {text!r} must say a fact in a string, or fields in a table"
                self.problem(told, "yes", text)
        return tuple(found)

    def _columns(self, text: str, said: Mapping[str, Any]) -> Pairs:
        from zhextract.rows import COLUMNS

        found = []
        for column, value in said.items():
            if column not in COLUMNS:
                hint = did_you_mean(column, COLUMNS)
                told = f"a fact has no field {column!r}; {hint}see the columns of zhextract.rows"
                self.problem(told, "yes", text)
            elif not isinstance(value, (str, int, Decimal)):
                told = f"{column} must be a string, a number or a flag, not {_shown(value)}"
                self.problem(told, "yes", text)
            else:
                found.append((column, value))
        return tuple(found)

    def _no(self, value: Any) -> tuple[Example, ...]:
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            self.problem('no must be a list of texts: no = ["a text"]', "no")
            return ()
        return tuple(Example(text, None, (), self.where("no", text)) for text in value)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean …? `` where a known word is close, else nothing."""
    close = get_close_matches(word, list(known), n=1)
    return f"did you mean {close[0]!r}? " if close else ""


def _shown(value: Any) -> str:
    """A value of the file in a message, as TOML writes it."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "a table" if isinstance(value, Mapping) else "a list"
