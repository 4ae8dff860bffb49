"""Changes in many voices: what moved, which way, by how much, to what."""

from __future__ import annotations

import pytest

from zhextract import Extractor
from zhextract.describe import describe

# sentence -> what each change says in short, and of what
CHANGES = {
    # words of movement
    "煤炭板块领涨3.1%，地产股普跌2%。": [("up 3.1 %", "煤炭板块"), ("down 2 %", "地产股")],
    "客流剧增三成，货运骤减两成。": [("up 30 %", "客流"), ("down 20 %", "货运")],
    "排水量由每小时240立方米逐步加大到600立方米以上。": [
        ("up from 240 立方米 to at_least 600 立方米", "排水量")
    ],
    "门票从380元炒到2000元。": [("up from 380 元 to 2000 元", "门票")],
    "工业投资增长8%，占全部投资的比重升至29.6%。": [
        ("up 8 %", "工业投资"),
        ("up to 29.6 %", "投资的比重"),
    ],
    # doublings
    "汽车销量翻了近一番。": [("up less_than 1 倍", "汽车销量")],
    "产值翻了一番多，出口翻两番以上。": [
        ("up more_than 1 倍", "产值"),
        ("up at_least 3 倍", "出口"),
    ],
    # the level behind the amount
    "失业率微升0.1个百分点，至3.9%。": [("up 0.1 个百分点 to 3.9 %", "失业率")],
    "基准利率上调0.5个百分点至14.75%。": [("up 0.5 个百分点 to 14.75 %", "基准利率")],
    # rates
    "蔬菜均价上涨8%，其中菠菜涨幅最大，达到35%。": [
        ("up 8 %", "蔬菜均价"),
        ("rate up 35 %", "菠菜"),
    ],
    "公司股价跌幅一度超过9%。": [("rate down more_than 9 %", "股价")],
    # what was done more of
    "亩产3800斤，比去年多挖400多斤。": [("up more_than 400 斤 yoy", "亩产")],
    "全市比上年多接待游客5万人次。": [("up 50000 人次 yoy", "游客")],
}


@pytest.mark.parametrize("text", CHANGES)
def test_changes(text: str) -> None:
    found = Extractor().extract(text).changes
    told = [(describe(fact), fact.metric and fact.metric.text) for fact in found]
    assert told == CHANGES[text]


# sentence -> the period of each change, as written
PERIODS = {
    "单价由2022年的11元降至2023年的8元。": ["2023年"],
    "2023年10月，存栏量从6月的60万头一路跌到9月底的20万头。": ["9月底"],
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_level_that_is_dated_is_of_that_time(text: str) -> None:
    found = Extractor().extract(text, published="2023-10-24").changes
    assert [fact.period and fact.period.text for fact in found] == PERIODS[text]
