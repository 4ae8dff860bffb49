"""Facts as an Excel workbook: a sheet for each type of fact, typed cells, links to sources."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from zhextract.io.files import Note
from zhextract.optional import load
from zhextract.rows import FILLED, TYPES, Scalar
from zhextract.types import Document

xlsxwriter = load("xlsxwriter", "tables")

MOST_ROWS = 1_048_576
"""Of a sheet, with its header."""

_MOST_CHARACTERS = 32_767
_MOST_DIGITS = 15
"""A cell is a double: longer numbers are written as text."""
_MOST_LINKS = 65_000
_MOST_LINK_CHARACTERS = 2_000
_FIRST_YEAR = 1901

_SHEETS = {"quantity": "Quantities", "change": "Changes", "person": "People", "event": "Events"}
_TIMES = ("published", "first", "last")
_WIDTHS = {"text": 32, "source": 24, "article_title": 24, "metric": 24, "what": 32, "roles": 32}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Formats(NamedTuple):
    header: Any
    whole: Any
    decimal: Any
    day: Any
    minute: Any


def write_xlsx(documents: Iterable[Document], path: Path, note: Note) -> None:
    """A workbook; every text is a text, whatever it begins with."""
    _write_book(path, lambda book: _fill(book, documents, path.parent, note))


def write_rows(
    rows: Iterable[Mapping[str, Scalar]],
    types: Mapping[str, type],
    path: Path,
    note: Note,
    *,
    title: str,
) -> None:
    """A workbook with one sheet of ``rows``, whose columns are those of ``types``."""

    def fill(book: Any) -> None:
        sheet = _Sheet(book, _formats(book), title, types, path.parent)
        for row in rows:
            sheet.add(row)
        _finish(sheet, note)

    _write_book(path, fill)


def _write_book(path: Path, fill: Callable[[Any], None]) -> None:
    with path.open("wb") as out, TemporaryDirectory() as drafts:
        options = {"constant_memory": True, "tmpdir": drafts, "use_zip64": True}
        try:
            with xlsxwriter.Workbook(out, options) as book:
                fill(book)
        except xlsxwriter.exceptions.FileCreateError as error:
            raise OSError(str(error)) from error


def _formats(book: Any) -> _Formats:
    return _Formats(
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({"num_format": "#,##0"}),
        book.add_format({"num_format": "#,##0.0########"}),
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    )


def _fill(book: Any, documents: Iterable[Document], home: Path, note: Note) -> None:
    formats = _formats(book)
    sheets = {
        kind: _Sheet(book, formats, title, {name: TYPES[name] for name in FILLED[kind]}, home)
        for kind, title in _SHEETS.items()
    }
    for document in documents:
        for row in document.rows():
            sheets[row["type"]].add(row)
    for sheet in sheets.values():
        _finish(sheet, note)


def _finish(sheet: _Sheet, note: Note) -> None:
    sheet.close()
    if sheet.cut:
        note(f"{sheet.title}: texts cut: {sheet.cut}; a cell holds {_MOST_CHARACTERS} characters")


class _Sheet:
    """A sheet of one type of fact; goes on in another one when it is full."""

    def __init__(
        self, book: Any, formats: _Formats, title: str, types: Mapping[str, type], home: Path
    ) -> None:
        self.title = title
        self.cut = 0
        self._book, self._formats, self._home = book, formats, home
        self._types, self._columns = types, tuple(types)
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        title = self.title if self._number == 1 else f"{self.title} {self._number}"
        self._sheet = self._book.add_worksheet(title)
        self._row = self._links = 0
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, _WIDTHS.get(column, 12))
            self._sheet.write_string(0, place, column, self._formats.header)

    def add(self, row: Mapping[str, Scalar]) -> None:
        """Write one fact under the ones before."""
        if self._row == MOST_ROWS - 1:
            self.close()
            self._begin()
        self._row += 1
        for place, column in enumerate(self._columns):
            value = row[column]
            if value is not None:
                self._write(place, column, value)

    def close(self) -> None:
        """Give the rows their filters."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._columns) - 1)

    def _write(self, place: int, column: str, value: Scalar) -> None:
        sheet, formats = self._sheet, self._formats
        if isinstance(value, bool):
            sheet.write_boolean(self._row, place, value)
        elif isinstance(value, int) or (isinstance(value, Decimal) and _is_exact(value)):
            whole = value == int(value)
            kind = formats.whole if self._types[column] is Decimal else None
            sheet.write_number(self._row, place, value, kind if whole else formats.decimal)
        elif isinstance(value, Decimal):
            sheet.write_string(self._row, place, format(value, "f"))
        elif column in _TIMES and (moment := _moment(str(value))) is not None:
            kind = formats.minute if isinstance(moment, datetime) else formats.day
            sheet.write_datetime(self._row, place, moment, kind)
        else:
            self._write_text(place, column, str(value))

    def _write_text(self, place: int, column: str, value: str) -> None:
        text = _NO_XML.sub("\ufffd", value)
        if len(text.encode("utf-16-le")) > 2 * _MOST_CHARACTERS:
            text = text[: _MOST_CHARACTERS // 2 - 1] + "…"
            self.cut += 1
        link = _link(value, self._home) if column == "source" else None
        if link is None or self._links == _MOST_LINKS:
            self._sheet.write_string(self._row, place, text)
        else:
            self._links += 1
            self._sheet.write_url(self._row, place, link, None, text)


def _is_exact(value: Decimal) -> bool:
    """Whether a double, and so a cell, shows all digits of the value."""
    digits = value.as_tuple().digits
    while digits and digits[-1] == 0:
        digits = digits[:-1]
    return value.is_finite() and len(digits) <= _MOST_DIGITS and abs(value.adjusted()) < 300


def _moment(text: str) -> date | None:
    """A day or a minute that Excel knows; None for any other text."""
    try:
        moment = date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.year >= _FIRST_YEAR else None


def _link(source: str, home: Path) -> str | None:
    """Where a source is: an address, or a file as seen from the folder of the workbook."""
    if re.match(r"https?://[!-~]+$", source):
        link = source
    else:
        try:
            if not Path(source).is_file():
                return None
            link = "external:" + os.path.relpath(source, home)
        except (OSError, ValueError):  # no such name, or another drive
            return None
    return link if len(link) <= _MOST_LINK_CHARACTERS else None
