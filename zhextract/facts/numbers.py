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

_POLITE = frozenset(("先生", "女士", "小姐"))
"""What is said with a surname: 王女士 is whose something is, as the text has it."""


def mark_names(scopes: Sequence[Scope], people: Iterable[FoundPerson]) -> None:
    """Tell the scopes where people are named: no name is part of a metric."""
    starts = [scope.start for scope in scopes]
    for person in people:
        for start, end in person.mentions:
            scope = scopes[max(bisect_right(starts, start) - 1, 0)]
            first, last = scope.position(start), scope.position(end)
            polite = last - first < 3 and scope.letters[last : last + 2] in _POLITE
            scope.named.append((first, last + 2 * polite))


def find_numbers(
    scopes: Iterable[Scope], rules: RuleSet, trace: Trace | None = None
) -> list[Draft]:
    """The drafts of quantities and changes, in text order; ``trace`` is told of every hit."""
    return [
        draft for scope in scopes if has_numbers(scope) for draft in attach(scope, rules, trace)
    ]
