"""``zhextract audit`` over the real rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
import wcwidth

TEXT = "2023年产量120万吨，比上年增长9%；2022年产量100万吨。\n"
Audit: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("page.txt")
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def audit(capsys: pytest.CaptureFixture[str]) -> Audit:
    def call(*argv: object) -> tuple[int, str, str]:
        from zhextract.cli import main

        try:
            code = main(["audit", *map(str, argv)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return call


def test_a_finding_gives_exit_code_1_and_its_sum(audit: Audit, page: Path) -> None:
    code, out, err = audit(page, "--format", "table", "--published", "2024-03-05")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "page.txt · published 2024-03-05 · 1 finding",
        "",
        "level     the change stated is not that between the two levels",
        "          (120万吨 - 100万吨) / 100万吨 = +20% [18.91, 21.11] ≠ +9%",
        "          120万吨  7:12",
        "          比上年增长9%  13:20",
        "          100万吨  28:33",
    ]
    assert max(map(wcwidth.width, out.splitlines())) <= 80


def test_a_long_sum_is_wrapped(audit: Audit, page: Path) -> None:
    parts = "、".join(
        f"{name}水库{2100 + size}万立方米" for size, name in enumerate("东西南北中上")
    )
    page.write_text(f"总库容9000万立方米，其中{parts}。", "utf-8")
    code, out, _ = audit(page, "--format", "table")
    assert code == 1
    assert max(map(wcwidth.width, out.splitlines())) <= 80
    assert "…" not in out
    assert "2105万立方米 = 1.2615亿立方米" in " ".join(out.split())


def test_exit_zero(audit: Audit, page: Path) -> None:
    assert audit(page, "--exit-zero")[0] == 0


def test_nothing_found(audit: Audit, page: Path) -> None:
    page.write_text("产量120万吨。", "utf-8")
    code, out, err = audit(page, "--format", "table")
    assert (code, err) == (0, "")
    assert out == "page.txt · no date known · no findings\n"


def test_json_of_one_and_of_several(audit: Audit, page: Path) -> None:
    one = json.loads(audit(page)[1])
    assert one["findings"][0]["kind"] == "level"
    several = json.loads(audit(page, page)[1])
    assert several == [one, one]
    lines = audit(page, page, "--format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == several


def test_tables_and_dates_are_read_as_by_extract(audit: Audit, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    row = {"text": "10月17日（星期三），县政府开会。", "day": "2023-10-24"}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    code, out, _ = audit(path, "--date-field", "day")
    [audited] = json.loads(out)
    assert (code, audited["published"]) == (1, "2023-10-24")
    assert audited["findings"][0]["sum"] == "2023-10-17 = 星期二 ≠ 星期三"


def test_an_output_file(audit: Audit, page: Path) -> None:
    code, out, _ = audit(page, "-o", "audit.json")
    assert (code, out) == (1, "")
    assert json.loads(Path("audit.json").read_text("utf-8"))["source"] == "page.txt"
    assert audit(page, "-o", "page.txt")[0] == 1
    assert page.read_text("utf-8") == TEXT


def test_an_input_that_fails(audit: Audit, page: Path) -> None:
    code, out, err = audit("none.txt", page, "--exit-zero")
    assert code == 1
    assert "none.txt: No such file" in err
    assert len(json.loads(out)) == 1
    assert audit("none.txt")[:2] == (1, "")


@pytest.mark.parametrize("argv", [["--published", "soon"], ["--format", "csv"]])
def test_wrong_usage(audit: Audit, page: Path, argv: list[str]) -> None:
    code, out, err = audit(page, *argv)
    assert (code, out) == (2, "")
    assert argv[0] in err
