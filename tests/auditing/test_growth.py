"""An audit takes no more than its text grows, whatever the text."""

from __future__ import annotations

from time import process_time

import pytest

import zhextract
from zhextract.types import Document


def seconds(document: Document, text: str) -> float:
    times = []
    for _ in range(3):
        before = process_time()
        zhextract.audit(document, text)
        times.append(process_time() - before)
    return min(times)


@pytest.mark.unchecked
@pytest.mark.parametrize(
    "words",
    [
        "由1户增加到2户，增长100%，其中甲3户、乙4户，占5%，合计6户，",
        "2023年产量120万吨，比上年增长20%；2022年产量100万吨。",
        "10月17日（星期二）开幕，10月18日闭幕。",
        "1%，2%，3%，其中",
    ],
)
def test_time_grows_with_the_text(words: str) -> None:
    short, long = words * 60, words * 240
    documents = [zhextract.extract(text, published="2024-03-05") for text in (short, long)]
    once = seconds(documents[0], short)
    assert seconds(documents[1], long) < 10 * once + 0.05
