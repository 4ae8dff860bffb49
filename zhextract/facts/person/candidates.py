"""Candidates: what may be a name, with its evidence, and how evidence is added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from zhextract.facts.person.inventory import points, words

Knows: TypeAlias = Callable[[str], bool]
"""Whether the dictionary of the segmenter has a word."""

NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))
THRESHOLD = -6
"""Points that a name must have more than."""
KEEP = THRESHOLD - 15
"""Points that a candidate must have more than to be remembered: names beside it may help it."""

_TAG_GROUPS = {
    "nr": "name", "nrt": "name", "nrfg": "name", "ns": "place", "nt": "firm", "t": "time",
    "x": "unknown", "nz": "proper", "zg": "rare", "g": "rare", "ng": "rare",
}  # fmt: skip


class Candidate(NamedTuple):
    """A stretch of ``letters`` that may be a name, and what speaks for and against it."""

    start: int
    end: int
    kind: str
    points: int
    labels: tuple[str, ...]


def total(labels: Sequence[str]) -> int:
    """The sum of the labels' points; a label without an entry counts nothing."""
    table = points()
    return table["always"] + sum(map(table.__getitem__, labels))


def more(labels: Sequence[str]) -> int:
    """What labels add to a sum that has been made of others."""
    return sum(map(points().__getitem__, labels))


@cache
def known_tails() -> frozenset[str]:
    """What the segmenter likes to join to a name: 说 of 高云/江说, 等 of 宋朝/弟等."""
    around = words()
    return around.speech | around.deed | around.address | around.joined


@cache
def shape_group(tag: str) -> str:
    """A coarse class of a dictionary tag, as labels spell it."""
    found = _TAG_GROUPS.get(tag)
    if found is not None:
        return found
    return "noun" if tag[0] == "n" else "verb" if tag[0] == "v" else "word"
