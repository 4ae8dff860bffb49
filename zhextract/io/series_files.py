"""Tables of series, in the formats that ``zhextract series`` writes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TextIO, TypeAlias

from zhextract.frames import typed_cell, typed_schema
from zhextract.io.cells import short_number
from zhextract.io.files import Note
from zhextract.io.table import clip, table_lines
from zhextract.optional import load
from zhextract.series.model import COLUMNS, TYPES, Point, Series, SeriesTable

_HEADER = ("PERIOD", "VALUE", "FROM … TO", "NOTE", "SOURCE")
_SIGNS = {"more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤", "about": "≈"}
_NOTES = {"sources": "conflict", "same_source": "differs"}

Write: TypeAlias = Callable[[SeriesTable, TextIO, int], None]
WriteFile: TypeAlias = Callable[[SeriesTable, Path, Note], None]


def series_lines(table: SeriesTable, *, width: int = 80) -> Iterator[str]:
    """Series by series, its name above its periods; none wider than ``width``."""
    for number, series in enumerate(table.series):
        if number:
            yield ""
        yield clip(_name(series), width)
        rows = [_cells(series, point) for point in series.points]
        yield from table_lines([_HEADER, *rows], width)
    if not table.series:
        yield "no series"


def _name(series: Series) -> str:
    metric = series.metric + (f"（{series.condition}）" if series.condition else "")
    parts = [metric, series.subject, series.whole and f"of {series.whole}"]
    if series.measure != "level":
        parts.append(series.measure)
    return " · ".join([part for part in parts if part] + [series.unit or "no unit"])


def _cells(series: Series, point: Point) -> tuple[str, ...]:
    unit = series.unit or ""
    value = ""
    if point.value is not None:
        value = f"{_SIGNS.get(point.bound, '')}{short_number(point.value)}{unit}"
    reach = ""
    if point.low is not None and point.high is not None:
        reach = f"{short_number(point.low)}…{short_number(point.high)}"
    notes = ["implied"] if point.implied else []
    if point.conflict:
        notes.append(_NOTES[point.conflict])
    sources = dict.fromkeys(origin.source or "" for origin in point.origins)
    return (point.period, value, reach, ", ".join(notes), ", ".join(filter(None, sources)))


def write_table(table: SeriesTable, out: TextIO, width: int) -> None:
    """Lines for people."""
    out.writelines(f"{line}\n" for line in series_lines(table, width=width))


def write_json(table: SeriesTable, out: TextIO, width: int) -> None:
    """The whole table as one object, indented."""
    out.write(table.to_json(indent=2) + "\n")


def write_jsonl(table: SeriesTable, out: TextIO, width: int) -> None:
    """A row a line."""
    import msgspec

    encoder = msgspec.json.Encoder(decimal_format="number")
    out.writelines(encoder.encode(row).decode() + "\n" for row in table.rows())


def write_csv(table: SeriesTable, out: TextIO, width: int) -> None:
    """A row a line under one header."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in table.rows():
        writer.writerow([_csv_cell(row[column]) for column in COLUMNS])


def _csv_cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else value


def write_parquet(table: SeriesTable, path: Path, note: Note) -> None:
    """One file; numbers too long for ``decimal128(38, 9)`` are null, and noted."""
    pyarrow, parquet = load("pyarrow", "tables"), load("pyarrow.parquet", "tables")
    rows = []
    for row in table.rows():
        cells = {name: typed_cell(value) for name, value in row.items()}
        rows.append(cells)
        if unfit := [name for name in row if row[name] is not None and cells[name] is None]:
            about = f"{row['metric']} {row['period']}"
            note(f"{about}: too long for a column, left empty: {', '.join(unfit)}")
    parquet.write_table(
        pyarrow.Table.from_pylist(rows, schema=typed_schema(TYPES)), path, compression="zstd"
    )


def write_xlsx(table: SeriesTable, path: Path, note: Note) -> None:
    """A workbook with one sheet."""
    from zhextract.io.files.excel import write_rows

    write_rows(table.rows(), TYPES, path, note, title="Series")


FORMATS: Mapping[str, Write] = {
    "table": write_table,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
}
"""Formats that are text, by the name that ``--format`` takes."""

FILES: Mapping[str, WriteFile] = {"xlsx": write_xlsx, "parquet": write_parquet}
"""Formats that are files of their own."""
