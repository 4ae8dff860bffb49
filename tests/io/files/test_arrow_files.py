"""Parquet and Arrow files give the facts back, in bounded batches."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from zhextract.io.arrow import facts_batch, facts_schema
from zhextract.io.files import arrow_files, file_writer
from zhextract.types import Document


def no_notes(message: str) -> None:
    raise AssertionError(message)


def read(name: str, path: Path) -> pa.Table:
    if name == "parquet":
        return pq.read_table(path)
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


@pytest.mark.parametrize("name", ["parquet", "arrow"])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_facts_come_back(tmp_path: Path, sample_document: Document, name: str, count: int) -> None:
    documents = [sample_document] * count
    file_writer(name)(iter(documents), tmp_path / "out", no_notes)
    table = read(name, tmp_path / "out")
    assert table.schema == facts_schema()
    assert table.to_pylist() == facts_batch(documents).to_pylist()


def test_batches_hold_few_rows(sample_document: Document) -> None:
    asked = 0

    def documents() -> Iterator[Document]:
        nonlocal asked
        for _ in range(100):
            asked += 1
            yield sample_document

    batches = arrow_files.fact_batches(documents(), no_notes, rows=12)
    first = next(batches)
    assert (first.num_rows, asked) == (12, 3)
    assert sum(batch.num_rows for batch in batches) == 500 - 12


def test_a_number_that_does_not_fit_is_reported(tmp_path: Path, sample_document: Document) -> None:
    long = msgspec.structs.replace(sample_document.quantities[0], value=Decimal("1E+40"))
    document = msgspec.structs.replace(sample_document, facts=(long,))
    notes: list[str] = []
    file_writer("parquet")([document], tmp_path / "out", notes.append)
    assert notes == ["page.txt: too long for a column, left empty: f1 value"]


def test_partitions_hold_the_same_facts(tmp_path: Path, sample_document: Document) -> None:
    undated = msgspec.structs.replace(sample_document, published=None, source="a/b=c.txt")
    documents = [sample_document, undated]
    target = tmp_path / "parts"
    arrow_files.write_partitions(documents, target, no_notes, by=("published", "type", "source"))
    partitioning = ds.partitioning(
        pa.schema([facts_schema().field(name) for name in ("published", "type", "source")]),
        flavor="hive",
    )
    table = ds.dataset(target, partitioning=partitioning).to_table(columns=facts_schema().names)
    key = [("source", "ascending"), ("start", "ascending"), ("id", "ascending")]
    expected = pa.Table.from_batches([facts_batch(documents)])
    assert table.sort_by(key).to_pylist() == expected.sort_by(key).to_pylist()
