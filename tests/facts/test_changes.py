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
    # what goes on behind a kind of firms, a sector, another side of the total
    "全省规模以上工业增加值同比增长6.2%。分经济类型看，国有企业增长4.1%，外商投资企业增长6.6%。": [
        ("up 6.2 % yoy", "规模以上工业增加值"),
        ("up 4.1 % yoy", "规模以上工业增加值"),
        ("up 6.6 % yoy", "规模以上工业增加值"),
    ],
    "全社会用电量1300亿千瓦时，增长5%。其中第二产业912亿千瓦时，增长3.2%。": [
        ("up 5 %", "全社会用电量"),
        ("up 3.2 %", "全社会用电量"),
    ],
    "计算机通信电子、电气机械、有色金属三大行业增加值分别增长21.4%、13.6%和7.9%。": [
        ("up 21.4 %", "增加值"),
        ("up 13.6 %", "增加值"),
        ("up 7.9 %", "增加值"),
    ],
    # currencies, markets
    "里拉对美元累计贬值约5%。人民币对美元升值1.3%。": [
        ("down about 5 % cumulative", "里拉"),
        ("up 1.3 % cumulative", "人民币"),
    ],
    "恒生指数高开1.2%，收市报16725点，升253点。": [
        ("up 1.2 %", "恒生指数"),
        ("up 253 点", "恒生指数"),
    ],
    "国际金价盘中突破每盎司2100美元，日内上涨0.9%。": [("up 0.9 %", "国际金价")],
    # bases
    "锂电池的能量密度比上一代提升了35%。": [("up 35 % period", "能量密度")],
    "用电负荷达7542万千瓦，比去年夏季最大负荷高226万千瓦。": [("up 2260000 千瓦 yoy", "用电负荷")],
    "报名球队62支，较上届的28支增加一倍还多。": [
        ("up more_than 1 倍 from 28 支 period", "报名球队")
    ],
    "客流比上一个假期多了2000人。": [("up 2000 人 period", "客流")],
    "平均亩产比常年平均水平高80公斤。": [("gap up 80 公斤", "平均亩产")],
    # odds and ends
    "名次由第10位升至第8位。": [("up from 10 to 8", "名次")],
    "营业额18亿元，少12.4%。": [("down 12.4 %", "营业额")],
    "气温每升高1℃，用电负荷增加300万千瓦。": [("up 3000000 千瓦", "用电负荷")],
    "流量资费三年下降一半多。": [("down more_than 0.5", "流量资费")],
    "电价由每度0.5元调整为0.45元。": [("down from 0.5 元 to 0.45 元", "电价")],
    "小麦增产 11.3公斤。": [("up 11.3 公斤", "小麦")],
    "鸡蛋每斤5.2元，回升两毛钱。": [("up 0.2 元", "鸡蛋")],
    "比例上升了7个百分点，其中青年上升得最多，达11个百分点。": [
        ("up 7 个百分点", "比例"),
        ("up 11 个百分点", "比例"),
    ],
    "净利润同比预增65%—88%。": [("up 65..88 % yoy", "净利润")],
    "在校生21万人，比上学年减少6000人。": [("down 6000 人 period", "在校生")],
    "锂价从60万元/吨一路跌到20万元/吨以下。": [
        ("down from 600000 元/吨 to at_most 200000 元/吨", "锂价")
    ],
    "楼价领先指数报143.2点，按周升0.66%。": [("up 0.66 %", "楼价领先指数")],
    "仓储和邮政业、租赁和商务业、信息服务类销售额分别增长8.4%、3.7%和11.2%。": [
        ("up 8.4 %", "销售额"),
        ("up 3.7 %", "销售额"),
        ("up 11.2 %", "销售额"),
    ],
    "各方坚持平等对话，单价基本持平。": [("flat", "单价")],
    "央行加息半个百分点。": [("up 0.5 个百分点", "加息")],
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


def test_the_former_and_the_latter_are_each_of_their_own() -> None:
    text = "外资企业、国有企业分别进出口2500亿元、1300亿元，前者下降4.6%，后者增长0.8%。"
    document = Extractor().extract(text)
    first, second = document.changes
    assert [first.of, second.of] == [quantity.id for quantity in document.quantities]
    assert first.subject is not None
    assert second.subject is not None
    assert (first.subject.text, second.subject.text) == ("外资企业", "国有企业")
