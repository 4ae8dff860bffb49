"""``zhextract series`` over the real rules."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
import wcwidth

Series: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("texts")
    folder.mkdir()
    for name, text in {
        "2023-02-01.txt": "2022年，岚溪县茶叶产量1.52万吨，比上年增长8.6%。",
        "2024-02-01.txt": "去年，岚溪县茶叶产量1.68万吨，茶园面积8万亩。",
    }.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def series(capsys: pytest.CaptureFixture[str]) -> Series:
    def call(*argv: object) -> tuple[int, str, str]:
        from zhextract.cli import main

        try:
            code = main(["series", *map(str, argv)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return call


def test_a_table_of_a_folder(series: Series, folder: Path) -> None:
    code, out, err = series(folder, "--format", "table")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "茶叶产量 · 岚溪县 · 吨"
    assert [line.split()[0] for line in lines[2:]] == ["2021", "2022", "2023"]
    assert "implied" in lines[2]
    assert max(map(wcwidth.width, lines)) <= 80


def test_filters_and_min_periods(series: Series, folder: Path) -> None:
    code, out, _ = series(folder, "--metric", "茶园", "--format", "csv")
    assert (code, len(out.splitlines())) == (0, 1)
    _, out, _ = series(folder, "--metric", "茶园", "--format", "csv", "--min-periods", 1)
    [row] = csv.DictReader(io.StringIO(out))
    assert (row["metric"], row["value"], row["implied"]) == ("茶园面积", "80000", "false")
    assert series(folder, "--subject", "别县", "--format", "table")[1] == "no series\n"


def test_json_and_json_lines(series: Series, folder: Path) -> None:
    loaded = json.loads(series(folder)[1])
    assert [one["measure"] for one in loaded["series"]] == ["level"]
    rows = [json.loads(line) for line in series(folder, "--format", "jsonl")[1].splitlines()]
    assert [row["period"] for row in rows] == ["2021", "2022", "2023"]
    assert rows[0]["value"] == 14000


def test_parquet(series: Series, folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert series(folder, "-o", "tea.parquet") == (0, "", "")
    rows = parquet.read_table("tea.parquet").to_pylist()
    assert [(row["period"], row["value"]) for row in rows] == [
        ("2021", Decimal(14000)),
        ("2022", Decimal(15200)),
        ("2023", Decimal(16800)),
    ]
    assert (rows[0]["implied"], rows[1]["low"]) == (True, None)


def test_excel(series: Series, folder: Path) -> None:
    pytest.importorskip("xlsxwriter")
    assert series(folder, "-o", "tea.xlsx") == (0, "", "")
    assert Path("tea.xlsx").read_bytes()[:2] == b"PK"


def test_an_input_that_fails(series: Series, folder: Path) -> None:
    code, out, err = series(folder, "none.txt", "--format", "jsonl")
    assert (code, len(out.splitlines())) == (1, 3)
    assert "none.txt" in err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--format", "parquet"], "name it with -o OUT"),
        (["--min-periods", "0"], "'0' is no whole number from 1"),
        (["--format", "arrow"], "--format"),
    ],
)
def test_wrong_usage(series: Series, folder: Path, argv: list[str], message: str) -> None:
    code, out, err = series(folder, *argv)
    assert (code, out) == (2, "")
    assert message in err


def test_the_output_is_no_input(series: Series, folder: Path) -> None:
    path = folder / "2024-02-01.txt"
    before = path.read_bytes()
    assert series(path, "-o", path)[0] == 1
    assert path.read_bytes() == before
