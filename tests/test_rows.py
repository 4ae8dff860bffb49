from __future__ import annotations

from decimal import Decimal

import pytest

from zhextract import rows
from zhextract.rows import COLUMNS, FILLED, rows_of
from zhextract.types import Document


def test_every_row_has_all_columns_in_order(sample_document: Document) -> None:
    assert [tuple(row) for row in rows_of(sample_document)] == [COLUMNS] * 5


def test_columns_are_documented_and_appear_once() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    explained = rows.__doc__ or ""
    named = [column for column in COLUMNS if not column.startswith(("from_", "to_"))]
    assert [column for column in named if column not in explained] == []


def test_values_are_scalars(sample_document: Document) -> None:
    kinds = {type(value) for row in rows_of(sample_document) for value in row.values()}
    assert kinds == {str, int, bool, Decimal, type(None)}


def test_a_row_fills_the_columns_of_its_type_alone(sample_document: Document) -> None:
    filled = {kind: set[str]() for kind in FILLED}
    for row in rows_of(sample_document):
        filled[str(row["type"])] |= {name for name, value in row.items() if value is not None}
    assert all(filled.values())
    assert {kind: names - set(FILLED[kind]) for kind, names in filled.items()} == {
        kind: set() for kind in FILLED
    }
    assert {name for names in FILLED.values() for name in names} == set(COLUMNS)


def test_the_method_gives_the_same(sample_document: Document) -> None:
    assert sample_document.rows() == rows_of(sample_document)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, {"type": "quantity", "value": Decimal(207289000000), "unit_code": "CNY"}),
        (1, {"type": "change", "value": Decimal("7.8"), "unit": "%", "of": "f1", "to_value": None}),
        (2, {"type": "event", "first": "2023-10-17", "participants": "赵亚宏", "what": "居民"}),
        (3, {"type": "person", "roles": "新义派出所 所长", "mentions": 1, "bylines": "reporter"}),
        (4, {"bound": "more_than", "time": "10月17日", "granularity": "day", "subject": None}),
    ],
    ids=["money", "change", "event", "person", "count"],
)
def test_row_says(sample_document: Document, number: int, expected: dict[str, object]) -> None:
    row = rows_of(sample_document)[number]
    assert {key: row[key] for key in expected} == expected
