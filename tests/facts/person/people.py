"""What the tests of this room share: the people of a text, in plain values."""

from __future__ import annotations

from functools import cache

from zhextract.engine.atoms import Scope
from zhextract.facts.attach import scopes, time_atoms
from zhextract.facts.person import find_people
from zhextract.facts.person.model import FoundPerson
from zhextract.facts.quantity.scan import scan_amounts
from zhextract.facts.time import scan_times
from zhextract.segment import Segmenter, make_segmenter
from zhextract.text.layout import read_page
from zhextract.text.page import Page
from zhextract.vocabulary import domain_words


@cache
def segmenter() -> Segmenter:
    return make_segmenter(words=domain_words())


def scopes_of(page: Page) -> list[Scope]:
    times = scan_times(page, None)
    atoms = [*time_atoms(times), *scan_amounts(page.reading, times)]
    atoms.sort(key=lambda atom: atom.start)
    return list(scopes(page, atoms, segmenter().words_and_tags))


def people_of(text: str) -> tuple[Page, list[FoundPerson]]:
    page = read_page(text)
    return page, find_people(page, scopes_of(page), segmenter().knows)


def names_of(text: str) -> list[str]:
    return [person.name for person in people_of(text)[1]]


def mentions_of(text: str) -> dict[str, list[str]]:
    page, people = people_of(text)
    return {
        person.name: [page.quote(start, end) for start, end in person.mentions] for person in people
    }


def roles_of(text: str) -> set[tuple[str, str, str | None]]:
    """Name, title and organization of every role."""
    page, people = people_of(text)
    return {
        (
            person.name,
            page.quote(*role.title),
            page.quote(*role.organization) if role.organization else None,
        )
        for person in people
        for role in person.roles
    }
