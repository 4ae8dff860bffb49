"""Every surface form of tests/forms/times.yaml: what it is read as, and what is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from zhextract.facts.time import parse_time, scan_times
from zhextract.text.layout import read_page

FORMS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "forms" / "times.yaml").read_text("utf-8")
)


def iso(value: object) -> str | None:
    return None if value is None else str(value)


ALONE = [
    pytest.param(str(group["published"]), *form, id=f"{form[0]}@{group['published']}")
    for group in FORMS["alone"]
    for form in group["forms"]
] + [pytest.param(None, *form, id=f"{form[0]}@undated") for form in FORMS["undated"]]


@pytest.mark.parametrize(("published", "text", "first", "last", "granularity"), ALONE)
def test_expression_alone(
    published: str | None, text: str, first: object, last: object, granularity: str
) -> None:
    time = parse_time(text, published=published)
    assert (time.first, time.last) == (iso(first), iso(last))
    assert time.granularity == granularity
    assert time.text == text
    assert (time.edtf is None) == (first is None and last is None)


@pytest.mark.parametrize("passage", FORMS["passages"], ids=lambda passage: passage["text"][:14])
def test_passage(passage: dict[str, Any]) -> None:
    page = read_page(passage["text"])
    found = [
        (page.quote(time.start, time.end), time.first, time.last)
        for time in scan_times(page, iso(passage["published"]))
        if not time.event_only
    ]
    assert found == [(str(t), iso(first), iso(last)) for t, first, last in passage["times"]]


@pytest.mark.parametrize("text", FORMS["nothing"])
def test_nothing(text: str) -> None:
    page = read_page(text)
    found = [page.quote(time.start, time.end) for time in scan_times(page, "2023-10-24")]
    assert found == []


def test_there_are_enough_forms() -> None:
    assert sum(len(group["forms"]) for group in FORMS["alone"]) >= 150
