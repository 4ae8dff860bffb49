from __future__ import annotations

import pytest

from zhextract.text.layout import read_page

CASES = {
    "two sentences": "产值增长5%。|利润下降3%。",
    "semicolon is no end": "产值增长5%；利润下降3%。",
    "decimal point is no end": "产值2072.89亿元，增长7.8%。",
    "closing quote stays": "他说：“增长了。”|记者问：“多少？”|他点头。",
    "quote that goes on as a word": "“怎么办？”等问题摆在面前。|会场响起“加油！”的喊声。",
    "mark in a book title": "《谁来种地？》一书出版。|好评如潮！",
    "ellipsis": "揉面、擀皮……|饺子出锅了。",
    "many marks": "太好了！！|真的？！|真的。",
    "bracket closes": "（见图表。）|另据报道，降雨停了。",
    "no end mark": "2022年总产值2072.89亿元",
    "spaces between": "增长5%。 |下降3%。",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences(marked: str) -> None:
    page = read_page(marked.replace("|", ""))
    found = [page.reading[sentence.start : sentence.end] for sentence in page.sentences]
    assert found == [part.strip() for part in marked.split("|")]


def test_lines_of_an_infographic_are_sentences() -> None:
    page = read_page("数说秋收\n全市已收\n286万亩\n占应收\n97.2%\n比上年多\n3万亩")
    found = [page.reading[sentence.start : sentence.end] for sentence in page.sentences]
    assert found == ["数说秋收", "全市已收", "286万亩", "占应收", "97.2%", "比上年多", "3万亩"]
