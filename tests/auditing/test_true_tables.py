"""True figures, each rounded or cut off at some digit, never contradict each other."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhextract

PLACES = st.integers(0, 3)
LEVELS = st.decimals(Decimal("2"), Decimal("9000"), places=6)
HALF = st.sampled_from([ROUND_HALF_EVEN, ROUND_HALF_UP])
ANY = st.sampled_from([ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN])
EXTRACTOR = zhextract.Extractor()


def rounded(value: Decimal, places: int, how: str) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places), rounding=how))


def findings(text: str) -> list[str]:
    document = EXTRACTOR.extract(text, published="2024-03-05")
    return [finding.sum for finding in zhextract.audit(document, text).findings]


@given(LEVELS, LEVELS, PLACES, PLACES, PLACES, HALF, ANY)
def test_levels_and_their_change(
    before: Decimal, after: Decimal, one: int, two: int, three: int, how: str, rate_how: str
) -> None:
    rate = (after / before - 1) * 100
    moved = f"{'增长' if rate >= 0 else '下降'}{rounded(abs(rate), three, rate_how)}%"
    first, second = rounded(before, one, how), rounded(after, two, how)
    assert findings(f"2023年茶叶产量{second}万吨，比上年{moved}；2022年茶叶产量{first}万吨。") == []
    if Decimal(first) < Decimal(second):
        assert findings(f"茶叶产量由{first}万吨增加到{second}万吨，{moved}。") == []


@given(st.lists(LEVELS, min_size=2, max_size=5), PLACES, PLACES, HALF)
def test_parts_and_their_whole(parts: list[Decimal], one: int, two: int, how: str) -> None:
    whole = rounded(sum(parts, Decimal(0)), one, how)
    named = "、".join(
        f"{name}{rounded(part, two, how)}亿元"
        for name, part in zip(("甲镇", "乙镇", "丙镇", "丁镇", "戊镇"), parts, strict=False)
    )
    assert findings(f"下拨资金{whole}亿元，其中{named}。") == []
    assert findings(f"{named}，合计{whole}亿元。") == []


@given(LEVELS, st.decimals(Decimal("0.05"), Decimal("0.999"), places=5), PLACES, PLACES, HALF, ANY)
def test_shares(
    whole: Decimal, share: Decimal, one: int, two: int, how: str, share_how: str
) -> None:
    part, percent = whole * share, rounded(share * 100, two, share_how)
    text = (
        f"财政收入{rounded(whole, one, how)}亿元，"
        f"其中税收收入{rounded(part, 2, how)}亿元，占财政收入的{percent}%。"
    )
    assert findings(text) == []


@given(st.lists(LEVELS, min_size=3, max_size=3), PLACES, ANY)
def test_shares_of_all(sectors: list[Decimal], places: int, how: str) -> None:
    total = sum(sectors)
    first, second, third = (rounded(part / total * 100, places, how) for part in sectors)
    text = f"第一产业、第二产业、第三产业占比分别为{first}%、{second}%和{third}%。"
    assert findings(text) == []


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.booleans())
def test_weekdays(day: date, full: bool) -> None:
    written = f"{day.year}年{day.month}月{day.day}日" if full else f"{day.month}月{day.day}日"
    text = f"{written}（星期{'一二三四五六日'[day.weekday()]}），县政府召开会议。"
    document = EXTRACTOR.extract(text, published=day + timedelta(days=20))
    assert zhextract.audit(document, text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "2023年茶叶产量12.5万吨，比上年增长20%；2022年茶叶产量12.1万吨。",
        "茶叶产量由12.1万吨增加到12.5万吨，增长20%。",
        "下拨资金30亿元，其中甲镇20亿元、乙镇15亿元。",
        "甲镇20亿元、乙镇15亿元，合计30亿元。",
        "财政收入45.6亿元，其中税收收入30.20亿元，占财政收入的76.2%。",
        "第一产业、第二产业、第三产业占比分别为12%、40%和38%。",
    ],
)
def test_the_same_sentences_with_untrue_figures(text: str) -> None:
    assert len(findings(text)) == 1
