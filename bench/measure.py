"""Clocks and scales: CPU time in this process, wall time and peak memory of another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


def best(work: Callable[[], object], *, rounds: int) -> float:
    """The least CPU time of some rounds: other programs can only add to it."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(rounds))


def timed(benchmark: Any, work: Callable[[], object], *, rounds: int) -> float:
    """The least CPU time of some rounds, kept by ``benchmark`` (``timer=process_time``)."""
    benchmark.pedantic(work, rounds=rounds)
    return float(benchmark.stats.stats.min)


def per_character(seconds: float, characters: int) -> float:
    """Microseconds a character."""
    return round(seconds / characters * 1e6, 3)


class Cost(NamedTuple):
    """What a process took: wall and CPU seconds, and its peak resident memory in MB."""

    wall: float
    cpu: float
    memory: float


# A child of a large process counts its parent's memory as its own until it starts its
# program, so a small process stands between.
_BETWEEN = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
wall = time.perf_counter() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


def cost_of(arguments: Sequence[str]) -> Cost:
    """Run ``python ARGUMENTS`` in a new process that may keep its compiled modules."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-S", "-c", _BETWEEN, sys.executable, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True)
    wall, cpu, memory = json.loads(done.stdout)
    return Cost(wall, cpu, memory * (1 if sys.platform == "darwin" else 1024) / 1e6)
