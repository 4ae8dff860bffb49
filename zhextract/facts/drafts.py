"""Facts under construction: mutable, in reading offsets, until the document is assembled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from zhextract.engine.atoms import Scope
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.time import FoundTime
from zhextract.types import ChangeKind, Comparison, Direction, Role


class Phrase(NamedTuple):
    """A half-open reading span that a text field quotes."""

    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """What quantities and changes have in common.

    ``at`` and ``until`` are positions in ``scope.letters``; ``claims`` are the
    indices of the number atoms that are the fact's own.
    """

    rule: str
    scope: Scope
    at: int
    until: int
    start: int
    end: int
    claims: tuple[int, ...]
    metric: Phrase | None = None
    subject: Phrase | None = None
    period: FoundTime | None = None
    place: tuple[int, int] = (0, 1)
    """Which member of a 分别 list of how many."""
    stated: tuple[tuple[str, object], ...] = ()
    """Fields that a user's rule sets, which nothing that is inherited changes."""

    @property
    def names_itself(self) -> bool:
        """Whether the number ends in what it counts: 4胜, 32金."""
        metric = self.metric
        return metric is not None and self.start < metric.start and metric.end <= self.end


@dataclass(slots=True)
class QuantityDraft(Draft):
    """A quantity that is being put together."""

    amount: Amount = field(kw_only=True)
    role: Role = "value"
    whole: Phrase | None = None
    condition: Phrase | None = None
    share: bool = False
    """A share (占…): its clause may be continued by a whole and a number alone."""
    fallback: Phrase | None = None
    """The predicate behind the number, for want of any other metric."""
    partial: bool = False
    """The clause counts a part of what was counted before it (其中)."""
    done: bool = False
    """The metric is the verb of the clause, for want of a noun: 办结7520件."""


@dataclass(slots=True)
class ChangeDraft(Draft):
    """A change that is being put together."""

    kind: ChangeKind = "change"
    direction: Direction = "up"
    amount: Amount | None = None
    from_: Amount | None = None
    to: Amount | None = None
    comparison: Comparison | None = None
    comparison_inherited: bool = False
    baseline: Phrase | None = None
    base: FoundTime | None = None
    """The time compared with, where the baseline is one."""
    level_time: FoundTime | None = None
    """When the level was reached, where the movement says it."""
    of: QuantityDraft | None = None
