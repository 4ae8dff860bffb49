"""One part of the output: its files under construction, then in place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from zhextract.batch.files import draft_of, flush_folder, json_line, settle, writing
from zhextract.batch.formats import FORMATS
from zhextract.batch.outcome import Outcome
from zhextract.optional import load

PARTITIONS = {"published": 10, "month": 7, "year": 4}
"""What folders can be made by: so many characters of the date of publication."""

_ROWS = 1 << 16
"""Rows of a group in Parquet."""


class Part:
    """Takes the outcomes of one part, in order; nothing has its name before ``settle``."""

    def __init__(
        self, root: Path, number: int, formats: tuple[str, ...], partition_by: str | None
    ) -> None:
        self._root, self._number = root, number
        self._formats, self._partition_by = formats, partition_by
        self._made: dict[Path, list[Any]] = {}
        """Files, and of those in Arrow the batches that wait to be written."""
        self.counts: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Write what came out of one entry."""
        for name, data in zip(self._formats, outcome.encoded, strict=False):
            form = FORMATS[name]
            path = self._path(form.folder, outcome.published, form.suffix)
            if form.in_arrow:
                self._made.setdefault(path, []).append(data)
            else:
                self._append(path, data, form.head)
        self._append(self._path("outcomes", None, "jsonl"), json_line(outcome.row()))
        self.counts["documents"] += 1
        self.counts[outcome.status] += 1
        self.counts["facts"] += outcome.fact_count
        self.counts["characters"] += outcome.characters

    def settle(self) -> dict[str, int | None]:
        """Put all files in place; their sizes by name, but for outcomes, which have seconds."""
        sizes: dict[str, int | None] = {}
        for path, waiting in sorted(self._made.items()):
            with writing(path):
                if waiting:
                    _write_arrow(draft_of(path), waiting, path.suffix)
                size = settle(draft_of(path), path)
            name = path.relative_to(self._root)
            sizes[name.as_posix()] = None if name.parts[0] == "outcomes" else size
        for folder in {path.parent for path in self._made}:
            flush_folder(folder)
        return sizes

    def _path(self, folder: str, published: str | None, suffix: str) -> Path:
        place = self._root / folder
        if self._partition_by and folder != "outcomes":
            value = published and published[: PARTITIONS[self._partition_by]]
            place /= f"{self._partition_by}={value or '__HIVE_DEFAULT_PARTITION__'}"
        return place / f"part-{self._number:05}.{suffix}"

    def _append(self, path: Path, data: bytes, head: bytes = b"") -> None:
        with writing(path):
            first = path not in self._made
            if first:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made[path] = []
            with draft_of(path).open("wb" if first else "ab") as out:
                out.write(head + data if first else data)


def _write_arrow(draft: Path, messages: list[bytes], suffix: str) -> None:
    from zhextract.io.arrow import facts_schema

    pa = load("pyarrow", "batch")
    schema = facts_schema()
    batches = [pa.ipc.read_record_batch(pa.py_buffer(message), schema) for message in messages]
    table = pa.Table.from_batches(batches, schema)
    if draft.parent.name.startswith("published="):
        table = table.drop_columns("published")  # the folder says it
    draft.parent.mkdir(parents=True, exist_ok=True)
    if suffix == ".parquet":
        load("pyarrow.parquet", "batch").write_table(
            table, draft, row_group_size=_ROWS, compression="zstd"
        )
    else:
        with pa.ipc.new_file(str(draft), table.schema) as out:
            out.write_table(table, max_chunksize=_ROWS)
