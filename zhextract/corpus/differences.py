"""What differs between gold and found, one entry a difference, for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import msgspec

from zhextract.corpus.gold import GoldDocument
from zhextract.corpus.items import FieldValue, Item, Kind
from zhextract.corpus.match import (
    MEASURES,
    Matching,
    Measure,
    Pair,
    agree,
    compared_fields,
    overlaps,
)

Problem: TypeAlias = Literal["missing", "spurious", "wrong"]

_AROUND = 12
"""Characters of the text that are shown before and after a quote."""


class Difference(msgspec.Struct, frozen=True):
    """A fact that is missing or spurious, or a field of one that is wrong."""

    document: str
    kind: Kind
    problem: Problem
    quote: str
    context: str
    """The quote in ⟦⟧ with some of the text around it, on one line."""
    start: int
    line: int | None
    """Line of the gold file; None for what is spurious."""
    field: str | None
    expected: Any
    got: Any


def differences(gold: GoldDocument, matchings: Mapping[Kind, Matching]) -> list[Difference]:
    """Every difference of one document, in text order.

    An unmatched gold item and an unmatched found one that overlap are shown as
    one item with wrong key fields. The pooled numbers are left out: each of
    them shows as a quantity or a change.
    """
    every: list[Difference] = []
    for measure in MEASURES:
        if measure.kind != "numbers":
            every.extend(_of_kind(gold, measure, matchings[measure.kind]))
    return sorted(every, key=lambda one: one.start)


def _of_kind(gold: GoldDocument, measure: Measure, matching: Matching) -> Iterator[Difference]:
    for pair in matching.pairs:
        for field in compared_fields(measure, pair.gold):
            yield from _wrong(gold, measure, pair, field)
    near, missing, spurious = _near_misses(measure, matching)
    for pair in near:
        for field in measure.key:
            yield from _wrong(gold, measure, pair, field)
    for item in missing:
        yield _difference(gold, measure, "missing", item, None, _said(measure, item), None)
    for item in spurious:
        yield _difference(gold, measure, "spurious", item, None, None, _said(measure, item))


def _near_misses(measure: Measure, matching: Matching) -> tuple[list[Pair], list[Item], list[Item]]:
    """Unmatched items that overlap, as pairs; then those that remain."""
    if measure.place == "same":
        return [], matching.missing, matching.spurious
    pairs: list[Pair] = []
    missing: list[Item] = []
    spurious = list(matching.spurious)
    for item in matching.missing:
        near = next((other for other in spurious if _is_near(measure, item, other)), None)
        if near is None:
            missing.append(item)
        else:
            spurious.remove(near)
            pairs.append(Pair(item, near))
    return pairs, missing, spurious


def _is_near(measure: Measure, gold: Item, found: Item) -> bool:
    if measure.kind == "role":
        return gold.fields["name"] == found.fields["name"]
    return overlaps(gold, found)


def _wrong(gold: GoldDocument, measure: Measure, pair: Pair, field: str) -> Iterator[Difference]:
    expected, got = pair.gold.fields[field], pair.found.fields[field]
    if not agree(field, expected, got, lenient=True):
        yield _difference(
            gold, measure, "wrong", pair.gold, field, plain(field, expected), plain(field, got)
        )


def _difference(
    gold: GoldDocument,
    measure: Measure,
    problem: Problem,
    item: Item,
    field: str | None,
    expected: Any,
    got: Any,
) -> Difference:
    before = gold.text[max(item.start - _AROUND, 0) : item.start]
    after = gold.text[item.end : item.end + _AROUND]
    context = " ".join(f"{before}⟦{gold.text[item.start : item.end]}⟧{after}".split())
    return Difference(
        document=gold.id,
        kind=measure.kind,
        problem=problem,
        quote=item.quote,
        context=context,
        start=item.start,
        line=item.line,
        field=field,
        expected=expected,
        got=got,
    )


def _said(measure: Measure, item: Item) -> dict[str, Any]:
    """The key fields of an item, as far as they say something."""
    return {
        field: plain(field, item.fields[field])
        for field in measure.key
        if item.fields[field] is not None
    }


def plain(field: str, value: FieldValue) -> str | bool | Decimal | None:
    """A field value for people, on one line."""
    if not isinstance(value, tuple):
        return value
    if field in ("period", "time"):
        return "/".join("…" if end is None else str(end) for end in value)
    return " ".join(str(part) for part in value if part is not None) or None
