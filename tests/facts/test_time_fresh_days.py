"""Dates that lack a month or a year: of what was last stated, news, or just ahead."""

import pytest

import zhextract


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("针对2021年1月6日的冲击事件，委员会21日发布调查报告。", "2022-12-21"),
        ("10月7日以来冲突不断。据目击者称，坦克20日进入市区。", "2022-12-20"),
        ("11月29日，车队出发。30日，车队抵达喀什。", "2022-11-30"),
        ("8月29日，暴雨来袭。30日，水位回落。", "2022-08-30"),
    ],
    ids=["background of another year", "background of this year", "last month goes on", "a story"],
)
def test_a_bare_day(text: str, first: str) -> None:
    document = zhextract.extract(text, published="2022-12-22")
    assert document.times[-1].first == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("联赛第10轮11月4日开打。", "2023-11-04"),
        ("考试时间为12月16日。", "2023-12-16"),
        ("该片11月17日全国公映。", "2023-11-17"),
        ("市场押注美联储12月加息。", "2023-12-01"),
        ("工程11月开工，明年6月完工。", "2023-11-01"),
        ("12月3日，他在北京去世。", "2022-12-03"),
        ("11月，发电量同比增长5%。", "2022-11-01"),
        ("去年9月，公司上市。12月，股价上涨5%。", "2022-12-01"),
        ("11月4日", "2022-11-04"),
    ],
)
def test_a_date_just_ahead_is_the_coming_one(text: str, first: str) -> None:
    document = zhextract.extract(text, published="2023-10-24")
    assert first in [time.first for time in document.times]


@pytest.mark.parametrize(
    ("text", "found", "days"),
    [
        ("国庆假期接客8万人。假期全省票房1亿元。", "假期", ("2023-09-29", "2023-10-06")),
        ("去年春节假期客流5万人。今年假期客流6万人。", "今年假期", ("2023-01-21", "2023-01-27")),
        ("国庆假期接客8万人，比2022年同期多。", "2022年同期", ("2022-09-29", "2022-10-06")),
        ("村里在国庆前一天通了宽带。", "国庆前一天", ("2023-09-30", "2023-09-30")),
        ("春节前两周，票价上涨。", "春节前两周", ("2023-01-08", "2023-01-21")),
        ("去年国庆档票房大涨。", "去年国庆档", ("2022-10-01", "2022-10-07")),
        (
            "前三季度出口9亿元。9月当月，出口1亿元。同期，进口5亿元。",
            "同期",
            ("2023-01-01", "2023-09-30"),
        ),
    ],
)
def test_days_told_by_other_words(text: str, found: str, days: tuple[str, str]) -> None:
    document = zhextract.extract(text, published="2023-10-24")
    times = {time.text: (time.first, time.last) for time in document.times}
    assert times[found] == days


def test_yesterday_is_no_part_of_other_words() -> None:
    assert not zhextract.extract("昨是今非，宛如昨夕。", published="2023-10-24").times


def test_a_season_of_a_series_is_no_quarter() -> None:
    assert not zhextract.extract("《山河》第二季开播，《远山》（第三季）收官。").times


def test_days_off_that_were_not_named_are_none() -> None:
    assert not zhextract.extract("假期，他去爬山。", published="2023-10-24").times
