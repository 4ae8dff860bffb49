"""One line a fact: the words, their order, and what is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from zhextract.describe import describe, number_in_words
from zhextract.types import Change, Document, Event, Number, Person, Quantity, Span


@pytest.fixture
def quantity(sample_document: Document) -> Quantity:
    return sample_document.quantities[0]


@pytest.fixture
def change(sample_document: Document) -> Change:
    return sample_document.changes[0]


def number(value: str | None, unit: str | None = "%", **fields: object) -> Number:
    known: dict[str, object] = {"low": None, "high": None, "bound": "exact", **fields}
    return Number("", 0, 0, None if value is None else Decimal(value), unit=unit, **known)


def test_every_kind_of_fact(sample_document: Document) -> None:
    assert [describe(fact) for fact in sample_document.facts] == [
        "207289000000 元",
        "up 7.8 % yoy",
        "2023-10-17 赵亚宏 走访 居民",
        "赵亚宏: 新义派出所 所长; (reporter)",
        "more_than 8000 户",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"bound": "at_least"}, "at_least 207289000000 元"),
        ({"role": "target"}, "target 207289000000 元"),
        ({"value": Decimal("2E+3")}, "2000 元"),
        ({"value": Decimal("0.10"), "unit": "%"}, "0.10 %"),
        ({"value": None, "low": Decimal(3), "high": Decimal(5)}, "3..5 元"),
        ({"value": None, "low": Decimal(-5), "high": Decimal(-2), "unit": "℃"}, "-5..-2 ℃"),
        ({"kind": "rank", "value": Decimal(2), "unit": None}, "rank 2"),
        ({"kind": "score", "value": Decimal("50.2"), "unit": None}, "score 50.2"),
        ({"kind": "score", "value": Decimal("8.5"), "unit": "分"}, "8.5 分"),
        ({"kind": "fraction", "value": Decimal("0.25"), "unit": None}, "0.25"),
        ({"whole": Span("全\n省", 0, 3)}, "207289000000 元 of 全 省"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_quantity(quantity: Quantity, fields: dict[str, object], expected: str) -> None:
    assert describe(replace(quantity, **fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "gap", "comparison": None}, "gap up 7.8 %"),
        ({"direction": "flat", "amount": None}, "flat yoy"),
        (
            {"amount": None, "from_": number("30"), "to": number("50", bound="about")},
            "up from 30 % to about 50 % yoy",
        ),
        ({"to": number("9.5")}, "up 7.8 % to 9.5 % yoy"),
        ({"amount": number("2", None), "comparison": "annual_average"}, "up 2 annual_average"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_change(change: Change, fields: dict[str, object], expected: str) -> None:
    assert describe(replace(change, **fields)) == expected


def test_person_without_posts(sample_document: Document) -> None:
    person: Person = replace(sample_document.people[0], roles=(), bylines=())
    assert describe(person) == "赵亚宏"


def test_event_that_nothing_dates(sample_document: Document) -> None:
    event: Event = sample_document.events[0]
    undated = replace(event, time=replace(event.time, edtf=None), actor=None, what=None)
    assert describe(undated) == "10月17日 走访"


def test_open_range() -> None:
    assert number_in_words(number(None, low=Decimal(3))) == "3.. %"
