"""Rows of CSV and TSV, with a header."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from zhextract.errors import InputError
from zhextract.io.readers.fields import require
from zhextract.io.readers.lines import text_lines
from zhextract.io.readers.model import Fields, Limits, Source, bytes_said
from zhextract.io.readers.unpack import opened

_ESCAPED = re.compile("[\udc80-\udcff]")


def csv_rows(
    source: Source, fields: Fields, limits: Limits
) -> Iterator[tuple[int, dict[str, Any] | str, int]]:
    """First line, fields or what is wrong, and size of every row below the header.

    ``InputError`` where the header lacks a field, or a quote is never closed.
    """
    with opened(source, limits) as stream, _longest_field(limits.size):
        feed = _Feed(text_lines(stream, limits))
        delimiter = "\t" if source.kind == "tsv" else ","
        reader = csv.reader(feed, strict=True, delimiter=delimiter)
        header: list[str] | None = None
        while True:
            start = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                cells = None
                wrong = _wrong(error, limits, start, reader.line_num, source.label)
            size, broken = feed.taken()
            if header is None:
                if cells is None or broken:
                    raise InputError(f"{source.label}:{start}: its header {broken or wrong}")
                header = cells
                require(fields, header, source.label)
            elif broken or cells is None:
                yield start, broken or wrong, size
            elif cells:
                yield start, _values(header, cells), size
        if header is None:
            raise InputError(f"{source.label}: holds no header")


@contextmanager
def _longest_field(size: int) -> Iterator[None]:
    """Allow fields of that many characters; the parser has one limit for the process."""
    before = csv.field_size_limit(size)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _values(header: list[str], cells: list[str]) -> dict[str, Any] | str:
    if len(cells) != len(header):
        return (
            f"has {len(cells)} fields where the header has {len(header)}; "
            "a field with a comma or a line break needs quotes"
        )
    return dict(zip(header, cells, strict=True))


def _wrong(error: csv.Error, limits: Limits, start: int, end: int, label: str) -> str:
    said = str(error)
    if "field limit" in said:
        raise InputError(
            f"{label}:{start}: a field is longer than {bytes_said(limits.size)} (--max-size); "
            "is a quote not closed? Nothing after it was read"
        )
    if "unexpected end of data" in said:
        return f"a quote is not closed; the lines up to {end} went into it"
    return f"is no CSV ({said})"


class _Feed:
    """Lines for the parser; remembers what the lines of one row took, and their errors."""

    def __init__(self, lines: Iterator[Any]) -> None:
        self._lines = lines
        self._size = 0
        self._error: str | None = None

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._size += line.size
        self._error = self._error or line.error
        return str(_ESCAPED.sub("\ufffd", line.text))

    def taken(self) -> tuple[int, str | None]:
        """Size and error of the lines since the last call."""
        taken = self._size, self._error
        self._size, self._error = 0, None
        return taken
