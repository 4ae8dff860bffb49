"""The word tables, the calendars behind them, and texts that mean harm."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhextract.facts.time import scan_times
from zhextract.facts.time.dates import days_off, lunar_day, lunar_eve, solar_term, week
from zhextract.facts.time.small import SMALL, digits, small
from zhextract.facts.time.words import table
from zhextract.text.page import Cuts, Page, PageArticle, Paragraph, Sentence

TABLES = ("relative", "parts_of_day", "feasts", "before", "after", "plans", "feast_evidence")


def page_of(text: str) -> Page:
    """The text as one paragraph and one sentence, unfolded."""
    end = len(text)
    return Page(
        text,
        text,
        Cuts(),
        (PageArticle(0, end, None, None),),
        (Paragraph(0, end, "body", 0),),
        (Sentence(0, end, 0),),
        (),
    )


@pytest.mark.parametrize("word", [w for w in table("relative") if len(w) > 1])
def test_relative_words_are_found(word: str) -> None:
    only = str(table("relative")[word].get("only_before") or "，")
    tail = "起" if "起" in only else only[0]
    page = page_of(f"10月17日开会，{word}{tail}又开会")
    spans = [(f.start, f.end) for f in scan_times(page, "2023-10-24")]
    assert any(start == 9 and end >= 9 + len(word) for start, end in spans)


@pytest.mark.parametrize("word", list(table("feasts")))
def test_feasts_are_found_where_they_date_something(word: str) -> None:
    page = page_of(f"，{word}期间开会")
    (found,) = scan_times(page, "2023-10-24")
    assert page.reading[found.start : found.end].startswith(word)
    assert found.first is not None


@pytest.mark.parametrize("name", TABLES)
def test_tables_load(name: str) -> None:
    assert table(name)


@pytest.mark.parametrize(
    ("text", "value"),
    [("17", 17), ("十", 10), ("十七", 17), ("二十", 20), ("三十一", 31), ("廿三", 23), ("两", 2)],
)
def test_small_numbers(text: str, value: int) -> None:
    import regex

    assert regex.fullmatch(SMALL, text)
    assert small(text) == value


def test_digits() -> None:
    assert digits("二〇二三") == digits("二零二三") == digits("2023") == 2023


@pytest.mark.parametrize(
    ("year", "month", "day", "solar"),
    [
        (2023, 9, 9, date(2023, 10, 23)),
        (2023, 8, 15, date(2023, 9, 29)),
        (2020, 1, 1, date(2020, 1, 25)),
        (2033, 12, 30, date(2034, 2, 18)),
        (1978, 8, 15, date(1978, 9, 17)),
    ],
)
def test_lunar_days(year: int, month: int, day: int, solar: date) -> None:
    assert lunar_day(year, month, day) == solar


def test_calendars_end_where_their_tables_end() -> None:
    assert lunar_day(1700, 1, 1) is None
    assert lunar_day(2500, 1, 1) is None
    assert solar_term(2500, "冬至") is None
    assert week(date(1, 1, 1), -1) is None


@pytest.mark.parametrize(
    ("year", "name", "day"),
    [
        (2023, "冬至", 22),
        (2021, "冬至", 21),
        (2024, "冬至", 21),
        (2023, "清明", 5),
        (2024, "清明", 4),
    ],
)
def test_solar_terms(year: int, name: str, day: int) -> None:
    found = solar_term(year, name)
    assert found is not None
    assert (found.year, found.day) == (year, day)


@pytest.mark.parametrize(
    ("feast", "first", "last"),
    [
        (date(2023, 10, 1), date(2023, 9, 29), date(2023, 10, 6)),
        (date(2020, 10, 1), date(2020, 10, 1), date(2020, 10, 8)),
        (date(2023, 1, 1), date(2022, 12, 31), date(2023, 1, 2)),
        (date(1999, 10, 1), date(1999, 10, 1), date(1999, 10, 1)),
    ],
)
def test_days_off(feast: date, first: date, last: date) -> None:
    assert days_off(feast) == (first, last)


def test_eve_of_the_lunar_year() -> None:
    assert lunar_eve(2023) == date(2023, 1, 21)


HOSTILE = [
    "1",
    "亿",
    "（",
    "的",
    "\n",
    "一",
    "年",
    "1、",
    "2022、",
    "“十四",
    "1至",
    "23:30",
    "每",
    "春节",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_stays_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        page = page_of((unit * size)[:size])
        start = time.process_time()
        scan_times(page, "2023-10-24")
        return time.process_time() - start

    seconds(1000)
    small_time, large_time = seconds(20_000), seconds(160_000)
    assert large_time < 8 * small_time * 3 + 0.05


ALPHABET = (
    "0123456789一二三十〇年月日号时点分周季旬今去明前上下本同至到—、，。"
    "截比起将春节“五”: -/\ud800\0😀"
)


@given(st.text(st.sampled_from(ALPHABET), max_size=60), st.sampled_from([None, "2023-10-24"]))
def test_no_text_raises(text: str, published: str | None) -> None:
    for found in scan_times(page_of(text), published):
        assert 0 <= found.start < found.end <= len(text)
        if found.first is not None and found.last is not None:
            assert found.first <= found.last


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "text",
    ["去年", "明年", "近五年", "上周", "下月", "次日", "三天前，", "31日", "春节期间", "上月底"],
)
def test_the_ends_of_the_calendar(text: str, published: str) -> None:
    scan_times(page_of(f"，{text}，2月30日，9999年12月31日，次日，翌年"), published)
