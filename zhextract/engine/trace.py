"""A trace of matching: which rule hit where, of which parts, and what became of it.

Rules are matched without one unless somebody asks why; see docs/design/explain.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, TypeAlias

from zhextract.engine.atoms import Scope
from zhextract.engine.rules import Hit

Outcome: TypeAlias = Literal[
    "made",  # its producer made drafts
    "refused",  # its producer made none
    "claimed",  # all its numbers had been claimed before
    "overlapped",  # some of them had
]


class Claiming(Protocol):
    """A draft, as far as matching is concerned: the indices of the atoms that it claims."""

    @property
    def claims(self) -> tuple[int, ...]:
        """Indices into ``Scope.atoms``."""
        ...


class TracedPart(NamedTuple):
    """A named part of a hit; half-open reading offsets, never empty."""

    name: str
    start: int
    end: int


class Attempt(NamedTuple):
    """One hit of a rule; half-open reading offsets."""

    rule: str
    scope: Scope
    start: int
    end: int
    parts: tuple[TracedPart, ...]
    outcome: Outcome
    by: tuple[str, ...]
    """The rules that had claimed its numbers."""
    drafts: tuple[object, ...]
    """What its producer made."""


class Trace:
    """Collects the attempts of all scopes, in the order in which they were made."""

    def __init__(self) -> None:
        self.attempts: list[Attempt] = []
        self._claimed: dict[tuple[int, int], str] = {}

    def barred(self, rule: str, hit: Hit, numbers: Sequence[int]) -> None:
        """Note a hit that was not offered to its producer.

        ``numbers`` are the indices of the hit's number atoms, of which some
        are claimed already.
        """
        owners = [self._claimed.get((hit.scope.start, index)) for index in numbers]
        by = tuple(dict.fromkeys(owner for owner in owners if owner is not None))
        outcome: Outcome = "overlapped" if None in owners else "claimed"
        self._add(rule, hit, outcome, by, ())

    def produced(self, rule: str, hit: Hit, drafts: Sequence[Claiming]) -> None:
        """Note a hit with what its producer made of it, which may be nothing."""
        for draft in drafts:
            for index in draft.claims:
                self._claimed[hit.scope.start, index] = rule
        self._add(rule, hit, "made" if drafts else "refused", (), tuple(drafts))

    def _add(
        self, rule: str, hit: Hit, outcome: Outcome, by: tuple[str, ...], drafts: tuple[object, ...]
    ) -> None:
        scope = hit.scope
        parts = sorted(
            (TracedPart(name, *span) for name, span in hit.parts().items() if span[0] < span[1]),
            key=lambda part: (part.start, -part.end),
        )
        start, end = scope.reading(hit.start), scope.reading(hit.end)
        self.attempts.append(Attempt(rule, scope, start, end, tuple(parts), outcome, by, drafts))
