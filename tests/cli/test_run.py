"""``zhextract run`` as people call it: messages, exit codes, standard input, the bar."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import zhextract.batch.run
from zhextract.batch.outcome import WARM_UP
from zhextract.cli import run as command

Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without worker processes, which know nothing of the sample extractor."""
    original: Any = zhextract.batch.run.in_order
    monkeypatch.setattr(command, "cores", lambda: 1)
    monkeypatch.setattr(
        zhextract.batch.run,
        "in_order",
        lambda make, plan, *, workers, timeout: original(make, plan, workers=workers - 1),
    )


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_text: str) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/20231017.txt").write_text(sample_text, "utf-8")
    return tmp_path / "news"


def read(calls: list[dict[str, object]]) -> list[dict[str, object]]:
    """The calls for documents."""
    return [call for call in calls if call["text"] != WARM_UP]


def test_a_run_says_how_it_ended(run: Run, news: Path, sample_text: str) -> None:
    code, out, err = run("run", "news", "-o", "out")
    assert (code, out) == (0, "")
    first, second = err.splitlines()
    assert first == "zhextract: 1 document: 1 succeeded, 0 failed, 0 skipped; 5 facts"
    assert second.startswith(f"zhextract: {len(sample_text)} characters in ")
    assert second.endswith(" a second); out/")
    assert json.loads(Path("out/documents/part-00000.jsonl").read_text("utf-8"))


def test_a_failed_input_is_exit_code_1(run: Run, news: Path) -> None:
    code, _, err = run("run", "news", "none.txt", "-o", "out")
    assert code == 1
    assert "zhextract: failed: none.txt: No such file or directory\n" in err
    assert "1 succeeded, 1 failed" in err
    assert err.endswith("all failures, with reasons: out/outcomes/\n")
    assert run("run", "news", "none.txt", "-o", "out")[0] == 1


def test_files_of_other_kinds_are_counted(run: Run, news: Path) -> None:
    for name in ("a.jpg", "b.JPG", "notes"):
        (news / name).write_text("")
    _, _, err = run("run", "news", "-o", "out")
    assert "3 files in folders are of no kind that is read (.jpg, no suffix)" in err
    (news / "a.jpg").unlink()
    assert "1 document finished before" in run("run", "news", "-o", "out")[2]


def test_a_finished_run_has_nothing_to_do(run: Run, news: Path) -> None:
    run("run", "news", "-o", "out")
    code, _, err = run("run", "news", "-o", "out")
    assert code == 0
    assert "1 document finished before, 0 now" in err


def test_a_foreign_folder_is_an_error(run: Run, news: Path) -> None:
    code, _, err = run("run", "news", "-o", "news")
    assert (code, err.count("\n")) == (1, 1)
    assert "news: holds files that are of no run" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("news",),
        ("-o", "out"),
        ("news", "-o", "out", "--workers", "0"),
        ("news", "-o", "out", "--max-size", "many"),
        ("news", "-o", "out", "--date-from", "name,url"),
        ("news", "-o", "out", "--timeout", "-1"),
        ("news", "-o", "out", "--format", "xlsx"),
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Run, news: Path, argv: tuple[str, ...]) -> None:
    code, out, err = run("run", *argv)
    assert (code, out) == (2, "")
    assert err.startswith("usage: zhextract run ")
    assert not Path("out").exists()


def test_standard_input(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch, calls: list[dict[str, object]]
) -> None:
    rows = b'{"body": "a", "day": "2023-10-17", "key": 7}\n{"body": "b", "day": null, "key": 8}\n'
    options = ("--text-field", "body", "--date-field", "day", "--id-field", "key")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows)))
    assert run("run", "-", "-o", "out", "--input-format", "jsonl", *options)[0] == 0
    assert [(call["text"], call["published"], call["source"]) for call in read(calls)] == [
        ("a", "2023-10-17", "7"),
        ("b", None, "8"),
    ]
    code, _, err = run("run", "-", "-o", "out", "--input-format", "jsonl", *options)
    assert code == 1
    assert "was made from standard input, which cannot be read again" in err


def test_the_order_of_dates(run: Run, news: Path, calls: list[dict[str, object]]) -> None:
    run("run", "news", "-o", "a")
    run("run", "news", "-o", "b", "--date-from", "text,name")
    run("run", "news", "-o", "c", "--published", "2024-01-01")
    given = [call["published"] for call in read(calls)]
    assert given == ["2023-10-17", None, "2023-10-17", "2024-01-01"]
    rows = [
        json.loads(Path(name, "outcomes/part-00000.jsonl").read_text("utf-8")) for name in "abc"
    ]
    assert [row["date_from"] for row in rows] == ["name", "name", "given"]


def test_an_interrupted_run_says_that_it_goes_on(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(zhextract.batch.run, "in_order", interrupted)
        code, _, err = run("run", "news", "-o", "out")
    assert code == 130
    assert "what is finished is kept, and the same command goes on from there" in err
    assert run("run", "news", "-o", "out")[0] == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_has_documents_rate_and_time_left(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.console import Console

    from zhextract.batch import progress
    from zhextract.batch.outcome import Outcome
    from zhextract.io.readers import Entry, Source

    screen = Terminal()
    console = Console(file=screen, force_terminal=True, width=100, color_system=None)
    ticks = iter(range(10_000))
    source = Source("a.txt", "text", 100)

    packed = Source("b.jsonl.gz", "jsonl", 100)

    class Store:
        def total(self) -> tuple[int, int]:
            return 3, 300

    with progress.watching(shown=True, console=console, clock=lambda: float(next(ticks))) as watch:
        watch.begin(Store(), 5)  # type: ignore[arg-type]
        watch.passed(Entry("a.txt", source, 100), Outcome("a.txt", None, "failed", characters=600))
        for number in range(3):  # 80 bytes unpacked are about 20 packed, and no source is overrun
            entry = Entry(f"b.jsonl.gz:{number}", packed, 80, number)
            watch.passed(entry, Outcome(entry.input, None, "success"))
        watch._bar.refresh()  # type: ignore[attr-defined]
        middle = screen.getvalue()
        last = Source("c.txt", "text", 100)
        watch.passed(Entry("c.txt", last, 100), Outcome("c.txt", None, "success"))
        watch._bar.refresh()  # type: ignore[attr-defined]
    shown = screen.getvalue()
    assert "9 documents" in middle
    assert "53%" in middle
    assert "100%" in shown
    assert "characters/s" in shown
    assert "1 failed" in shown


def test_no_bar_where_there_is_no_terminal(run: Run, news: Path) -> None:
    _, _, err = run("run", "news", "-o", "out")
    assert "\x1b" not in err
    assert "%" not in err


def test_a_bar_that_is_asked_for_needs_rich(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    code, _, err = run("run", "news", "-o", "out", "--progress")
    assert code == 1
    assert "pip install 'zhextract[batch]'" in err
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert run("run", "news", "-o", "out")[0] == 0


def test_the_defaults_of_help_are_those_of_the_readers() -> None:
    from zhextract.batch.formats import FORMATS
    from zhextract.batch.part import PARTITIONS
    from zhextract.cli import arguments
    from zhextract.io.readers.dates import ORIGINS
    from zhextract.io.readers.model import KINDS, Limits

    assert Limits(arguments.MAX_SIZE, arguments.MAX_RATIO) == Limits()
    assert ",".join(ORIGINS) == arguments.DATE_ORDER
    assert set(arguments.INPUT_FORMATS) == set(KINDS.values())
    assert tuple(PARTITIONS) == command.PARTITIONS
    assert tuple(FORMATS) == (*command.FORMATS, "texts")
