"""gzip and zstd around any file, whole and broken."""

from __future__ import annotations

import gzip
import io
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from zhextract.io.readers import Limits

from .reading import read_all

TEXT = "全市新增企业42户。" * 50


def zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


PACKERS = pytest.mark.parametrize("pack", [gzip.compress, zst], ids=["gzip", "zstd"])
Pack = Callable[[bytes], bytes]


@PACKERS
def test_a_packed_text_is_unpacked_whatever_its_name(tmp_path: Path, pack: Pack) -> None:
    for name in ("page.txt.gz", "page.txt"):
        (tmp_path / name).write_bytes(pack(TEXT.encode("gb18030")))
        assert read_all(tmp_path / name) == [TEXT]


@PACKERS
def test_members_follow_one_another(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "page.txt").write_bytes(pack(TEXT.encode()) + pack(TEXT.encode()))
    assert read_all(tmp_path / "page.txt") == [TEXT * 2]


@PACKERS
def test_a_large_packed_table_streams(tmp_path: Path, pack: Pack) -> None:
    chance = random.Random(1)
    lines = [f'{{"text": "{chance.random()}"}}\n' for _ in range(5000)]
    (tmp_path / "news.jsonl.zst").write_bytes(pack("".join(lines).encode()))
    assert len(read_all(tmp_path / "news.jsonl.zst")) == 5000


@PACKERS
@pytest.mark.parametrize("cut", [5, 40, 1])
def test_cut_off(tmp_path: Path, pack: Pack, cut: int) -> None:
    data = pack(random.Random(1).randbytes(500))
    (tmp_path / "page.txt").write_bytes(data[:-cut] if cut < 40 else data[:cut])
    (said,) = read_all(tmp_path / "page.txt")
    assert said in (f"!page.txt: its {kind} data is cut off" for kind in ("gzip", "zstd"))


@PACKERS
def test_damaged(tmp_path: Path, pack: Pack) -> None:
    data = bytearray(pack(random.Random(1).randbytes(500)))
    data[4:40] = b"\xff" * 36
    (tmp_path / "page.txt").write_bytes(data)
    (said,) = read_all(tmp_path / "page.txt")
    assert "data is damaged" in said


@PACKERS
def test_a_table_that_is_cut_off_gives_what_is_before(tmp_path: Path, pack: Pack) -> None:
    chance = random.Random(1)
    lines = [f'{{"text": "{chance.random()}"}}\n' for _ in range(9000)]
    (tmp_path / "news.jsonl").write_bytes(pack("".join(lines).encode())[:-100])
    *texts, last = read_all(tmp_path / "news.jsonl")
    assert last.startswith("!news.jsonl: its ")
    assert last.endswith("data is cut off")
    assert len(texts) > 100
    assert not [text for text in texts if text.startswith("!")]


@PACKERS
def test_what_swells_too_much_is_refused(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "bomb.txt").write_bytes(pack(b"1" * (50 << 20)))
    limits = Limits(size=100 << 20, ratio=100)
    (said,) = read_all(tmp_path / "bomb.txt", limits=limits)
    assert said.endswith("data swells more than 100-fold; if it is meant to, raise --max-ratio")
    (text,) = read_all(tmp_path / "bomb.txt", limits=limits._replace(ratio=100_000))
    assert len(text) == 50 << 20


@PACKERS
def test_a_bomb_among_tables_is_refused(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "bomb.jsonl").write_bytes(pack(b'{"text": "' + bytes(50 << 20) + b'"}\n'))
    (said,) = read_all(tmp_path / "bomb.jsonl")
    assert "swells more than 200-fold" in said


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_a_document_that_is_too_large_is_refused(tmp_path: Path, packed: bool) -> None:
    data = random.Random(1).randbytes(3 << 20)
    (tmp_path / "page.txt").write_bytes(gzip.compress(data) if packed else data)
    (said,) = read_all(tmp_path / "page.txt", limits=Limits(size=1 << 20))
    assert said.startswith("!page.txt: is 3")
    assert "MB, more than the 1 MB that one document may have; split it" in said
    (tmp_path / "page.txt").write_bytes(gzip.compress(TEXT.encode() * 100))
    (said,) = read_all(tmp_path / "page.txt", limits=Limits(size=1 << 10))
    assert said.startswith("!page.txt: is longer than the 1 KB that one document may have")


def test_standard_input_is_unpacked_and_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT.encode())))
    monkeypatch.setattr(sys, "stdin", given)
    assert read_all(Path("-")) == [TEXT]
    assert not given.buffer.closed
