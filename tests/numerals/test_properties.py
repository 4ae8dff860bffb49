"""Any number written in any style comes back equal; no text raises; offsets quote the text."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from zhextract.numerals import numbers, parse_number

from .writing import (
    financial,
    full_width,
    grouped,
    hanzi,
    mixed,
    percent_hanzi,
    positional,
    traditional,
)

INTEGERS = st.one_of(
    st.integers(0, 10**4), st.integers(0, 10**9), st.integers(0, 10**15), st.just(10**12)
)
DECIMALS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places, Context(prec=60)),
    st.integers(0, 10**12),
    st.integers(0, 6),
)


@given(INTEGERS)
def test_hanzi_comes_back(number: int) -> None:
    assert parse_number(hanzi(number)) == number


@given(INTEGERS)
def test_financial_hanzi_comes_back(number: int) -> None:
    assert parse_number(financial(hanzi(number))) == number


@given(INTEGERS)
def test_traditional_hanzi_comes_back(number: int) -> None:
    assert parse_number(traditional(hanzi(number))) == number


@given(st.integers(1000, 9999).filter(lambda n: "0" in str(n) or str(n)[0] == str(n)[1]))
def test_positional_hanzi_comes_back(number: int) -> None:
    assert parse_number(positional(number)) == number


@given(DECIMALS)
def test_grouped_digits_come_back(number: Decimal) -> None:
    assert parse_number(grouped(number)) == number
    assert parse_number(grouped(number).replace(",", " ")) == number


@given(DECIMALS)
def test_full_width_digits_come_back(number: Decimal) -> None:
    assert parse_number(full_width(f"{number:f}")) == number
    assert parse_number(full_width(grouped(number))) == number


@given(st.integers(1, 10**12), st.integers(0, 4))
def test_mixed_magnitude_comes_back(digits: int, places: int) -> None:
    written, value = mixed(digits, places)
    assert parse_number(written) == value


@given(st.integers(0, 10**5), st.integers(0, 3))
def test_percent_in_hanzi_comes_back(digits: int, places: int) -> None:
    number = Decimal(f"{digits}E-{places}")
    assert parse_number(percent_hanzi(number)) == number


@given(INTEGERS)
def test_negative_comes_back(number: int) -> None:
    assert parse_number(f"负{hanzi(number)}") == -number
    assert parse_number(f"-{number}") == -number


@given(DECIMALS, st.integers(1, 3), st.sampled_from(["ROUND_UP", "ROUND_DOWN"]))
def test_value_is_independent_of_the_context(number: Decimal, prec: int, rounding: str) -> None:
    with localcontext(Context(prec=prec, rounding=rounding, traps=[])):
        read = parse_number(f"{number:f}亿")
        third = parse_number("三分之二")
    assert (read, third) == (
        number.scaleb(8, Context(prec=60)),
        Decimal("0.666667"),
    )


@settings(max_examples=400)
@given(
    st.text(
        st.sampled_from(
            "0123456789一二三十百千万亿兆零两半几数上多余来点分之又成折%‰.,/-—至到~负下 A元个"
        )
    )
)
def test_number_soup_never_raises_and_quotes_itself(text: str) -> None:
    assert_well_formed(text)


@given(st.text(st.characters()))
def test_any_text_never_raises(text: str) -> None:
    assert_well_formed(text)


def assert_well_formed(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        assert (number.value is None) == (number.low is not None and number.high is not None)
        assert number.low is None or number.high is None or number.low < number.high
        end = number.end
