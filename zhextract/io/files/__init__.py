"""Formats that are files of their own: tables of facts for programs that read tables.

Each writer takes documents one by one, holds a bounded number of rows, and
writes them to a path that is not there yet. ``note`` is told what a table could
not hold as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias, cast

from zhextract.types import Document

Note: TypeAlias = Callable[[str], None]
WriteFile: TypeAlias = Callable[[Iterable[Document], Path, Note], None]

_HOMES: Mapping[str, str] = {
    "xlsx": "excel",
    "parquet": "arrow_files",
    "arrow": "arrow_files",
    "duckdb": "database",
}

FILE_FORMATS = tuple(_HOMES)
"""The names that ``--format`` takes."""


def file_writer(name: str) -> WriteFile:
    """The writer of a format; ``MissingExtraError`` where its packages are not installed."""
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return cast("WriteFile", getattr(home, f"write_{name}"))


def noted_rows(document: Document, note: Note) -> list[dict[str, Any]]:
    """The rows of a document under ``facts_schema()``; ``note`` is told what does not fit."""
    from zhextract.io.arrow import fact_rows

    rows, unfit = fact_rows(document)
    if unfit:
        about = document.source or "a text without a source"
        note(f"{about}: too long for a column, left empty: {', '.join(unfit)}")
    return rows
