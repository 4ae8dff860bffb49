"""A text with marks and links: what annotation tools show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from zhextract.errors import InputError
from zhextract.frames import utf8


class Mark(msgspec.Struct, frozen=True):
    """A labelled stretch of the text, ``start`` and ``end`` half-open, with what it says."""

    id: str
    label: str
    start: int
    end: int
    values: Mapping[str, str]


class Link(msgspec.Struct, frozen=True):
    """A labelled link from one mark to another, by their ids."""

    label: str
    source: str
    target: str


class Page(msgspec.Struct, frozen=True):
    """One text to annotate; marks are in text order, with ids ``m1``, ``m2`` …"""

    id: str
    published: str | None
    source: str | None
    text: str
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]

    def words(self, mark: Mark) -> str:
        """What the text has at a mark."""
        return self.text[mark.start : mark.end]


def make_page(
    *,
    id: str,
    published: str | None,
    source: str | None,
    text: str,
    marks: Iterable[Mark],
    links: Iterable[Link],
) -> Page:
    """A page with its marks in order, whatever ids they had; ``InputError`` for what cannot be."""
    text = utf8(text)
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.label, mark.id))
    for mark in ordered:
        if not 0 <= mark.start < mark.end <= len(text):
            raise InputError(
                f"{id}: {mark.label} {mark.start}:{mark.end} is not within the text of "
                f"{len(text)} characters"
            )
    names = {mark.id: f"m{number}" for number, mark in enumerate(ordered, 1)}
    known = [link for link in links if link.source in names and link.target in names]
    return Page(
        id=id,
        published=published,
        source=source,
        text=text,
        marks=tuple(msgspec.structs.replace(mark, id=names[mark.id]) for mark in ordered),
        links=tuple(
            sorted(
                (Link(link.label, names[link.source], names[link.target]) for link in known),
                key=lambda link: (int(link.source[1:]), link.label, int(link.target[1:])),
            )
        ),
    )
