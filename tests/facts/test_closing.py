"""Where the noun behind a number ends, by what the unit counts."""

from __future__ import annotations

import pytest

import zhextract


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("全县有220家农民合作社。", "农民合作社"),
        ("街道成立35个居民小组。", "居民小组"),
        ("学校有8个学生社团。", "学生社团"),
        ("活动来了40名企业员工。", "企业员工"),
        ("全县新办3家企业。", "企业"),
        ("活动来了8名学生代表。", "学生代表"),
        ("3个国家援助灾区。", "国家"),
        ("当地派出3支国家救援队。", "国家救援队"),
    ],
)
def test_名词到哪里为止(text: str, metric: str) -> None:
    found = zhextract.extract(text).quantities[0].metric
    assert found is not None
    assert found.text == metric


def test_形容词后的名词才是所数之物() -> None:
    found = zhextract.extract("园区建成3座现代化的厂房。").quantities[0].metric
    assert found is not None
    assert found.text == "厂房"


@pytest.mark.parametrize(
    ("text", "place"),
    [("村里300多人，家家种茶。", "村里"), ("龙树村1200人，家家种茶。", "龙树村")],
)
def test_人所在的地方不是所数之物(text: str, place: str) -> None:
    found = zhextract.extract(text).quantities[0]
    assert found.metric is None
    assert found.subject is not None
    assert found.subject.text == place


@pytest.mark.parametrize(
    ("text", "metric", "condition"),
    [
        ("全国297个地级及以上城市实施垃圾分类。", "城市", "地级及以上"),
        ("全市12家4A级以上景区接待游客。", "景区", "4A级以上"),
        ("全省有86家二级以上医院。", "医院", "二级以上"),
        ("全市有20家5A级景区。", "5A级景区", None),
    ],
)
def test_级别是条件(text: str, metric: str, condition: str | None) -> None:
    found = zhextract.extract(text).quantities[0]
    assert found.metric is not None
    assert found.metric.text == metric
    assert (found.condition and found.condition.text) == condition
