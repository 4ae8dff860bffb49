"""Facts as a DuckDB database: tables that SQL may ask at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from zhextract.frames import facts_schema, published_day
from zhextract.io.arrow import nested_row
from zhextract.io.files import Note, noted_rows
from zhextract.optional import load
from zhextract.rows import FILLED
from zhextract.types import Document

pa = load("pyarrow", "tables")
duckdb = load("duckdb", "tables")

_HELD_ROWS = 10_000
_KEY = ("document", pa.int64())
_SPAN = [("text", pa.string()), ("start", pa.int64()), ("end", pa.int64())]
_TEXT = pa.string()

TABLES = {
    "documents": pa.schema(
        [_KEY, ("source", _TEXT), ("published", pa.date32()), ("facts", pa.int64())]
    ),
    "articles": pa.schema(
        [
            *(_KEY, ("article", pa.int64()), ("start", pa.int64()), ("end", pa.int64())),
            *(("title", _TEXT), ("dateline", _TEXT), ("byline", pa.list_(_TEXT))),
        ]
    ),
    "facts": pa.schema([_KEY, *((field.name, field.type) for field in facts_schema())]),
    "roles": pa.schema(
        [
            *(_KEY, ("person", _TEXT), ("name", _TEXT)),
            *(("title", _TEXT), ("organization", _TEXT), *_SPAN),
        ]
    ),
    "mentions": pa.schema([_KEY, ("person", _TEXT), ("name", _TEXT), *_SPAN]),
    "bylines": pa.schema(
        [_KEY, ("person", _TEXT), ("name", _TEXT), ("function", _TEXT), ("article", pa.int64())]
    ),
    "participants": pa.schema([_KEY, ("event", _TEXT), ("person", _TEXT), ("name", _TEXT)]),
    "times": pa.schema(
        [
            *(_KEY, *_SPAN, ("first", _TEXT), ("last", _TEXT), ("granularity", _TEXT)),
            *(("approximate", pa.bool_()), ("edtf", _TEXT)),
        ]
    ),
}
"""By name: the columns. ``document`` counts documents from 1; facts have its ``id`` beside it."""

VIEWS = {"quantities": "quantity", "changes": "change", "people": "person", "events": "event"}
"""By name: the type of the facts that a view shows, with the columns that the type fills."""

_DAYS = ", ".join(f'TRY_CAST("{end}"[:10] AS DATE) AS {end}_day' for end in ("first", "last"))


def write_duckdb(documents: Iterable[Document], path: Path, note: Note) -> None:
    """A database file with ``TABLES`` and ``VIEWS``."""
    try:
        with duckdb.connect(str(path)) as connection:
            _make_tables(connection)
            held: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
            for number, document in enumerate(documents, 1):
                for name, row in _rows(document, number, note):
                    held[name].append(row)
                if sum(map(len, held.values())) >= _HELD_ROWS:
                    _insert(connection, held)
            _insert(connection, held)
    except duckdb.IOException as error:
        raise OSError(str(error)) from error


def _make_tables(connection: Any) -> None:
    for name, schema in TABLES.items():
        connection.register("empty", schema.empty_table())
        connection.execute(f"CREATE TABLE {name} AS FROM empty")
        connection.unregister("empty")
    for name, kind in VIEWS.items():
        columns = ["document", *(column for column in FILLED[kind] if column != "type")]
        chosen = ", ".join(f'"{column}"' for column in columns)
        days = f", {_DAYS}" if "first" in columns else ""
        connection.execute(
            f"CREATE VIEW {name} AS SELECT {chosen}{days} FROM facts WHERE type = '{kind}'"
        )


def _insert(connection: Any, held: dict[str, list[dict[str, Any]]]) -> None:
    for name, rows in held.items():
        if rows:
            connection.register("rows", pa.Table.from_pylist(rows, schema=TABLES[name]))
            connection.execute(f"INSERT INTO {name} FROM rows")
            connection.unregister("rows")
            rows.clear()


def _rows(document: Document, number: int, note: Note) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a document, each with the name of its table."""
    facts, nested = noted_rows(document, note), nested_row(document)
    about = {
        "source": nested["source"],
        "published": published_day(document),
        "facts": len(facts),
    }
    parts = chain(
        [("documents", about)],
        (("facts", fact) for fact in facts),
        _parts(nested),
    )
    for name, row in parts:
        yield name, {"document": number, **row}


def _parts(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, article in enumerate(document["articles"]):
        yield "articles", {"article": place, **article}
    names = {person["id"]: person["name"] for person in document["people"]}
    for person in document["people"]:
        key = {"person": person["id"], "name": person["name"]}
        for role in person["roles"]:
            body = role["organization"]
            held = {"title": role["title"]["text"], "organization": body and body["text"]}
            yield "roles", {**role, **key, **held}
        for mention in person["mentions"]:
            yield "mentions", {**mention, **key}
        for byline in person["bylines"]:
            yield "bylines", {**byline, **key}
    for event in document["events"]:
        for person in event["participants"]:
            row = {"event": event["id"], "person": person, "name": names.get(person)}
            yield "participants", row
    for time in document["times"]:
        yield "times", time
