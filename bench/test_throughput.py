"""Whole extraction against ``jieba.lcut`` on the same texts, and its growth with length."""

from __future__ import annotations

import time
from typing import Any

import pytest
from measure import best, per_character, timed
from texts import long_text, news, origin

from zhextract import Extractor

pytestmark = pytest.mark.benchmark(timer=time.process_time)

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def test_extraction_against_jieba(benchmark: Any, extractor: Extractor) -> None:
    """Budget: no slower than ``jieba.lcut``, which runs before and after."""
    import jieba

    jieba.lcut("预热")
    texts = news()
    characters = sum(len(one.text) for one in texts)

    def extract_all() -> None:
        for one in texts:
            extractor.extract(one.text, published=one.published)

    def cut_all() -> None:
        for one in texts:
            jieba.lcut(one.text)

    before = best(cut_all, rounds=2)
    ours = timed(benchmark, extract_all, rounds=3)
    theirs = min(before, best(cut_all, rounds=2))
    benchmark.extra_info.update(
        texts=origin(),
        characters=characters,
        microseconds_per_character=per_character(ours, characters),
        jieba_microseconds_per_character=per_character(theirs, characters),
        speed_against_jieba=round(theirs / ours, 2),
    )


@pytest.mark.parametrize("characters", SIZES, ids="{:,}".format)
def test_growth(benchmark: Any, extractor: Extractor, characters: int) -> None:
    """Budget: the time a character does not grow with the text."""
    text = long_text(characters)
    seconds = timed(
        benchmark,
        lambda: extractor.extract(text, published="2023-10-24"),
        rounds=3 if characters <= 1_000_000 else 1,
    )
    benchmark.extra_info["microseconds_per_character"] = per_character(seconds, characters)
