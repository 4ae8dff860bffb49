"""``zhextract report``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def page(tmp_path: Path, sample_text: str) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(sample_text, "utf-8")
    return path


@pytest.fixture(autouse=True)
def no_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample document is not of the texts given here, so that nothing can be audited."""
    monkeypatch.setattr("zhextract.report.extras_of", lambda *_: {})


def test_a_page_goes_to_the_named_file(run: Run, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert run("report", page, "-o", out, "--title", "一<版>", "--lang", "zh") == (0, "", "")
    written = out.read_text("utf-8")
    assert "<title>一&lt;版&gt;</title>" in written
    assert written.count('class="page"') == 1


def test_without_a_file_it_goes_to_standard_output(run: Run, page: Path) -> None:
    code, out, err = run("report", page, page)
    assert (code, err) == (0, "")
    assert out.count('class="page"') == 2


def test_what_cannot_be_read_is_reported_and_the_rest_comes_out(
    run: Run, page: Path, tmp_path: Path
) -> None:
    code, out, err = run("report", tmp_path / "none.txt", page)
    assert code == 1
    assert "none.txt: No such file or directory" in err
    assert out.count('class="page"') == 1


def test_without_any_readable_input_there_is_no_page(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("report", tmp_path / "none.txt", "-o", tmp_path / "report.html")
    assert (code, out) == (1, "")
    assert list(tmp_path.iterdir()) == []


def test_every_input_of_extract_is_taken(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "产值3亿元。"}\n{"text": "产量2万吨。"}\n', "utf-8")
    code, out, err = run("report", rows)
    assert (code, err) == (0, "")
    assert out.count('class="page"') == 2


def test_the_output_is_no_input(run: Run, page: Path) -> None:
    code, _, err = run("report", page, "-o", page)
    assert code == 1
    assert "is an input too" in err


def test_the_missing_package_is_named(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhextract.report import page as room

    room._template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    code, out, err = run("report", page)
    assert (code, out) == (1, "")
    assert "pip install 'zhextract[report]'" in err


@pytest.mark.parametrize("argv", [("page.txt", "--lang", "fr"), ("x", "--published", "soon")])
def test_wrong_usage(run: Run, argv: tuple[str, ...]) -> None:
    code, out, _ = run("report", *argv)
    assert (code, out) == (2, "")


def test_extract_writes_the_same_page(run: Run, page: Path, tmp_path: Path) -> None:
    named, asked = tmp_path / "named.html", tmp_path / "asked"
    assert run("report", page, "-o", named) == (0, "", "")
    _, written, _ = run("extract", page, "--format", "html")
    assert written == named.read_text("utf-8")
    assert run("extract", page, "-o", tmp_path / "by-suffix.html") == (0, "", "")
    assert (tmp_path / "by-suffix.html").read_text("utf-8") == written
    code, _, said = run("extract", page, "--format", "html", "--partition-by", "type", "-o", asked)
    assert code == 2
    assert "--partition-by is for --format parquet" in said
    assert not asked.exists()
