"""The house rules: who may import whom, and how large a file may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "zhextract").rglob("*.py"))


def lines_of(path: Path) -> int:
    return path.read_text("utf-8").count("\n")


def functions_of(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_imports_keep_the_contracts() -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_stays_small(path: Path) -> None:
    assert lines_of(path) <= 450
    assert [name for name, length in functions_of(path) if length >= 60] == []


def test_most_files_are_smaller() -> None:
    assert median(map(lines_of, FILES)) < 150
