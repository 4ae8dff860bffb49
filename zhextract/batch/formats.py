"""What a run writes: documents as bytes, made by workers, laid one after another at the end."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from zhextract.batch.files import json_line
from zhextract.optional import load
from zhextract.types import Document

Encode: TypeAlias = Callable[[Document, str], tuple[bytes, "str | None"]]
"""The bytes for a document and its text, and a note on what they could not hold."""


class Format(NamedTuple):
    """Where the files of a format are, how they end, and what is in them."""

    folder: str
    suffix: str
    encode: Encode
    head: bytes = b""
    """What a file begins with."""
    in_arrow: bool = False
    """The bytes are messages of Arrow, which make a file together."""


def _jsonl(document: Document, text: str) -> tuple[bytes, str | None]:
    return (document.to_json() + "\n").encode("utf-8"), None


def _text(document: Document, text: str) -> tuple[bytes, str | None]:
    return json_line({"source": document.source, "text": text}), None


def _csv(document: Document, text: str) -> tuple[bytes, str | None]:
    from zhextract.io.formats import Style, write_csv

    out = io.StringIO(newline="")
    write_csv([document], out, Style())
    return out.getvalue().partition("\n")[2].encode("utf-8", "backslashreplace"), None


def _arrow(document: Document, text: str) -> tuple[bytes, str | None]:
    from zhextract.io.arrow import fact_rows, facts_schema

    pa = load("pyarrow", "batch")
    rows, unfit = fact_rows(document)
    batch = pa.RecordBatch.from_pylist(rows, schema=facts_schema())
    note = f"too long for a column, left empty: {', '.join(unfit)}" if unfit else None
    return batch.serialize().to_pybytes(), note


def _header() -> bytes:
    from zhextract.rows import COLUMNS

    return (",".join(COLUMNS) + "\n").encode("ascii")


FORMATS: Mapping[str, Format] = {
    "jsonl": Format("documents", "jsonl", _jsonl),
    "csv": Format("facts", "csv", _csv, head=_header()),
    "parquet": Format("facts", "parquet", _arrow, in_arrow=True),
    "arrow": Format("facts", "arrow", _arrow, in_arrow=True),
    "texts": Format("texts", "jsonl", _text),
}
"""By name; all but ``texts`` are names that ``--format`` takes."""
