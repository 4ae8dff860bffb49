"""Layout stays linear on text that no paper would print."""

from __future__ import annotations

from time import process_time

import pytest

from zhextract.text.layout import read_page

_SMALL = 50_000
_GROWTH = 4

UNITS = [
    "1", "亿", "的", "\n", "（", "(", "<", "“", "—", "。", "，\n", "国国国\n", "\r\n国", "国 ",
    "记者 ", "□ 王\n", "责编：王明 ", "本报讯", "摄", "<p>", "<p ", "</p><p>", "[国]", "[a](", "**",
    "“国。”", "…", '国"', "王 小 ", "一0", "臺", "增长－1", "·国",
]  # fmt: skip


def _seconds(unit: str, length: int) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    best = float("inf")
    for _ in range(2):
        start = process_time()
        read_page(text)
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    small = _seconds(unit, _SMALL)
    large = _seconds(unit, _GROWTH * _SMALL)
    # Quadratic growth would be a factor of 16; small times are left some jitter.
    assert large < 2 * _GROWTH * small + 0.05
