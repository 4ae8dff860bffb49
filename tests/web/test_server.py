"""``zhextract serve`` as a process: where it listens, how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from zhextract.cli import main

SERVE = (sys.executable, "-m", "zhextract", "serve", "--port")


@pytest.fixture
def served() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with subprocess.Popen((*SERVE, "0"), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert found is not None
        yield found[0], process
        process.kill()


def test_it_listens_on_this_machine_and_ends_on_ctrl_c(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    url, process = served
    answer = httpx.post(f"{url}extract", json={"text": "总产值3亿元。"}, timeout=20)
    assert answer.json()["facts"][0]["value"] == 300000000
    assert "server" not in answer.headers
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0


def test_an_address_that_cannot_be_had() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run((*SERVE, port), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"127.0.0.1 port {port}: Address already in use" in done.stderr


@pytest.mark.parametrize("argv", [("x",), ("0", "--timeout", "0"), ("0", "--lang", "fr")])
def test_wrong_usage(argv: tuple[str, ...]) -> None:
    done = subprocess.run((*SERVE, *argv), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("port", ["65536", "99999", "-1", "http"])
def test_a_port_that_there_is_not(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--port={port}"])
    assert ended.value.code == 2
    assert f"{port!r} is no port; give a number from 0 to 65535" in capsys.readouterr().err
