"""Facts as typed tables: ``rows()`` with the types of Arrow, and as frames of polars and pandas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from zhextract.optional import load
from zhextract.rows import TYPES, Scalar, rows_of
from zhextract.types import Document

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa

PRECISION, SCALE = 38, 9
"""Of the decimals in columns: 29 digits before the point, 9 behind it."""

_DECIMALS = tuple(name for name, kind in TYPES.items() if kind is Decimal)
_HALVES = re.compile("[\ud800-\udfff]")


def load_pyarrow() -> Any:
    """The module pyarrow; ``MissingExtraError`` says how to install it."""
    return load("pyarrow", "arrow")


@cache
def facts_schema() -> pa.Schema:
    """Flat facts: the columns of ``Document.rows()``, typed."""
    pa = load_pyarrow()
    schema = typed_schema(TYPES)
    at = schema.get_field_index("published")
    return schema.set(at, pa.field("published", pa.date32()))


def typed_schema(types: Mapping[str, type]) -> pa.Schema:
    """Columns with the Arrow types of their Python types; decimals have one scale."""
    pa = load_pyarrow()
    kinds = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}
    kinds[Decimal] = pa.decimal128(PRECISION, SCALE)
    return pa.schema([(name, kinds[kind]) for name, kind in types.items()])


def facts_batch(documents: Iterable[Document]) -> pa.RecordBatch:
    """The facts of documents, in order, under ``facts_schema()``.

    A number with more digits than its column holds is null; ``fact_rows`` names
    them.
    """
    pa = load_pyarrow()
    rows = [row for document in documents for row in fact_rows(document)[0]]
    return pa.RecordBatch.from_pylist(rows, schema=facts_schema())


def fact_rows(document: Document) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of a document as ``facts_schema()`` holds them, and what does not fit.

    A number with more digits than its column holds is null, and named in the
    second list: ``f3 value``.
    """
    rows: list[dict[str, Any]] = []
    unfit: list[str] = []
    for row in rows_of(document):
        cells: dict[str, Any] = {name: typed_cell(value) for name, value in row.items()}
        unfit += (
            f"{row['id']} {name}"
            for name in _DECIMALS
            if cells[name] is None and row[name] is not None
        )
        cells["published"] = published_day(document)
        rows.append(cells)
    return rows, unfit


def polars_frame(document: Document) -> polars.DataFrame:
    """One row a fact; ``MissingExtraError`` where polars or pyarrow is not installed."""
    frame: polars.DataFrame = load("polars", "frames").from_arrow(facts_batch([document]))
    return frame


def pandas_frame(document: Document) -> pandas.DataFrame:
    """One row a fact, in columns backed by Arrow, so that a null leaves integers integers."""
    arrow_type = load("pandas", "frames").ArrowDtype
    frame: pandas.DataFrame = facts_batch([document]).to_pandas(types_mapper=arrow_type)
    return frame


def published_day(document: Document) -> date | None:
    """When a document was published, as a date."""
    try:
        return date.fromisoformat(document.published or "")
    except ValueError:
        return None


def typed_cell(value: Scalar) -> Scalar:
    """A value as its column takes it; None for a number that has more digits than fit."""
    if isinstance(value, str):
        return utf8(value)
    if isinstance(value, Decimal):
        return _fitted(value)
    return value


def _fitted(value: Decimal) -> Decimal | None:
    """The same value as a column of decimals takes it; None where it has more digits."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return None  # infinite, or no number
    if not value:
        return Decimal(0)
    beyond = max(0, -exponent - SCALE)
    if value.adjusted() >= PRECISION - SCALE or any(digits[len(digits) - beyond :]):
        return None
    return Decimal((sign, digits[: len(digits) - beyond], exponent + beyond))


def utf8(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which UTF-8 has no form for."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)
