"""Pages for the tests of events: times from the time stage, numbers by a plain pattern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from zhextract.engine.atoms import Atom, Scope
from zhextract.facts.event import find_events
from zhextract.facts.event.model import FoundEvent
from zhextract.facts.families import ALPHABET
from zhextract.facts.time.scan import scan_times
from zhextract.segment import make_segmenter
from zhextract.text.layout import read_page
from zhextract.text.page import Page

_NUMBER = regex.compile(
    r"(?>[0-9][0-9.,]*|[一二三四五六七八九十两百千]+(?=[名件起次项人万亿]))(?:多|余)?[万亿]?(?:多|余)?"
    r"(?:个百分点|平方米|公里|立方米|美元|[%元个名人件起家次项户吨亩倍天股份种座台辆万])?"
)


class StandIn(NamedTuple):
    """A person as the event stage sees it."""

    mentions: tuple[tuple[int, int], ...]


@cache
def tagger() -> object:
    return make_segmenter()


def scopes_of(page: Page, published: str | None) -> list[Scope]:
    """A scope a sentence, with times and numbers as atoms."""
    times = [Atom("time", time.start, time.end, time) for time in scan_times(page, published)]
    taken = set[int]().union(*(range(time.start, time.end) for time in times))
    numbers = [
        Atom("count", match.start(), match.end(), None)
        for match in _NUMBER.finditer(page.reading)
        if taken.isdisjoint(range(match.start(), match.end()))
    ]
    atoms = sorted(times + numbers, key=lambda atom: atom.start)
    return list(_scopes(page, atoms))


def _scopes(page: Page, atoms: Sequence[Atom]) -> Iterator[Scope]:
    tag = make_tag()
    for sentence in page.sentences:
        inside = [
            atom for atom in atoms if sentence.start <= atom.start and atom.end <= sentence.end
        ]
        yield Scope(page.reading, sentence.start, sentence.end, inside, ALPHABET, tag)


@cache
def make_tag():  # type: ignore[no-untyped-def]
    return make_segmenter().tag


def people_in(page: Page, names: Sequence[str]) -> list[StandIn]:
    """One person a name, mentioned wherever the name stands."""
    return [
        StandIn(tuple(match.span() for match in regex.finditer(regex.escape(name), page.reading)))
        for name in names
    ]


def events_of(
    text: str, *, published: str | None = "2024-06-18", names: Sequence[str] = ()
) -> tuple[Page, list[FoundEvent]]:
    """The page of a text and the events found in it."""
    page = read_page(text)
    return page, find_events(page, scopes_of(page, published), people_in(page, names), published)
