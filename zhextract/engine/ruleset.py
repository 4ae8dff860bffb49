"""Sets of rules: one look at the characters of a scope says which rules can match in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from zhextract.engine.rules import Rule

_KEPT = 1 << 10
"""Combinations of groups for which the rules are kept at most; news has some hundreds."""


class RuleSet:
    """Rules in order of precedence, with an index of their anchors; built once, then read only."""

    __slots__ = ("_marks", "_needing", "_needs", "_rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        bits: dict[frozenset[str], int] = {}
        for group in (group for rule in self._rules for group in rule.anchors):
            bits.setdefault(group, 1 << len(bits))
        self._needs = [sum({bits[group] for group in rule.anchors}) for rule in self._rules]
        """For each rule the bits of the groups that it needs a mark of."""
        bits_of: dict[str, int] = {}
        for group, bit in bits.items():
            for mark in group:
                bits_of[mark] = bits_of.get(mark, 0) | bit
        self._marks: dict[str, list[tuple[str, int]]] = {}
        """By their first character the marks, each with the bits of the groups that it is in."""
        for mark, bit in bits_of.items():
            self._marks.setdefault(mark[0], []).append((mark, bit))
        self._needing = lru_cache(_KEPT)(self._that_need)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def that_may_hit(self, letters: str) -> tuple[Rule, ...]:
        """The rules that can match in ``letters`` at all; the others need no search."""
        held = 0
        for first in self._marks.keys() & set(letters):
            for mark, bit in self._marks[first]:
                if bit & ~held and mark in letters:
                    held |= bit
        return self._needing(held)

    def _that_need(self, held: int) -> tuple[Rule, ...]:
        """The rules that need no marks but of the groups ``held``."""
        needs = zip(self._rules, self._needs, strict=True)
        return tuple(rule for rule, need in needs if held & need == need)
