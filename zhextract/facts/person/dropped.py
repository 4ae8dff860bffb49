"""Stretches that might have been names, and why none was made: kept for explanations alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from zhextract.engine.atoms import Scope
from zhextract.explanation import NameReason
from zhextract.facts.person.candidates import THRESHOLD, Candidate
from zhextract.facts.person.model import Mention, Stretch


class DroppedName(NamedTuple):
    """A stretch that is no name; half-open reading offsets."""

    start: int
    end: int
    reason: NameReason
    points: int
    """The sum of its evidence."""


class NameTrace:
    """Collects the candidates of all scopes, and what became of them."""

    def __init__(self) -> None:
        self._dropped: list[DroppedName] = []

    def considered(
        self, scope: Scope, found: Iterable[Candidate], known: Iterable[Candidate]
    ) -> None:
        """Note the candidates of a scope, and those of them that are known words."""
        words = set(known)
        for item in found:
            reason: NameReason = "weak" if item.points <= THRESHOLD else "unsupported"
            if item in words:
                reason = "known_word"
            start, end = scope.reading(item.start), scope.reading(item.end)
            self._dropped.append(DroppedName(start, end, reason, item.points))

    def doubted(self, mention: Mention) -> None:
        """Note a name that was chosen, and that the page speaks against."""
        self._dropped.append(
            DroppedName(mention.start, mention.end, "doubtful", mention.points + _CHOSEN)
        )

    def settled(self, mentions: Iterable[Stretch]) -> list[DroppedName]:
        """What was dropped, in order: nothing over a mention, the likeliest of what overlaps."""
        taken = bytearray(max((one.end for one in self._dropped), default=0))
        for start, end in mentions:
            taken[start:end] = b"\x01" * len(taken[start:end])
        left: list[DroppedName] = []
        for one in sorted(self._dropped, key=lambda one: (-one.points, one.start, -one.end)):
            if taken.find(1, one.start, one.end) < 0:
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
                points = one.points - _CHOSEN if one.reason == "doubtful" else one.points
                left.append(one._replace(points=points))
        return sorted(left)


_CHOSEN = 1000
"""Sorts what was chosen first above all that was not."""
