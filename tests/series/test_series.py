"""Series from documents: cells, conflicts, names, periods, implied levels."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhextract
from zhextract.series import Point, Series

FIRST = "2022年，岚溪县茶叶产量1.52万吨，比上年增长8.6%。"
SECOND = "2023年，岚溪县茶叶产量1.68万吨，比上年增长10.5%。"
EXTRACTOR = zhextract.Extractor()


def collect(*texts: str, published: str | None = "2024-03-05") -> list[Series]:
    collector = zhextract.SeriesCollector()
    for number, text in enumerate(texts):
        document = EXTRACTOR.extract(text, published=published, source=f"{number}.txt")
        collector.add(document, text)
    return list(collector.table().series)


def levels(*texts: str) -> list[Point]:
    found = [series for series in collect(*texts) if series.measure == "level"]
    return list(found[0].points) if found else []


def said(point: Point) -> tuple[str, Decimal | None, bool]:
    return point.period, point.value, point.implied


def test_periods_of_several_documents_make_one_series() -> None:
    assert [said(point) for point in levels(SECOND, FIRST)] == [
        ("2021", Decimal(14000), True),
        ("2022", Decimal(15200), False),
        ("2023", Decimal(16800), False),
    ]


def test_rates_are_a_series_of_their_own() -> None:
    [rates] = [series for series in collect(FIRST, SECOND) if series.measure == "yoy"]
    assert [(point.period, point.value) for point in rates.points] == [
        ("2022", Decimal("8.6")),
        ("2023", Decimal("10.5")),
    ]
    fall = collect("8月，全市用电量环比下降3.1%以上。")[0]
    point = fall.points[0]
    assert (fall.measure, fall.unit, point.value, point.bound) == (
        "mom",
        "%",
        Decimal("-3.1"),
        "at_most",
    )


def test_equal_values_are_one_point_with_all_their_origins() -> None:
    [point] = levels("2023年，岚溪县茶叶产量1.68万吨。", "去年，岚溪县茶叶产量1.68万吨。")
    assert [origin.source for origin in point.origins] == ["0.txt", "1.txt"]
    assert point.conflict is None


@pytest.mark.parametrize(
    ("other", "conflict"), [("1.86", "sources"), ("1.7", None), ("1.681", None)]
)
def test_conflicts_between_sources(other: str, conflict: str | None) -> None:
    points = levels("2023年，岚溪县茶叶产量1.68万吨。", f"2023年，岚溪县茶叶产量{other}万吨。")
    assert [point.conflict for point in points] == [conflict, conflict]


def test_values_that_differ_within_one_source() -> None:
    points = levels("2023年，岚溪县茶叶产量1.68万吨。2023年，岚溪县茶叶产量1.86万吨。")
    assert [point.conflict for point in points] == ["same_source", "same_source"]


def test_an_implied_level_that_contradicts_a_stated_one() -> None:
    points = levels("2022年，岚溪县茶叶产量1.2万吨。", SECOND)
    assert [(point.period, point.implied, point.conflict) for point in points] == [
        ("2022", False, "sources"),
        ("2022", True, "sources"),
        ("2023", False, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2023年，全市工业增加值120亿元，比上年增长9%。", id="a real rate"),
        pytest.param("2023年，收入120亿元，比上年增长9%，按可比口径计算。", id="another scope"),
        pytest.param("春节假期，岚溪县接待游客30万人次，同比增长9%。", id="days that move"),
        pytest.param("1—8月，岚溪县产茶1万吨，环比增长9%。", id="no month before eight months"),
        pytest.param("2023年，岚溪县茶叶产量超过1万吨，比上年增长9%。", id="without an end"),
        pytest.param("岚溪县茶叶产量1万吨，同比增长9%。", id="no period"),
    ],
)
def test_nothing_is_implied(text: str) -> None:
    assert not any(point.implied for series in collect(text) for point in series.points)


@pytest.mark.parametrize(
    ("text", "period", "value", "low", "high"),
    [
        ("2022年总产值2072.89亿元，同比增长7.8%。", "2021", "192300000000", "1921.1", "1923.9"),
        ("2022年产量50吨，比上年减少10吨。", "2021", "60", "59", "61.5"),
        ("8月用电量9.6亿千瓦时，环比下降4%。", "2023-07", "1000000000", "9.89", "10.16"),
    ],
)
def test_implied_levels(text: str, period: str, value: str, low: str, high: str) -> None:
    point = next(point for point in levels(text) if point.implied)
    assert (point.period, point.value, point.bound) == (period, Decimal(value), "about")
    scale = Decimal("1e8") if "亿" in text else Decimal(1)
    assert point.low is not None
    assert point.high is not None
    assert (point.low / scale, point.high / scale) == (Decimal(low), Decimal(high))


def test_levels_of_a_change() -> None:
    points = levels("2023年，全县茶园面积由上年的8.2万亩扩大到8.6万亩。")
    assert [said(point) for point in points] == [
        ("2022", Decimal(82000), False),
        ("2023", Decimal(86000), False),
    ]


def test_targets_and_limits_are_left_out() -> None:
    assert collect("到2025年，茶叶产量力争达到2万吨。") == []


def test_short_names_and_filters() -> None:
    collector = zhextract.SeriesCollector()
    for text in ("2022年全市规上企业320家。", "2023年全市规模以上企业340家。"):
        collector.add(EXTRACTOR.extract(text))
    [series] = collector.table(min_periods=2).series
    assert (series.periods, series.subject) == (2, "全市")
    for wanted, count in ((["规上"], 1), (["企业 规模"], 1), (["企业 茶"], 0), (["茶", "企业"], 1)):
        assert len(collector.table(metric=wanted).series) == count
    assert collector.table(subject=["全县"]).series == ()
    assert collector.table(min_periods=3).series == ()


def test_rows_and_json() -> None:
    collector = zhextract.SeriesCollector()
    collector.add(EXTRACTOR.extract(FIRST, source="a.txt"), FIRST)
    table = collector.table()
    before = table.rows()[0]
    assert before["facts"] == "f1 f2"
    assert before["text"] == "1.52万吨，比上年增长8.6%"
    assert (before["source"], before["implied"], before["conflict"]) == ("a.txt", True, None)
    loaded = json.loads(table.to_json(indent=2), parse_float=Decimal)
    assert loaded["schema"] == "zhextract-series/1"
    assert loaded["series"][0]["points"][0]["low"] == 13930
    assert all(list(row) == list(before) for row in table.rows())


@given(
    st.decimals(Decimal(100), Decimal(9000), places=4),
    st.decimals(Decimal("-60"), Decimal("200"), places=4),
    st.integers(0, 2),
    st.integers(0, 2),
)
def test_the_true_level_lies_in_what_is_implied(
    before: Decimal, rate: Decimal, one: int, two: int
) -> None:
    after = Fraction(before) * (100 + Fraction(rate)) / 100
    shown = Decimal(round(after * 10**one)).scaleb(-one)
    stated = abs(rate).quantize(Decimal(1).scaleb(-two))
    moved = f"{'下降' if rate < 0 else '增长'}{stated}%"
    points = levels(f"2023年，岚溪县茶叶产量{shown}万吨，比上年{moved}。")
    for point in points:
        if point.implied:
            assert point.low is not None
            assert point.high is not None
            assert point.value is not None
            assert point.low <= before * 10000 <= point.high
            assert point.low <= point.value <= point.high


def test_half_a_surrogate_pair_in_a_source() -> None:
    collector = zhextract.SeriesCollector()
    collector.add(EXTRACTOR.extract(FIRST, source="a\ud800.txt"), FIRST)
    assert "a\ufffd.txt" in collector.table().to_json()
