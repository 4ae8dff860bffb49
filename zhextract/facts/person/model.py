"""What this room finds: people with mentions, roles and bylines, in reading offsets."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from zhextract.types import BylineFunction

Stretch: TypeAlias = tuple[int, int]
"""Half-open offsets."""


class FoundRole(NamedTuple):
    """A post or part: where it stands, its title, and whose it is where that is named."""

    start: int
    end: int
    title: Stretch
    organization: Stretch | None
    address: bool = False
    """Whether it stands directly behind the name: 王立明书记, 王书记."""
    post: bool = False
    """Whether it is a post of a biography, of which each is kept."""


class FoundPerson(NamedTuple):
    """A person of the page; all offsets are reading offsets."""

    name: str
    """The fullest form, in the original script, without inner spaces."""
    mentions: tuple[Stretch, ...]
    roles: tuple[FoundRole, ...]
    bylines: tuple[tuple[BylineFunction, int], ...]
    """What the person did for an article, and the article's index."""
    rule: str
    """``person.`` and the kind of the name: chinese, dotted, foreign, minority, court …"""
    evidence: tuple[str, ...]
    """The labels that decided, of the mention with the strongest evidence."""


class Mention(NamedTuple):
    """A name at a place: reading offsets, the scope it is in, and why it was taken."""

    start: int
    end: int
    scope: int
    kind: str
    points: int
    labels: tuple[str, ...]
