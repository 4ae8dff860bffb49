import pytest

import zhextract
from zhextract.facts.locale import is_traditional


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        ("本港樓價連升兩個月，成交價達五百萬元。", True),
        ("全市实现地区生产总值三千亿元，同比增长百分之五。", False),
        ("<p>香港书展今天开幕。</p><p>项目总投资30亿元。</p>", False),
        ("", False),
        ("1,234 km", False),
    ],
    ids=["traditional", "simplified", "simplified with tags", "empty", "no hanzi"],
)
def test_script_is_told_from_the_original_text(text: str, traditional: bool) -> None:
    assert is_traditional(text) is traditional


def test_tags_do_not_change_the_currency() -> None:
    document = zhextract.extract("<p>香港书展今天开幕。</p><p>&nbsp;项目总投资30亿元。</p>")
    assert [quantity.unit_code for quantity in document.quantities] == ["CNY"]


def test_a_bare_yuan_of_a_hong_kong_paper_is_its_dollar() -> None:
    document = zhextract.extract("本港樓價連升，港鐵沿線單位成交價達五百萬元。")
    assert [quantity.unit for quantity in document.quantities] == ["港元"]
