"""Clocks and scales: CPU time in this process, wall time and peak memory of another."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


def best(work: Callable[[], object], *, rounds: int) -> float:
    """The least CPU time of some rounds: other programs can only add to it."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(rounds))


def per_character(seconds: float, characters: int) -> float:
    """Microseconds a character."""
    return round(seconds / characters * 1e6, 3)


class Cost(NamedTuple):
    """What a process took: wall and CPU seconds, and its peak resident memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost_of(arguments: Sequence[str]) -> Cost:
    """Run ``python ARGUMENTS`` in a new process, with modules compiled beforehand."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    wall = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)
