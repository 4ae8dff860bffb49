"""Arrow gives back equal objects, agrees with ``rows()``, and no text breaks a batch."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pyarrow as pa
import pytest
from hypothesis import given

from tests.test_json import documents
from zhextract import Document, Extractor
from zhextract.errors import ArgumentError, MissingExtraError
from zhextract.io import arrow
from zhextract.io.arrow import Columns, extract_batch
from zhextract.rows import COLUMNS, TYPES

TEXT = "全市实有市场主体8000余户，同比增长7.8%。5月9日，县长林海生召开座谈会。"


def batch_of(**columns: Any) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def test_facts_have_the_columns_of_rows() -> None:
    schema = arrow.facts_schema()
    assert tuple(schema.names) == COLUMNS
    python = {
        pa.string(): str,
        pa.int64(): int,
        pa.bool_(): bool,
        pa.decimal128(38, 9): Decimal,
        pa.date32(): str,
    }
    assert {field.name: python[field.type] for field in schema} == dict(TYPES)


def test_facts_agree_with_rows(sample_document: Document) -> None:
    rows = sample_document.rows()
    for row in rows:
        row["published"] = date(2023, 10, 24)
    assert arrow.facts_batch([sample_document]).to_pylist() == rows


def test_types_of_rows_hold(sample_document: Document) -> None:
    for row in sample_document.rows():
        for name, value in row.items():
            assert value is None or type(value) is TYPES[name], name


def test_documents_come_back_equal(sample_document: Document) -> None:
    made = arrow.document_batch([sample_document, sample_document])
    assert made.schema == arrow.document_schema()
    assert list(arrow.documents_of(made)) == [sample_document, sample_document]


@given(documents)
def test_any_document_comes_back_equal(document: Document) -> None:
    (again,) = arrow.documents_of(arrow.document_batch([document]))
    assert again.to_json() == utf8_only(document).to_json()
    assert again == utf8_only(document)


def utf8_only(document: Document) -> Document:
    def cleaned(node: Any) -> Any:
        if isinstance(node, str):
            return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in node)
        if isinstance(node, tuple):
            return tuple(map(cleaned, node))
        if isinstance(node, msgspec.Struct):
            fields = {name: cleaned(getattr(node, name)) for name in node.__struct_fields__}
            return type(node)(**fields)
        return node

    made = cleaned(document)
    assert isinstance(made, Document)
    return made


def test_the_schema_of_documents_has_every_field() -> None:
    names = arrow.document_schema().names
    fields = [name for name in Document.__struct_fields__ if name != "facts"]
    assert sorted(names) == sorted([*fields, *arrow.FACT_LISTS])
    for name, kind in arrow.FACT_LISTS.items():
        members = arrow.document_schema().field(name).type.value_type
        wanted = [field.encode_name for field in msgspec.structs.fields(kind)]
        assert [members.field(i).name for i in range(members.num_fields)] == ["position", *wanted]


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("7.8", True),
        ("1.5000000000000", True),
        ("-0.000000001", True),
        ("0.0000000001", False),
        ("1E+28", True),
        ("1E+29", False),
        ("99999999999999999999999999999.999999999", True),
        ("0E+50", True),
        ("0E-50", True),
        ("1.5" + "0" * 50, True),
        ("1E-50", False),
        ("NaN", False),
    ],
)
def test_a_number_is_exact_or_named(sample_document: Document, value: str, held: bool) -> None:
    quantity = msgspec.structs.replace(sample_document.quantities[0], value=Decimal(value))
    document = msgspec.structs.replace(sample_document, facts=(quantity,))
    rows, unfit = arrow.fact_rows(document)
    (written,) = arrow.facts_batch([document]).column("value").to_pylist()
    assert written == (Decimal(value) if held else None)
    assert unfit == ([] if held else ["f1 value"])
    assert rows[0]["value"] == written


def test_outcomes_one_for_one() -> None:
    texts = [TEXT, None, " \n", TEXT, "天下太平。"]
    given = batch_of(
        id=[7, 8, 9, 10, 11], text=texts, published=["2024-05-14", "", None, "soon", None]
    )
    outcomes = extract_batch(given)
    assert outcomes.schema == arrow.outcome_schema()
    rows = outcomes.to_pylist()
    assert [row["id"] for row in rows] == ["7", "8", "9", "10", "11"]
    assert [row["status"] for row in rows] == ["success", *["skipped"] * 2, "failed", "success"]
    assert [row["fact_count"] for row in rows] == [4, 0, 0, 0, 0]
    assert rows[3]["error"].startswith("ArgumentError: published='soon' is not a date")
    assert all(row["seconds"] >= 0 for row in rows)
    document = Document.from_json(rows[0]["document"])
    assert document == Extractor().extract(TEXT, published="2024-05-14")
    assert rows[0]["facts"] == arrow.facts_batch([document]).to_pylist()
    assert rows[3]["document"] is rows[3]["facts"] is None


def test_one_bad_document_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    extract = Extractor.extract

    def broken(extractor: Extractor, text: str, **options: Any) -> Document:
        if text == "坏":
            raise RecursionError("too deep")
        return extract(extractor, text, **options)

    monkeypatch.setattr(Extractor, "extract", broken)
    rows = extract_batch(batch_of(text=["坏", TEXT])).to_pylist()
    assert [(row["status"], row["error"]) for row in rows] == [
        ("failed", "RecursionError: too deep"),
        ("success", None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_bytes_are_decoded(encoding: str) -> None:
    (row,) = extract_batch(batch_of(text=[TEXT.encode(encoding)])).to_pylist()
    assert (row["status"], row["fact_count"]) == ("success", 4)


def test_bytes_that_are_no_text_fail() -> None:
    rows = extract_batch(batch_of(id=["a.bin"], text=[b"\xff\xff\x00\x81"])).to_pylist()
    assert rows[0]["status"] == "failed"
    assert rows[0]["error"].startswith("DecodeError: a.bin")


@pytest.mark.parametrize("published", [date(2024, 5, 14), datetime(2024, 5, 14, 9, 30)])
def test_published_may_be_a_date_or_a_timestamp(published: date) -> None:
    given = batch_of(text=[TEXT], published=[published])
    (row,) = extract_batch(given, document=False).to_pylist()
    assert row["facts"][0]["published"] == date(2024, 5, 14)


def test_a_number_too_long_for_its_column_is_named() -> None:
    (row,) = extract_batch(batch_of(text=["长度为0.00000000001米。"])).to_pylist()
    assert (row["status"], row["error"]) == ("success", "too long for a column: f1 value")
    assert Document.from_json(row["document"]).quantities[0].value == Decimal("1E-11")


@pytest.mark.parametrize("document", [True, False])
@pytest.mark.parametrize("facts", [True, False])
def test_outcomes_carry_what_is_asked_for(document: bool, facts: bool) -> None:
    made = extract_batch(batch_of(text=[TEXT]), document=document, facts=facts)
    assert made.schema == arrow.outcome_schema(document=document, facts=facts)
    assert ("document" in made.schema.names, "facts" in made.schema.names) == (document, facts)


def test_columns_may_have_other_names() -> None:
    given = batch_of(body=[TEXT], url=["u1"], day=["2024-05-14"])
    columns = Columns(text="body", id="url", source="url", published="day")
    (row,) = extract_batch(given, columns=columns).to_pylist()
    assert (row["id"], row["source"], row["status"]) == ("u1", "u1", "success")
    assert Document.from_json(row["document"]).published == "2024-05-14"


@pytest.mark.parametrize(
    ("columns", "name"), [(Columns(), "text"), (Columns("body", published="day"), "day")]
)
def test_a_column_that_is_not_there_is_wrong_usage(columns: Columns, name: str) -> None:
    with pytest.raises(ArgumentError, match=f"no column '{name}' among the texts; there is body"):
        extract_batch(batch_of(body=[TEXT], id=["1"]), columns=columns)


def test_a_stream_is_cut_into_small_batches() -> None:
    texts = [f"库存为{number}万吨。" for number in range(10)]
    read = []

    def batches() -> Iterator[pa.RecordBatch]:
        for half in (texts[:5], texts[5:]):
            read.append(half)
            yield batch_of(text=half, id=half)

    stream = arrow.extract_batches(batches(), rows=2)
    first = next(stream)
    assert (first.num_rows, len(read)) == (2, 1)
    rest = pa.Table.from_batches([first, *stream])
    assert rest.column("id").to_pylist() == texts


def test_an_empty_batch_gives_no_rows() -> None:
    given = pa.RecordBatch.from_pylist([], schema=pa.schema([("text", pa.string())]))
    assert extract_batch(given).num_rows == 0
    assert arrow.facts_batch([]).num_rows == arrow.document_batch([]).num_rows == 0


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'zhextract\[arrow\]'"):
        arrow.outcome_schema()
