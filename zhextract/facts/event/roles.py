"""Who, what and where: the phrases around a predicate."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import Stretch
from zhextract.facts.event.predicate import Predicate
from zhextract.facts.event.vocabulary import Vocabulary

Units = tuple[int, int]
"""A half-open range of units."""


class Mentions:
    """All mentions of the page's people, in text order."""

    def __init__(self, mentions: Sequence[tuple[int, int, int]]) -> None:
        self._all = sorted(mentions)
        self._starts = [mention[0] for mention in self._all]

    def inside(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Start, end and person of the mentions within the reading offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [mention for mention in self._all[first:last] if mention[1] <= end]


class Roles(NamedTuple):
    """The phrases of one predicate."""

    actor: Stretch | None
    what: Stretch | None
    location: Stretch | None


def subject_of(shape: Shape, start: int, end: int, *, leading: bool = False) -> Units | None:
    """The noun phrase that the units ``start:end`` before a predicate have as their subject.

    ``leading`` units stand before the time, where a verb before a noun is part of the phrase.
    """
    letters = shape.letters
    while start < end and letters[start] in "dckTfu":
        start += 1
    if start < end and letters[start] in "po":
        start = _behind_phrase(letters, start, end)
        while start < end and letters[start] in "dkT":
            start += 1
    last = start
    while last < end and letters[last] not in "dpbhoTzsi":
        if letters[last] in "vV" and not (
            "x" in letters[last:end] or leading and letters[last + 1 : last + 2] == "n"
        ):
            break
        last += 1
    first = start
    cut = letters.rfind("x", start, last)
    if cut >= 0 and any(letter in "vVwpos" for letter in letters[start:cut]):
        first = cut + 1
    while first < last and letters[first] in "mkdufx":
        first += 1
    while last > first and letters[last - 1] in "kufxvw":
        last -= 1
    return (first, last) if first < last else None


def _behind_phrase(letters: str, start: int, end: int) -> int:
    """Behind a prepositional phrase that a locator ends, else ``end``: no subject is told."""
    closing = letters.find("f", start, end)
    return closing + 1 if closing >= 0 else end


def actor_in(shape: Shape, phrase: Units, mentions: Mentions) -> Stretch:
    """The bare name in a subject: the person who ends it, else the whole phrase."""
    start, end = shape.stretch(*phrase)
    for mention in mentions.inside(start, end):
        return mention[0], mention[1]
    return start, end


def object_of(shape: Shape, predicate: Predicate, end: int) -> Units | None:
    """The object behind a predicate, up to ``end``."""
    letters, units = shape.letters, shape.units
    first = predicate.last
    while first < end and letters[first] == "u" or first < end and units[first].text in "至得":
        first += 1
    if predicate.relative:
        first = letters.find("x", first) + 1
        last = first
        while last < end and letters[last] in "nqwmrkTV":
            last += 1
        return (first, last) if first < last else None
    if first < end and letters[first] == "p" and units[first].text in ("于", "在", "自", "至"):
        return None
    while first < end - 1 and letters[first] == "m":
        first += 1
    return (first, end) if first < end else None


def taken_object(shape: Shape, start: int, end: int) -> Units | None:
    """What 把 or 将 takes before the predicate."""
    letters = shape.letters
    at = letters.rfind("b", start, end)
    if at < 0:
        return None
    last = at + 1
    while last < end and letters[last] not in "pdvVh":
        last += 1
    return (at + 1, last) if last > at + 1 else None


def place_of(
    shape: Shape, start: int, end: int, predicate: Predicate, words: Vocabulary
) -> Units | None:
    """The place that 在 or 于 names before the predicate, or directly behind it."""
    letters, units = shape.letters, shape.units
    for index in range(start, min(end, len(letters))):
        if letters[index] != "p" or units[index].text not in ("在", "于"):
            continue
        first = last = index + 1
        if first == predicate.unit:
            continue
        while last < len(letters) and letters[last] in "nqrwkmx" and last != predicate.unit:
            last += 1
        if last > first and _is_place(shape, first, last, words):
            return first, last
    return None


def _is_place(shape: Shape, first: int, last: int, words: Vocabulary) -> bool:
    text = shape.units[last - 1].text
    if text in words.classes["occasion"] or text.endswith(("会", "会议", "活动")):
        return False
    if shape.units[last - 1].tag in ("ns", "s", "nt"):
        return True
    places = words.classes["place"]
    return text in places or text[-1] in places or text[-2:] in places
