"""One expression given alone, and what is wrong with others."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from zhextract.errors import ArgumentError, TimeError
from zhextract.facts.time import parse_time


@pytest.mark.parametrize("published", ["2023-10-24", date(2023, 10, 24), datetime(2023, 10, 24, 8)])
def test_published_may_be_text_or_date(published: str | date) -> None:
    assert parse_time("去年底", published=published).first == "2022-12-31"


def test_blanks_around_are_left_out() -> None:
    time = parse_time(" 去年底\n", published="2023-10-24")
    assert (time.text, time.start, time.end) == ("去年底", 1, 4)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("秋收", "no time expression"),
        ("今天和明天", "2 time expressions"),
        ("去年底秋收", "only 去年底 was read"),
        ("90天", "no time expression"),
    ],
)
def test_what_is_wrong_is_said(text: str, says: str) -> None:
    with pytest.raises(TimeError, match=says):
        parse_time(text, published="2023-10-24")


@pytest.mark.parametrize("published", ["soon", "2023-02-30", "20231"])
def test_published_must_be_a_date(published: str) -> None:
    with pytest.raises(ArgumentError, match="published"):
        parse_time("去年底", published=published)
