"""A workbook shows typed cells, and no text of a page becomes a formula or a link."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

from zhextract.io.files import excel
from zhextract.io.files.excel import write_xlsx
from zhextract.rows import FILLED
from zhextract.types import Document


def written(path: Path, *documents: Document, notes: list[str] | None = None) -> Any:
    write_xlsx(iter(documents), path / "out.xlsx", pytest.fail if notes is None else notes.append)
    return openpyxl.load_workbook(path / "out.xlsx")


def cell(sheet: Any, column: str, row: int = 2) -> Any:
    names = [header.value for header in sheet[1]]
    return sheet.cell(row, names.index(column) + 1)


def with_quantity(document: Document, **fields: Any) -> Document:
    changed = msgspec.structs.replace(document.quantities[0], **fields)
    return msgspec.structs.replace(document, facts=(changed,))


def test_a_sheet_for_each_type(tmp_path: Path, sample_document: Document) -> None:
    book = written(tmp_path, sample_document)
    assert book.sheetnames == ["Quantities", "Changes", "People", "Events"]
    for sheet, columns in zip(book, FILLED.values(), strict=True):
        assert tuple(header.value for header in sheet[1]) == columns
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    assert [sheet.max_row - 1 for sheet in book] == [2, 1, 1, 1]


def test_cells_are_typed(tmp_path: Path, sample_document: Document) -> None:
    book = written(tmp_path, sample_document)
    quantities, changes, _, events = book
    assert cell(quantities, "value").value == 207289000000
    assert cell(quantities, "value").number_format == "#,##0"
    assert cell(changes, "value").value == pytest.approx(7.8)
    assert cell(changes, "comparison_inherited").value is False
    assert cell(quantities, "published").value == datetime(2023, 10, 24)
    assert cell(events, "first").value == datetime(2023, 10, 17)
    assert cell(quantities, "start").value == 5
    assert cell(quantities, "low").value is None


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        '=HYPERLINK("http://example.org")',
        "http://example.org",
        "7",
        "<b>&amp;",
        " x ",
        "a\nb",
    ],
)
def test_a_text_stays_a_text(tmp_path: Path, sample_document: Document, text: str) -> None:
    sheet = written(tmp_path, with_quantity(sample_document, text=text, unit=text))["Quantities"]
    for column in ("text", "unit"):
        found = cell(sheet, column)
        assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("text", ["a\x00b", "\ud83d", "\uffff", "\x1b[1m"], ids=ascii)
def test_what_xml_cannot_hold_is_replaced(
    tmp_path: Path, sample_document: Document, text: str
) -> None:
    sheet = written(tmp_path, with_quantity(sample_document, text=text))["Quantities"]
    assert "\ufffd" in cell(sheet, "text").value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("0.1234567890123456", "0.1234567890123456"),
        ("1E+20", 100000000000000000000),
        ("1E+400", "1" + "0" * 400),
        ("-0.5", -0.5),
        ("0", 0),
    ],
)
def test_a_number_is_shown_exactly(
    tmp_path: Path, sample_document: Document, value: str, shown: object
) -> None:
    document = with_quantity(sample_document, value=Decimal(value))
    assert cell(written(tmp_path, document)["Quantities"], "value").value == shown


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        ("2023-08-29T23:00", datetime(2023, 8, 29, 23)),
        ("1900-02-28", "1900-02-28"),
        ("0221-01-01", "0221-01-01"),
        ("2023-08", "2023-08"),
    ],
)
def test_times(tmp_path: Path, sample_document: Document, first: str, shown: object) -> None:
    period = msgspec.structs.replace(sample_document.times[0], first=first)
    sheet = written(tmp_path, with_quantity(sample_document, period=period))["Quantities"]
    assert cell(sheet, "first").value == shown


def test_sources_are_linked(
    tmp_path: Path, sample_document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "一页.txt").write_text("text")
    sources = ["https://example.org/a?b=1", str(tmp_path / "pages/一页.txt"), "gone.txt", None]
    documents = [msgspec.structs.replace(sample_document, source=source) for source in sources]
    sheet = written(tmp_path, *documents)["Changes"]
    cells = [cell(sheet, "source", row) for row in range(2, 6)]
    assert [found.value for found in cells] == sources
    links = [found.hyperlink and found.hyperlink.target.replace("\\", "/") for found in cells]
    assert links == ["https://example.org/a?b=1", "pages/一页.txt", None, None]


def test_a_full_sheet_goes_on_in_another(
    tmp_path: Path, sample_document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 4)
    book = written(tmp_path, *[sample_document] * 2)
    assert book.sheetnames[-1] == "Quantities 2"
    assert (book["Quantities"].max_row, book["Quantities 2"].max_row) == (4, 2)
    assert cell(book["Quantities 2"], "text").value == "8000余户"


def test_a_text_too_long_for_a_cell_is_cut_and_reported(
    tmp_path: Path, sample_document: Document
) -> None:
    notes: list[str] = []
    document = with_quantity(sample_document, text="长" * 40_000)
    sheet = written(tmp_path, document, notes=notes)["Quantities"]
    assert cell(sheet, "text").value.endswith("长…")
    assert notes == ["Quantities: texts cut: 1; a cell holds 32767 characters"]
