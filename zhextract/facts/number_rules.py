"""The rules that claim numbers, compiled: changes first, then quantities."""

from __future__ import annotations

from functools import cache

from zhextract.engine.rules import Rule, compile_rule


@cache
def compiled_rules() -> tuple[Rule, ...]:
    """All built-in rules in order of precedence."""
    from zhextract.facts.change.parts import change_parts
    from zhextract.facts.change.rules import RULES as CHANGE_RULES
    from zhextract.facts.quantity.rules import RULES as QUANTITY_RULES

    parts = change_parts()
    return tuple(compile_rule(source, parts) for source in (*CHANGE_RULES, *QUANTITY_RULES))
