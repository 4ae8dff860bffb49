"""The words of the checks, read from ``words.toml`` once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
import tomli

Words = tuple[str, ...]


class Division(msgspec.Struct, frozen=True):
    """Words that divide a whole between them."""

    words: Words
    exhaustive: bool


class Course(msgspec.Struct, frozen=True):
    """Words for the beginning and the end of one course of things."""

    begins: Words
    ends: Words


class Share(msgspec.Struct, frozen=True):
    """Words of shares and of rates that end at 100 %."""

    of: Words
    metrics: Words
    not_of: Words
    total_begins: Words
    total_ends: Words
    measures: Words
    people: Words
    kinds: Words
    rates: Words


class Vocabulary(msgspec.Struct, frozen=True, rename={"is_": "is"}, forbid_unknown_fields=True):
    """The table; its comments say what each list is."""

    links: Words
    other_base: Words
    other_metrics: Words
    same_period: Words
    is_: Words
    no_parts: Words
    overlapping: Words
    measures: Words
    totals: Words
    rest: Words
    within: Words
    averages: Words
    summed: Words
    respectively: Words
    division: tuple[Division, ...]
    share: Share
    at: Words
    course: tuple[Course, ...]


@cache
def vocabulary() -> Vocabulary:
    """The words, loaded at their first use."""
    table = files(__package__).joinpath("words.toml").read_text("utf-8")
    return msgspec.convert(tomli.loads(table), Vocabulary)


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    return any(word in text for word in words)
