"""Clauses as shapes: what becomes one unit, and what class it has."""

from __future__ import annotations

import pytest

from tests.facts.event.pages import scopes_of
from zhextract.facts.event.clause import CLAUSES_BEHIND, Shape, shape_of
from zhextract.facts.event.vocabulary import vocabulary
from zhextract.text.layout import read_page


def shape(text: str, *names: str) -> Shape:
    page = read_page(text)
    (scope,) = scopes_of(page, "2024-06-18")
    spans = [(page.reading.index(name), page.reading.index(name) + len(name)) for name in names]
    return shape_of(page.reading, scope, vocabulary(), spans)


def units(text: str, *names: str) -> list[str]:
    return [unit.text for unit in shape(text, *names).units]


def letter_of(text: str, word: str) -> str:
    found = shape(text)
    index = [unit.text for unit in found.units].index(word)
    return found.letters[index]


def test_name_is_one_unit_whatever_the_segmenter_says() -> None:
    assert "章一诺" in units("2021年，女儿章一诺辞了工作。", "章一诺")
    assert "辞" in units("2021年，女儿章一诺辞了工作。", "章一诺")


def test_brackets_are_left_out() -> None:
    assert "301699" not in "".join(units("6月9日，华川新材（301699）披露年报。"))


def test_time_in_brackets_is_kept_aside() -> None:
    found = shape("今天（6月18日），展会开幕。")
    assert found.letters.count("T") == 1
    assert found.aside == {0: 1}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("6月9日，全村脱贫出列。", "脱贫出列"),
        ("15日上午，会议在京开幕。", "开幕"),
        ("6月8日，他宣誓就职。", "就职"),
        ("6月9日，“夕阳红”服务队成立。", "“夕阳红”"),
        ("6月9日公布《公报》。", "《公报》"),
        ("6月底要“清零”。", "清零"),
    ],
    ids=lambda value: value,
)
def test_words_are_cut_and_joined(text: str, unit: str) -> None:
    assert unit in units(text)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("6月9日，县里将召开大会。", "d"), ("6月9日，县里将响应等级提升至Ⅱ级。", "b")],
)
def test_modal_is_told_from_preposition(text: str, letter: str) -> None:
    assert letter_of(text, "将") == letter


def test_quotation_of_clauses_is_no_unit() -> None:
    assert "c" in shape("6月9日，他说“来了，坐吧”。").letters[3:]


def test_length_of_time_is_no_count() -> None:
    assert "m" not in shape("2011年11月，他吐了五天。").letters
    assert "m" in shape("2011年11月，他收了五车。").letters + shape("6月收麦50吨。").letters


def test_reading_stops_where_no_time_reaches() -> None:
    text = "6月9日，展会开幕" + "，客商云集" * 50 + "。"
    assert shape(text).letters.count("c") <= CLAUSES_BEHIND + 1
