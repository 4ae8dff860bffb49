"""A new process: import, ``--help``, one page, a stream; time and peak memory."""

from __future__ import annotations

from typing import Any

import pytest
from measure import cost_of
from texts import PAGE

ROUNDS = 9
STREAM = """
import sys
sys.path.insert(0, {folder!r})
from texts import long_text
from zhextract import Extractor
day = long_text(10_000)
for document in Extractor().pipe(day for _ in range({texts})):
    pass
"""
CALLS = {
    "python alone": ("-c", "pass"),
    "import zhextract": ("-c", "import zhextract"),
    "--help": ("-m", "zhextract", "--help"),
    "extract a page": ("-m", "zhextract", "extract", str(PAGE), "--format", "json"),
}


@pytest.mark.parametrize("call", CALLS)
def test_cold_start(benchmark: Any, call: str) -> None:
    """Budgets: import 0.06 s, help 0.15 s, a page 0.5 s and 200 MB."""
    cost_of(CALLS[call])  # compiles modules, fills the disk's cache
    costs = []
    benchmark.pedantic(lambda: costs.append(cost_of(CALLS[call])), rounds=ROUNDS)
    benchmark.extra_info.update(
        wall_seconds=round(min(cost.wall for cost in costs), 3),
        cpu_seconds=round(min(cost.cpu for cost in costs), 3),
        peak_megabytes=round(max(cost.memory for cost in costs)),
    )


@pytest.mark.parametrize("texts", [10, 100])
def test_memory_of_a_stream(benchmark: Any, texts: int) -> None:
    """Budget: the same for a stream of any length."""
    folder = str(PAGE.parents[1] / "bench")
    call = ("-c", STREAM.format(folder=folder, texts=texts))
    cost = benchmark.pedantic(cost_of, args=(call,))
    benchmark.extra_info["peak_megabytes"] = round(cost.memory)
