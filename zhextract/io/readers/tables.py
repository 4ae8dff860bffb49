"""From sources to entries: whole files as they are, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhextract.errors import InputError, ZhextractError
from zhextract.io.readers.dates import field_date
from zhextract.io.readers.model import (
    STDIN,
    TABLES,
    Entry,
    Failure,
    Fields,
    Limits,
    Source,
)


def entries(source: Source, *, fields: Fields, limits: Limits) -> Iterator[Entry | Failure]:
    """The documents of ``source``.

    A row that cannot be read is a ``Failure``; so is what is left of a source
    that breaks off.
    """
    if source.kind not in TABLES:
        yield Entry(_name(source), source, source.size or 0)
        return
    try:
        yield from _rows(source, fields, limits)
    except ZhextractError as error:
        yield Failure(_name(source), _named(source, str(error)))


def _rows(source: Source, fields: Fields, limits: Limits) -> Iterator[Entry | Failure]:
    if source.kind == "parquet":
        from zhextract.io.readers.parquet import parquet_rows as read
    elif source.kind == "jsonl":
        from zhextract.io.readers.jsonl import jsonl_rows as read
    else:
        from zhextract.io.readers.csv import csv_rows as read
    for row, values, size in read(source, fields, limits):
        yield _entry(source, fields, row, values, size)


def _entry(
    source: Source, fields: Fields, row: int, values: dict[str, Any] | str, size: int
) -> Entry | Failure:
    """One row as an entry; ``values`` is what is wrong with it, or its fields."""
    place = f"{_name(source)}:{row}"
    if isinstance(values, str):
        return Failure(place, f"{source.label}:{row}: {values}", size, row)
    try:
        text = _text(fields.text, values[fields.text])
        when = None if fields.date is None else _date(fields.date, values[fields.date])
    except InputError as error:
        return Failure(place, f"{source.label}:{row}: {error}", size, row)
    key = None if fields.id is None else values[fields.id]
    return Entry(place, source, size, row, text, when, None if key is None else str(key))


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        from zhextract.text.decode import decode

        return decode(value, name=f"field {name!r}")
    if not isinstance(value, str):
        raise InputError(f"field {name!r} is no text but {type(value).__name__}")
    return value


def _date(name: str, value: Any) -> str | None:
    try:
        return field_date(value)
    except ValueError as error:
        raise InputError(f"field {name!r}: {error}") from None


def _name(source: Source) -> str:
    return "stdin" if source.path == STDIN else source.path


def _named(source: Source, message: str) -> str:
    return message if message.startswith(source.label) else f"{source.label}: {message}"
