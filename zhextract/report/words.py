"""The words of the page, in both languages, from ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import tomli

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@cache
def words() -> Mapping[str, tuple[str, str]]:
    """Chinese and English of each key: ``words()["bound.more_than"]``."""
    tables = tomli.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return {
        f"{table}.{key}": (chinese, english)
        for table, entries in tables.items()
        for key, (chinese, english) in entries.items()
    }


def word(key: str, language: Language) -> str:
    """One word of the page; KeyError where there is none."""
    return words()[key][LANGUAGES.index(language)]
