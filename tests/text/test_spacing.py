from __future__ import annotations

import pytest

from zhextract.text.layout import read_page


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("5 月 9 日，出货 1.2 亿部，增长 7.8%。", "5月9日，出货1.2亿部，增长7.8%。"),
        ("截至 2023 年末，GDP 增长 5.2% 左右", "截至2023年末，GDP增长5.2%左右"),
        ("iPhone 15 Pro 于 9 月 22 日发售", "iPhone 15 Pro于9月22日发售"),
        ("共 1 234 567 人参加，占 15 %。", "共1 234 567人参加，占15 %。"),
    ],
)
def test_排版空格不读(text: str, reading: str) -> None:
    assert read_page(text).reading == reading


@pytest.mark.parametrize(
    "text",
    [
        "总人口 35万人",  # a line of an infographic
        "本报记者 王小明",
        "中国 3 法国 1",
        "原煤产量 120 135 同比增长12.5%",
        "第12版 2024年5月9日 今日要闻",
    ],
)
def test_分隔空格要读(text: str) -> None:
    assert read_page(text).reading == text


def test_位置仍指原文() -> None:
    text = "记者 5 月 9 日获悉，全市新增岗位 3200 个。"
    page = read_page(text)
    start = page.reading.index("3200个")
    first, last = page.locate(start, start + 5)
    assert text[first:last] == "3200 个"
