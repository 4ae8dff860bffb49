from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from zhextract.cli import extract
from zhextract.io import files
from zhextract.io.files.arrow_files import PARTITIONS
from zhextract.io.formats import FORMATS
from zhextract.rows import COLUMNS
from zhextract.types import Document

Run: TypeAlias = Callable[..., tuple[int, str, str]]
Calls: TypeAlias = list[dict[str, object]]


@pytest.fixture
def page(tmp_path: Path, sample_text: str) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(sample_text, "utf-8")
    return path


def pipe_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "ascii"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_one_file_is_one_document(
    run: Run, calls: Calls, page: Path, sample_text: str, sample_document: Document
) -> None:
    code, out, err = run("extract", page, "--published", "2023-10-24")
    assert (code, err) == (0, "")
    assert Document.from_json(out).facts == sample_document.facts
    assert calls == [{"text": sample_text, "published": "2023-10-24", "source": str(page)}]


def test_several_files_are_a_list(run: Run, page: Path) -> None:
    _, out, _ = run("extract", page, page)
    assert [document["source"] for document in json.loads(out)] == [str(page)] * 2


@pytest.mark.parametrize("argv", [(), ("-",)], ids=["nothing", "dash"])
def test_standard_input(
    run: Run, calls: Calls, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    pipe_in(monkeypatch, "全市42户企业，同比增长7.8%。".encode("gb18030"))
    code, _, _ = run("extract", *argv)
    assert code == 0
    assert calls == [{"text": "全市42户企业，同比增长7.8%。", "published": None, "source": None}]


def test_a_terminal_without_files_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    code, _, err = run("extract")
    assert code == 2
    assert "name a FILE, or pipe a text in" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("--published", "soon"),
        ("--published", "2023-02-30"),
        ("--format", "yaml"),
        ("--publ", "2023-10-24"),
        ("--unknown",),
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Run, page: Path, argv: tuple[str, ...]) -> None:
    code, out, err = run("extract", page, *argv)
    assert (code, out) == (2, "")
    assert err.startswith("usage: zhextract ")


def test_jsonl_is_one_document_a_line(run: Run, page: Path) -> None:
    _, out, _ = run("extract", page, page, "--format", "jsonl")
    assert [Document.from_json(line).source for line in out.splitlines()] == [str(page)] * 2


def test_csv_is_one_fact_a_line(run: Run, page: Path) -> None:
    _, out, _ = run("extract", page, page, "--format", "csv")
    header, *rows = csv.reader(io.StringIO(out))
    assert tuple(header) == COLUMNS
    assert len(rows) == 10
    assert rows[0][COLUMNS.index("value")] == "207289000000"
    assert rows[1][COLUMNS.index("comparison_inherited")] == "false"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "none.txt: No such file or directory"),
        ("empty.txt", b"", "empty.txt: holds no text"),
        ("blank.txt", b" \n", "blank.txt: holds no text"),
        ("broken.txt", b"\xff\xff\xfe\x00\x81" * 3, "broken.txt: byte"),
        ("hollow/", None, ": is a folder without a file to read (.txt"),
        ("a\0b", None, "a\\x00b: "),
    ],
)
def test_a_bad_input_is_reported_and_the_others_come_out(
    run: Run, page: Path, name: str, content: bytes | None, message: str
) -> None:
    (page.parent / "hollow").mkdir()
    bad = page.parent / name
    if content is not None:
        bad.write_bytes(content)
    code, out, err = run("extract", bad, page, "--format", "jsonl")
    assert code == 1
    assert len(out.splitlines()) == 1
    assert err.startswith("zhextract: ")
    assert message in err
    assert err.count("\n") == 1


def test_only_bad_inputs_give_nothing(run: Run, tmp_path: Path) -> None:
    out_file = tmp_path / "out.json"
    code, out, err = run("extract", tmp_path / "none.txt", "-o", out_file)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert not out_file.exists()


def test_output_file(run: Run, page: Path) -> None:
    target = page.parent / "out.json"
    target.write_text("old")
    code, out, _ = run("extract", page, "-o", target)
    assert (code, out) == (0, "")
    assert Document.from_json(target.read_bytes()).source == str(page)
    assert sorted(os.listdir(page.parent)) == ["out.json", "page.txt"]


@pytest.mark.parametrize("name", files.FILE_FORMATS)
def test_a_file_format_needs_a_name(run: Run, page: Path, name: str) -> None:
    code, out, err = run("extract", page, "--format", name)
    assert (code, out) == (2, "")
    assert f"--format {name} makes a file: name it with -o OUT" in err


@pytest.mark.parametrize("name", files.FILE_FORMATS)
def test_a_file_format_by_its_suffix(run: Run, page: Path, name: str) -> None:
    target = page.parent / f"out.{name}"
    target.write_text("old")
    assert run("extract", page, "-o", target) == (0, "", "")
    begins = {"xlsx": b"PK", "parquet": b"PAR1", "arrow": b"ARROW1"}
    assert begins.get(name, b"DUCK") in target.read_bytes()[:16]
    assert sorted(os.listdir(page.parent)) == [target.name, "page.txt"]


def test_the_suffix_gives_way_to_the_format(run: Run, page: Path) -> None:
    target = page.parent / "out.csv"
    assert run("extract", page, "-o", target, "--format", "jsonl")[0] == 0
    assert Document.from_json(target.read_bytes()).source == str(page)


@pytest.mark.parametrize("name", files.FILE_FORMATS)
def test_an_interrupted_file_leaves_the_old_one(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(_: Document) -> None:
        raise KeyboardInterrupt

    target = page.parent / f"out.{name}"
    target.write_text("old")
    monkeypatch.setattr(Document, "rows", fail)
    monkeypatch.setattr("zhextract.frames.rows_of", fail)
    assert run("extract", page, "-o", target)[0] == 130
    assert target.read_text() == "old"
    assert sorted(os.listdir(page.parent)) == [target.name, "page.txt"]


@pytest.mark.parametrize("name", files.FILE_FORMATS)
@pytest.mark.parametrize("place", ["no/out", "folder"])
def test_a_file_that_cannot_be_written(run: Run, page: Path, name: str, place: str) -> None:
    (page.parent / "folder").mkdir()
    code, _, err = run("extract", page, "--format", name, "-o", page.parent / place)
    assert (code, err.count("\n")) == (1, 1)
    assert f"{place}: " in err


def test_partitions(run: Run, page: Path) -> None:
    target = page.parent / "parts.parquet"
    argv = ("extract", page, page, "-o", target, "--partition-by", "published,type")
    assert run(*argv, "--published", "2023-10-24") == (0, "", "")
    day = target / "published=2023-10-24"
    kinds = [f"type={kind}" for kind in ("change", "event", "person", "quantity")]
    assert sorted(os.listdir(day)) == kinds
    code, _, err = run(*argv)
    assert code == 1
    assert "parts.parquet: is there already; name a new or an empty folder" in err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--partition-by", "kind"), "'kind': name columns of published, type, source, each once"),
        (("--partition-by", "type,type"), "'type': name columns"),
        (("--partition-by", "type"), "--partition-by is for --format parquet"),
    ],
    ids=["unknown", "twice", "no parquet"],
)
def test_wrong_partitions(run: Run, page: Path, argv: tuple[str, ...], message: str) -> None:
    code, _, err = run("extract", page, *argv, "-o", page.parent / "out")
    assert code == 2
    assert message in err


def test_a_missing_package_is_named(
    run: Run, calls: Calls, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "zhextract.io.files.excel", raising=False)
    code, _, err = run("extract", page, "-o", page.parent / "out.xlsx")
    assert (code, calls) == (1, [])
    assert "pip install 'zhextract[tables]'" in err


def test_output_file_is_never_an_input(run: Run, page: Path, sample_text: str) -> None:
    link = page.parent / "link.txt"
    link.symlink_to(page)
    code, _, err = run("extract", page, "-o", link)
    assert code == 1
    assert "is an input too" in err
    assert page.read_text("utf-8") == sample_text


def test_output_that_cannot_be_written(run: Run, page: Path) -> None:
    code, _, err = run("extract", page, "-o", page.parent / "no" / "out.json")
    assert (code, err.count("\n")) == (1, 1)
    assert "out.json: No such file or directory" in err


def test_a_device_is_written_to_and_not_replaced(run: Run, page: Path) -> None:
    assert run("extract", page, "-o", os.devnull) == (0, "", "")
    assert not Path(os.devnull).is_file()


def test_an_interrupted_run_leaves_the_old_output(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    target = page.parent / "out.json"
    target.write_text("old")
    monkeypatch.setitem(FORMATS, "json", fail)
    assert run("extract", page, "-o", target)[0] == 130
    assert target.read_text() == "old"
    assert sorted(os.listdir(page.parent)) == ["out.json", "page.txt"]


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == extract.TEXT_FORMATS
    assert files.FILE_FORMATS == extract.FILE_FORMATS
    assert PARTITIONS == extract.PARTITIONS


@pytest.mark.parametrize(
    ("no_color", "coloured"), [("", True), ("1", False)], ids=["colours", "NO_COLOR"]
)
def test_a_terminal_gets_tables(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch, no_color: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert run("extract", page)[0] == 0
    assert "2072.89亿元" in terminal.getvalue()
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_a_piped_table_has_no_colours(run: Run, page: Path) -> None:
    _, out, _ = run("extract", page, "--format", "table")
    assert "METRIC" in out
    assert "\x1b" not in out
