"""The rules for changes, in the order in which they claim their numbers.

Patterns run over ``Scope.letters``, where every number and time is one letter;
the parts are in ``parts.py``, their words in ``movements.toml``. The rules stand in
``levels.py``, ``moved.py``, ``gaps.py`` and ``worded.py``. A producer
gets a hit and gives drafts; an empty list refuses the hit.
"""

from __future__ import annotations

from zhextract.engine.rules import RuleSource
from zhextract.facts.change.gaps import apart, pulled
from zhextract.facts.change.levels import from_to, reached, recovered
from zhextract.facts.change.moved import (
    compared,
    compared_twice,
    moved,
    moved_object,
    noun,
    rated,
    signed,
)
from zhextract.facts.change.worded import doubled, flat

RULES: tuple[RuleSource, ...] = (
    from_to,
    recovered,
    compared_twice,
    pulled,
    apart,
    doubled,
    compared,
    reached,
    moved,
    rated,
    noun,
    moved_object,
    flat,
    signed,
)
"""The rules in order of precedence: a number claimed by one is not offered to the next."""
