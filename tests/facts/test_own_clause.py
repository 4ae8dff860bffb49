"""Sentences of one clause: the metric and the condition of the number in brackets."""

from __future__ import annotations

from functools import cache

import pytest

from zhextract import Extractor
from zhextract.types import Change, Quantity, Span

ANY = "~"
NONE = "-"
# sentence, metric and condition of the number in brackets
CASES = [
    ("男篮常规赛，晋江队取得⟦29胜⟧9负的战绩。", "~", "~"),
    ("代表团以⟦32金⟧25银19铜位居奖牌榜第二。", "金", "~"),
    ("代表团以32金⟦25银⟧19铜位居奖牌榜第二。", "银", "~"),
    ("中锋孟凡得到22分、⟦11个⟧篮板和9次助攻。", "篮板", "~"),
    ("本科毕业生就业率91.2%，其中⟦近一半⟧留在省内。", "~", "~"),
    ("去年全县鸡蛋和猪肉价格分别⟦上涨3.1%⟧和4.2%。", "鸡蛋", "~"),
    ("去年全县鸡蛋和猪肉价格分别上涨3.1%和⟦4.2%⟧。", "猪肉价格", "~"),
    ("公司系列酒收入⟦12.6亿元⟧。", "系列酒收入", "~"),
    ("年内央行已下调⟦3次⟧利率。", "利率", "~"),
    ("珠三角地区续签率接近⟦九成⟧。", "续签率", "-"),
    ("其中欧洲市场贡献⟦5.06亿元⟧。", "~", "~"),
    ("会议应到委员48名，实到⟦44名⟧。", "委员", "实到"),
    ("开标时最多⟦200人⟧排队。", "~", "~"),
    ("46个孩子里有⟦29个⟧是留守儿童。", "~", "~"),
    ("居民人均每日摄入食盐⟦9.1克⟧。", "食盐", "~"),
    ("四大核心商圈空置率⟦升至13.8%⟧。", "空置率", "~"),
    ("为游客挽回损失⟦18.2万元⟧。", "损失", "-"),
    ("生产线缺工⟦300人上下⟧。", "缺工", "-"),
    ("受理携号转网申诉⟦412件⟧。", "携号转网申诉", "~"),
    ("虚构工程骗取保证金⟦2300余万元⟧。", "保证金", "~"),
    ("已有⟦2人⟧打破纪录。", "打破纪录", "~"),
    ("秘书长蒋明及委员共⟦41人⟧出席会议。", "出席会议", "~"),
    ("4000余人转移，⟦2人⟧遇难。", "遇难", "~"),
    ("消防救援力量3车⟦16人⟧到场。", "消防救援力量", "~"),
    ("虚假投资理财类案件虽只占⟦一成多⟧。", "虚假投资理财类案件", "~"),
    ("账龄在1年以内的占⟦85.2%⟧。", "~", "~"),
]


@cache
def _extractor() -> Extractor:
    return Extractor()


def _says(found: Span | None, expected: str) -> bool:
    return expected == ANY or (NONE if found is None else found.text) == expected


@pytest.mark.parametrize(("marked", "metric", "condition"), CASES)
def test_metric_and_condition(marked: str, metric: str, condition: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    document = _extractor().extract(marked.replace("⟦", "").replace("⟧", ""))
    facts = [fact for fact in document.facts if isinstance(fact, Quantity | Change)]
    fact = next(fact for fact in facts if fact.start < end and fact.end > start)
    assert _says(fact.metric, metric), fact.metric
    assert _says(getattr(fact, "condition", None), condition)
