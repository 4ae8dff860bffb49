"""One extractor for all benchmarks, and a table of what was measured at the end."""

from __future__ import annotations

import os
import platform
from typing import Any

import pytest

from zhextract import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    made = Extractor()
    made.extract("8月，全市工业增加值同比增长7.8%，赵志宏说。", published="2023-10-24")
    return made


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The figures of ``extra_info``, a line a benchmark: those of docs/performance.md."""
    session = getattr(config, "_benchmarksession", None)
    if session is None:
        return
    write = terminalreporter.write_line
    write(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    for one in session.benchmarks:
        figures = ", ".join(f"{name} {value}" for name, value in one.extra_info.items())
        write(f"{one.name}: {figures}")
