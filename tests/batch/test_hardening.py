"""Runs that meet the worst: deaths, hangs, full disks, folders that cannot be written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import zhextract.batch.run
from zhextract.batch.job import Job
from zhextract.batch.outcome import Outcome, make_worker
from zhextract.batch.run import run
from zhextract.errors import InputError
from zhextract.io.readers import Entry, Failure, Fields, Limits, Source, content, entries

from .kills import differences, make_inputs

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for number in range(4):
        path = tmp_path / f"news/{number}.txt"
        path.write_text(f"全市新增企业{number}户。", "utf-8")
    return tmp_path / "news"


@pytest.fixture
def unprivileged(news: Path) -> Iterator[None]:
    """No longer root, who may do everything; ``news`` and ``out`` may not be written."""
    (news / "3.txt").chmod(0)
    news.chmod(0o555)
    Path("out").mkdir(mode=0o555)
    if os.geteuid() != 0:
        yield
        return
    Path.cwd().chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def outcomes() -> dict[str, dict[str, Any]]:
    rows = Path("out/outcomes/part-00000.jsonl").read_text("utf-8").splitlines()
    return {row["input"]: row for row in map(json.loads, rows)}


def make_deadly(job: Job) -> Callable[[Entry | Failure], Outcome]:
    """The worker of a run, which a certain file ends."""
    work = make_worker(job)

    def deadly(entry: Entry | Failure) -> Outcome:
        if entry.input.endswith("2.txt"):
            os._exit(9)
        return work(entry)

    return deadly


def test_a_document_that_ends_its_worker_costs_itself(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zhextract.batch.run, "make_worker", make_deadly)
    summary = run(Job(("news",)), "out", workers=1)
    assert (summary.counts["success"], summary.counts["failed"]) == (3, 1)
    said = "news/2.txt: ended the worker that read it (exit code 9), 2 times"
    assert outcomes()["news/2.txt"]["error"] == said
    assert summary.failures == (said,)


@POSIX
def test_a_document_that_hangs_costs_itself(news: Path) -> None:
    os.mkfifo(news / "1a")  # to open it waits for somebody who writes
    summary = run(Job(("news", "news/1a")), "out", workers=1, timeout=3)
    assert (summary.counts["success"], summary.counts["failed"]) == (4, 1)
    row = outcomes()["news/1a"]
    assert row["error"] == "news/1a: took longer than 3 seconds"
    assert row["seconds"] >= 3


@pytest.mark.unchecked  # a document of 1 MB takes long to validate
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("long.txt", "全市的春茶又好又多" * 38_000, None),
        ("deep.txt", "（" * 100_000 + "增长8.3%" + "）" * 100_000, None),
        ("deep.jsonl", "[" * 500_000, "deep.jsonl:1: is no JSON that can be read: its brackets"),
        ("deep.html", "<b>" * 100_000, "deep.html: no main text is found in its HTML"),
        ("large.txt", "一" * 500_000, "large.txt: is 1.431 MB, more than the 1 MB that one"),
        ("short.parquet", "PAR1", "short.parquet: is no whole Parquet file"),
        ("field.csv", "body\n一\n", "field.csv: has no field 'text'; its fields are: body"),
    ],
)
def test_a_hostile_input_is_named_and_the_others_come_out(
    news: Path, name: str, content: str, message: str | None
) -> None:
    (news / name).write_text(content, "utf-8")
    summary = run(Job(("news",), limits=Limits(size=1 << 20)), "out", workers=0)
    assert summary.counts["success"] == (5 if message is None else 4)
    (row,) = (row for key, row in outcomes().items() if key.startswith(f"news/{name}"))
    if message is None:
        assert row["status"] == "success"
    else:
        assert message in row["error"]


def test_a_very_large_file_of_rows_streams(news: Path) -> None:
    line = json.dumps({"text": "", "more": "一" * 100_000}) + "\n"
    with (news / "large.jsonl").open("w") as out:
        out.writelines(line for _ in range(170))  # of 600 KB each: 100 MB
    summary = run(Job(("news",)), "out", workers=0)
    assert (summary.counts["success"], summary.counts["skipped"]) == (4, 170)


def limited_run(size: int) -> subprocess.CompletedProcess[str]:
    """A run that may write no file larger than ``size`` bytes, as on a disk that is full."""
    import resource

    return subprocess.run(
        [sys.executable, "-m", "zhextract", "run", "news", "-o", "out", "--part-documents", "10"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@POSIX
def test_a_full_disk_ends_the_run_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_inputs(tmp_path / "news", 40)
    job = Job(("news",), part_documents=10)
    run(job, "whole", workers=0)
    sizes = [path.stat().st_size for path in sorted(Path("whole/documents").iterdir())]
    done = limited_run(max(sizes) - 1)
    assert done.returncode == 1
    assert "File too large; what is finished is kept, and the same command goes on" in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(list(Path("out/documents").glob("part-*"))) < len(sizes)
    run(job, "out", workers=0)
    assert differences(Path("whole"), Path("out")) == []


@POSIX
@pytest.mark.usefixtures("unprivileged")
@pytest.mark.parametrize("target", ["news/out", "out"])
def test_a_folder_that_cannot_be_written(news: Path, target: str) -> None:
    with pytest.raises(InputError, match=f"{target}(/.zhextract.lock)?: Permission denied"):
        run(Job(("news",)), target, workers=0)


@POSIX
@pytest.mark.usefixtures("unprivileged")
def test_a_file_that_cannot_be_read(news: Path) -> None:
    (entry,) = entries(Source("news/3.txt", "text"), fields=Fields(), limits=Limits())
    assert isinstance(entry, Entry)
    with pytest.raises(InputError, match=r"news/3.txt: Permission denied"):
        content(entry, Limits())


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("news/0.txt/out", "Not a directory"),
        ("/dev/full", "is no folder"),
        ("/proc/nothing/out", "No such file|Permission denied"),
    ],
)
@POSIX
def test_a_place_where_no_folder_can_be(news: Path, target: str, message: str) -> None:
    with pytest.raises(InputError, match=f"{target}: .*({message})"):
        run(Job(("news",)), target, workers=0)


def test_a_file_that_vanishes_fails_alone(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make_late(job: Job) -> Callable[[Entry | Failure], Outcome]:
        (news / "2.txt").unlink()
        return make_worker(job)

    monkeypatch.setattr(zhextract.batch.run, "make_worker", make_late)
    run(Job(("news",)), "out", workers=0)
    assert outcomes()["news/2.txt"]["error"] == "news/2.txt: No such file or directory"
    assert outcomes()["news/3.txt"]["status"] == "success"


def test_odd_names_of_files(news: Path) -> None:
    try:
        (news / "新闻 \n2.txt").write_text("增长8.3%。", "utf-8")
        (news / "a\udcffb.txt").write_text("增长8.3%。", "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    summary = run(Job(("news",), formats=("jsonl", "csv", "parquet")), "out", workers=0)
    assert summary.counts["success"] == 6
    assert run(Job(("news",), formats=("jsonl", "csv", "parquet")), "out", workers=0).resumed == 6
