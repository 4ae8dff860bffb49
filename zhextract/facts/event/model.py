"""What the event stage hands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from zhextract.facts.time.model import FoundTime

Stretch = tuple[int, int]
"""Half-open reading offsets."""


class NamedPerson(Protocol):
    """What events ask of a person: where the text mentions it, as reading spans."""

    @property
    def mentions(self) -> tuple[Stretch, ...]:
        """Half-open reading spans of the names, in text order."""
        ...


class FoundEvent(NamedTuple):
    """One dated happening; all stretches are half-open reading offsets."""

    start: int
    end: int
    time: FoundTime
    trigger: Stretch
    actor: Stretch | None
    what: Stretch | None
    location: Stretch | None
    participants: tuple[int, ...]
    """Indices into the people given to ``find_events``."""
    rule: str
    """``event.<kind>`` of the trigger's lexicon entry, or ``event.predicate``."""
    planned: bool
    """It is said to be yet to come: a future time, or 将, 拟, 计划 before the trigger."""

    def parts(self) -> Mapping[str, Stretch]:
        """The named parts with their stretches, for explanations."""
        named = {
            "time": (self.time.start, self.time.end),
            "trigger": self.trigger,
            "actor": self.actor,
            "what": self.what,
            "location": self.location,
        }
        return {name: stretch for name, stretch in named.items() if stretch}
