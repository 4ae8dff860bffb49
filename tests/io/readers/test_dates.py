"""Dates of names and fields, and the order in which they count."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhextract.errors import ArgumentError
from zhextract.io.readers.dates import ORIGINS, field_date, name_date, parse_order


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("20231017.md", "2023-10-17"),
        ("2023-10-17 要闻.txt", "2023-10-17"),
        ("要闻_2023_10_7.html", "2023-10-07"),
        ("2023.10.17.txt.gz", "2023-10-17"),
        ("岚溪日报2023年10月17日第3版.pdf", "2023-10-17"),
        ("20231017_20231017_2.txt", "2023-10-17"),
        ("news/2023/10/17/03.txt", "2023-10-17"),
        ("2023/1/7/a.txt", "2023-01-07"),
        ("export-20240101/article.txt", None),
        ("20230101-20231231.txt", None),
        ("20231317.txt", None),
        ("2023-02-30.txt", None),
        ("120231017.txt", None),
        ("202310171.txt", None),
        ("2023-10.txt", None),
        ("2023-1017.txt", None),
        ("page.txt", None),
        ("18991017.txt", None),
    ],
)
def test_the_date_of_a_name(name: str, expected: str | None) -> None:
    assert name_date(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-10-17", "2023-10-17"),
        (" 2023/10/7 ", "2023-10-07"),
        ("2023-10-17T08:00:00.5Z", "2023-10-17"),
        ("2023年10月17日 08:30", "2023-10-17"),
        (20231017, "2023-10-17"),
        (date(2023, 10, 17), "2023-10-17"),
        (datetime(2023, 10, 17, 8), "2023-10-17"),
        ("", None),
        (None, None),
    ],
)
def test_the_date_of_a_field(value: object, expected: str | None) -> None:
    assert field_date(value) == expected


@pytest.mark.parametrize(
    "value", ["soon", "2023-13-01", "2023", 1697500800, 3.5, True, "17/10/2023"]
)
def test_a_field_that_is_no_date(value: object) -> None:
    with pytest.raises(ValueError, match="is no date"):
        field_date(value)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    for form in ("{:%Y%m%d}", "{:%Y-%m-%d}", "{:%Y年%m月%d日}", "{0.year}.{0.month}.{0.day}"):
        written = form.format(day)
        assert field_date(written) == day.isoformat()
        assert name_date(f"要闻 {written}") == day.isoformat()


@given(st.text())
def test_any_name_is_one(name: str) -> None:
    name_date(name)


def test_an_order() -> None:
    assert parse_order(",".join(ORIGINS)) == ORIGINS
    assert parse_order("text") == ("text",)
    with pytest.raises(ArgumentError, match="'url' is none"):
        parse_order("name,url")
    with pytest.raises(ArgumentError, match="one stands twice"):
        parse_order("name,name")
