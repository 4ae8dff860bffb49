"""A database answers SQL with the facts that went in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from zhextract.io.arrow import facts_batch
from zhextract.io.files import database
from zhextract.io.files.database import write_duckdb
from zhextract.types import Document


@pytest.fixture
def base(
    tmp_path: Path, sample_document: Document, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    """A database of the sample twice, written in several batches."""
    monkeypatch.setattr(database, "_HELD_ROWS", 4)
    path = tmp_path / "facts.duckdb"
    write_duckdb(iter([sample_document] * 2), path, pytest.fail)
    assert [entry.name for entry in tmp_path.iterdir()] == ["facts.duckdb"]
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("FROM documents", [(n, "page.txt", date(2023, 10, 24), 5) for n in (1, 2)]),
        ("SELECT article, byline FROM articles WHERE document = 2", [(0, ["赵亚宏"])]),
        (
            "SELECT text, value, metric FROM quantities WHERE document = 1 AND unit = '元'",
            [("2072.89亿元", Decimal(207289000000), "总产值")],
        ),
        (
            "SELECT q.metric, c.direction, c.value FROM changes c "
            "JOIN quantities q ON q.document = c.document AND q.id = c.of WHERE c.document = 1",
            [("总产值", "up", Decimal("7.8"))],
        ),
        (
            'SELECT name, organization, title, start, "end" FROM roles WHERE document = 1',
            [("赵亚宏", "新义派出所", "所长", 32, 39)],
        ),
        ("SELECT name, text, person FROM mentions", [("赵亚宏", "赵亚宏", "f4")] * 2),
        ("SELECT function, article FROM bylines WHERE document = 1", [("reporter", 0)]),
        (
            "SELECT e.trigger, e.first_day, p.name FROM events e JOIN participants p "
            "ON p.document = e.document AND p.event = e.id WHERE e.document = 2",
            [("走访", date(2023, 10, 17), "赵亚宏")],
        ),
        ("SELECT text, edtf FROM times WHERE document = 1", [("10月17日", "2023-10-17")]),
        ("SELECT name, mentions FROM people WHERE document = 1", [("赵亚宏", 1)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_query(base: Any, query: str, rows: list[tuple[object, ...]]) -> None:
    assert base.execute(query).fetchall() == rows


def test_facts_are_the_rows(base: Any, sample_document: Document) -> None:
    facts = base.sql("SELECT * EXCLUDE document FROM facts WHERE document = 1")
    assert facts.to_arrow_table().to_pylist() == facts_batch([sample_document]).to_pylist()


def test_every_table_and_view_is_there(base: Any) -> None:
    names = {name for (name,) in base.execute("SHOW TABLES").fetchall()}
    assert names == {*database.TABLES, *database.VIEWS}


def test_no_documents_make_empty_tables(tmp_path: Path) -> None:
    write_duckdb([], tmp_path / "facts.duckdb", pytest.fail)
    with duckdb.connect(str(tmp_path / "facts.duckdb")) as connection:
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (0,)
