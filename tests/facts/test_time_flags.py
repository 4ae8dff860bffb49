"""What FoundTime tells the later stages: flags, spans, EDTF."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from zhextract.facts.time import FoundTime, scan_times, to_time
from zhextract.text.layout import read_page


def times(text: str, published: str | None = "2023-10-24") -> dict[str, FoundTime]:
    page = read_page(text)
    return {page.quote(t.start, t.end): t for t in scan_times(page, published)}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("今年产量比上年增长5%。", "上年"),
        ("产量较2019年同期增长。", "2019年同期"),
        ("与去年同期相比增长。", "去年同期"),
        ("均与上月持平。", "上月"),
        ("前8个月产量低于去年前8个月。", "去年前8个月"),
    ],
)
def test_bases_of_comparison(text: str, base: str) -> None:
    assert times(text)[base].comparison


@pytest.mark.parametrize("text", ["今年产量5万吨。", "今年和去年都丰收。", "2022年产量5万吨。"])
def test_no_base(text: str) -> None:
    assert not any(t.comparison for t in times(text).values())


@pytest.mark.parametrize(
    ("text", "expression", "future"),
    [
        ("明年开工。", "明年", True),
        ("到2025年建成。", "2025年", True),
        ("12月1日将开馆。", "12月1日", True),
        ("去年开工。", "去年", False),
        ("10月17日开馆。", "10月17日", False),
    ],
)
def test_future(text: str, expression: str, future: bool) -> None:
    assert times(text)[expression].future is future


@pytest.mark.parametrize(
    ("text", "expression", "side"),
    [
        ("10月24日起施行。", "10月24日起", "since"),
        ("今年以来丰收。", "今年以来", "since"),
        ("截至9月底完工。", "截至9月底", "until"),
        ("12月31日前完成。", "12月31日前", "until"),
        ("今年丰收。", "今年", None),
    ],
)
def test_open_ends(text: str, expression: str, side: str | None) -> None:
    assert times(text)[expression].open == side


def test_deictic_times_go_back_to_the_day_last_stated() -> None:
    found = times("10月17日，大会开幕。会上，两地签约。当日，客流增长。次日闭幕。")
    assert found["会上"].first == found["会上"].last == "2023-10-17"
    assert found["会上"].event_only
    assert found["会上"].deictic
    assert found["当日"].first == "2023-10-17"
    assert not found["当日"].event_only
    assert found["次日"].first == "2023-10-18"


def test_deictic_times_without_an_anchor_are_for_events_alone() -> None:
    found = times("当日，客流增长。", None)["当日"]
    assert found.event_only
    assert found.first is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2023年10月17日", "2023-10-17"),
        ("2023年10月", "2023-10"),
        ("2023年", "2023"),
        ("2023年1—8月", "2023-01/2023-08"),
        ("2018年至2022年", "2018/2022"),
        ("2023年三季度", "2023-07/2023-09"),
        ("2023年10月上旬", "2023-10-01/2023-10-10"),
        ("上世纪80年代", "198X"),
        ("2022年底", "2022-12-31~"),
        ("截至2023年9月30日", "../2023-09-30"),
        ("2023年10月24日起", "2023-10-24/.."),
        ("2023年10月17日23时", "2023-10-17T23:00/2023-10-17T23:59"),
        ("2023年10月17日23时许", "2023-10-17T23:00~/2023-10-17T23:59~"),
        ("2023年10月17日23时05分", "2023-10-17T23:05"),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    (found,) = times(text + "，全市。").values()
    assert found.edtf == edtf


def test_heading_governs_the_lines_below() -> None:
    found = times("2018年至2022年\n受理案件\n6.5万件\n比前五年上升55.7%\n", "2023-10-24")
    assert (found["前五年"].first, found["前五年"].last) == ("2013-01-01", "2017-12-31")


def test_offsets_hold_in_the_original() -> None:
    text = "　　本报讯　１０月１７日，會議召開；今年１—８月增長。"
    page = read_page(text)
    for found in scan_times(page, "2023-10-24"):
        time = to_time(page, found)
        assert text[time.start : time.end] == time.text
    assert [to_time(page, f).text for f in scan_times(page, "2023-10-24")] == [
        "１０月１７日",
        "今年１—８月",
    ]


def test_noise_before_moves_every_offset() -> None:
    text = "10月17日开幕，今年以来增长，截至9月底完成。"
    noise = "甲" * 7 + "。"
    plain = scan_times(read_page(text), "2023-10-24")
    moved = scan_times(read_page(noise + text), "2023-10-24")
    shift = len(noise)
    assert [replace(f, start=f.start + shift, end=f.end + shift) for f in plain] == moved


def test_times_are_in_order_and_apart() -> None:
    text = "2018年至今年6月，去年12月，1—8月、10月1日至7日，今天（10月24日）上午9时。" * 3
    found = scan_times(read_page(text), "2023-10-24")
    assert len(found) >= 18
    assert all(a.end <= b.start for a, b in pairwise(found))
