"""Matching gold items with found ones: which fields decide, and one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from zhextract.corpus.items import FieldValue, Item, Kind

Place: TypeAlias = Literal["overlap", "same", "anywhere"]

_TEXTS = frozenset(
    ("metric", "subject", "whole", "condition", "baseline", "actor", "what", "location", "of")
)
"""Fields that quote the text freely: the lenient score forgives where they end."""


class Measure(NamedTuple):
    """How items of one kind are matched and what is compared in a matched pair."""

    kind: Kind
    place: Place
    """Where a match must stand: overlapping, in the same span, or anywhere in the document."""
    key: tuple[str, ...]
    """Fields that must be equal for a match."""
    full: tuple[str, ...]
    """Fields that must also agree for the full score; empty where there is none."""
    fields: tuple[str, ...]
    """Fields whose accuracy is reported."""


_NUMBER_KEY = ("value", "low", "high", "unit")

MEASURES: tuple[Measure, ...] = (
    Measure("numbers", "overlap", _NUMBER_KEY, (), ("bound",)),
    Measure(
        "quantity",
        "overlap",
        _NUMBER_KEY,
        ("kind", "bound", "metric", "whole", "period"),
        (
            *("kind", "bound", "unit_code", "ratio", "role"),
            *("metric", "subject", "whole", "condition", "period"),
        ),
    ),
    Measure(
        "change",
        "overlap",
        ("amount", "from", "to"),
        ("kind", "direction", "comparison", "metric", "period"),
        (
            *("kind", "direction", "comparison", "comparison_inherited", "baseline", "of"),
            *("metric", "subject", "period"),
        ),
    ),
    Measure("person", "anywhere", ("name",), (), ("byline",)),
    Measure("mention", "same", (), (), ("name",)),
    Measure("role", "anywhere", ("name", "title", "organization"), (), ()),
    Measure(
        "event",
        "overlap",
        ("time", "trigger"),
        ("actor", "what"),
        ("actor", "what", "location", "participants"),
    ),
    Measure("time", "overlap", ("first", "last"), (), ("granularity", "approximate", "edtf")),
)


class Pair(NamedTuple):
    """A gold item and the found one that is held against it."""

    gold: Item
    found: Item


class Matching(NamedTuple):
    """The outcome for one kind in one document."""

    pairs: list[Pair]
    missing: list[Item]
    spurious: list[Item]


def agree(field: str, gold: FieldValue, found: FieldValue, *, lenient: bool) -> bool:
    """Whether a field says the same; free quotes may differ a little where ``lenient``."""
    if isinstance(gold, str) and isinstance(found, str):
        return same_text(gold, found, lenient=lenient and field in _TEXTS)
    return gold == found


def same_text(gold: str, found: str, *, lenient: bool) -> bool:
    """Equality apart from white space, which a repaired column break may lose.

    Leniently also: two thirds of the character bigrams in common (Dice 0.67),
    or one contains the other and is at least half as long.
    """
    a, b = "".join(gold.split()), "".join(found.split())
    if a == b or not lenient:
        return a == b
    short, long = sorted((a, b), key=len)
    if short and short in long and 2 * len(short) >= len(long):
        return True
    first, second = _bigrams(a), _bigrams(b)
    common, total = (first & second).total(), first.total() + second.total()
    return total > 0 and 200 * common >= 67 * total


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


def compared_fields(measure: Measure, gold: Item) -> list[str]:
    """The fields to compare: what gold may leave unsaid (edtf, ratio) only where it says it."""
    return [field for field in measure.fields if field in gold.fields]


def match(measure: Measure, gold: Sequence[Item], found: Sequence[Item]) -> Matching:
    """Pair the items one to one: as many pairs as can be, the best agreeing first."""
    edges = sorted(
        (_distance(measure, target, item), g, f)
        for g, target in enumerate(gold)
        for f, item in enumerate(found)
        if _compatible(measure, target, item)
    )
    options: list[list[int]] = [[] for _ in gold]
    gold_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, f in edges:
        options[g].append(f)
        if g not in taken and f not in gold_of:
            gold_of[f] = g
            taken.add(g)
    for g in range(len(gold)):
        if g not in taken and _augment(g, options, gold_of, set()):
            taken.add(g)
    return Matching(
        pairs=[Pair(gold[g], found[f]) for g, f in sorted((g, f) for f, g in gold_of.items())],
        missing=[item for g, item in enumerate(gold) if g not in taken],
        spurious=[item for f, item in enumerate(found) if f not in gold_of],
    )


def _augment(g: int, options: list[list[int]], gold_of: dict[int, int], tried: set[int]) -> bool:
    """Find gold ``g`` a partner, moving earlier pairs aside where they have another choice."""
    for f in options[g]:
        if f not in tried:
            tried.add(f)
            if f not in gold_of or _augment(gold_of[f], options, gold_of, tried):
                gold_of[f] = g
                return True
    return False


def overlaps(gold: Item, found: Item) -> bool:
    """Whether two spans share a character."""
    return gold.start < found.end and found.start < gold.end


def _compatible(measure: Measure, gold: Item, found: Item) -> bool:
    if measure.place == "overlap" and not overlaps(gold, found):
        return False
    if measure.place == "same" and (gold.start, gold.end) != (found.start, found.end):
        return False
    return all(
        agree(key, gold.fields[key], found.fields[key], lenient=False) for key in measure.key
    )


def _distance(measure: Measure, gold: Item, found: Item) -> tuple[int, int]:
    """How far two compatible items are from agreeing: in fields, then in place."""
    wrong = sum(
        not agree(field, gold.fields[field], found.fields[field], lenient=True)
        for field in compared_fields(measure, gold)
    )
    return wrong, abs(gold.start - found.start) + abs(gold.end - found.end)
