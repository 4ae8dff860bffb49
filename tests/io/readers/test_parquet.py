"""Rows of Parquet, whole and broken."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from zhextract.io.readers import Entry, Fields, Limits

from .reading import entries_of, read_all

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def file(tmp_path: Path, **columns: Any) -> Path:
    path = tmp_path / "news.parquet"
    pq.write_table(pa.table(columns), path)
    return path


def test_rows_are_documents(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        text=pa.array(["一", None, "三"]).dictionary_encode(),
        day=[date(2023, 10, 17), None, date(2023, 10, 19)],
        key=[7, 8, None],
        more=[1, 2, 3],
    )
    found = entries_of(path, fields=Fields(date="day", id="key"))
    assert [(one.text, one.date, one.id) for one in found if isinstance(one, Entry)] == [
        ("一", "2023-10-17", "7"),
        ("", None, "8"),
        ("三", "2023-10-19", None),
    ]
    assert [one.input for one in found] == [f"{path}:{number}" for number in (1, 2, 3)]


def test_a_time_is_a_date_too_and_bytes_are_decoded(tmp_path: Path) -> None:
    text = "今年全县工业用电量增长。"
    path = file(tmp_path, text=[text.encode("gb18030")], date=[datetime(2023, 10, 17, 8)])
    (entry,) = entries_of(path, fields=Fields(date="date"))
    assert isinstance(entry, Entry)
    assert (entry.text, entry.date) == (text, "2023-10-17")


def test_a_wrong_name_of_a_field_names_those_there_are(tmp_path: Path) -> None:
    (said,) = read_all(file(tmp_path, body=["一"], day=["二"]))
    assert said.startswith("!news.parquet: has no field 'text'; its fields are: body, day")


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_file_that_is_cut_off(tmp_path: Path, share: float) -> None:
    path = file(tmp_path, text=["一"] * 100)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    (said,) = read_all(path)
    assert said.startswith("!news.parquet: is no whole Parquet file (")


def test_a_file_that_is_damaged_within_gives_what_is_before(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    text = pa.array([f"{number:0500}" for number in range(2000)])
    pq.write_table(pa.table({"text": text}), path, row_group_size=500, use_dictionary=False)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = b"\xff" * 400
    path.write_bytes(data)
    *texts, said = read_all(path)
    assert said.startswith("!news.parquet:")
    assert "from this row on it cannot be read" in said
    assert texts == text.to_pylist()[: len(texts)]


def test_a_column_that_swells_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    table = pa.table({"text": ["一" * 1_000_000] * 3})
    pq.write_table(table, path, compression="zstd", use_dictionary=False)
    (said,) = read_all(path)
    assert "its columns swell more than 200-fold" in said
    limits = Limits(ratio=1_000_000)
    assert [len(text) for text in read_all(path, limits=limits)] == [1_000_000] * 3


def test_damage_in_the_sizes_of_columns_does_not_end_the_process(tmp_path: Path) -> None:
    """The tail of a file, where its columns are described, with every byte changed once."""
    path = file(tmp_path, text=["一"] * 3)
    data = path.read_bytes()
    for place in range(len(data) - 700, len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        assert read_all(path)


def test_a_field_that_is_too_long_fails_alone(tmp_path: Path) -> None:
    path = file(tmp_path, text=["一", "二" * 200, "三"])
    first, said, last = read_all(path, limits=Limits(size=100))
    assert (first, last) == ("一", "三")
    assert said == "!news.parquet:2: field 'text' is longer than --max-size allows"


def test_no_text_column(tmp_path: Path) -> None:
    (said,) = read_all(file(tmp_path, text=[[1, 2]]))
    assert said == "!news.parquet:1: field 'text' is no text but list"
