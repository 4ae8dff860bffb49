"""Whatever the bytes of a file, its reader gives texts and messages, and raises nothing.

Files of every kind are damaged: bytes changed, left out, repeated, cut off.
"""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from zhextract.io.readers import Fields, Limits

from .pdf import make_pdf
from .reading import read_all

NEWS = "今年1—4月，全县工业用电量2.86亿千瓦时，增长6.5%。5月9日，县长林海生主持召开春茶产销会。"
ROWS = [{"text": NEWS, "date": "2023-10-17", "id": 7}, {"text": '一,\n"二', "date": None, "id": ""}]
LIMITS = Limits(size=1 << 16, ratio=50)
FIELDS = Fields(date="date", id="id")


def parquet() -> bytes:
    out = io.BytesIO()
    columns = {name: [str(row[name] or "") for row in ROWS] * 20 for name in ROWS[0]}
    pq.write_table(pa.table(columns), out, row_group_size=16)
    return out.getvalue()


@cache
def whole(name: str) -> bytes:
    """A file that is as it should be."""
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS * 5)
    table = f'id,date,text\n7,2023-10-17,"{NEWS}"\n8,20231017,"一,\n""二"\n'
    page = f"<html><head><title>春茶</title></head><body><p>{NEWS}</p><p>{NEWS}</p></body></html>"
    files = {
        "a.txt": NEWS.encode("gb18030"),
        "b.txt": NEWS.encode("utf-16"),
        "c.txt.gz": gzip.compress(NEWS.encode()),
        "a.jsonl": lines.encode(),
        "b.jsonl.zst": zstandard.compress(lines.encode("gb18030")),
        "a.csv": table.encode(),
        "b.csv": table.encode("utf-16-le"),
        "a.tsv": table.replace(",", "\t").encode("gb18030"),
        "a.html": page.encode(),
        "a.pdf": make_pdf([NEWS, NEWS]),
        "a.parquet": parquet(),
    }
    return files[name]


NAMES = (
    *("a.txt", "b.txt", "c.txt.gz", "a.jsonl", "b.jsonl.zst", "a.csv", "b.csv", "a.tsv"),
    *("a.html", "a.pdf", "a.parquet"),
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 12))
        kind = draw(st.sampled_from(("change", "drop", "repeat", "cut")))
        if kind == "change":
            data = data[:start] + draw(st.binary(min_size=1, max_size=8)) + data[start + length :]
        elif kind == "drop":
            data = data[:start] + data[start + length :]
        elif kind == "repeat":
            data = data[: start + length] + data[start:]
        else:
            data = data[:start] or data
    return data


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_gives_texts_and_messages(folder: Path, name: str) -> None:
    path = folder / name

    @given(damaged(whole(name)))
    def check(data: bytes) -> None:
        path.write_bytes(data)
        for said in read_all(path, fields=FIELDS, limits=LIMITS):
            assert len(said) <= LIMITS.size
            if said.startswith(f"!{name}"):
                assert "\n" not in said

    check()


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_file_is_read(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(whole(name))
    texts = read_all(path, fields=FIELDS, limits=LIMITS)
    assert any(NEWS in text for text in texts)
    assert not [text for text in texts if text.startswith("!")]


@pytest.mark.parametrize("kind", ["text", "html", "pdf", "jsonl", "csv", "tsv", "parquet"])
def test_any_bytes_at_all(folder: Path, kind: Any) -> None:
    path = folder / "any"

    @given(st.binary(max_size=400))
    def check(data: bytes) -> None:
        path.write_bytes(data)
        read_all(path, fields=FIELDS, limits=LIMITS, kind=kind)

    check()
