"""What the event stage hands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

import msgspec

from zhextract.engine.lexicon import Attributes
from zhextract.facts.time.model import FoundTime

Stretch = tuple[int, int]
"""Half-open reading offsets."""


PLAIN: Attributes = {"kind": "predicate", "subject": "either"}
"""The frame of a verb that the lexicon does not know."""


class Predicate(msgspec.Struct, frozen=True):
    """The trigger of a happening and its frame."""

    unit: int
    last: int
    """Behind the unit of its directional ending."""
    frame: Attributes
    relative: bool = False
    """It stands in a relative clause, whose noun is what it happens to."""
    opens: int = -1
    """The unit of the first verb of its series, where another goes before it: 前往 西藏 支教."""

    @property
    def first(self) -> int:
        """The unit that its series opens with, behind the subject."""
        return self.unit if self.opens < 0 else self.opens

    @property
    def plain(self) -> bool:
        """Whether the general rule found it, and not the lexicon."""
        return self.frame is PLAIN


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
