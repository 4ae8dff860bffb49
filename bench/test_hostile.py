"""One megabyte of one thing: the time a character against that of news."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import pytest
from measure import best, per_character, timed
from texts import long_text

from zhextract import Extractor

pytestmark = pytest.mark.benchmark(timer=time.process_time)

SIZE = 1_000_000
PIECES = {
    "digits": "1234567890",
    "亿": "亿",
    "一": "一",
    "opening brackets": "（",
    "brackets": "（“《",
    "的": "的",
    "newlines": "\n",
    "one line": "全市总产值增长",
    "one line of news": "",
    "lone surrogates": "\ud800",
    "private use": "\ue000",
}


@cache
def _news_seconds(extractor: Extractor) -> float:
    text = long_text(SIZE)
    return best(lambda: extractor.extract(text, published="2023-10-24"), rounds=2) / SIZE


@pytest.mark.parametrize("name", PIECES)
def test_hostile(benchmark: Any, extractor: Extractor, name: str) -> None:
    """Budget: at most twice the time a character of news."""
    text = (PIECES[name] * SIZE)[:SIZE] if PIECES[name] else long_text(SIZE).replace("\n", "")
    seconds = timed(benchmark, lambda: extractor.extract(text, published="2023-10-24"), rounds=2)
    benchmark.extra_info.update(
        microseconds_per_character=per_character(seconds, len(text)),
        against_news=round(seconds / len(text) / _news_seconds(extractor), 2),
    )
