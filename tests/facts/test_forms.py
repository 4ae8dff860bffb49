"""The tables of surface forms of quantities and changes, run through a full Extractor."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from zhextract import Document, Extractor
from zhextract.describe import describe
from zhextract.types import Change, Quantity

FORMS = Path(__file__).parents[1] / "forms"
PUBLISHED = "2023-10-24"


def rows_of(name: str) -> list[dict[str, Any]]:
    return yaml.load((FORMS / name).read_text("utf-8"), Loader=yaml.BaseLoader)  # type: ignore[no-any-return]


QUANTITIES = rows_of("quantities.yaml")
CHANGES = rows_of("changes.yaml")


@cache
def extractor() -> Extractor:
    return Extractor()


def read(text: str) -> Document:
    return extractor().extract(text, published=PUBLISHED)


def cases(rows: list[dict[str, Any]], key: str) -> list[Any]:
    found: list[Any] = []
    for row in rows:
        known = row.get("known", {})
        for form in row.get(key, ()):
            marks = [pytest.mark.xfail(reason=known[form], strict=True)] if form in known else []
            found.append(pytest.param(form, row, id=form, marks=marks))
    return found


def marked(form: str) -> tuple[str, str]:
    """The text of a form, and what of it stands in brackets."""
    before, _, rest = form.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


def null(value: str | None) -> str | None:
    return None if value == "null" else value


def number(row: dict[str, Any], key: str) -> Decimal | None:
    return Decimal(row[key]) if key in row else None


def assert_quantity(found: Quantity, row: dict[str, Any]) -> None:
    assert (found.kind, found.value, found.low, found.high, found.bound, found.unit) == (
        row["kind"],
        number(row, "value"),
        number(row, "low"),
        number(row, "high"),
        row.get("bound", "exact"),
        null(row["unit"]),
    )
    assert found.role == row.get("role", "value")
    for key in ("unit_code", "ratio"):
        if key in row:
            assert getattr(found, key) == null(row[key])
    assert_quoted(found, row, "whole", "condition")


def assert_quoted(found: Quantity | Change, row: dict[str, Any], *keys: str) -> None:
    for key in keys:
        if key in row:
            span = getattr(found, key)
            assert (None if span is None else span.text) == null(row[key]), key


def assert_change(found: Change, row: dict[str, Any]) -> None:
    assert describe(found) == row["says"]
    assert_quoted(found, row, "baseline", "metric")


def summary(document: Document) -> list[tuple[str, str]]:
    """The quantities and changes of a document: text, and what each says."""
    return [(fact.text, describe(fact)) for fact in (*document.quantities, *document.changes)]


@pytest.mark.parametrize(("form", "row"), cases(QUANTITIES, "forms"))
def test_whole_string_is_one_quantity(form: str, row: dict[str, Any]) -> None:
    document = read(form)
    (found,) = document.facts
    assert isinstance(found, Quantity)
    assert (found.text, found.start, found.end) == (form, 0, len(form))
    assert_quantity(found, row)
    assert document.times == ()


@pytest.mark.parametrize(("form", "row"), cases(QUANTITIES, "within"))
def test_string_holds_one_quantity(form: str, row: dict[str, Any]) -> None:
    text, inside = marked(form)
    document = read(text)
    assert [fact.text for fact in document.quantities] == [inside]
    assert document.changes == ()
    assert document.times == ()
    assert_quantity(document.quantities[0], row)


@pytest.mark.parametrize(("form", "row"), cases(CHANGES, "forms"))
def test_whole_string_is_one_change(form: str, row: dict[str, Any]) -> None:
    document = read(form)
    (found,) = document.facts
    assert isinstance(found, Change)
    assert (found.text, found.start, found.end) == (form, 0, len(form))
    assert_change(found, row)
    assert document.times == () or found.comparison is not None


@pytest.mark.parametrize(("form", "row"), cases(CHANGES, "within"))
def test_string_holds_one_change(form: str, row: dict[str, Any]) -> None:
    text, inside = marked(form)
    document = read(text)
    assert [fact.text for fact in document.changes] == [inside]
    assert document.quantities == ()
    assert_change(document.changes[0], row)


@pytest.mark.parametrize(("form", "row"), cases([*QUANTITIES, *CHANGES], "nothing"))
def test_string_holds_nothing(form: str, row: dict[str, Any]) -> None:
    assert summary(read(form)) == []


@pytest.mark.parametrize(("form", "row"), cases(CHANGES, "level"))
def test_string_holds_a_level_and_no_movement(form: str, row: dict[str, Any]) -> None:
    document = read(form)
    assert document.changes == ()
    assert len(document.quantities) == 1


def forms_of(rows: list[dict[str, Any]], *keys: str) -> Iterator[str]:
    for row in rows:
        for key in keys:
            yield from row.get(key, ())


def test_known_failures_are_forms_of_their_row() -> None:
    keys = ("forms", "within", "nothing", "level")
    for row in (*QUANTITIES, *CHANGES):
        assert set(row.get("known", {})) <= set(forms_of([row], *keys))


def test_tables_are_large_and_a_quarter_of_them_is_negative() -> None:
    rows = [*QUANTITIES, *CHANGES]
    positive = list(forms_of(rows, "forms", "within"))
    negative = list(forms_of(rows, "nothing", "level"))
    assert len(positive) + len(negative) >= 400
    assert len(negative) * 4 >= len(positive) + len(negative)
    for table in (positive, negative):
        assert sorted({form for form in table if table.count(form) > 1}) == []
