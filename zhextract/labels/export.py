"""A document as a page of marks and links."""

from __future__ import annotations

from collections.abc import Mapping

from zhextract.labels.page import Link, Mark, Page, make_page
from zhextract.types import Change, Document, Event, Number, Person, Quantity, Span, Time

_LEFT_OUT = {"bound": "exact", "role": "value"}
"""Values that gold leaves out."""


def page_of(document: Document, text: str, *, id: str) -> Page:
    """The facts and times of a document as marks on its text."""
    maker = _Maker(document)
    for fact in document.facts:
        if isinstance(fact, Quantity):
            maker.quantity(fact)
        elif isinstance(fact, Change):
            maker.change(fact)
        elif isinstance(fact, Person):
            maker.person(fact)
        else:
            maker.event(fact)
    return make_page(
        id=id,
        published=document.published,
        source=document.source,
        text=text,
        marks=maker.marks.values(),
        links=maker.links,
    )


class _Maker:
    """Collects the marks of a document; those of shared parts are made once."""

    def __init__(self, document: Document) -> None:
        self.marks: dict[str, Mark] = {}
        self.links: list[Link] = []
        for number, time in enumerate(document.times):
            self._mark(f"time{number}", "time", time, time_values(time))
        self._times = {time: f"time{number}" for number, time in enumerate(document.times)}

    def quantity(self, fact: Quantity) -> None:
        """A quantity with its parts."""
        self._mark(fact.id, "quantity", fact, quantity_values(fact))
        self._part(fact.id, "metric", fact.metric)
        self._part(fact.id, "subject", fact.subject)
        self._part(fact.id, "whole", fact.whole)
        self._part(fact.id, "condition", fact.condition)
        self._time(fact.id, "period", fact.period)

    def change(self, fact: Change) -> None:
        """A change with its numbers and parts."""
        self._mark(fact.id, "change", fact, change_values(fact))
        for label, number in (("amount", fact.amount), ("from", fact.from_), ("to", fact.to)):
            if number is not None:
                self._mark(f"{fact.id}.{label}", "amount", number, number_values(number))
                self.links.append(Link(label, fact.id, f"{fact.id}.{label}"))
        if fact.of is not None:
            self.links.append(Link("of", fact.id, fact.of))
        self._part(fact.id, "baseline", fact.baseline)
        self._part(fact.id, "metric", fact.metric)
        self._part(fact.id, "subject", fact.subject)
        self._time(fact.id, "period", fact.period)

    def person(self, fact: Person) -> None:
        """A person: the first mention, to which the others and the titles are linked."""
        first, *later = fact.mentions
        bylines = " ".join(dict.fromkeys(byline.function for byline in fact.bylines))
        name = None if fact.name == first.text else fact.name
        self._mark(fact.id, "person", first, _said(name=name, byline=bylines or None))
        for number, mention in enumerate(later):
            key = f"{fact.id}.mention{number}"
            self._mark(key, "mention", mention)
            self.links.append(Link("person", key, fact.id))
        for number, role in enumerate(fact.roles):
            key = f"{fact.id}.title{number}"
            self._mark(key, "title", role.title)
            self.links.append(Link("role", fact.id, key))
            self._part(key, "organization", role.organization)

    def event(self, fact: Event) -> None:
        """An event with its parts."""
        self._mark(fact.id, "event", fact)
        self._time(fact.id, "time", fact.time)
        self._part(fact.id, "trigger", fact.trigger)
        self._part(fact.id, "actor", fact.actor)
        self._part(fact.id, "what", fact.what)
        self._part(fact.id, "location", fact.location)
        self.links.extend(Link("participant", fact.id, person) for person in fact.participants)

    def _mark(
        self,
        key: str,
        label: str,
        place: Span | Quantity | Change | Event,
        values: Mapping[str, str] | None = None,
    ) -> None:
        self.marks[key] = Mark(key, label, place.start, place.end, values or {})

    def _part(self, of: str, label: str, part: Span | None) -> None:
        if part is not None:
            key = f"{label} {part.start} {part.end}"
            self._mark(key, label, part)
            self.links.append(Link(label, of, key))

    def _time(self, of: str, label: str, time: Time | None) -> None:
        if time is None:
            return
        key = self._times.get(time)
        if key is None:
            key = f"period {time.start} {time.end} {time.first} {time.last}"
            self._mark(key, "period", time, time_values(time))
        self.links.append(Link(label, of, key))


def quantity_values(fact: Quantity) -> dict[str, str]:
    """What the mark of a quantity says."""
    return {
        **_said(kind=fact.kind, unit_code=fact.unit_code, role=fact.role),
        **number_values(fact),
    }


def number_values(number: Number | Quantity) -> dict[str, str]:
    """What the mark of an amount says."""
    value, low, high = (
        None if value is None else format(value, "f")
        for value in (number.value, number.low, number.high)
    )
    return _said(
        value=value,
        low=low,
        high=high,
        unit=number.unit,
        bound=number.bound,
        ratio=number.ratio,
    )


def change_values(fact: Change) -> dict[str, str]:
    """What the mark of a change says."""
    return _said(
        kind=fact.kind,
        direction=fact.direction,
        comparison=fact.comparison,
        comparison_inherited="true" if fact.comparison_inherited else None,
    )


def time_values(time: Time) -> dict[str, str]:
    """What the mark of a time says."""
    return _said(
        first=time.first,
        last=time.last,
        granularity=time.granularity,
        approximate="true" if time.approximate else None,
    )


def _said(**values: str | None) -> dict[str, str]:
    """The values that gold does not leave out."""
    return {
        name: value
        for name, value in values.items()
        if value is not None and _LEFT_OUT.get(name) != value
    }
