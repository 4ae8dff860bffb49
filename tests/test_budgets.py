"""Budgets that hold on any machine: what is imported, how time grows, threads, order.

Times are of the CPU and only compared with each other; the figures themselves are
measured in ``bench/``.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from zhextract import Extractor

PAGE = Path(__file__).parents[1] / "examples/county-page/page.txt"
HEAVY = (
    "jieba",
    "rjieba",
    "regex",
    "spacy",
    "pyarrow",
    "pandas",
    "msgspec",
    "opencc",
    "yaml",
    "jinja2",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    made = Extractor()
    made.extract(PAGE.read_text("utf-8"))
    return made


def imported(code: str) -> set[str]:
    """The top-level modules that a new process has loaded after ``code``."""
    report = f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", report], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def seconds(extractor: Extractor, text: str) -> float:
    """The least CPU time of three runs."""

    def once() -> float:
        start = time.process_time()
        extractor.extract(text, published="2024-05-14")
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize(
    "code",
    ["import zhextract", "from zhextract.cli import build_parser; build_parser()"],
    ids=["package", "command line"],
)
def test_importing_loads_nothing_heavy(code: str) -> None:
    assert imported(code) & set(HEAVY) == set()


def test_extracting_loads_one_segmenter_and_no_optional_package() -> None:
    loaded = imported("import zhextract; zhextract.extract('总产值3亿元。')")
    assert loaded & {"jieba", "spacy", "pyarrow", "pandas", "yaml", "numpy"} == set()


@pytest.mark.unchecked
def test_time_grows_linearly(extractor: Extractor) -> None:
    """Sixteen times the text takes about sixteen times as long; quadratic would be 256."""
    page = PAGE.read_text("utf-8")
    small = seconds(extractor, "\n".join([page] * 6))
    large = seconds(extractor, "\n".join([page] * 96))
    assert large < 16 * small * 2


HOSTILE = {
    "digits": "1234567890",
    "亿": "亿",
    "一": "一",
    "opening brackets": "（",
    "brackets": "（）“《",
    "的": "的",
    "newlines": "\n",
    "spaces": " 　",
    "one line": "全市总产值增长",
    "names": "赵志宏、",
    "dates": "10月17日",
    "percentages": "7.8%、",
    "ranges": "1至",
    "titles": "局局长",
    "surrogates": "\ud800",
    "lines": "记者 周明\n",
    "atoms": "\ue000",
}


@pytest.mark.unchecked
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_linear(extractor: Extractor, piece: str) -> None:
    """Eight times the text, far less than 64 times the time."""
    small = (piece * 5_000)[:5_000]
    large = (piece * 40_000)[:40_000]
    assert seconds(extractor, large) < 8 * 2.5 * seconds(extractor, small) + 0.02


def test_threads_share_an_extractor(extractor: Extractor) -> None:
    page = PAGE.read_text("utf-8")
    texts = [page[start:] for start in range(0, 480, 20)]
    alone = [extractor.extract(text) for text in texts]
    fresh = Extractor()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fresh.extract, texts)) == alone


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_keeps_the_order(extractor: Extractor, workers: int) -> None:
    texts = [f"库存为{number}万吨。" for number in range(40)]
    documents = list(extractor.pipe(texts, workers=workers))
    assert [doc.quantities[0].value for doc in documents] == [n * 10_000 for n in range(40)]


def test_pipe_reads_no_further_than_needed(extractor: Extractor) -> None:
    read = []

    def texts() -> Iterator[str]:
        for number in range(1_000):
            read.append(number)
            yield f"库存为{number}万吨。"

    stream = extractor.pipe(texts())
    next(stream)
    assert len(read) < 50
