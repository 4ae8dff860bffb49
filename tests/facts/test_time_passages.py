"""Times that their passage dates: the news under a year of statistics, levels, holidays."""

from __future__ import annotations

import pytest

import zhextract


def times_of(text: str, published: str) -> dict[str, tuple[str | None, str | None]]:
    """The times of a text by what is written; of two written alike the last."""
    document = zhextract.extract(text, published=published)
    return {time.text: (time.first, time.last) for time in document.times}


@pytest.mark.parametrize(
    ("text", "published", "written", "days"),
    [
        (
            "海泰股份2022年净利翻倍\n\n财经快报讯 4月26日晚间，公司披露年报。",
            "2023-04-27",
            "4月26日晚间",
            ("2023-04-26", "2023-04-26"),
        ),
        (
            "2022年11月5日，工厂开工。11月20日，首批产品下线。",
            "2023-11-21",
            "11月20日",
            ("2022-11-20", "2022-11-20"),
        ),
        (
            "2022年，单吨净利由上半年的1.1万元降至下半年的2000元。",
            "2023-04-27",
            "下半年",
            ("2022-07-01", "2022-12-31"),
        ),
        (
            "亚运会去年9月23日至10月8日举行。奥运会将于26日开幕。",
            "2024-07-25",
            "26日",
            ("2024-07-26", "2024-07-26"),
        ),
        (
            "本报南宁11月12日电 12日晚，比赛结束。今天（13日）将决出28枚金牌。",
            "2025-11-13",
            "今天",
            ("2025-11-13", "2025-11-13"),
        ),
        (
            "“五一”假期落幕。5天假期，全市接待游客486万人次。",
            "2024-05-08",
            "假期",
            ("2024-05-01", "2024-05-05"),
        ),
        (
            "加工转化率由五年前的12%提高到26%。",
            "2021-11-01",
            "五年前",
            ("2016-01-01", "2016-12-31"),
        ),
        (
            "今年5月，出口增长3%，去年5月下降2%。前5个月，进口增长1%，上年同期下降3%。",
            "2024-06-12",
            "上年同期",
            ("2023-01-01", "2023-05-31"),
        ),
        ("霜降已过，村里依旧忙碌。", "2021-11-01", "霜降", ("2021-10-23", "2021-10-23")),
        (
            "6月4日，沪指收涨。外围市场上，隔夜美股齐跌。",
            "2024-06-05",
            "隔夜",
            ("2024-06-03", "2024-06-03"),
        ),
    ],
)
def test_what_a_passage_dates(
    text: str, published: str, written: str, days: tuple[str, str]
) -> None:
    assert times_of(text, published)[written] == days


@pytest.mark.parametrize(
    "text",
    [
        "建交26年来，两国关系健康发展。",
        "他在水利系统工作近30年，带出12名徒弟。",
        "建院30年来，医院接诊200万人次。",
        "他喝了一杯隔夜茶。",
    ],
)
def test_how_long_something_lasts_is_no_time(text: str) -> None:
    assert not times_of(text, "2023-05-31")


@pytest.mark.parametrize("text", ["近五年，全市投入3亿元。", "10年来，村里变了样。"])
def test_a_stretch_before_publication_is_one(text: str) -> None:
    assert times_of(text, "2023-05-31")
