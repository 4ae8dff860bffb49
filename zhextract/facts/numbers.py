"""The number facts of all scopes, before inheritance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhextract.engine.atoms import Scope
from zhextract.engine.rules import Rule
from zhextract.engine.trace import Trace
from zhextract.facts.attach import attach, has_numbers
from zhextract.facts.drafts import Draft


def find_numbers(
    scopes: Iterable[Scope], rules: Sequence[Rule], trace: Trace | None = None
) -> list[Draft]:
    """The drafts of quantities and changes, in text order; ``trace`` is told of every hit."""
    return [
        draft
        for scope in scopes
        if has_numbers(scope)
        for draft in attach(scope, rules, trace)
    ]
