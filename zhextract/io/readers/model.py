"""What goes through the readers: sources, entries, contents, failures."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

STDIN = "-"

Kind: TypeAlias = Literal["text", "html", "pdf", "jsonl", "csv", "tsv", "parquet"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
"""The kind of a file by its suffix, that of a compression left out."""

TABLES: tuple[Kind, ...] = ("jsonl", "csv", "tsv", "parquet")
"""Kinds of which each row is a document."""

COMPRESSED = (".gz", ".zst")


class Limits(NamedTuple):
    """Beyond these an input is refused instead of read."""

    size: int = 16 << 20
    """Bytes of one document, unpacked."""
    ratio: int = 200
    """Unpacked bytes for each packed one, beyond the first megabyte."""


class Fields(NamedTuple):
    """The fields of a table that matter."""

    text: str = "text"
    date: str | None = None
    id: str | None = None

    def named(self) -> list[str]:
        """Those that must be there."""
        return [name for name in self if name is not None]


class Source(NamedTuple):
    """A file, or standard input as ``-``; a file has size and time of change."""

    path: str
    kind: Kind
    size: int | None = None
    changed: int | None = None
    """Nanoseconds, as the system gives them."""

    @property
    def label(self) -> str:
        """Its name in messages."""
        return label_of(self.path)


class Entry(NamedTuple):
    """One document to be: a whole source, or a row of one that holds its text."""

    input: str
    """``page.txt``, or ``news.jsonl:17``."""
    source: Source
    size: int
    """About how many bytes it takes, to weigh and to count."""
    row: int | None = None
    text: str | None = None
    """Of a row; a whole source is read by ``content``."""
    date: str | None = None
    """The ISO date of the date field."""
    id: str | None = None


class Failure(NamedTuple):
    """An input, or a row of one, that cannot be read; the message names it."""

    input: str
    message: str
    size: int = 0
    row: int | None = None


class Content(NamedTuple):
    """The text of an entry, and the date that the file itself declares."""

    text: str
    date: str | None = None


def label_of(path: str) -> str:
    """A path as messages name it."""
    return "standard input" if path == STDIN else path


def bytes_said(number: int) -> str:
    """A size for people: ``16 MB``."""
    for unit, shift in (("GB", 30), ("MB", 20), ("KB", 10)):
        if number >= 1 << shift:
            return f"{number / (1 << shift):.4g} {unit}"
    return f"{number} bytes"
