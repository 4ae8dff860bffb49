"""The table of surface forms: each says exactly what its row says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from zhextract.numerals import numbers, parse_number, scan_numerals
from zhextract.numerals.compound import read_compound
from zhextract.text.fold import fold

TABLE = Path(__file__).parents[1] / "forms" / "numerals.yaml"
ROWS: list[dict[str, Any]] = yaml.load(TABLE.read_text("utf-8"), Loader=yaml.BaseLoader)


def cases(key: str) -> list[Any]:
    return [pytest.param(form, row, id=form) for row in ROWS for form in row.get(key, ())]


def number(row: dict[str, Any], key: str) -> Decimal | None:
    return Decimal(row[key]) if key in row else None


def assert_says(found: Any, row: dict[str, Any]) -> None:
    assert (found.value, found.low, found.high, found.bound, found.unit, found.ratio) == (
        number(row, "value"),
        number(row, "low"),
        number(row, "high"),
        row.get("bound", "exact"),
        row.get("unit"),
        row.get("ratio"),
    )


@pytest.mark.parametrize(("form", "row"), cases("forms"))
def test_whole_string_is_one_number(form: str, row: dict[str, Any]) -> None:
    (found,) = numbers(form)
    assert (found.start, found.end, found.text) == (0, len(form), form)
    assert_says(found, row)


@pytest.mark.parametrize(("form", "row"), cases("within"))
def test_string_holds_one_number(form: str, row: dict[str, Any]) -> None:
    (found,) = numbers(form)
    assert form[found.start : found.end] == found.text != form
    assert_says(found, row)


@pytest.mark.parametrize(
    ("form", "row"),
    [
        case
        for case in cases("forms")
        if "value" in case.values[1] and "bound" not in case.values[1]
    ],
)
def test_exact_form_parses(form: str, row: dict[str, Any]) -> None:
    assert parse_number(form) == Decimal(row["value"])


@pytest.mark.parametrize(("form", "row"), cases("compounds"))
def test_compound_with_its_unit(form: str, row: dict[str, Any]) -> None:
    folded = fold(form)
    found = read_compound(folded, scan_numerals(folded)[0])
    assert found is not None
    assert (found.start, found.end, found.value, found.unit, found.bound) == (
        0,
        len(form),
        Decimal(row["value"]),
        row["unit"],
        row.get("bound", "exact"),
    )


@pytest.mark.parametrize(("form", "row"), cases("nothing"))
def test_holds_no_number(form: str, row: dict[str, Any]) -> None:
    assert numbers(form) == ()


@pytest.mark.parametrize(("form", "row"), cases("forms"))
def test_noise_before_moves_offsets_alone(form: str, row: dict[str, Any]) -> None:
    noise = "【消息】："
    (found,) = numbers(f"{noise}{form}。")
    assert (found.start, found.end, found.text) == (len(noise), len(noise) + len(form), form)
    assert_says(found, row)


def test_table_is_large_and_a_quarter_of_it_is_negative() -> None:
    positive = sum(len(cases(key)) for key in ("forms", "within", "compounds"))
    negative = len(cases("nothing"))
    assert positive + negative >= 200
    assert negative >= (positive + negative) // 4
