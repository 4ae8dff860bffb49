"""A ``Document`` as items, to be held against gold."""

from __future__ import annotations

from collections.abc import Iterator

from zhextract.corpus.items import (
    Amount,
    FieldValue,
    Item,
    Items,
    amount_of,
    no_items,
    period_or_none,
    pool_numbers,
)
from zhextract.types import Change, Document, Event, Number, Person, Quantity, Span, Time


def found_items(document: Document) -> Items:
    """All items of a document; ids are replaced by what they stand for."""
    items = no_items()
    quotes = {fact.id: fact.text for fact in document.quantities}
    names = {person.id: person.name for person in document.people}
    for quantity in document.quantities:
        items["quantity"].append(_item(quantity, _quantity(quantity)))
    for change in document.changes:
        items["change"].append(_item(change, _change(change, quotes)))
        items["numbers"].extend(_amounts(change))
    for person in document.people:
        items["person"].append(_item(person, _person(person)))
        named: dict[str, FieldValue] = {"name": person.name}
        items["mention"].extend(_item(mention, named) for mention in person.mentions)
        items["role"].extend(_roles(person))
    for event in document.events:
        items["event"].append(_item(event, _event(event, names)))
    for time in document.times:
        items["time"].append(_item(time, _time(time)))
    pool_numbers(items)
    return items


def _item(place: Span | Quantity | Change | Person | Event, fields: dict[str, FieldValue]) -> Item:
    return Item(place.start, place.end, place.text, fields)


def _quantity(fact: Quantity) -> dict[str, FieldValue]:
    return {
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
        "unit": fact.unit,
        "bound": fact.bound,
        "ratio": fact.ratio,
        "kind": fact.kind,
        "unit_code": fact.unit_code,
        "role": fact.role,
        "metric": _text(fact.metric),
        "subject": _text(fact.subject),
        "whole": _text(fact.whole),
        "condition": _text(fact.condition),
        "period": _period(fact.period),
    }


def _number(number: Number) -> dict[str, FieldValue]:
    return {
        "value": number.value,
        "low": number.low,
        "high": number.high,
        "unit": number.unit,
        "bound": number.bound,
    }


def _amount(number: Number | None) -> Amount | None:
    return None if number is None else amount_of(_number(number))


def _amounts(fact: Change) -> Iterator[Item]:
    for number in (fact.amount, fact.from_, fact.to):
        if number is not None:
            yield _item(number, _number(number))


def _change(fact: Change, quotes: dict[str, str]) -> dict[str, FieldValue]:
    return {
        "kind": fact.kind,
        "direction": fact.direction,
        "amount": _amount(fact.amount),
        "from": _amount(fact.from_),
        "to": _amount(fact.to),
        "comparison": fact.comparison,
        "comparison_inherited": fact.comparison_inherited,
        "baseline": _text(fact.baseline),
        "of": None if fact.of is None else quotes.get(fact.of, fact.of),
        "metric": _text(fact.metric),
        "subject": _text(fact.subject),
        "period": _period(fact.period),
    }


def _person(fact: Person) -> dict[str, FieldValue]:
    functions = {byline.function for byline in fact.bylines}
    return {"name": fact.name, "byline": tuple(sorted(functions))}


def _roles(fact: Person) -> Iterator[Item]:
    seen = set()
    for role in fact.roles:
        key = (role.title.text, _text(role.organization))
        if key not in seen:  # a role that the text states twice is one role
            seen.add(key)
            title, organization = key
            yield _item(role, {"name": fact.name, "title": title, "organization": organization})


def _event(fact: Event, names: dict[str, str]) -> dict[str, FieldValue]:
    return {
        "time": _period(fact.time),
        "trigger": fact.trigger.text,
        "actor": _text(fact.actor),
        "what": _text(fact.what),
        "location": _text(fact.location),
        "participants": tuple(sorted(names.get(key, key) for key in fact.participants)),
    }


def _time(time: Time) -> dict[str, FieldValue]:
    return {
        "first": time.first,
        "last": time.last,
        "granularity": time.granularity,
        "approximate": time.approximate,
        "edtf": time.edtf,
    }


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text


def _period(time: Time | None) -> FieldValue:
    return None if time is None else period_or_none(time.first, time.last)
