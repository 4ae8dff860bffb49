"""The worked example: football in about thirty lines, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhextract.cli import main
from zhextract.describe import describe

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "extract",
    "examples/football/match.txt",
    "--published",
    "2024-05-21",
    "--format",
    "csv",
]


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_beat_gives_the_expected_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ARGUMENTS, "--rules", "examples/football/football.toml"]) == 0
    expected = Path("examples/football/facts.csv").read_text("utf-8")
    assert capsys.readouterr().out.splitlines() == expected.splitlines()


def test_without_it_there_are_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ARGUMENTS) == 0
    expected = Path("examples/football/facts.csv").read_text("utf-8")
    assert capsys.readouterr().out.splitlines() != expected.splitlines()


def test_it_is_about_thirty_lines() -> None:
    lines = Path("examples/football/football.toml").read_text("utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) <= 35


def test_the_article_was_read_right() -> None:
    """What the expected file was checked against by hand."""
    from zhextract import Extractor

    extractor = Extractor(rules="examples/football/football.toml")
    text = Path("examples/football/match.txt").read_text("utf-8")
    said = {describe(fact) for fact in extractor.extract(text, published="2024-05-21").facts}
    assert said >= {
        "17 脚",
        "2 记",
        "up 50 % period",
        "21 分",
        "16 分",
        "up from 0.9 球 to 2.3 球",
        "孙立新: 岚溪队 铁闸",
        "2024-05-20 岚溪队 绝平 云州队",
    }
