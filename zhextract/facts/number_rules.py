"""The rules that claim numbers: changes first, then quantities."""

from __future__ import annotations

from collections.abc import Iterable

from zhextract.engine.rules import Rule, RuleSource, compile_rule, compose_rule
from zhextract.engine.wordbook import per_wordbook


def compile_rules(sources: Iterable[RuleSource]) -> tuple[Rule, ...]:
    """Compile rules with the parts that the built-in ones have; RuleError for a malformed one."""
    from zhextract.facts.change.parts import change_parts, part_marks

    parts, marks = change_parts(), part_marks()
    return tuple(compile_rule(source, parts, marks) for source in sources)


@per_wordbook
def compiled_rules() -> tuple[Rule, ...]:
    """All built-in rules in order of precedence, each compiled by the first text that needs it."""
    from zhextract.facts.change.parts import change_parts, part_marks
    from zhextract.facts.change.rules import RULES as CHANGE_RULES
    from zhextract.facts.quantity.rules import RULES as QUANTITY_RULES

    parts, marks = change_parts(), part_marks()
    sources = (*CHANGE_RULES, *QUANTITY_RULES)
    return tuple(compose_rule(source, parts, marks) for source in sources)
