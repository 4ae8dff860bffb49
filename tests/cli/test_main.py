"""The command line as a process: start-up, pipes, exit codes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from time import perf_counter

import pytest

from zhextract.types import Document

COMMANDS = ("extract", "run", "explain", "report", "rules", "serve", "check")


def zhextract(
    *argv: str, python: tuple[str, ...] = (), given: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *python, "-m", "zhextract", *argv],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_help_names_every_command() -> None:
    done = zhextract("--help")
    assert done.returncode == 0
    assert [name for name in COMMANDS if f"\n    {name} " not in done.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    assert zhextract(command, "--help").stdout.startswith(f"usage: zhextract {command} ")


def test_version() -> None:
    assert zhextract("--version").stdout == f"zhextract {version('zhextract')}\n"


@pytest.mark.parametrize("argv", [(), ("extrct",), ("--nothing",)], ids=str)
def test_wrong_usage(argv: tuple[str, ...]) -> None:
    done = zhextract(*argv)
    assert (done.returncode, done.stdout) == (2, "")


def test_help_starts_quickly() -> None:
    zhextract("--help")
    times = []
    for _ in range(5):
        before = perf_counter()
        zhextract("--help")
        times.append(perf_counter() - before)
    assert min(times) < 0.15


@pytest.mark.parametrize(
    "module", ["msgspec", "regex", "yaml", "spacy", "jieba", "wcwidth", "zhextract.types"]
)
def test_help_imports_nothing_heavy(module: str) -> None:
    done = zhextract("--help", python=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "argparse" in loaded
    assert module not in loaded


def test_a_reader_that_leaves_early_is_no_error() -> None:
    program = (
        "import sys; from zhextract.cli import main; import zhextract.cli.extract as e\n"
        "def run(options):\n"
        "    for _ in range(100_000): print('行' * 20)\n"
        "    return 0\n"
        "e.run = run\n"
        "sys.exit(main(['extract', '-']))"
    )
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_pipe_from_end_to_end(
    sample_text: str, assert_valid: Callable[[Document, str], None]
) -> None:
    done = zhextract("extract", "--published", "2023-10-24", given=sample_text)
    assert (done.returncode, done.stderr) == (0, "")
    document = Document.from_json(done.stdout)
    assert_valid(document, sample_text)
    assert document.quantities[0].value == 207289000000
