"""Sets of rules: one look at the characters of a scope says which rules can match in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import add, or_

from zhextract.engine.rules import Rule


class RuleSet:
    """Rules in order of precedence, with an index of their anchors; built once, then read only."""

    __slots__ = ("_groups", "_needs", "_rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        bits: dict[frozenset[str], int] = {}
        for group in (group for rule in self._rules for group in rule.anchors):
            bits.setdefault(group, 1 << len(bits))
        self._needs = [sum({bits[group] for group in rule.anchors}) for rule in self._rules]
        """For each rule the bits of the groups that it needs a mark of."""
        self._groups: dict[str, int] = {}
        """For each mark the bits of the groups that it is in."""
        for group, bit in bits.items():
            for mark in group:
                self._groups[mark] = self._groups.get(mark, 0) | bit

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def that_may_hit(self, letters: str) -> list[Rule]:
        """The rules that can match in ``letters`` at all; the others need no search."""
        groups = self._groups
        held = reduce(or_, map(groups.__getitem__, groups.keys() & marks_of(letters)), 0)
        return [
            rule for rule, need in zip(self._rules, self._needs, strict=True) if held & need == need
        ]


def marks_of(letters: str) -> set[str]:
    """The characters of a scope, and the pairs of neighbours: what anchors are looked up in."""
    return {*letters, *map(add, letters, letters[1:])}
