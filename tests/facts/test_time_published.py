"""Dates of publication that a page prints, and dates that are none."""

from __future__ import annotations

import pytest

from zhextract.facts.time import find_published
from zhextract.text.layout import read_page


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("临水日报\n2023年10月24日 星期二\n\n要闻\n\n全市秋收过半。", "2023-10-24"),
        ("临水日报 2023年10月24日 星期二 第3版\n\n全市秋收过半。", "2023-10-24"),
        ("秋收过半\n发布时间：2023-10-24 08:30\n\n全市秋收过半。", "2023-10-24"),
        ("秋收过半\n2023-10-24 08:30 来源：临水网\n\n全市秋收过半。", "2023-10-24"),
        ("《临水联播》 (20231219)\n\n全市秋收过半。", "2023-12-19"),
        ("秋收过半\n\n新华社太原2023年10月21日电 全市秋收过半。", "2023-10-21"),
        ("秋收过半\n\n二〇二三年十月二十四日\n\n全市秋收过半。", "2023-10-24"),
        ("秋收过半\n2023年10月24日08:30 | 来源：临水网\n\n全市秋收过半。", "2023-10-24"),
        ("秋收过半\n来源：临水网 2023-10-24 10:00\n\n全市秋收过半。", "2023-10-24"),
        ("（2023年10月24日）\n秋收过半\n\n全市秋收过半。", "2023-10-24"),
        ("临水联播 2023-10-24\n\n全市秋收过半。", "2023-10-24"),
        ("秋收过半\n星期二 2023年10月24日\n\n全市秋收过半。", "2023-10-24"),
        ("秋收过半\n发稿时间：2023-10-24 08:00\n\n全市秋收过半。", "2023-10-24"),
        ("全市秋收过半。\n（本文刊于2023年10月24日《临水日报》）", "2023-10-24"),
    ],
)
def test_printed(text: str, published: str) -> None:
    assert find_published(read_page(text)) == published


@pytest.mark.parametrize(
    "text",
    [
        "",
        "全市秋收过半。",
        "新华社太原10月21日电 全市秋收过半。",
        "2023年10月24日，全市秋收过半。",
        "他于2022年3月5日（星期六）到任，全市秋收过半。",
        "上周二（2022年3月1日）他到任，全市秋收过半。",
        "编号20231399\n\n全市秋收过半。",
        "发布时间：2023-13-45\n\n全市秋收过半。",
    ],
)
def test_never_guessed(text: str) -> None:
    assert find_published(read_page(text)) is None
