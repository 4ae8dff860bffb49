from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Run: TypeAlias = Callable[..., tuple[int, str, str]]

GOLD = """\
id: case
published: null
text: |
  全市总产值2072.89亿元，同比增长7.8%。
  10月17日，新义派出所所长赵亚宏走访了8000余户居民。
quantities:
- {q: 2072.89亿元, kind: money, value: 207289000000, unit: 元, metric: 总产值}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(GOLD, "utf-8")
    return tmp_path


def set_floor(corpus: Path, name: str, value: str) -> None:
    path = corpus / "floors.json"
    floors = json.loads(path.read_text())
    floors["parts"]["."][name] = float(value)
    path.write_text(json.dumps(floors))


def test_without_floors(run: Run, corpus: Path) -> None:
    code, out, err = run("check", corpus)
    assert code == 0
    assert "spurious quantity" in out
    assert "no floors yet; --accept records them" in err


def test_accept_then_check(run: Run, corpus: Path) -> None:
    code, _, err = run("check", corpus, "--accept")
    assert code == 0
    assert "floors recorded" in err
    assert run("check", corpus)[::2] == (0, "")


def test_regression(run: Run, corpus: Path) -> None:
    run("check", corpus, "--accept")
    set_floor(corpus, "quantity.f1", "0.9")
    code, _, err = run("check", corpus)
    assert code == 1
    assert "REGRESSION quantity.f1: 0.9 -> 0.666666" in err


def test_lowering_is_loud(run: Run, corpus: Path) -> None:
    run("check", corpus, "--accept")
    set_floor(corpus, "quantity.f1", "0.9")
    code, _, err = run("check", corpus, "--accept")
    assert code == 0
    assert "LOWERED quantity.f1: 0.9 -> 0.666666" in err
    assert "WARNING: 1 floors were LOWERED" in err
    assert run("check", corpus)[0] == 0


def test_rise_is_told(run: Run, corpus: Path) -> None:
    run("check", corpus, "--accept")
    set_floor(corpus, "quantity.f1", "0.1")
    code, _, err = run("check", corpus)
    assert code == 0
    assert "1 figures are above their floors" in err


def test_a_changed_corpus_demands_new_floors(run: Run, corpus: Path) -> None:
    run("check", corpus, "--accept")
    (corpus / "case.yaml").write_text(GOLD + "source: written for this corpus\n", "utf-8")
    code, _, err = run("check", corpus)
    assert code == 1
    assert "not the one that its floors belong to" in err
    run("check", corpus, "--accept")
    assert run("check", corpus)[0] == 0


def test_only_compares_no_floors(run: Run, corpus: Path) -> None:
    run("check", corpus, "--accept")
    (corpus / "other.yaml").write_text(GOLD.replace("id: case", "id: other"), "utf-8")
    code, out, err = run("check", corpus, "--only", "oth*")
    assert (code, "floors were not compared" in err) == (0, True)
    assert "corpus: 1 documents" in out


def test_only_cannot_be_accepted(run: Run, corpus: Path) -> None:
    assert run("check", corpus, "--only", "case", "--accept")[0] == 2
    assert not (corpus / "floors.json").exists()


def test_no_diff_prints_scores_alone(run: Run, corpus: Path) -> None:
    _, out, _ = run("check", corpus, "--no-diff")
    assert out.startswith("corpus: 1 documents")


@pytest.mark.parametrize(("flag", "present"), [("--diff", True), ("--no-diff", False)])
def test_json(run: Run, corpus: Path, flag: str, present: bool) -> None:
    _, out, _ = run("check", corpus, "--json", flag)
    report = json.loads(out)
    assert report["parts"]["."]["counts"]["quantity"] == {"matched": 1, "expected": 1, "found": 2}
    assert ("differences" in report) is present


def test_a_malformed_corpus_is_one_line(run: Run, corpus: Path) -> None:
    (corpus / "bad.yaml").write_text("id: bad\n")
    code, out, err = run("check", corpus)
    assert (code, out) == (1, "")
    assert err == f"zhextract: {corpus}/bad.yaml:1: neither 'text' nor 'file' is given\n"


def test_a_missing_corpus(run: Run, tmp_path: Path) -> None:
    code, _, err = run("check", tmp_path / "none")
    assert (code, err.count("\n")) == (1, 1)
