"""Rules: an id, a pattern of named parts, a producer, and examples.

A pattern is a regular expression over the letters of a scope in which
``{name}`` stands for a part: a lexicon's alternation, a family of atoms or a
smaller pattern. A part becomes a named group; ``{name:alias}`` gives the group
another name, and ``{gap:0,8}`` is up to eight characters of one clause that
are no atoms. White space in patterns is ignored, ``#`` starts a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import regex

from zhextract.engine.atoms import Atom, Scope
from zhextract.engine.compiled import compiled
from zhextract.errors import RuleError

Parts = Mapping[str, str]
Marks = Mapping[str, frozenset[str]]
_NO_MARKS: Marks = {}

CLAUSE_END = "，。；：！？、（）\n"
_GAP = "[^" + CLAUSE_END + "\ue000-\uf8ff]"
_FIELD = regex.compile(r"\{(?P<name>[a-z_]+)(?::(?P<argument>[a-z_]+|\d+,\d+))?\}")


def compose(pattern: str, parts: Parts) -> str:
    """Replace each ``{part}`` of ``pattern`` by its named group; RuleError for an unknown part."""

    def replace(field: regex.Match[str]) -> str:
        name, argument = field["name"], field["argument"]
        if name == "gap":
            return f"{_GAP}{{{argument}}}?"
        if name not in parts:
            known = ", ".join(sorted(parts))
            raise RuleError(f"unknown part {{{name}}} in pattern {pattern!r}; known: {known}")
        return f"(?P<{argument or name}>{parts[name]})"

    return _FIELD.sub(replace, pattern)


def part_names(pattern: str) -> list[tuple[str, str | None]]:
    """The parts that a pattern names, in order, each with the other name of its group, if any."""
    found = []
    for field in _FIELD.finditer(pattern):
        argument = field["argument"]
        found.append((field["name"], None if field["name"] == "gap" else argument))
    return found


class Hit:
    """One match of a rule's pattern in a scope."""

    __slots__ = ("_match", "end", "scope", "start")

    def __init__(self, scope: Scope, match: regex.Match[str]) -> None:
        self.scope = scope
        self._match = match
        self.start, self.end = match.span()
        """Where the match starts and ends in ``letters``."""

    def __contains__(self, name: str) -> bool:
        """Whether the pattern has the part and the part took part in the match."""
        return name in self._match.re.groupindex and self._match[name] is not None

    def text(self, name: str) -> str:
        """The letters of a part; empty where it took no part in the match."""
        return self._match[name] or "" if name in self._match.re.groupindex else ""

    def at(self, name: str) -> int:
        """The position in ``letters`` where a part starts."""
        return self._match.start(name)

    def until(self, name: str) -> int:
        """The position in ``letters`` where a part ends."""
        return self._match.end(name)

    def span(self, name: str) -> tuple[int, int]:
        """The half-open reading span of a part."""
        first, last = self._match.span(name)
        return self.scope.reading(first), self.scope.reading(last)

    def atom(self, name: str) -> Atom | None:
        """The atom of a part that is one letter; None where the part is absent."""
        index = self.index(name)
        return None if index is None else self.scope.atoms[index]

    def index(self, name: str) -> int | None:
        """The index of that atom in ``scope.atoms``."""
        match = self._match
        at = match.start(name) if name in match.re.groupindex else -1
        return None if at < 0 else self.scope.index_at(at)

    def parts(self) -> dict[str, tuple[int, int]]:
        """The reading spans of all parts that matched, for explanations."""
        names = self._match.re.groupindex
        return {name: self.span(name) for name in names if self._match.start(name) >= 0}


class Rule(NamedTuple):
    """A rule to match with; ``produce`` gives a draft, or None to refuse the hit."""

    id: str
    pattern: Callable[[], regex.Pattern[str]]
    """Compiled when it is first asked for: few texts need the patterns of all rules."""
    produce: Callable[..., Any]
    yes: Mapping[str, str]
    no: Sequence[str]
    anchors: tuple[frozenset[str], ...] = ()
    """Every match holds one of each group: a character, or two side by side."""

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """The non-overlapping matches of the pattern, left to right."""
        for match in self.pattern().finditer(scope.letters):
            yield Hit(scope, match)


class RuleSource(NamedTuple):
    """A rule as written; ``compile_rule`` gives the parts their meaning."""

    id: str
    pattern: str
    produce: Callable[..., Any]
    yes: Mapping[str, str]
    no: Sequence[str]
    anchors: str = ""


def rule(
    id: str, *, pattern: str, yes: Mapping[str, str], no: Sequence[str], anchors: str = ""
) -> Callable[[Callable[..., Any]], RuleSource]:
    """Make a rule of a producer.

    ``yes`` maps example texts to the expected fact in ``describe``'s words,
    ``no`` lists texts in which the rule must not fire. Both run as tests; a
    rule without either is refused with a RuleError. ``anchors`` only save time:
    characters of which every match holds at least one (占 for a share), or
    ``{name}`` for the marks of that part; a space parts groups
    that are each needed.
    """
    if not yes or not no:
        raise RuleError(f"rule {id}: give at least one yes and one no example")

    def make(produce: Callable[..., Any]) -> RuleSource:
        return RuleSource(id, pattern, produce, dict(yes), tuple(no), anchors)

    return make


def compile_rule(source: RuleSource, parts: Parts, marks: Marks = _NO_MARKS) -> Rule:
    """Compose and compile a rule; RuleError where the pattern is malformed.

    ``marks`` says for the parts that anchors name what every match of them holds.
    """
    rule = _composed(source, parts, marks, regex.compile)
    rule.pattern()
    return rule


def compose_rule(source: RuleSource, parts: Parts, marks: Marks = _NO_MARKS) -> Rule:
    """A rule of the package, whose pattern is compiled when it is first searched for, and kept."""
    return _composed(source, parts, marks, compiled)


def _composed(
    source: RuleSource,
    parts: Parts,
    marks: Marks,
    compile: Callable[[str, int], regex.Pattern[str]],
) -> Rule:
    pattern = compose(source.pattern, parts)

    @cache
    def made() -> regex.Pattern[str]:
        try:
            return compile(pattern, regex.VERBOSE)
        except regex.error as error:
            raise RuleError(f"rule {source.id}: {error}") from error

    anchors = tuple(_anchors(group, marks) for group in source.anchors.split())
    return Rule(source.id, made, source.produce, source.yes, source.no, anchors)


def _anchors(group: str, marks: Marks) -> frozenset[str]:
    """The characters of a group of anchors, and the marks of the parts it names."""
    named = [field["name"] for field in _FIELD.finditer(group)]
    return frozenset(_FIELD.sub("", group)).union(*(marks[name] for name in named))
