"""Which files arguments stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zhextract.io.readers import STDIN, Failure, find_sources


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "c.xyz", ".hidden.txt", "2023/d.jsonl.gz", "2023/10/e.HTML"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一")
    return tmp_path


def found(*names: str, **options: object) -> list[str]:
    return [
        f"!{one.message}" if isinstance(one, Failure) else f"{one.path} {one.kind}"
        for one in find_sources(names, **options)  # type: ignore[arg-type]
    ]


def test_a_folder_is_walked_in_order(news: Path) -> None:
    assert found("news") == [
        "news/2023/10/e.HTML html",
        "news/2023/d.jsonl.gz jsonl",
        "news/a.md text",
        "news/b.txt text",
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("news/*.txt", ["news/b.txt text"]),
        ("news/**/*.gz", ["news/2023/d.jsonl.gz jsonl"]),
        ("news/[ac].*", ["news/a.md text", "news/c.xyz text"]),
        ("new?/2023", ["news/2023/10/e.HTML html", "news/2023/d.jsonl.gz jsonl"]),
    ],
)
def test_a_glob_is_expanded(news: Path, pattern: str, expected: list[str]) -> None:
    assert found(pattern) == expected


def test_a_file_with_the_signs_of_a_glob_is_itself(news: Path) -> None:
    (news / "[1].txt").write_text("一")
    assert found("[1].txt") == ["[1].txt text"]


def test_a_named_file_is_read_whatever_its_suffix(news: Path) -> None:
    assert found("news/c.xyz") == ["news/c.xyz text"]
    assert found("news/c.xyz", kind="csv") == ["news/c.xyz csv"]


def test_with_a_kind_all_files_of_a_folder_are_read(news: Path) -> None:
    assert found("news/2023", kind="csv") == ["news/2023/10/e.HTML csv", "news/2023/d.jsonl.gz csv"]
    assert found("news", kind="text")[-1] == "news/c.xyz text"


def test_files_of_other_kinds_are_told(news: Path) -> None:
    told: list[str] = []
    list(find_sources(["news"], passed_over=told.append))
    assert told == ["news/c.xyz"]


def test_standard_input() -> None:
    assert found(STDIN) == ["- text"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.txt", "!none.txt: No such file or directory"),
        ("news/*.doc", "!news/*.doc: no such file, and as a pattern it matches none"),
        ("hollow", "!hollow: is a folder without a file to read (.txt"),
    ],
)
def test_what_is_not_there_is_a_failure(news: Path, name: str, message: str) -> None:
    (news / "hollow").mkdir()
    (one,) = found(name)
    assert one.startswith(message)


def test_a_file_named_twice_is_given_once_where_that_is_wanted(news: Path) -> None:
    os.link("news/a.md", "news/z.md")  # another name is another document
    assert len(found("news/a.md", "news", "./news/*.md", once=True)) == 5
    assert len(found("news/a.md", "news/a.md")) == 2


def test_what_is_left_out_is_not_walked(news: Path) -> None:
    assert found("news", leave_out=["news/2023"]) == ["news/a.md text", "news/b.txt text"]
    assert found("news/**/*.gz", leave_out=["news/2023"]) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable")
def test_a_folder_that_cannot_be_listed_is_a_failure(news: Path) -> None:
    (news / "news/2023").chmod(0)
    try:
        assert "!news/2023: Permission denied" in found("news")
    finally:
        (news / "news/2023").chmod(0o755)
