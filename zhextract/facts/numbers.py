"""The number facts of all scopes, before inheritance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from zhextract.engine.atoms import Scope
from zhextract.engine.ruleset import RuleSet
from zhextract.engine.trace import Trace
from zhextract.facts.attach import attach, has_numbers
from zhextract.facts.drafts import Draft
from zhextract.facts.person.model import FoundPerson


def mark_names(scopes: Sequence[Scope], people: Iterable[FoundPerson]) -> None:
    """Tell the scopes where people are named: no name is part of a metric."""
    starts = [scope.start for scope in scopes]
    for person in people:
        for start, end in person.mentions:
            scope = scopes[max(bisect_right(starts, start) - 1, 0)]
            scope.named.append((scope.position(start), scope.position(end)))


def find_numbers(
    scopes: Iterable[Scope], rules: RuleSet, trace: Trace | None = None
) -> list[Draft]:
    """The drafts of quantities and changes, in text order; ``trace`` is told of every hit."""
    return [
        draft for scope in scopes if has_numbers(scope) for draft in attach(scope, rules, trace)
    ]
