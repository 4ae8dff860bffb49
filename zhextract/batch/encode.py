"""Documents as bytes: made by workers, laid one after another by the main process."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import TypeAlias

from zhextract.optional import load
from zhextract.types import Document

Encode: TypeAlias = Callable[[Document], tuple[bytes, "str | None"]]
"""The bytes of a document, and a note on what they could not hold."""


def encode_jsonl(document: Document) -> tuple[bytes, str | None]:
    """One line of JSON."""
    return (document.to_json() + "\n").encode("utf-8"), None


def encode_csv(document: Document) -> tuple[bytes, str | None]:
    """One line a fact, without a header."""
    from zhextract.io.formats import Style, write_csv

    out = io.StringIO(newline="")
    write_csv([document], out, Style())
    return out.getvalue().partition("\n")[2].encode("utf-8", "backslashreplace"), None


def csv_header() -> bytes:
    """The first line of a CSV file of facts."""
    from zhextract.rows import COLUMNS

    return (",".join(COLUMNS) + "\n").encode("ascii")


def encode_arrow(document: Document) -> tuple[bytes, str | None]:
    """The facts as one Arrow message, without its schema."""
    from zhextract.io.arrow import fact_rows, facts_schema

    pa = load("pyarrow", "batch")
    rows, unfit = fact_rows(document)
    batch = pa.RecordBatch.from_pylist(rows, schema=facts_schema())
    note = f"too long for a column: {', '.join(unfit)}" if unfit else None
    return batch.serialize().to_pybytes(), note


ENCODERS: Mapping[str, Encode] = {
    "jsonl": encode_jsonl,
    "csv": encode_csv,
    "parquet": encode_arrow,
    "arrow": encode_arrow,
}
"""By the name that ``--format`` takes."""
