"""How far a printed figure reaches."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import zhextract
from zhextract.auditing.figures import figure_of, step_of
from zhextract.auditing.ranges import INFINITY, Range


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2072.89亿元", "1000000"),
        ("1.2万亿", "100000000000"),
        ("1,234.5万元", "1000"),
        ("392户", "1"),
        ("5000万元", "10000"),
        ("7.80%", "0.01"),
        ("９９.１％", "0.1"),
        ("三亿四千万", "10000000"),
        ("两千三百", "100"),
        ("百分之六点七", "0.1"),
        ("六成", "10"),
        ("百分之三十", "1"),
        ("二十万", "10000"),
        ("十万", "100000"),
        ("没有数", "0"),
    ],
)
def test_the_last_printed_digit(text: str, step: str) -> None:
    assert step_of(text) == Decimal(step)


def reach(text: str, *, cut: bool = False) -> Range:
    [quantity] = zhextract.extract(text).quantities
    figure = figure_of(quantity, cut=cut)
    assert figure is not None
    return figure.reach


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("产值1.2万亿元。", "1150000000000", "1250000000000"),
        ("企业392户。", "392", "392"),
        ("企业3.9万户。", "38500", "39500"),
        ("长度12公里。", "11.5", "12.5"),
        ("企业8000余户。", "8000", "9000"),
        ("企业1460余户。", "1460", "1470"),
        ("企业420多户。", "420", "430"),
        ("产值约200亿元。", "18000000000", "22000000000"),
        ("亩均收入3000元至5000元。", "3000", "5000"),
    ],
)
def test_reach(text: str, low: str, high: str) -> None:
    assert reach(text) == (Decimal(low), Decimal(high))


def test_bounds_without_another_end() -> None:
    assert reach("企业超过8000户。") == (Decimal(8000), INFINITY)
    assert reach("企业近8000户。") == (-INFINITY, Decimal(8000))


def test_shares_may_be_cut_off() -> None:
    assert reach("产值占全省34.6%。", cut=True) == (Decimal("34.55"), Decimal("34.7"))


def test_a_range_divided() -> None:
    ten, four = Range(Decimal(9), Decimal(11)), Range(Decimal(4), Decimal(5))
    assert ten.over(four) == (Decimal("1.8"), Decimal("2.75"))
    assert ten.negated().over(four) == (Decimal("-2.75"), Decimal("-1.8"))
    assert ten.over(Range(Decimal(0), Decimal(1))) == (-INFINITY, INFINITY)


def test_quotients_are_rounded_outwards() -> None:
    one, three = Range(Decimal(1), Decimal(1)), Range(Decimal(3), Decimal(3))
    third = one.over(three)
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
