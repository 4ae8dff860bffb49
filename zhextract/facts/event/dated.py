"""A dated clause as its rooms hand it on."""

from __future__ import annotations

import msgspec

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dating import Dating
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.roles import Units
from zhextract.facts.event.vocabulary import Vocabulary


class DatedClause(msgspec.Struct, frozen=True, gc=False):
    """A clause with its time, its predicate and its subject."""

    shape: Shape
    words: Vocabulary
    dating: Dating
    predicate: Predicate
    start: int
    """The first unit of the clause of the time."""
    clause: Units
    """The clause of the predicate, which may be a later one."""
    between: int
    """Where what stands before the predicate begins, behind the time."""
    subject: Units | None
    planned: bool
    """It is yet to come."""

    @property
    def kind(self) -> str:
        """The kind of the trigger's entry in the lexicon."""
        return str(self.predicate.frame["kind"])

    @property
    def trigger(self) -> str:
        """The word of the predicate."""
        return self.shape.texts[self.predicate.unit]

    @property
    def tail(self) -> str:
        """The class letters behind the predicate, up to the end of its clause."""
        return self.shape.letters[self.predicate.last : self.clause[1]]
