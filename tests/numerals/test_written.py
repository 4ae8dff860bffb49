"""The public door: what ``parse_number`` refuses and says, what ``numbers`` gives."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest

from zhextract.errors import NumberError, ZhextractError
from zhextract.numerals import numbers, parse_number, read_numeral


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the text is empty"),
        ("  ", "the text is empty"),
        ("abc", "'a' at 0"),
        ("三百人", "'人' at 2"),
        ("第一", "'第' at 0"),
        ("三百五千", "'千' at 3 does not fit after '三百五'"),
        ("1.2.3", "'.' at 3 does not fit after '1.2'"),
        ("1,23,4", "does not fit|more than one"),
        ("三四百", r"is a range; numbers\(\)"),
        ("3至5", r"is a range; numbers\(\)"),
        ("20%—30%", r"is a range; numbers\(\)"),
        ("8000余", r"is bounded \(more_than\); numbers\(\)"),
        ("近百", r"is bounded; numbers\(\)"),
        ("90%以上", r"is bounded; numbers\(\)"),
        ("5、6", "more than one number: another starts at 2"),
        ("1/0", "does not fit"),
        ("亿" * 5000, "too long to say why"),
        ("点", "do not fit together"),
    ],
)
def test_refusal_says_what_and_where(text: str, message: str) -> None:
    with pytest.raises(NumberError, match=message):
        parse_number(text)


def test_refusal_is_a_value_error_and_quotes_no_more_than_a_line() -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        parse_number("三" * 100000 + "人")
    assert isinstance(caught.value, ZhextractError)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("wrong", [None, 5, b"5", Decimal(5)])
def test_other_types_are_type_errors(wrong: object) -> None:
    with pytest.raises(TypeError, match="must be a str"):
        parse_number(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be a str"):
        numbers(wrong)  # type: ignore[arg-type]


def test_read_numeral_takes_folded_text_alone() -> None:
    assert read_numeral("三亿四千万") == 340000000
    with pytest.raises(NumberError):
        read_numeral("３")


def test_decimal_keeps_the_digits_as_written() -> None:
    assert str(parse_number("34.60%")) == "34.60"
    assert str(parse_number("2072.89亿")) == "207289000000"
    assert str(parse_number("1/3")) == "0.333333"


def test_surrounding_space_is_no_part_of_the_number() -> None:
    assert parse_number(" 12\u3000\n") == 12


def test_numbers_of_a_sentence_in_order_with_offsets_into_the_original() -> None:
    text = "２０２２年產值２０７２．８９億元，近六成為３至５％，逾8000餘戶"
    found = numbers(text)
    assert [(n.text, n.bound) for n in found] == [
        ("２０２２", "exact"),
        ("２０７２．８９億", "exact"),
        ("近六成", "less_than"),
        ("３至５％", "exact"),
        ("逾8000餘", "more_than"),
    ]
    assert all(text[n.start : n.end] == n.text for n in found)


def test_a_bound_word_serves_one_number_only() -> None:
    assert [(n.text, n.bound) for n in numbers("一半不到三成")] == [
        ("一半", "exact"),
        ("不到三成", "less_than"),
    ]


def test_written_number_is_a_value() -> None:
    (found,) = numbers("约三成")
    assert found == copy.deepcopy(found) == pickle.loads(pickle.dumps(found))
    assert hash(found) == hash(numbers("约三成")[0])
    with pytest.raises(AttributeError):
        found.value = Decimal(1)  # type: ignore[misc]


@pytest.mark.parametrize("text", ["\ud800三成", "\x00五", "😀12%", "１\udfff", "三\ufe0f"])
def test_odd_unicode_is_read_around(text: str) -> None:
    (found,) = numbers(text)
    assert text[found.start : found.end] == found.text
