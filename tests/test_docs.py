"""Every example of the documentation runs, and gives what it says.

A ``python`` block is a doctest where it has ``>>>``; else it is run, and its asserts
must hold. A ``console`` block is calls of ``zhextract`` after ``$``, each followed by
its output. Blocks of one file share their names, top to bottom, and run in the
project's folder. (Examples of docstrings run as doctests of the package.)
"""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from zhextract.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "bench/README.md"]
PAGES += sorted(page for name in ("docs", "examples") for page in (ROOT / name).rglob("*.md"))
PLAIN = frozenset(("", "sh", "toml", "text", "json", "yaml"))
"""Languages of blocks that are shown only."""

_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CALL = re.compile(r"^\$ (?P<call>.+)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


class Block(NamedTuple):
    """One block of a page; ``line`` is that of its first line of code."""

    language: str
    body: str
    line: int


def blocks_of(page: str) -> Iterator[Block]:
    for found in _BLOCK.finditer(page):
        yield Block(found["language"], found["body"], page.count("\n", 0, found.start()) + 2)


def run_python(block: Block, names: dict[str, Any], page: str) -> None:
    if ">>>" not in block.body:
        exec(compile("\n" * (block.line - 1) + block.body, page, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.body, names, page, page, block.line - 1)
    test.globs = names  # the names of a block live on in the next one
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
        test, out=said.append, clear_globs=False
    )
    assert not said, "".join(said)


def run_console(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    calls = list(_CALL.finditer(block.body))
    assert "".join(call[0] for call in calls) == block.body, "text before the first $"
    for call in calls:
        program, *arguments = shlex.split(call["call"])
        assert program == "zhextract"
        capsys.readouterr()
        with suppress(SystemExit):  # --help and --version end so
            main(arguments)
        assert capsys.readouterr().out == call["output"], call["call"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_of_a_page(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    names: dict[str, Any] = {"__name__": page.stem}
    for block in blocks_of(page.read_text("utf-8")):
        if block.language == "python":
            run_python(block, names, page.name)
        elif block.language == "console":
            run_console(block, capsys)
        else:
            assert block.language in PLAIN, f"line {block.line}: {block.language} is not run"


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_example_page_gives_the_expected_facts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["extract", "examples/county-page/page.txt", "--format", "csv"]) == 0
    expected = Path("examples/county-page/facts.csv").read_text("utf-8")
    assert capsys.readouterr().out.splitlines() == expected.splitlines()


def test_a_wrong_doctest_is_noticed() -> None:
    with pytest.raises(AssertionError, match=r"Expected:\s+3\s+Got:\s+2"):
        run_python(Block("python", ">>> 1 + 1\n3\n", 1), {}, "page.md")


def test_a_wrong_output_of_a_command_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(AssertionError, match="zhextract --version"):
        run_console(Block("console", "$ zhextract --version\nzhextract 0.0\n", 1), capsys)
