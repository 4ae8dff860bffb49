"""What reads like a time and is none, by what stands around it."""

from __future__ import annotations

import re

from zhextract.facts.time.anchors import Anchors
from zhextract.facts.time.context import Context, feast_dates, feast_is_name
from zhextract.facts.time.point import Point
from zhextract.facts.time.words import table
from zhextract.text.page import Page

_CLAUSE_BORDER = frozenset("，。；：、！？（）()\n 而占")
_LEADING = frozenset("在于自从到至比较是为创“《")
"""What may stand before a rolling period in its clause."""
# 建交26年来, 工作近30年: how long something has lasted.
_LASTING = re.compile(
    "(?:建[交校院馆厂市台网党国军制立成]|成立|创[刊办立建]|开[馆业播通放]|从[军警教医业艺政]|入[党职行世]"
    "|任职|参加工作|结婚|合作|运行|实施|加入|上市|投产|通车)$"
)
_SO_LONG = re.compile("(?:[0-9]|[三四五六七八九两])天的?$")


def is_no_time(page: Page, point: Point, context: Context, *, joined: bool) -> bool:
    """The readings that only their surroundings can tell from something else."""
    text = page.reading
    if point.roc:
        return not _is_taiwanese(page)
    if joined:
        return False
    if point.rule == "time.feast":
        return not _dates_something(text, point, context)
    if point.rule == "time.rolling" and point.off_grid and point.off_grid.get("prior") == "前":
        if point.off_grid["unit"] == "周" and text[point.end : point.end + 1] in ("为", "，"):
            return False
        return not context.comparison
    if point.rule in ("time.rolling", "time.span") and _lasts(point, text):
        return True
    if point.rule == "time.same_period" and not context.comparison:
        # 同期出口增长 opens its clause; 豫西同期遗址 is of one age with others
        return point.start > 0 and text[point.start - 1] not in _CLAUSE_BORDER
    if point.rule == "time.plan" and point.off_grid is not None:
        bare = not {"edge", "plan_tail"} & set(point.off_grid)
        return bare and not context.comparison and not context.until
    if point.rule == "time.clock" and ":" in text[point.start : point.end]:
        # 21:15 may be a score: a clock has a part of the day, a range or 许 with it,
        # or opens a line of its own (06:52 美国石油协会公布)
        opens = (
            text[point.start - 1 : point.start] in ("", "\n")
            and text[point.end : point.end + 1] == " "
        )
        return point.part is None and not context.about and not opens
    return False


def _lasts(point: Point, text: str) -> bool:
    """Whether the years are how long something has lasted: 建交26年来, 工作近30年，…"""
    if point.rule == "time.span":
        return _LASTING.search(text, max(0, point.start - 4), point.start) is not None
    if text[point.start] != "近" or text[point.end - 1] not in "年月天" or not point.start:
        return False
    before, after = text[point.start - 1], text[point.end : point.end + 1]
    return after in "，。；！？、）了\n" and before not in _CLAUSE_BORDER and before not in _LEADING


def holiday_dates(text: str, point: Point, anchors: Anchors) -> bool:
    """Whether 假期 means the days off of a feast that was named, and opens its clause."""
    if anchors.feast is None:
        return False
    named = point.year is not None or point.shift is not None
    start = point.start
    if (days := _SO_LONG.search(text, max(0, start - 4), start)) is not None:
        start = days.start()  # 5天假期，全市接待游客
    return named or start == 0 or text[start - 1] in _CLAUSE_BORDER


def _is_taiwanese(page: Page) -> bool:
    """Traditional script, and Taiwan or its currency named."""
    return any(word in page.original for word in ("臺", "台灣", "新台幣", "民國", "主計總處"))


def _dates_something(text: str, point: Point, context: Context) -> bool:
    groups = point.off_grid or {}
    if feast_is_name(text, point.end):
        return False
    if table("feasts")[groups["feast"]].get("bare") or "feast_tail" in groups:
        return True
    if point.year is not None or point.shift is not None or context.until:
        return True
    return context.after == "since" or feast_dates(text, point.start, point.end)
