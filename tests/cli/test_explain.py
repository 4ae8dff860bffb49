"""``zhextract explain`` over the real rules."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
import wcwidth

TEXT = (
    "2022年总产值2072.89亿元，同比增长7.8%。推动一体化，住3号楼，G20峰会一场，国发〔2023〕5号。\n"
)
Explain: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # a short name, as the heading of the output is cut to its width
    path = Path("page.txt")
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str]) -> Explain:
    def call(*argv: object) -> tuple[int, str, str]:
        from zhextract.cli import main

        try:
            code = main(["explain", *map(str, argv)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return call


def test_facts_with_rules_parts_and_fields(explain: Explain, page: Path) -> None:
    code, out, err = explain(page, "--published", "2023-10-24")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "page.txt · published 2023-10-24 · 2 facts"
    assert (
        "f2  同比增长7.8%  18:26  up 7.8 % yoy\n"
        "    change by the rule change.compared\n"
        "      base_word     同比  18:20\n"
        "      movement      增长  20:22\n"
        "      number        7.8%  22:26\n"
        "      metric        总产值  5:8  (inherited, as in f1)\n"
        "      comparison    yoy  (found)\n"
        "      of            f1  (inherited)\n"
        "      period        2022年  0:5  (inherited, as in f1)\n"
    ) in out


def test_numbers_left_out(explain: Explain, page: Path) -> None:
    _, out, _ = explain(page)
    _, _, left_out = out.partition("Numbers left out\n")
    assert left_out.splitlines() == [
        "  一  29:30  in the set phrase 一体化",
        "  3  34:35  号楼 marks no quantity",
        "  20  39:41  in the code or name G20",
        "  一  43:44  does not count anything before 场",
        "  5  54:55  号 marks no quantity",
    ]


def test_a_place_with_a_fact(explain: Explain, page: Path) -> None:
    code, out, _ = explain(page, "--at", 21)
    assert code == 0
    assert out.startswith("at 21, in the sentence 0:27\n")
    assert "  change.compared  同比增长7.8%  18:26: made f2\n" in out
    assert "  change.moved  增长7.8%  20:26: its numbers belong to change.compared\n" in out
    assert "No fact here." not in out


def test_the_mark_stands_under_its_character(explain: Explain, page: Path) -> None:
    _, out, _ = explain(page, "--at", TEXT.index("7.8"))
    _, line, mark, *_ = out.splitlines()
    assert mark.strip() == "^"
    before = line[: line.index("7.8")]
    assert wcwidth.width(before) == mark.index("^")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一体化", "Left out here\n  一  29:30  in the set phrase 一体化\n"),
        ("2023", "Number or time here\n  2023  49:53  bare 2023\n"),
        ("2023", "  quantity.amount  2023  49:53: refused by its producer\n"),
        ("推动", "Numbers and times of the sentence\n  2023  49:53  bare 2023\n"),
    ],
)
def test_a_place_without_a_fact(explain: Explain, page: Path, words: str, expected: str) -> None:
    _, out, _ = explain(page, "--at", TEXT.index(words))
    assert "No fact here.\n" in out
    assert expected in out


def test_between_sentences(explain: Explain, page: Path) -> None:
    _, out, _ = explain(page, "--at", len(TEXT) - 1)
    assert out == f"at {len(TEXT) - 1}: between sentences; nothing is read here\n"


@pytest.mark.parametrize("place", [None, 8, 30, 45])
def test_lines_fit_80_columns(explain: Explain, tmp_path: Path, place: int | None) -> None:
    path = tmp_path / "long.txt"
    path.write_text("某" * 60 + TEXT.strip() + "还有" * 80, "utf-8")
    _, out, _ = explain(path, *([] if place is None else ["--at", 60 + place]))
    header, *lines = out.splitlines()
    assert lines
    assert max(map(wcwidth.width, [header, *lines])) <= 80


def test_json(explain: Explain, page: Path) -> None:
    _, out, _ = explain(page, "--json")
    loaded = json.loads(out)
    assert [fact["rule"] for fact in loaded["facts"]] == ["quantity.amount", "change.compared"]
    assert loaded["document"]["source"] == str(page)
    _, out, _ = explain(page, "--json", "--at", 29)
    assert json.loads(out)["dropped"][0]["reason"] == "set_phrase"


def test_standard_input(explain: Explain, monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO(TEXT.encode("gb18030"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, "ascii"))
    _, out, _ = explain("-")
    assert out.startswith("no date known · 2 facts\n")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--at", "-1"], "argument --at"),
        (["--at", "³"], "'³' is no offset; give a whole number from 0"),
        (["--at", "999"], f"--at 999: the text has {len(TEXT)} characters"),
        (["--published", "soon"], "'soon' is no date"),
        (["more.txt"], "unrecognized arguments"),
    ],
)
def test_wrong_usage(explain: Explain, page: Path, argv: list[str], message: str) -> None:
    code, out, err = explain(page, *argv)
    assert (code, out) == (2, "")
    assert message in err


def test_a_file_that_is_not_there(explain: Explain, tmp_path: Path) -> None:
    code, out, err = explain(tmp_path / "none.txt")
    assert (code, out) == (1, "")
    assert "none.txt: No such file or directory" in err
