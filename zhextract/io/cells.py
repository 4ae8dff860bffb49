"""Facts in a few words: what the cells of a table for people say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from zhextract.types import Bound, Change, Direction, Document, Number, Quantity, Span, Time

Row: TypeAlias = tuple[str, ...]

_BOUNDS: Mapping[Bound, str] = {
    "exact": "",
    "more_than": ">",
    "at_least": "≥",
    "less_than": "<",
    "at_most": "≤",
    "about": "≈",
}
_ARROWS: Mapping[Direction, str] = {"up": "↑", "down": "↓", "flat": "="}
_MAGNITUDES = ((8, "亿"), (4, "万"))
_MOST_DECIMALS = 4
"""A value is shown in 亿 or 万 if that leaves no more decimals than this."""

NUMBERS: Row = ("VALUE", "METRIC", "OF", "PERIOD", "CHANGE / ROLE")
PEOPLE: Row = ("NAME", "ROLES", "MENTIONS")
EVENTS: Row = ("WHEN", "WHO", "DID", "WHAT", "WHERE")


def number_rows(document: Document) -> list[Row]:
    """Quantities with the change of each beside it, and the changes that stand alone."""
    changes: defaultdict[str | None, list[Change]] = defaultdict(list)
    for change in document.changes:
        changes[change.of].append(change)
    known = {quantity.id for quantity in document.quantities}
    rows: list[Row] = []
    for fact in document.facts:
        if isinstance(fact, Quantity):
            moved = changes.get(fact.id, [])
            rows.append(_quantity_row(fact, moved[0] if moved else None))
            rows.extend(_change_row(change) for change in moved[1:])
        elif isinstance(fact, Change) and fact.of not in known:
            rows.append(_change_row(fact))
    return rows


def _quantity_row(fact: Quantity, change: Change | None) -> Row:
    value = _amount(fact)
    if fact.kind == "rank":
        value = f"第{value}"
    metric = _text(fact.metric)
    if fact.condition is not None:
        metric += f"（{fact.condition.text}）"
    notes = [] if change is None else [_movement(change)]
    if fact.role != "value":
        notes.append(fact.role)
    return (
        value,
        metric,
        " / ".join(span.text for span in (fact.subject, fact.whole) if span is not None),
        _when(fact.period),
        ", ".join(notes),
    )


def _change_row(fact: Change) -> Row:
    return "", _text(fact.metric), _text(fact.subject), _when(fact.period), _movement(fact)


def _movement(fact: Change) -> str:
    parts = [_ARROWS[fact.direction] + ("" if fact.amount is None else _amount(fact.amount))]
    if fact.from_ is not None or fact.to is not None:
        ends = ("" if end is None else _amount(end) for end in (fact.from_, fact.to))
        parts.append("→".join(ends))
    if fact.baseline is not None:
        parts.append(fact.baseline.text)
    elif fact.comparison is not None:
        parts.append(fact.comparison.replace("_", " "))
    return " ".join(parts)


def _amount(number: Number | Quantity) -> str:
    if number.value is None:
        ends = (number.low, number.high)
        shown = "–".join("" if end is None else short_number(end) for end in ends)
    else:
        shown = number.ratio or short_number(number.value)
    return f"{_BOUNDS[number.bound]}{shown}{number.unit or ''}"


def short_number(value: Decimal) -> str:
    """A value in 亿 or 万 where that is short, without trailing zeros: ``2072.89亿``."""
    sign, digits, exponent = value.as_tuple()
    for power, magnitude in _MAGNITUDES:
        if isinstance(exponent, int) and value.adjusted() >= power:
            shown = _plain(Decimal((sign, digits, exponent - power)))
            short = len(shown.partition(".")[2]) <= _MOST_DECIMALS
            return shown + magnitude if short else _plain(value)
    return _plain(value)


def _plain(value: Decimal) -> str:
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def person_rows(document: Document) -> list[Row]:
    """People with their roles, then what they did for an article."""
    rows: list[Row] = []
    for person in document.people:
        roles = "、".join(_text(role.organization) + role.title.text for role in person.roles)
        made = dict.fromkeys(f"({byline.function})" for byline in person.bylines)
        shown = " ".join([roles, *made] if roles else made)
        rows.append((person.name, shown, str(len(person.mentions))))
    return rows


def event_rows(document: Document) -> list[Row]:
    """Events in text order."""
    return [
        (
            _when(event.time),
            _text(event.actor),
            event.trigger.text,
            _text(event.what),
            _text(event.location),
        )
        for event in document.events
    ]


def _text(span: Span | None) -> str:
    return "" if span is None else span.text


def _when(time: Time | None) -> str:
    """A time in EDTF where it is anchored, as written where it is not."""
    if time is None:
        return ""
    return time.edtf or time.text
