"""Documents as flat rows for tables: one a fact, scalar values, always the same keys.

The columns, in this order:

| columns | what they hold |
| --- | --- |
| source, published | of the document |
| id, type | ``f1``; quantity, change, person, event |
| start, end, text | the fact's span, half-open, in code points |
| article | number of the article in ``Document.articles`` |
| article_title | its title |
| kind | of a quantity or change |
| value, low, high | the number of a quantity or the amount of a change: one, or a range |
| bound, unit, ratio | of that number |
| unit_code | of a quantity |
| role | of a quantity: value, threshold, target, limit |
| direction | of a change |
| from_value … from_bound, to_value … to_bound | the numbers a change starts from and ends in |
| comparison, comparison_inherited, baseline | of a change |
| of | id of the quantity whose movement a change is |
| metric, subject | of a quantity or change |
| whole, condition | of a quantity |
| time | the period of a quantity or change, the time of an event: as written |
| first, last | its first and last day or minute, inclusive |
| granularity, approximate | of that time |
| name | of a person |
| mentions | how often the text names the person |
| roles | of a person, ``organization title``, joined by ``; `` |
| bylines | functions of a person, joined by ``; `` |
| trigger, actor, what, location | of an event |
| participants | names of the people in an event, joined by ``; `` |
| rule | the rule that found the fact |

What a fact has not is None. Numbers are Decimals, offsets ints, the two
yes-or-no columns bools, the rest strings.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from zhextract.types import Change, Document, Event, Fact, Number, Person, Quantity, Span, Time

Scalar: TypeAlias = str | int | bool | Decimal | None

_NUMBER = ("value", "low", "high", "unit", "bound")

COLUMNS: tuple[str, ...] = (
    "source",
    "published",
    "id",
    "type",
    "start",
    "end",
    "text",
    "article",
    "article_title",
    "kind",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "ratio",
    "unit_code",
    "role",
    "direction",
    *(f"from_{part}" for part in _NUMBER),
    *(f"to_{part}" for part in _NUMBER),
    "comparison",
    "comparison_inherited",
    "baseline",
    "of",
    "metric",
    "subject",
    "whole",
    "condition",
    "time",
    "first",
    "last",
    "granularity",
    "approximate",
    "name",
    "mentions",
    "roles",
    "bylines",
    "trigger",
    "actor",
    "what",
    "location",
    "participants",
    "rule",
)
"""The keys of every row, in their order."""

TYPES: Mapping[str, type[str | int | bool | Decimal]] = {
    **dict.fromkeys(COLUMNS, str),
    **dict.fromkeys(("start", "end", "article", "mentions"), int),
    **dict.fromkeys(("comparison_inherited", "approximate"), bool),
    **{f"{end}{part}": Decimal for end in ("", "from_", "to_") for part in _NUMBER[:3]},
}
"""The type of each column where it is not None."""

_OF_ALL = (*COLUMNS[: COLUMNS.index("kind")], "rule")
_OF_TIMES = ("time", "first", "last", "granularity", "approximate")

FILLED: Mapping[str, tuple[str, ...]] = {
    name: tuple(column for column in COLUMNS if column in {*_OF_ALL, *own})
    for name, own in {
        "quantity": (
            *("kind", *_NUMBER, "ratio", "unit_code", "role"),
            *("metric", "subject", "whole", "condition", *_OF_TIMES),
        ),
        "change": (
            *("kind", "direction", *_NUMBER, "ratio"),
            *(f"{end}{part}" for end in ("from_", "to_") for part in _NUMBER),
            *("comparison", "comparison_inherited", "baseline", "of"),
            *("metric", "subject", *_OF_TIMES),
        ),
        "person": ("name", "mentions", "roles", "bylines"),
        "event": ("trigger", "actor", "what", "location", "participants", *_OF_TIMES),
    }.items()
}
"""By the type of a fact: the columns that it may fill, in their order."""

JOINER = "; "
"""Between the members of a list in one cell."""


def rows_of(document: Document) -> list[dict[str, Scalar]]:
    """One flat dict a fact, in text order, each with all of ``COLUMNS`` as keys."""
    names = {person.id: person.name for person in document.people}
    return [_row(document, fact, names) for fact in document.facts]


def _row(document: Document, fact: Fact, names: dict[str, str]) -> dict[str, Scalar]:
    row: dict[str, Scalar] = dict.fromkeys(COLUMNS)
    row.update(
        source=document.source,
        published=document.published,
        id=fact.id,
        type=type(fact).__name__.lower(),
        start=fact.start,
        end=fact.end,
        text=fact.text,
        article=fact.article,
        rule=fact.rule,
    )
    if 0 <= fact.article < len(document.articles):
        row["article_title"] = document.articles[fact.article].title
    if isinstance(fact, Quantity):
        row.update(_quantity(fact))
    elif isinstance(fact, Change):
        row.update(_change(fact))
    elif isinstance(fact, Person):
        row.update(_person(fact))
    else:
        row.update(_event(fact, names))
    return row


def _quantity(fact: Quantity) -> dict[str, Scalar]:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
        "bound": fact.bound,
        "unit": fact.unit,
        "ratio": fact.ratio,
        "unit_code": fact.unit_code,
        "role": fact.role,
        "metric": _text(fact.metric),
        "subject": _text(fact.subject),
        "whole": _text(fact.whole),
        "condition": _text(fact.condition),
        **_time(fact.period),
    }


def _change(fact: Change) -> dict[str, Scalar]:
    return {
        "kind": fact.kind,
        "direction": fact.direction,
        **_number("", fact.amount),
        "ratio": None if fact.amount is None else fact.amount.ratio,
        **_number("from_", fact.from_),
        **_number("to_", fact.to),
        "comparison": fact.comparison,
        "comparison_inherited": fact.comparison_inherited,
        "baseline": _text(fact.baseline),
        "of": fact.of,
        "metric": _text(fact.metric),
        "subject": _text(fact.subject),
        **_time(fact.period),
    }


def _person(fact: Person) -> dict[str, Scalar]:
    roles = (
        role.title.text
        if role.organization is None
        else f"{role.organization.text} {role.title.text}"
        for role in fact.roles
    )
    return {
        "name": fact.name,
        "mentions": len(fact.mentions),
        "roles": JOINER.join(roles) or None,
        "bylines": JOINER.join(byline.function for byline in fact.bylines) or None,
    }


def _event(fact: Event, names: dict[str, str]) -> dict[str, Scalar]:
    return {
        "trigger": fact.trigger.text,
        "actor": _text(fact.actor),
        "what": _text(fact.what),
        "location": _text(fact.location),
        "participants": JOINER.join(names.get(key, key) for key in fact.participants) or None,
        **_time(fact.time),
    }


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text


def _number(prefix: str, number: Number | None) -> dict[str, Scalar]:
    if number is None:
        return {}
    return {prefix + part: getattr(number, part) for part in _NUMBER}


def _time(time: Time | None) -> dict[str, Scalar]:
    if time is None:
        return {}
    return {
        "time": time.text,
        "first": time.first,
        "last": time.last,
        "granularity": time.granularity,
        "approximate": time.approximate,
    }
