"""Explanations: a record of one run of the pipeline, and what it says in public terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import chain
from typing import Literal, TypeAlias, TypeVar

from zhextract.describe import describe, number_in_words
from zhextract.engine.atoms import Atom, Scope
from zhextract.engine.trace import Attempt as TracedAttempt
from zhextract.engine.trace import Trace
from zhextract.explanation import (
    Attempt,
    Dropped,
    Explanation,
    FactExplanation,
    Field,
    NoName,
    Part,
    ScopeExplanation,
    Seen,
)
from zhextract.facts.drafts import Draft
from zhextract.facts.person.dropped import NameTrace
from zhextract.facts.person.model import FoundPerson
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.why import dropped_numerals
from zhextract.facts.time import FoundTime
from zhextract.text.page import Page
from zhextract.types import Change, Document, Fact, Number, Quantity, Span

_FIELDS = (
    "metric",
    "subject",
    "whole",
    "condition",
    "baseline",
    "comparison",
    "role",
    "of",
    "period",
)
"""The fields that are looked for beside the hit, or inherited."""

_Quote: TypeAlias = tuple[str, int, int]
"""A field and the stretch that it quotes."""


_Found = TypeVar("_Found", bound=Span)


class Record:
    """What the stages of one run leave behind for its explanation."""

    def __init__(self) -> None:
        self.trace = Trace()
        self.names = NameTrace()
        self.people: Sequence[FoundPerson] = ()
        self.page: Page
        self.scopes: Sequence[Scope] = ()
        self.drafts: Sequence[Draft] = ()
        self.as_made: dict[int, Draft] = {}

    def keep(
        self,
        page: Page,
        scopes: Sequence[Scope],
        drafts: Sequence[Draft],
        people: Sequence[FoundPerson],
    ) -> None:
        """Keep what matching made, before inheritance fills it in."""
        self.page = page
        self.scopes = scopes
        self.drafts = drafts
        self.people = people
        self.as_made = {id(draft): copy(draft) for draft in drafts}


def explanation_of(document: Document, record: Record) -> Explanation:
    """The explanation of a document by the record of the run that made it."""
    facts = [fact for fact in document.facts if isinstance(fact, (Quantity, Change))]
    ordered = sorted(record.drafts, key=lambda draft: (draft.start, draft.end))
    drafts = {fact.id: draft for fact, draft in zip(facts, ordered, strict=True)}
    ids = {id(draft): fact_id for fact_id, draft in drafts.items()}
    attempts = {id(draft): attempt for attempt in record.trace.attempts for draft in attempt.drafts}
    explained: list[FactExplanation] = []
    givers: dict[_Quote, str] = {}
    for fact in document.facts:
        draft = drafts.get(fact.id)
        if draft is None:
            explained.append(_bare(fact))
            continue
        parts = _parts(record.page, attempts[id(draft)])
        fields = _fields_of(fact, draft, record.as_made[id(draft)], givers)
        explained.append(_explained(fact, parts, tuple(fields)))
    return Explanation(document, tuple(explained), _scopes(record, ids))


def _explained(fact: Fact, parts: tuple[Part, ...], fields: tuple[Field, ...]) -> FactExplanation:
    return FactExplanation(
        text=fact.text,
        start=fact.start,
        end=fact.end,
        id=fact.id,
        type=type(fact).__name__.lower(),
        says=describe(fact),
        rule=fact.rule,
        parts=parts,
        fields=fields,
    )


def _bare(fact: Fact) -> FactExplanation:
    """A fact that no rule over atoms made; its parts are the spans that it quotes."""
    parts = (
        Part(span.text, span.start, span.end, field)
        for field in fact.__struct_fields__
        for span in _spans(getattr(fact, field))
    )
    return _explained(fact, tuple(parts), ())


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(_spans, value))


def _parts(page: Page, attempt: TracedAttempt) -> tuple[Part, ...]:
    return tuple(
        Part(span.text, span.start, span.end, part.name)
        for part in attempt.parts
        for span in (page.span(part.start, part.end),)
    )


def _fields_of(fact: Fact, draft: Draft, made: Draft, givers: dict[_Quote, str]) -> Iterator[Field]:
    """The fields that the fact has; inherited are those that its draft had not when made.

    ``givers`` are the latest facts that quote each stretch; this one is added.
    """
    for name in _FIELDS:
        value = getattr(fact, name, None)
        if value is None or (name == "role" and value == "value"):
            continue
        if isinstance(fact, Change) and name in ("comparison", "baseline"):
            inherited = fact.comparison_inherited
        else:
            inherited = getattr(draft, name) != getattr(made, name)
        origin: Literal["found", "inherited"] = "inherited" if inherited else "found"
        if isinstance(value, Span):
            quote = (name, value.start, value.end)
            giver = givers.get(quote) if inherited else None
            givers[quote] = fact.id
            yield Field(name, value.text, value.start, value.end, origin, giver)
        else:
            yield Field(name, str(value), None, None, origin, None)


def _scopes(record: Record, ids: dict[int, str]) -> tuple[ScopeExplanation, ...]:
    page = record.page
    atoms = [atom for scope in record.scopes for atom in scope.atoms]
    dropped = [
        Dropped(*_fields(page.span(found.start, found.end)), found.reason, found.because)
        for found in dropped_numerals(page.reading, atoms)
    ]
    mentions = [stretch for person in record.people for stretch in person.mentions]
    no_names = [
        NoName(*_fields(page.span(found.start, found.end)), found.reason, found.points)
        for found in record.names.settled(mentions)
    ]
    tried: dict[int, list[TracedAttempt]] = {}
    for attempt in record.trace.attempts:
        tried.setdefault(id(attempt.scope), []).append(attempt)
    made: list[ScopeExplanation] = []
    for scope in record.scopes:
        span = page.span(scope.start, scope.end)
        made.append(
            ScopeExplanation(
                *_fields(span),
                tuple(_seen(page, scope.atoms)),
                tuple(_attempt(page, attempt, ids) for attempt in tried.get(id(scope), ())),
                _within(dropped, span),
                _within(no_names, span),
            )
        )
    return tuple(made)


def _within(spans: Sequence[_Found], scope: Span) -> tuple[_Found, ...]:
    """Those that begin in the scope, of spans in text order."""
    first = bisect_left(spans, scope.start, key=lambda span: span.start)
    return tuple(spans[first : bisect_left(spans, scope.end, key=lambda span: span.start)])


def _attempt(page: Page, attempt: TracedAttempt, ids: dict[int, str]) -> Attempt:
    return Attempt(
        *_fields(page.span(attempt.start, attempt.end)),
        attempt.rule,
        attempt.outcome,
        attempt.by,
        tuple(ids[id(draft)] for draft in attempt.drafts if id(draft) in ids),
        _parts(page, attempt),
    )


def _seen(page: Page, atoms: Iterable[Atom]) -> Iterator[Seen]:
    for atom in atoms:
        span = page.span(atom.start, atom.end)
        yield Seen(*_fields(span), atom.family, _says(span, atom.value))


def _says(span: Span, value: object) -> str:
    if isinstance(value, FoundTime):
        return value.edtf or "not anchored"
    if isinstance(value, Amount):
        return number_in_words(
            Number(
                text=span.text,
                start=span.start,
                end=span.end,
                value=value.value,
                low=value.low,
                high=value.high,
                unit=value.unit,
                bound=value.bound,
            )
        )
    return ""


def _fields(span: Span) -> tuple[str, int, int]:
    return span.text, span.start, span.end
