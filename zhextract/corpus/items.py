"""What the check compares: gold and found facts brought to one plain form.

An item is a place in the text and a dict of plain values. Gold files and
documents are both turned into lists of items, one list a kind, so that a
score compares like with like and knows neither YAML nor the result types.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, TypeAlias, cast

import msgspec

Kind: TypeAlias = Literal[
    "numbers", "quantity", "change", "person", "mention", "role", "event", "time"
]
KINDS: tuple[Kind, ...] = (
    "numbers",
    "quantity",
    "change",
    "person",
    "mention",
    "role",
    "event",
    "time",
)

Period: TypeAlias = tuple[str | None, str | None]
Amount: TypeAlias = tuple[Decimal | None, Decimal | None, Decimal | None, str | None]
"""Value, low, high, unit: what makes two numbers of changes the same."""
FieldValue: TypeAlias = (
    str | bool | Decimal | Period | Amount | tuple[str, ...] | tuple[str | None, ...] | None
)


class Item(msgspec.Struct, frozen=True):
    """One fact, number, mention, role or time: where it stands and what it says."""

    start: int
    end: int
    quote: str
    fields: Mapping[str, FieldValue]
    line: int | None = None
    """Line of the gold file; None for what was found."""


Items: TypeAlias = dict[Kind, list[Item]]


def no_items() -> Items:
    """An empty list for every kind."""
    return {kind: [] for kind in KINDS}


def period_or_none(first: str | None, last: str | None) -> Period | None:
    """Both ends of a period; None where neither is known, which is how gold leaves it out."""
    return None if first is None and last is None else (first, last)


def amount_of(fields: Mapping[str, FieldValue]) -> Amount:
    """What identifies a number, from its fields."""
    return cast("Amount", tuple(fields[key] for key in ("value", "low", "high", "unit")))


def pool_numbers(items: Items) -> None:
    """Fill ``numbers``: each quantity's number, and gold's or found amounts of changes.

    The numbers of changes must already be there; quantities are added and all
    are put in text order.
    """
    for item in items["quantity"]:
        fields = {key: item.fields[key] for key in ("value", "low", "high", "unit", "bound")}
        items["numbers"].append(Item(item.start, item.end, item.quote, fields, item.line))
    items["numbers"].sort(key=lambda item: (item.start, item.end))
