"""The scanner: what stands where, what is flagged, what is left to others."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from zhextract.numerals import join_range, numbers, parse_number, range_mark, scan_numerals


def spans(text: str) -> list[str]:
    return [text[n.start : n.end] for n in scan_numerals(text)]


@pytest.mark.parametrize(
    "text", ["一", "两", "半", "百", "千", "万", "亿", "百万", "千万", "俩", "零"]
)
def test_bare_character_is_flagged(text: str) -> None:
    (found,) = scan_numerals(f"{text}。")
    assert found.lone


@pytest.mark.parametrize(
    "text", ["1", "三", "十", "一百", "百余", "数百万", "一两", "半数", "一半", "1万"]
)
def test_more_than_a_bare_character_is_not_flagged(text: str) -> None:
    (found,) = scan_numerals(f"{text}。")
    assert not found.lone


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1,234", "digits"),
        ("三百", "hanzi"),
        ("1.2万亿", "mixed"),
        ("二〇二三", "positional"),
        ("六成", "percent"),
        ("5‰", "percent"),
        ("1/4", "fraction"),
        ("过半", "fraction"),
        ("3至5%", "percent"),
    ],
)
def test_form(text: str, form: str) -> None:
    assert [n.form for n in scan_numerals(text)] == [form]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年10月24日", ["2023", "10", "24"]),
        ("8:30", ["8", "30"]),
        ("5.2/10万", ["5.2", "10万"]),
        ("4×100米", ["4", "100"]),
        ("1,1,1,1", ["1", "1", "1", "1"]),
        ("5千米", ["5"]),
        ("0.5百分点", ["0.5"]),
        ("2019年100次", ["2019", "100"]),
        ("十分钟", ["十"]),
        ("每周三次", ["三"]),
        ("一起案件", ["一"]),
        ("数以万计的5家", ["5"]),
        ("大陆百余家", ["百余"]),
        ("胜负3场", ["3"]),
        ("二十大", ["二十"]),
        ("三点五十分", ["三", "五十"]),
        ("三成员", ["三"]),
        ("三方面", ["三"]),
        ("四周岁", ["四"]),
        ("两折叠屏", ["两"]),
        ("上海100家", ["100"]),
        ("总数3万余", ["3万余"]),
        ("比分3-2", ["3", "2"]),
        ("1万2千3百", ["1万2千3百"]),
        ("3万5人", ["3万5"]),
        ("1亿2023年", ["1亿", "2023"]),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("1.2亿元—1.5亿元", "元", 120000000, 150000000),
        ("8000元至1万元", "元", 8000, 10000),
        ("零下5℃到零下10℃", "℃", -10, -5),
        ("5岁~8岁", "岁", 5, 8),
    ],
)
def test_join_across_a_unit(text: str, unit: str, low: int, high: int) -> None:
    left, right = scan_numerals(text)
    assert range_mark(text, left.end + len(unit)) in (right.start, right.start - 2)
    joined = join_range(text, left, right, share=False)
    assert joined is not None
    assert (joined.start, joined.end, joined.low, joined.high) == (
        left.start,
        right.end,
        low,
        high,
    )


@pytest.mark.parametrize("text", ["5元至3元", "5%至8元", "3元至3元"])
def test_no_range_downwards_or_of_two_kinds(text: str) -> None:
    left, right = scan_numerals(text)
    assert join_range(text, left, right, share=False) is None


def test_no_range_mark() -> None:
    assert range_mark("元和", 1) is None
    assert range_mark("元", 1) is None


HOSTILE = {
    "digits": "1" * 250_000,
    "亿": "亿" * 250_000,
    "一": "一" * 250_000,
    "commas": "1,1,1," * 40_000,
    "groups": "111," * 60_000,
    "spaced groups": "1 111 " * 40_000,
    "hyphens": "1-" * 120_000,
    "points": "1.1" * 80_000,
    "fractions": "一分之" * 80_000,
    "per cent": "百分之" * 80_000,
    "decimals": "一点" * 120_000,
    "bounds": "一多" * 120_000,
    "ranges": "一至" * 120_000,
    "letters": "A1" * 120_000,
    "brackets": "（" * 250_000,
    "的": "的" * 250_000,
    "prefixes": "数上几过负" * 50_000,
    "零": "零1" * 120_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_linear(text: str) -> None:
    """Eight times the text takes about eight times the time; quadratic would take 64 times."""
    part = text[: len(text) // 8]
    scan_numerals(part)
    short = min(timed(part) for _ in range(3))
    whole = min(timed(text) for _ in range(3))  # the least: other programs run beside
    assert whole < 24 * short + 0.05


def timed(text: str) -> float:
    start = time.process_time()
    scan_numerals(text)
    return time.process_time() - start


def test_a_million_digits_are_one_number_and_no_numeral_of_a_text() -> None:
    digits = "7" * 10**6
    assert parse_number(digits) == Decimal(digits)
    assert parse_number("二" * 10**6) == Decimal("2" * 10**6)
    assert numbers(digits) == ()


def test_four_threads_see_what_one_sees() -> None:
    texts = [f"第{i}户产值{i}.5亿元，占百分之{i % 90}，近三四百人" for i in range(400)]
    alone = [scan_numerals(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(scan_numerals, texts)) == alone
