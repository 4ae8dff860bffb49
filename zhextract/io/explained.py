"""Explanations as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import wcwidth

from zhextract.explanation import (
    Attempt,
    Dropped,
    DropReason,
    Explanation,
    FactExplanation,
    Field,
    NameReason,
    NoName,
    Part,
    Place,
    ScopeExplanation,
    Seen,
)
from zhextract.io.table import clip
from zhextract.types import Span

_REASONS: Mapping[DropReason, str] = {
    "time": "part of the time {}",
    "ordinal": "an ordinal, after {}",
    "slogan": "in the quoted name {}",
    "set_phrase": "in the set phrase {}",
    "code": "in the code or name {}",
    "no_counting": "does not count anything before {}",
    "no_quantity": "{} marks no quantity",
    "no_unit": "no unit behind it",
    "base_of_rate": "the base of a rate: {}",
    "overlapped": "part of the amount {}",
    "no_numeral": "not a number here",
}
_NO_NAMES: Mapping[NameReason, str] = {
    "known_word": "no name: a known place, firm or everyday word",
    "weak": "no name: its characters and what is beside them speak against one ({} points)",
    "unsupported": "perhaps a name, but nothing beside it speaks of a person",
    "doubtful": "no name: on this page it is a place, a country or a thing",
}
_OUTCOMES = {
    "made": "made {}",
    "refused": "refused by its producer",
    "claimed": "its numbers belong to {}",
    "overlapped": "some of its numbers belong to {}",
}
_LABEL = 14
"""Columns of the labels in front of parts and fields."""


def explanation_lines(explanation: Explanation, *, width: int = 80) -> Iterator[str]:
    """Every fact with its rule and parts, then the numbers left out; none wider than ``width``."""
    return (clip(line, width) for line in _all(explanation))


def place_lines(place: Place, *, width: int = 80) -> Iterator[str]:
    """What was found, tried and dropped at one offset; none wider than ``width``."""
    return (clip(line, width) for line in _place(place, width))


def _all(explanation: Explanation) -> Iterator[str]:
    document = explanation.document
    about = [document.source] if document.source else []
    about.append(f"published {document.published}" if document.published else "no date known")
    about.append(f"{len(explanation.facts)} facts")
    yield " · ".join(about)
    for fact in explanation.facts:
        yield ""
        yield from _fact(fact)
    left_out = [dropped for scope in explanation.scopes for dropped in scope.dropped]
    refused = [dropped for dropped in left_out if dropped.reason != "time"]
    if refused:
        yield ""
        yield "Numbers left out"
        yield from map(_dropped, refused)


def _place(place: Place, width: int) -> Iterator[str]:
    if place.scope is None:
        yield f"at {place.offset}: between sentences; nothing is read here"
        return
    yield f"at {place.offset}, in the sentence {place.scope.start}:{place.scope.end}"
    yield from _pointed(place.scope, place.offset, width)
    for fact in place.facts:
        yield ""
        yield from _fact(fact)
    if not place.facts:
        yield ""
        yield "No fact here."
    yield from _section("Number or time here", map(_seen, place.seen))
    yield from _section("Left out here", map(_dropped, place.dropped))
    yield from _section("Not taken for a name here", map(_no_name, place.no_names))
    yield from _section("Rules that hit here", _attempts(place.attempts))
    if not place.facts:
        others = [seen for seen in place.scope.seen if seen not in place.seen]
        yield from _section("Numbers and times of the sentence", map(_seen, others))
        tried = [attempt for attempt in place.scope.attempts if attempt not in place.attempts]
        yield from _section("Rules that hit elsewhere in the sentence", _attempts(tried))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if not number:
            yield ""
            yield title
        yield line


def _pointed(scope: ScopeExplanation, offset: int, width: int) -> Iterator[str]:
    """The words around the offset, and a mark under its character."""
    line = "".join(char if char.isprintable() else " " for char in scope.text)
    at = min(offset - scope.start, len(line) - 1)
    first = at
    while first and wcwidth.width(line[first - 1 : at]) < width // 2:
        first -= 1
    yield "  " + line[first:]
    yield "  " + " " * wcwidth.width(line[first:at]) + "^"


def _fact(fact: FactExplanation) -> Iterator[str]:
    yield f"{fact.id}  {_quoted(fact)}  {fact.says}"
    yield f"    {fact.type} by the rule {fact.rule}"
    yield from map(_part, fact.parts)
    yield from map(_field, fact.fields)


def _part(part: Part) -> str:
    return f"      {part.name:<{_LABEL}}{_quoted(part)}"


def _field(field: Field) -> str:
    where = "" if field.start is None else f"  {field.start}:{field.end}"
    source = field.origin if field.fact is None else f"{field.origin}, as in {field.fact}"
    return f"      {field.name:<{_LABEL}}{field.value}{where}  ({source})"


def _seen(seen: Seen) -> str:
    return f"  {_quoted(seen)}  {seen.family} {seen.says}"


def _dropped(dropped: Dropped) -> str:
    return f"  {_quoted(dropped)}  {_REASONS[dropped.reason].format(dropped.because)}"


def _no_name(name: NoName) -> str:
    return f"  {_quoted(name)}  {_NO_NAMES[name.reason].format(name.points)}"


def _attempts(attempts: Iterable[Attempt]) -> Iterator[str]:
    for attempt in attempts:
        names = attempt.facts if attempt.outcome == "made" else attempt.by
        outcome = _OUTCOMES[attempt.outcome].format(", ".join(names))
        yield f"  {attempt.rule}  {_quoted(attempt)}: {outcome}"
        yield from map(_part, attempt.parts)


def _quoted(span: Span) -> str:
    return f"{span.text}  {span.start}:{span.end}"
