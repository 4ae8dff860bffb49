"""Facts as Parquet, as a file or as partitions, and as Arrow IPC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhextract.io.arrow import facts_schema
from zhextract.io.files import Note, noted_rows
from zhextract.optional import load
from zhextract.types import Document

if TYPE_CHECKING:
    import pyarrow as pa_types

pa = load("pyarrow", "tables")

BATCH_ROWS = 10_000
"""Rows that are held at a time."""

PARTITIONS = ("published", "type", "source")
"""Columns that folders of Parquet may be made by."""

_OPEN_FILES = 64
_MOST_PARTITIONS = 100_000


def fact_batches(
    documents: Iterable[Document], note: Note, *, rows: int = BATCH_ROWS
) -> Iterator[pa_types.RecordBatch]:
    """The facts of documents in batches of about ``rows``; at least one batch."""
    held: list[dict[str, object]] = []
    schema = facts_schema()
    given = 0
    for document in documents:
        held += noted_rows(document, note)
        while len(held) >= rows:
            yield pa.RecordBatch.from_pylist(held[:rows], schema=schema)
            del held[:rows]
            given += 1
    if held or not given:
        yield pa.RecordBatch.from_pylist(held, schema=schema)


def write_parquet(documents: Iterable[Document], path: Path, note: Note) -> None:
    """One file, a row group for each batch."""
    parquet = load("pyarrow.parquet", "tables")
    with parquet.ParquetWriter(path, facts_schema(), compression="zstd") as writer:
        for batch in fact_batches(documents, note):
            writer.write_batch(batch)


def write_partitions(
    documents: Iterable[Document],
    path: Path,
    note: Note,
    *,
    by: Sequence[str],
) -> None:
    """A folder of Parquet files under ``column=value`` for each of the columns ``by``."""
    dataset = load("pyarrow.dataset", "tables")
    schema = facts_schema()
    dataset.write_dataset(
        fact_batches(documents, note),
        path,
        schema=schema,
        format="parquet",
        file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
        partitioning=dataset.partitioning(
            pa.schema([schema.field(name) for name in by]), flavor="hive"
        ),
        max_open_files=_OPEN_FILES,
        max_partitions=_MOST_PARTITIONS,
        use_threads=False,  # rows keep their order
    )


def write_arrow(documents: Iterable[Document], path: Path, note: Note) -> None:
    """Arrow IPC in the file format, which programs map into memory."""
    with pa.ipc.new_file(str(path), facts_schema()) as writer:
        for batch in fact_batches(documents, note):
            writer.write_batch(batch)
