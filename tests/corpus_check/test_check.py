from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import msgspec
import pytest

from zhextract.corpus.check import Report, run_check
from zhextract.corpus.ratchet import (
    Floors,
    corpus_digest,
    moves,
    read_floors,
    write_floors,
)
from zhextract.corpus.render import render_differences, render_scores, report_as_json
from zhextract.errors import CorpusError
from zhextract.types import Document

GOLD = Path(__file__).with_name("sample.yaml").read_text("utf-8")

Check: TypeAlias = Callable[..., Report]


def corpus(folder: Path, *names: str, **edits: str) -> Path:
    """Copies of the sample gold under the given names, with values of some keys replaced."""
    for name in names:
        path = folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        gold = GOLD.replace("id: sample", f"id: {path.stem}")
        for old, new in edits.items():
            gold = gold.replace(EDITED[old], new)
        path.write_text(gold, "utf-8")
    return folder


EDITED = {"metric": "总产值, ", "homes": "value: 8000"}


@pytest.fixture
def check(sample_document: Document) -> Check:
    def run(folder: Path, only: str | None = None) -> Report:
        return run_check(folder, lambda text, published: sample_document, only=only)

    return run


def shown(report: Report) -> str:
    return "\n".join(render_differences(report.differences))


def test_parts_are_the_folders(tmp_path: Path, check: Check) -> None:
    report = check(corpus(tmp_path, "dev/a", "dev/b", "heldout/c", "d"))
    assert {name: scores.documents for name, scores in report.parts.items()} == {
        ".": 1,
        "dev": 2,
        "heldout": 1,
    }
    assert report.parts["dev"].scores["quantity"] == (4, 4, 4)


def test_differences_are_readable(tmp_path: Path, check: Check) -> None:
    text = shown(check(corpus(tmp_path, "a", metric="2072, ", homes="value: 8001")))
    assert text.splitlines()[0] == "a"
    assert "wrong    quantity line 7: 全市总产值⟦2072.89亿元⟧，同比增长7.8%。" in text
    assert "metric: expected 2072, got 总产值" in text
    assert "value: expected 8001, got 8000" in text
    assert "spurious change   " in text
    assert "title: expected 警长, got 所长" in text
    assert "missing  mention  line 10: " in text
    assert "numbers" not in text


@pytest.mark.parametrize(
    ("only", "documents"), [("a", 1), ("[ab]", 2), ("dev/*.yaml", 2), ("heldout/c.yaml", 1)]
)
def test_only_some(tmp_path: Path, check: Check, only: str, documents: int) -> None:
    report = check(corpus(tmp_path, "dev/a", "dev/b", "heldout/c"), only)
    assert sum(scores.documents for scores in report.parts.values()) == documents
    assert report.complete is False


def test_only_nothing_is_an_error(tmp_path: Path, check: Check) -> None:
    with pytest.raises(CorpusError, match="no document is called z"):
        check(corpus(tmp_path, "a"), "z")


def test_held_out_documents_are_never_shown(tmp_path: Path, check: Check) -> None:
    report = check(corpus(tmp_path, "heldout/c", metric="2072, "))
    assert report.differences == []
    inner = check(tmp_path / "heldout")
    assert inner.differences == []
    assert inner.parts["."].fields["quantity.metric"].lenient == 1


def test_two_documents_of_one_id_are_an_error(tmp_path: Path, check: Check) -> None:
    with pytest.raises(CorpusError, match=r"b.a\.yaml:1: id 'a' is also that of"):
        check(corpus(tmp_path, "a/a", "b/a"))


def test_report_as_text_and_json(tmp_path: Path, check: Check) -> None:
    report = check(corpus(tmp_path, "dev/a"))
    text = " ".join("\n".join(render_scores(report)).split())
    assert "dev: 1 documents" in text
    assert "quantity.full.strict 100.0 100.0 100.0 2/2/2" in text
    assert "mention 100.0 50.0 66.7 1/2/1" in text
    written = msgspec.json.decode(report_as_json(report, with_differences=True))
    assert written["parts"]["dev"]["counts"]["time"] == {"matched": 1, "expected": 1, "found": 1}
    assert written["differences"][0]["document"] == "a"
    assert "differences" not in msgspec.json.decode(report_as_json(report, with_differences=False))


def test_floors_are_written_and_read(tmp_path: Path, check: Check) -> None:
    report = check(corpus(tmp_path, "dev/a"))
    assert read_floors(tmp_path) is None
    write_floors(tmp_path, report.floors)
    assert read_floors(tmp_path) == report.floors
    assert moves(report.floors, report.floors) == []


def test_malformed_floors_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text("{}")
    with pytest.raises(CorpusError, match=r"floors\.json: .*--accept"):
        read_floors(tmp_path)


@pytest.mark.parametrize(
    ("now", "fell"),
    [({"a": "0.4"}, True), ({"a": "0.6"}, False), ({}, True), ({"a": "0.5"}, None)],
    ids=["lower", "higher", "gone", "same"],
)
def test_moves(now: dict[str, str], fell: bool | None) -> None:
    before = Floors("x", {"dev": {"a": Decimal("0.5")}})
    after = Floors("x", {"dev": {name: Decimal(value) for name, value in now.items()}})
    assert [move.fell for move in moves(before, after)] == ([] if fell is None else [fell])


def test_a_part_that_is_gone_has_fallen() -> None:
    before = Floors("x", {"dev": {"a": Decimal("0.5")}})
    assert [move.fell for move in moves(before, Floors("x", {}))] == [True]


def test_digest_sees_every_text_but_not_line_ends(tmp_path: Path, check: Check) -> None:
    folder = corpus(tmp_path, "dev/a", "dev/b")
    digest = check(folder).floors.digest
    path = folder / "dev" / "b.yaml"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"\n", b"\r\n"))
    assert check(folder).floors.digest == digest
    path.write_bytes(data + b"# checked twice\n")
    assert check(folder).floors.digest != digest
    path.unlink()
    assert check(folder).floors.digest != digest


def test_digest_of_no_documents(tmp_path: Path) -> None:
    assert corpus_digest(tmp_path, []).startswith("sha256:")
