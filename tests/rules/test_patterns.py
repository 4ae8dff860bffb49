"""Patterns: parts, windows, and the fields that they set."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from zhextract import Extractor
from zhextract.describe import describe

FOOD = """
[[pattern]]
id = "food.price"
doc = "A price at which something is sold by weight: 菠菜卖到每斤6元."
makes = "quantity"
pattern = "{dish} (?:卖到|卖) 每斤 {money:number}"
parts = {dish = ["菠菜", "油菜"]}
set = {metric = "{dish}", condition = "{dish}", role = "limit"}
needs = {words = ["市场", "超市"], before = 20, after = 20}
unless = [{words = ["去年"], before = 10}, {words = ["传闻"], after = 6}]
yes = {"市场里菠菜卖到每斤6元。" = {metric = "菠菜", value = 6, role = "limit"}}
no = ["去年市场里菠菜卖到每斤6元。", "菠菜卖到每斤6元。"]

[[pattern]]
id = "food.jumped"
doc = "A price that one word moves: 从3元蹿到5元."
makes = "change"
pattern = "从 {money:from} {verb} {money:to} (?: ， 涨了 )? {money:number}?"
parts = {verb = ["蹿到", "蹿至"]}
set = {comparison = "period"}
yes = {"菠菜从3元蹿到5元。" = "up from 3 元 to 5 元 period"}
no = ["菠菜从3元到5元。"]
"""


@pytest.fixture
def food(rule_file: Callable[[str], str]) -> Extractor:
    return Extractor(rules=rule_file(FOOD))


def test_fields_are_set_and_stay_so(food: Extractor) -> None:
    (found,) = food.extract("5月8日，新华市场里菠菜卖到每斤6.5元。").quantities
    assert (found.rule, found.role, found.value) == ("food.price", "limit", Decimal("6.5"))
    assert (found.metric and found.metric.text) == "菠菜"
    assert (found.condition and found.condition.text) == "菠菜"
    assert (found.period and found.period.text) == "5月8日"


@pytest.mark.parametrize(
    "text",
    [
        "去年市场里菠菜卖到每斤6元。",
        "市场里菠菜卖到每斤6元是传闻。",
        "菠菜卖到每斤6元。",
        "市场里菠菜卖到每斤6颗。",
    ],
    ids=["unless before", "unless after", "needs", "another family"],
)
def test_windows_and_families_refuse(food: Extractor, text: str) -> None:
    assert [fact.rule for fact in food.extract(text).facts if fact.rule == "food.price"] == []


def test_a_change_from_one_level_to_another(food: Extractor) -> None:
    document = food.extract("菠菜价格从3元蹿到5元。菠菜价格从5元蹿到3元。")
    assert [describe(fact) for fact in document.changes] == [
        "up from 3 元 to 5 元 period",
        "down from 5 元 to 3 元 period",
    ]


def test_own_rules_are_explained_like_built_in_ones(food: Extractor) -> None:
    (fact,) = food.explain("市场里菠菜卖到每斤6元。").facts
    assert fact.rule == "food.price"
    assert [(part.name, part.text) for part in fact.parts] == [("dish", "菠菜"), ("number", "6元")]


@pytest.mark.parametrize(
    ("key", "value", "row"),
    [
        ("set", '{unit = "分", kind = "score"}', {"unit": "分", "kind": "score"}),
        ("set", '{bound = "at_least", kind = "score"}', {"bound": "at_least"}),
        ("set", '{kind = "money", unit = "元", code = "CNY"}', {"unit_code": "CNY"}),
    ],
)
def test_a_bare_number_is_made_something(
    rule_file: Callable[[str], str], key: str, value: str, row: dict[str, str]
) -> None:
    text = (
        '[[pattern]]\nid = "beat.scored"\ndoc = "Points: 狂砍32."\nmakes = "quantity"\n'
        f"pattern = '狂砍 {{number}}'\n{key} = {value}\n"
        'yes = {"他狂砍32，球队获胜。" = {value = 32}}\nno = ["他狂砍。"]\n'
    )
    (found,) = Extractor(rules=rule_file(text)).extract("他狂砍32，球队获胜。").rows()
    assert {name: found[name] for name in row} == row
