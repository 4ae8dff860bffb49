"""``zhextract labels``: out to a tool, back as gold that the check reads."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from zhextract.cli import labels
from zhextract.corpus.gold import gold_files, read_gold
from zhextract.labels import FORMATS

Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def page(tmp_path: Path, sample_text: str) -> Path:
    path = tmp_path / "一 页.txt"
    path.write_text(sample_text, "utf-8")
    return path


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == labels.FORMATS


@pytest.mark.parametrize("tool", FORMATS)
def test_out_and_back(run: Run, page: Path, sample_text: str, tool: str) -> None:
    out, gold = page.parent / "out", page.parent / "gold"
    dated = ("--published", "2023-10-24")
    assert run("labels", "export", page, page, "--to", tool, "-o", out, *dated) == (0, "", "")
    code, _, err = run("labels", "import", out, "--from", tool, "-o", gold)
    assert code == 0
    assert "2 gold documents in" in err
    assert [path.name for path in gold_files(gold)] == ["一-页-2.yaml", "一-页.yaml"]
    made = read_gold(gold / "一-页.yaml")
    assert (made.text, made.published) == (sample_text, "2023-10-24")
    assert [len(made.items[kind]) for kind in ("quantity", "change", "person")] == [2, 1, 1]


def test_gold_at_once(run: Run, page: Path) -> None:
    assert run("labels", "export", page, "--to", "gold", "-o", page.parent / "gold")[0] == 0
    assert os.listdir(page.parent / "gold") == ["一-页.yaml"]


def test_a_bad_input_is_reported_and_the_others_come_out(run: Run, page: Path) -> None:
    out = page.parent / "out"
    code, _, err = run("labels", "export", page.parent / "none", page, "--to", "brat", "-o", out)
    assert (code, err.count("\n")) == (1, 1)
    assert (out / "一-页.ann").exists()


@pytest.mark.parametrize(
    "argv",
    [
        ("labels",),
        ("labels", "export", "x", "--to", "word", "-o", "y"),
        ("labels", "import", "x", "--from", "gold", "-o", "y"),
        ("labels", "export", "x", "--to", "brat"),
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Run, argv: tuple[str, ...]) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith("usage: zhextract ")


def test_a_folder_that_is_not_empty_is_left_alone(run: Run, page: Path) -> None:
    code, _, err = run("labels", "export", page, "--to", "brat", "-o", page.parent)
    assert code == 1
    assert "is there already; name a new or an empty folder" in err
    assert os.listdir(page.parent) == [page.name]


def test_a_wrong_file_leaves_nothing_behind(run: Run, page: Path) -> None:
    gold = page.parent / "gold"
    code, _, err = run("labels", "import", page, "--from", "doccano", "-o", gold)
    assert code == 1
    assert "一 页.txt:1: " in err
    assert os.listdir(page.parent) == [page.name]
