"""What a movement is compared with, and how a comparison goes on (rulings 1, 4, 16, 21)."""

from __future__ import annotations

import pytest

import zhextract
from zhextract import Change


def change_of(text: str, number: str) -> Change:
    document = zhextract.extract(text, published="2023-10-24")
    for change in document.changes:
        if number in change.text:
            return change
    raise AssertionError(f"no change holds {number}")


@pytest.mark.parametrize(
    ("text", "number", "comparison", "baseline"),
    [
        pytest.param("今年产值比上年增长5%。", "5%", "yoy", None, id="last year"),
        pytest.param(
            "9月末余额7万亿元，较8月末增加300亿元。",
            "300亿元",
            "mom",
            "8月末",
            id="levels at the ends of months",
        ),
        pytest.param(
            "今年前9月，客运量比2019年同期增长5%。", "5%", "period", "2019年同期", id="years ago"
        ),
        pytest.param(
            "与上一代相比，新机型减重12%，运力提高8%。",
            "8%",
            "period",
            "上一代",
            id="a base stated for the sentence",
        ),
        pytest.param("新机型减重12%。", "12%", None, None, id="none stated"),
        pytest.param("合格率由2019年的90%提高到95%。", "95%", None, None, id="the date of a level"),
        pytest.param(
            "合格率由去年上半年的90%提高到95%。", "95%", None, None, id="a level of last summer"
        ),
        pytest.param(
            "合格率由2019年的90%提高到2023年的95%。",
            "95%",
            "period",
            "2019年",
            id="two dated levels",
        ),
        pytest.param(
            "就业1244万人，比上年多增38万人。", "38万人", "yoy", None, id="said by word and by base"
        ),
        pytest.param("投诉由去年的90件减至85件。", "85件", "yoy", None, id="a level of last year"),
        pytest.param(
            "进口较去年同期（下同）增长9%。", "9%", "yoy", None, id="an aside behind the base"
        ),
        pytest.param(
            "租金按季跌4%，按年跌幅扩大至17%。", "17%", "yoy", None, id="in the name of a rate"
        ),
        pytest.param(
            "租金较2013年高位更累跌43%。", "43%", "period", "2013年高位", id="a base before 累跌"
        ),
        pytest.param(
            "春播进度快于去年同期1.5个百分点。", "1.5", "yoy", None, id="a gap to last year"
        ),
        pytest.param("票价仍高出2019年近一成。", "一成", "period", "2019年", id="a gap to a year"),
        pytest.param("进度较常年快2天。", "2天", "period", "常年", id="the usual year"),
        pytest.param("逆差较前一年缩小54亿元。", "54亿元", "yoy", None, id="前一年 is last year"),
        pytest.param(
            "“很先进。”与上一代相比，新机型减重12%。",
            "12%",
            "period",
            "上一代",
            id="a base stated after a quotation",
        ),
        pytest.param(
            "租金较2013年高位跌43%，全年跌幅或达两成。", "两成", None, None, id="what may come"
        ),
    ],
)
def test_comparison(text: str, number: str, comparison: str | None, baseline: str | None) -> None:
    change = change_of(text, number)
    written = change.baseline.text if change.baseline else None
    assert (change.comparison, written) == (comparison, baseline)


def test_a_comparison_goes_on() -> None:
    change = change_of("出口同比增长5%。进口增长3%。", "3%")
    assert change.comparison == "yoy"
    assert change.comparison_inherited


@pytest.mark.parametrize(
    ("number", "inherited"), [("持平", False), ("0.6%", False), ("上涨9%", True), ("14%", True)]
)
def test_a_comparison_is_stated_by_a_topic(number: str, inherited: bool) -> None:
    text = "粮价同比上涨4.9%。从环比看，粮价由上月持平转为上涨0.6%，菜价上涨9%；油价下降14%。"
    change = change_of(text, number)
    assert (change.comparison, change.comparison_inherited) == ("mom", inherited)


@pytest.mark.parametrize(("aside", "comparison"), [("（下同）", "yoy"), ("", None)])
def test_a_comparison_holds_below_where_the_text_says_so(
    aside: str, comparison: str | None
) -> None:
    text = f"外贸总值较去年同期{aside}增长5%，环比增长2%。\n\n民企进出口增长7%。\n"
    assert change_of(text, "7%").comparison == comparison


def test_levels_at_the_end_of_the_year_keep_their_base() -> None:
    text = "2022年末参保15万人，比上年末增长3.4%；领取人数6万人，下降1.2%。"
    change = change_of(text, "1.2%")
    assert change.comparison == "yoy"
    assert change.baseline is not None
    assert change.baseline.text == "上年末"


def test_a_doubling_takes_no_comparison_from_what_is_flat() -> None:
    assert change_of("出口与上年持平，培训规模翻了一番。", "翻了一番").comparison is None


def test_a_word_of_the_clause_compares() -> None:
    assert change_of("跌幅按季收窄，按年跌幅扩大至17.3%。", "17.3%").comparison == "yoy"


def test_a_word_that_leads_the_sentence_compares() -> None:
    text = "同比看，价格上涨2%。从环比看，猪肉价格上涨3%，鲜菜下降4%。"
    assert [change_of(text, number).comparison for number in ("2%", "3%", "4%")] == [
        "yoy",
        "mom",
        "mom",
    ]


def test_the_end_of_last_year_goes_on_as_a_base() -> None:
    change = change_of("年末参保15万人，比上年末增长3.4%；失业保险下降1.2%。", "1.2%")
    assert change.baseline is not None
    assert change.baseline.text == "上年末"


def test_an_average_of_years_is_of_no_other_period() -> None:
    assert change_of("过去五年贷款年均增长24%，去年物价上涨2%。", "2%").comparison is None


def test_points_pass_a_comparison_on_untouched() -> None:
    text = "前三季度收入同比增长5.8%，增速比上半年回升0.4个百分点。农村增长7.2%。"
    assert change_of(text, "7.2%").comparison == "yoy"


def test_a_target_takes_no_comparison() -> None:
    change = change_of("去年产值同比增长5%。今年力争增长6%。", "6%")
    assert change.comparison is None


def test_a_movement_in_other_words_is_a_change_too() -> None:
    document = zhextract.extract("恒指收报17172点，跌123点或0.72%。", published="2023-10-24")
    assert [(change.text, change.direction) for change in document.changes] == [
        ("跌123点", "down"),
        ("0.72%", "down"),
    ]
