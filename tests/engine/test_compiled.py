"""Patterns kept from one process to the next, as compiled modules are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import regex

from zhextract.engine.compiled import KeptPatterns
from zhextract.engine.wordbook import Wordbook, using

WORDS = "(?P<word>增长|下降)(?>了)?+"


@pytest.fixture(autouse=True)
def bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def keep(file: Path, *patterns: str) -> None:
    """What a process does that needs ``patterns``."""
    process = KeptPatterns(file)
    for pattern in patterns:
        process.pattern(pattern, 0)
    process.write()


def test_the_next_process_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "folder" / "patterns"
    keep(file, WORDS)
    monkeypatch.setattr(regex, "compile", None)
    match = KeptPatterns(file).pattern(WORDS, 0).search("同比增长了5%")
    assert match is not None
    assert (match["word"], match.span()) == ("增长", (2, 5))


def test_what_each_process_compiles_is_added(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    keep(file, WORDS)
    keep(file, "占[^，]{1,8}")
    size = file.stat().st_size
    keep(file, WORDS, "占[^，]{1,8}")
    assert file.stat().st_size == size
    assert [path.name for path in tmp_path.iterdir()] == ["patterns"]


def test_flags_tell_patterns_apart(tmp_path: Path) -> None:
    patterns = KeptPatterns(tmp_path / "patterns")
    assert patterns.pattern("a b", regex.VERBOSE).match("ab")
    assert not patterns.pattern("a b", 0).match("ab")


@pytest.mark.parametrize("content", [b"", b"\x80\x05K\x01.", b"no pickle", b"\x80\x05"])
def test_a_broken_file_is_written_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "patterns"
    file.write_bytes(content)
    keep(file, WORDS)
    broken = file.read_bytes()
    assert WORDS.encode() in broken


def test_a_broken_pattern_is_compiled(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    keep(file, WORDS)
    file.write_bytes(file.read_bytes().replace(b"_regex", b"_rebex"))
    assert KeptPatterns(file).pattern(WORDS, 0).match("下降")


def test_nothing_is_written_where_python_writes_no_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(tmp_path / "patterns", WORDS)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "patterns", WORDS)
    assert (tmp_path / "file").read_bytes() == b""


def test_patterns_with_words_of_a_user_are_not_kept(tmp_path: Path) -> None:
    with using(Wordbook({"units": {"箩": {"kind": "count"}}})):
        keep(tmp_path / "patterns", "箩|筐")
    assert not list(tmp_path.iterdir())
