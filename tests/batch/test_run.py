"""Whole runs: what comes out, and what a second call does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhextract.batch.job import Job
from zhextract.batch.run import Summary, run
from zhextract.errors import InputError
from zhextract.io.readers import Fields
from zhextract.types import Document

ROWS = [{"text": f"全市新增企业{number}户。", "key": f"n{number}"} for number in range(40)]


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/20231017.txt").write_text("全市总产值2072.89亿元，同比增长7.8%。", "utf-8")
    (tmp_path / "news/blank.txt").write_text(" \n")
    (tmp_path / "news/broken.txt").write_bytes(b"\xff\xff\xfe\x00\x81" * 3)
    lines = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    (tmp_path / "news/rows.jsonl").write_text("\n".join([*lines[:20], "{", *lines[20:]]), "utf-8")
    return tmp_path


def job(**options: Any) -> Job:
    return Job(**{"inputs": ("news",), "part_documents": 10, **options})


def go(target: str = "out", *, workers: int = 0, restart: bool = False, **options: Any) -> Summary:
    return run(job(**options), target, workers=workers, restart=restart)


def outcomes(target: str = "out") -> list[dict[str, Any]]:
    parts = sorted(Path(target, "outcomes").iterdir())
    return [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]


def output(target: str) -> dict[str, bytes | list[dict[str, Any]]]:
    """Every file of a run; outcomes without their seconds."""
    files: dict[str, Any] = {}
    for path in sorted(Path(target).rglob("*.*")):
        name = path.relative_to(target).as_posix()
        if path.is_file() and name.startswith("outcomes"):
            rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            files[name] = [row | {"seconds": 0} for row in rows]
        elif path.is_file():
            files[name] = path.read_bytes()
    return files


def test_every_input_has_an_outcome(news: Path) -> None:
    summary = go()
    rows = {row["input"]: row for row in outcomes()}
    assert len(rows) == 44
    dated = rows["news/20231017.txt"]
    assert (dated["status"], dated["fact_count"]) == ("success", 2)
    assert (dated["published"], dated["date_from"]) == ("2023-10-17", "name")
    assert rows["news/blank.txt"]["status"] == "skipped"
    assert rows["news/blank.txt"]["error"] == "news/blank.txt: holds no text"
    assert "news/broken.txt: byte 0 is neither UTF-8" in rows["news/broken.txt"]["error"]
    assert "news/rows.jsonl:21: is no JSON" in rows["news/rows.jsonl:21"]["error"]
    counts = summary.counts
    assert (counts["documents"], counts["success"]) == (44, 41)
    assert (counts["failed"], counts["skipped"]) == (2, 1)


def test_documents_come_in_parts_in_the_order_of_the_inputs(
    news: Path, assert_valid: Callable[[Document, str], None]
) -> None:
    go(fields=Fields(id="key"))
    parts = sorted(Path("out/documents").iterdir())
    assert [part.name for part in parts] == [f"part-0000{number}.jsonl" for number in range(5)]
    documents = [
        Document.from_json(line) for part in parts for line in part.read_bytes().splitlines()
    ]
    assert [document.source for document in documents][1:] == [row["key"] for row in ROWS]
    for document, row in zip(documents[1:], ROWS, strict=True):
        assert_valid(document, row["text"])


def test_workers_do_not_change_the_output(news: Path) -> None:
    go("one", formats=("jsonl", "csv", "parquet"))
    go("two", formats=("jsonl", "csv", "parquet"), workers=2)
    assert output("one") == output("two")


def test_a_finished_run_is_not_done_again(news: Path) -> None:
    first = go()
    before = output("out")
    second = go()
    assert (second.counts, second.resumed, second.characters) == (first.counts, 44, 0)
    assert output("out") == before


@pytest.mark.parametrize("parts", range(5))
def test_a_run_goes_on_where_it_was_cut(news: Path, parts: int) -> None:
    go("whole")
    go("cut")
    manifest = Path("cut/manifest.jsonl")
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(b"".join(lines[: parts + 1]) + lines[parts + 1][:20])
    Path("cut/documents/.part-00004.jsonl").write_text("half")
    summary = go("cut")
    assert summary.resumed == 10 * parts
    assert output("cut") == output("whole")


def test_a_folder_of_others_is_refused(news: Path) -> None:
    Path("out").mkdir()
    Path("out/mine.txt").write_text("mine")
    with pytest.raises(InputError, match="out: holds files that are of no run; choose"):
        go()
    with pytest.raises(InputError, match="of no run"):
        go(restart=True)
    assert [path.name for path in Path("out").iterdir()] == ["mine.txt"]


def test_a_file_as_target_is_refused(news: Path) -> None:
    with pytest.raises(InputError, match="is no folder; -o names the folder"):
        go("news/blank.txt")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"published": "2023-10-24"}, "with no --published, not with --published 2023-10-24; give"),
        ({"formats": ("csv",)}, "was made with --format jsonl, not with --format csv"),
        ({"fields": Fields(id="key")}, "was made with no --id-field, not with --id-field key"),
        ({"inputs": ("news", "more")}, "was made from news, not from news more"),
    ],
)
def test_other_options_are_refused(news: Path, change: dict[str, Any], message: str) -> None:
    go()
    with pytest.raises(InputError, match=message):
        go(**change)


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (lambda: Path("news/new.txt").write_text("新"), "news/new.txt is new"),
        (lambda: Path("news/blank.txt").unlink(), "news/blank.txt is gone"),
        (lambda: Path("news/blank.txt").write_text("其他"), "news/blank.txt has changed"),
    ],
    ids=["new", "gone", "changed"],
)
def test_other_inputs_are_refused(news: Path, action: Callable[[], object], message: str) -> None:
    go()
    action()
    with pytest.raises(InputError, match=f"other inputs: {message}.*--restart"):
        go()
    assert go(restart=True).resumed == 0


def test_a_part_that_is_gone_is_noticed(news: Path) -> None:
    go()
    Path("out/documents/part-00001.jsonl").unlink()
    with pytest.raises(InputError, match=r"part-00001.jsonl: is not as the run left it"):
        go()


def test_the_output_is_no_input(news: Path) -> None:
    go("news/out")
    again = go("news/out")
    assert (again.counts["documents"], again.resumed) == (44, 44)


def test_a_second_run_at_once_is_refused(news: Path) -> None:
    from zhextract.batch.store import opened_store

    with (
        opened_store("out", job()),
        pytest.raises(InputError, match="another run is writing there"),
    ):
        go()


def test_facts_by_date_of_publication(news: Path) -> None:
    import duckdb

    go(formats=("parquet",), partition_by="published")
    names = [path.name for path in sorted(Path("out/facts").iterdir())]
    assert names == ["published=2023-10-17", "published=__HIVE_DEFAULT_PARTITION__"]
    query = "select published, count(*) from 'out/facts/*/*.parquet' group by 1 order by 1"
    assert duckdb.sql(query).fetchall()[0][1] == 2


@pytest.mark.parametrize(("by", "folder"), [("month", "month=2023-10"), ("year", "year=2023")])
def test_documents_by_month_and_year(news: Path, by: str, folder: str) -> None:
    go(partition_by=by)
    names = [path.name for path in sorted(Path("out/documents").iterdir())]
    assert names == sorted([folder, f"{by}=__HIVE_DEFAULT_PARTITION__"])
    go(partition_by=by, restart=True)
    assert [path.name for path in sorted(Path("out/documents").iterdir())] == names


def test_texts_as_they_were_read(news: Path) -> None:
    text = "今年1—4月，岚溪县规模以上工业增加值同比增长8.3%，全县工业用电量2.86亿千瓦时。"
    page = f"<html><body><p>{text}</p></body></html>"
    (news / "page.html").write_text(page, "utf-8")
    run(Job(("page.html", "news/20231017.txt"), formats=("jsonl", "texts")), "out", workers=0)
    documents = Path("out/documents/part-00000.jsonl").read_bytes().splitlines()
    texts = Path("out/texts/part-00000.jsonl").read_text("utf-8").splitlines()
    for document, text in zip(
        map(Document.from_json, documents), map(json.loads, texts), strict=True
    ):
        assert document.source == text["source"]
        assert document.facts
        for fact in document.facts:
            assert text["text"][fact.start : fact.end] == fact.text
