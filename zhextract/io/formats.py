"""The formats in which documents are written as text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple, Protocol, TextIO, TypeAlias

from zhextract.types import Document


class Style(NamedTuple):
    """How documents are laid out."""

    many: bool = False
    """Several texts were asked for: JSON is a list, even where one document comes out."""
    width: int = 80
    """Columns of the terminal, for tables."""
    colour: bool = False


Write: TypeAlias = Callable[[Iterable[Document], TextIO, Style], None]


class Result(Protocol):
    """What can be written as JSON: a document, an audit."""

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON form, on one line where ``indent`` is None."""
        ...


def write_json(results: Iterable[Result], out: TextIO, style: Style) -> None:
    """One result as an object, several as a list; indented."""
    separator = "[\n" if style.many else ""
    for result in results:
        out.write(separator + result.to_json(indent=2))
        separator = ",\n"
    out.write("\n]\n" if style.many and separator == ",\n" else "\n")


def write_jsonl(results: Iterable[Result], out: TextIO, style: Style) -> None:
    """One result a line."""
    for result in results:
        out.write(result.to_json() + "\n")


def write_csv(documents: Iterable[Document], out: TextIO, style: Style) -> None:
    """One fact a line under one header; the columns are those of ``rows()``."""
    from zhextract.rows import COLUMNS

    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in documents:
        for row in document.rows():
            writer.writerow([_cell(row[column]) for column in COLUMNS])


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def write_table(documents: Iterable[Document], out: TextIO, style: Style) -> None:
    """Tables for people, as wide as the terminal."""
    from zhextract.io.table import document_lines

    for number, document in enumerate(documents):
        if number:
            out.write("\n")
        for line in document_lines(document, width=style.width, colour=style.colour):
            out.write(line + "\n")


FORMATS: Mapping[str, Write] = {
    "table": write_table,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
}
"""By the name that ``--format`` takes."""
