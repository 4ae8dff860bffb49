"""The documentation builds without a warning, and the tutorial gives what it shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs/tutorial.ipynb"


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="mkdocs is not installed (extra docs)")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    reference = (tmp_path / "reference/python/index.html").read_text("utf-8")
    assert "Find every fact of" in reference  # the docstrings are there


def test_every_page_for_users_is_in_the_navigation() -> None:
    yaml = pytest.importorskip("yaml")
    listed = set(_pages(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert listed <= there
    assert {page for page in there - listed if not page.startswith("design/")} == set()


def _pages(entries: list[Any]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        [value] = entry.values()
        found += [value] if isinstance(value, str) else _pages(value)
    return found


def test_the_notebook_gives_the_outputs_it_shows(tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    run = tmp_path / "run.ipynb"
    script = (
        "import sys, nbformat, nbclient\n"
        "notebook = nbformat.read(sys.argv[1], as_version=4)\n"
        "nbclient.NotebookClient(notebook, timeout=120, kernel_name='python3').execute()\n"
        "nbformat.write(notebook, sys.argv[2])\n"
    )
    command = [sys.executable, "-c", script, str(NOTEBOOK), str(run)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    shown = nbformat.read(NOTEBOOK, as_version=4).cells
    for cell, fresh in zip(shown, nbformat.read(run, as_version=4).cells, strict=True):
        if cell.cell_type == "code":
            assert _texts(fresh) == _texts(cell), cell.source


def _texts(cell: Any) -> str:
    """What a cell printed and gave; the kernel cuts a long print where it likes."""
    return "".join(output.get("text") or output["data"]["text/plain"] for output in cell.outputs)
