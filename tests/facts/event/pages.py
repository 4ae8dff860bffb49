"""Pages for the tests of events: scopes with times and numbers, and people by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from zhextract.engine.atoms import Atom, Scope
from zhextract.facts.event import find_events
from zhextract.facts.event.model import FoundEvent
from zhextract.facts.families import ALPHABET
from zhextract.facts.quantity.scan import scan_amounts
from zhextract.facts.time.scan import scan_times
from zhextract.segment import make_segmenter
from zhextract.text.layout import read_page
from zhextract.text.page import Page
from zhextract.vocabulary import domain_words


class StandIn(NamedTuple):
    """A person as the event stage sees it."""

    mentions: tuple[tuple[int, int], ...]


@cache
def tagger() -> object:
    return make_segmenter(words=domain_words())


def scopes_of(page: Page, published: str | None) -> list[Scope]:
    """A scope a sentence, with times and numbers as atoms."""
    times = scan_times(page, published)
    atoms = [Atom("time", time.start, time.end, time) for time in times]
    atoms += scan_amounts(page.reading, times)
    atoms.sort(key=lambda atom: atom.start)
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
    return make_segmenter(words=domain_words()).words_and_tags


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
