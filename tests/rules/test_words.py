"""Own words take part like built-in ones, in every rule that words of their kind are in."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from zhextract import Extractor


def test_a_unit_is_found_by_the_rules_for_numbers(own: Extractor) -> None:
    (found,) = own.extract("全镇收储小麦约1.2万夸特，其他不计。").quantities
    assert (found.value, found.bound, found.kind) == (Decimal(12000), "about", "measure")
    assert (found.unit, found.metric and found.metric.text) == ("夸特", "小麦")


def test_a_unit_of_ones_own_is_in_changes_ranges_and_chinese_numerals(own: Extractor) -> None:
    document = own.extract("小麦收储量同比增加120夸特。另收储玉米三十至四十夸特。")
    (change,), (few,) = document.changes, document.quantities
    assert (change.amount and change.amount.unit, change.comparison) == ("夸特", "yoy")
    assert (few.low, few.high, few.unit) == (Decimal(30), Decimal(40), "夸特")


def test_a_title_makes_roles_and_names(own: Extractor) -> None:
    text = "岚溪队铁闸欧阳立新受伤离场，白石队主教练、前铁闸孙卫东说，替补已经热身。"
    people = {one.name: [role.title.text for role in one.roles] for one in own.extract(text).people}
    assert people["欧阳立新"] == ["铁闸"]
    assert people["孙卫东"] == ["主教练", "前铁闸"]


def test_a_movement_word_is_in_every_rule_of_changes(own: Extractor) -> None:
    text = "股价由10元窜升到12元。成交额同比窜升8%。换手率窜升至3%。"
    made = [(one.rule, one.direction, one.comparison) for one in own.extract(text).changes]
    assert made == [
        ("change.from_to", "up", None),
        ("change.compared", "up", "yoy"),
        ("change.reached", "up", None),
    ]


def test_a_movement_word_of_ones_own_is_no_event(own: Extractor) -> None:
    assert own.extract("5月8日，沪指窜升2%。").events == ()


def test_a_comparison_goes_on(own: Extractor) -> None:
    text = "上座率较首轮下降3%，射正次数增长6%。"
    first, second = own.extract(text).changes
    assert (first.comparison, second.comparison, second.comparison_inherited) == (
        "period",
        "period",
        True,
    )


def test_a_trigger_makes_events(own: Extractor) -> None:
    (event,) = own.extract("2024年6月1日，白石乡农机合作社正式开镰割麦。").events
    assert (event.rule, event.trigger.text) == ("event.opening", "开镰割麦")
    assert (event.actor and event.actor.text, event.time.edtf) == ("白石乡农机合作社", "2024-06-01")


def test_words_may_be_written_in_traditional_characters(own: Extractor) -> None:
    (found,) = own.extract("全鎮收儲小麥１２０夸特。").quantities
    assert (found.unit, found.text) == ("夸特", "１２０夸特")


# One entry for each form of movement, and a stop word that would be taken for a name.
FORMS = """[[movement]]
text = ["窜速"]
form = "rate"
direction = "up"
yes = {"成交额窜速为8%。" = "rate up 8 %"}
no = ["窜速不快。"]

[[movement]]
text = ["窜过"]
form = "apart"
direction = "up"
yes = {"增速窜过全省2个百分点。" = "gap up 2 个百分点"}
no = ["老鼠窜过街道。"]

[[movement]]
text = ["撬动"]
form = "pull"
direction = "up"
yes = {"外贸撬动全市经济增速1个百分点。" = "contribution up 1 个百分点"}
no = ["撬动社会资本3亿元。"]

[[movement]]
text = ["砍减"]
direction = "down"
takes_object = true
yes = {"全年砍减会议40场。" = {direction = "down", value = 40, metric = "会议"}}
no = ["砍减会议。"]

[[movement]]
text = ["降佣"]
direction = "down"
is_metric = true
yes = {"平台降佣3个百分点。" = {direction = "down", metric = "降佣", value = 3}}
no = ["平台降佣了。"]

[[movement]]
text = ["周跌"]
direction = "down"
comparison = "period"
yes = {"铜价周跌3%。" = "down 3 % period"}
no = ["周跌停。"]

[[stop]]
text = ["高明亮"]
yes = {"高明亮，销量3万台。" = "30000 台"}
no = ["高明亮出席活动。"]
"""


def test_every_form_of_movement_and_stop_words_for_names(rule_file: Callable[[str], str]) -> None:
    """The examples of the file are checked on loading; the plain extractor fails most of them."""
    text = "作家高明亮说，书卖得好。高明亮出席活动，平台降佣3个百分点。"
    own, plain = Extractor(rules=rule_file(FORMS)), Extractor()
    assert [one.name for one in plain.extract(text).people] == ["高明亮"]
    assert [one.name for one in own.extract(text).people] == []
    assert [one.rule for one in plain.extract(text).changes] == []
    assert [one.rule for one in own.extract(text).changes] == ["change.moved"]
