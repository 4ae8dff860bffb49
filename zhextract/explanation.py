"""What ``Extractor.explain`` gives: why each fact was made, and why nothing was made of the rest.

Immutable values, in half-open code points of the text as given. See
docs/design/explain.md for what the outcomes and reasons mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec

from zhextract.engine.trace import Outcome
from zhextract.errors import ArgumentError
from zhextract.types import Document, Span

DropReason: TypeAlias = Literal[
    "time",  # a part of a time expression
    "ordinal",
    "slogan",
    "set_phrase",
    "code",
    "no_counting",  # a unit, and yet nothing is counted: 一场
    "no_quantity",  # a word that marks an address, a session, a class
    "no_unit",
    "base_of_rate",  # 1 in 1美元兑7.2元
    "overlapped",  # part of the amount before it
    "no_numeral",  # a number character that is no number here
]

NameReason: TypeAlias = Literal[
    "known_word",  # a known place, firm or everyday word
    "weak",  # its characters and the words beside it speak against a name
    "unsupported",  # a possible name, and nothing beside it speaks of a person
    "doubtful",  # elsewhere on the page it is a place, a country or a thing
]


class Part(Span, frozen=True):
    """A named part of a rule's pattern, with what it matched."""

    name: str


class Field(msgspec.Struct, frozen=True):
    """A field of a fact that no part of the pattern gives, and where it comes from."""

    name: str
    value: str
    """What it says: the quoted words, a comparison, a role, or the id of a fact."""
    start: int | None
    end: int | None
    origin: Literal["found", "inherited"]
    """``found`` by the rule's producer beside its hit, or ``inherited`` (facts.md §7, §9)."""
    fact: str | None
    """Of an inherited field: the nearest earlier fact that quotes the same words in it."""


class FactExplanation(Span, frozen=True):
    """Why one fact was made."""

    id: str
    type: str
    says: str
    """The fact in a line (``zhextract.describe``)."""
    rule: str
    parts: tuple[Part, ...]
    fields: tuple[Field, ...]


class Seen(Span, frozen=True):
    """An atom that rules could use: a number, a denominator or a time."""

    family: str
    says: str


class Attempt(Span, frozen=True):
    """A hit of a rule's pattern, and what became of it."""

    rule: str
    outcome: Outcome
    by: tuple[str, ...]
    """The rules that had claimed its numbers."""
    facts: tuple[str, ...]
    """The ids of the facts it made."""
    parts: tuple[Part, ...]


class Dropped(Span, frozen=True):
    """Number characters that are no amount, and why."""

    reason: DropReason
    because: str
    """The word or phrase that decided; may be empty."""


class NoName(Span, frozen=True):
    """A stretch that might have been a name, and why it is none."""

    reason: NameReason
    points: int
    """The sum of its evidence; a name needs more than -6."""


class LeftOut(Span, frozen=True):
    """A stretch of which no fact was made, and the one reason that decided."""

    reason: DropReason | NameReason | Literal["refused", "unused"]
    """``refused`` by rules that matched, or ``unused`` by any."""
    because: str
    """The word that decided, the rules that refused, or the points of a name; may be empty."""


class ScopeExplanation(Span, frozen=True):
    """A sentence, or a block of infographic lines: what was seen and tried in it."""

    seen: tuple[Seen, ...]
    attempts: tuple[Attempt, ...]
    dropped: tuple[Dropped, ...]
    no_names: tuple[NoName, ...]


class Place(msgspec.Struct, frozen=True):
    """What touches one offset; ``scope`` is None between sentences."""

    offset: int
    scope: ScopeExplanation | None
    facts: tuple[FactExplanation, ...]
    seen: tuple[Seen, ...]
    attempts: tuple[Attempt, ...]
    dropped: tuple[Dropped, ...]
    no_names: tuple[NoName, ...]

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON form, to be read by people and programs, not read back."""
        return _json(self, indent)


class Explanation(msgspec.Struct, frozen=True):
    """A document, and how it came about."""

    document: Document
    facts: tuple[FactExplanation, ...]
    """One a fact of ``document``, in the same order."""
    scopes: tuple[ScopeExplanation, ...]

    def at(self, offset: int) -> Place:
        """What was found and tried at ``offset``; ArgumentError where it is negative."""
        if offset < 0:
            raise ArgumentError(f"offset {offset} is negative; offsets count from 0")
        index = bisect_right(self.scopes, offset, key=lambda scope: scope.start) - 1
        scope = self.scopes[index] if index >= 0 and offset < self.scopes[index].end else None

        def here(span: Span) -> bool:
            return span.start <= offset < span.end

        return Place(
            offset,
            scope,
            tuple(filter(here, self.facts)),
            tuple(filter(here, scope.seen)) if scope else (),
            tuple(filter(here, scope.attempts)) if scope else (),
            tuple(filter(here, scope.dropped)) if scope else (),
            tuple(filter(here, scope.no_names)) if scope else (),
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """The numbers and possible names of which no fact was made, in text order."""
        facts = [fact for fact in self.facts if fact.type in ("quantity", "change")]
        covered = _Cover([*facts, *(part for fact in facts for part in fact.parts)])
        for person in self.document.people:
            covered.add(person.mentions)
        found = [
            one
            for scope in self.scopes
            for one in _left_out(scope)
            if not covered.touches(one) and one.reason != "time"
        ]
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON form; ``document`` in it is as ``Document.to_json`` writes it."""
        return _json(self, indent)


def _left_out(scope: ScopeExplanation) -> Iterator[LeftOut]:
    for dropped in scope.dropped:
        yield LeftOut(dropped.text, dropped.start, dropped.end, dropped.reason, dropped.because)
    for name in scope.no_names:
        yield LeftOut(name.text, name.start, name.end, name.reason, str(name.points))
    for seen in scope.seen:
        if seen.family not in ("time", "each"):
            rules = dict.fromkeys(
                attempt.rule
                for attempt in scope.attempts
                if attempt.start < seen.end and seen.start < attempt.end
            )
            reason: Literal["refused", "unused"] = "refused" if rules else "unused"
            yield LeftOut(seen.text, seen.start, seen.end, reason, ", ".join(rules))


class _Cover:
    """The characters of some spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._places: set[int] = set()
        self.add(spans)

    def add(self, spans: Iterable[Span]) -> None:
        """Cover more."""
        for span in spans:
            self._places.update(range(span.start, span.end))

    def touches(self, span: Span) -> bool:
        """Whether one of its characters is covered."""
        return not self._places.isdisjoint(range(span.start, span.end))


def _json(value: msgspec.Struct, indent: int | None) -> str:
    from zhextract import surrogates

    return surrogates.encode(value, indent=indent)
