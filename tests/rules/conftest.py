"""Files of rules: the starter, and small ones that a test writes."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from zhextract import Extractor

STARTER = Path(str(files("zhextract.rules").joinpath("starter.toml")))


@pytest.fixture(scope="session")
def starter() -> Path:
    """The file that ``zhextract rules new`` writes: it has every kind of entry."""
    return STARTER


@pytest.fixture(scope="session")
def own() -> Extractor:
    """An extractor with the starter's rules."""
    return Extractor(rules=STARTER)


@pytest.fixture
def rule_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Writes a file in the current folder; its name stands in messages."""
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "beat.toml") -> str:
        (tmp_path / name).write_text(text, "utf-8")
        return name

    return write
