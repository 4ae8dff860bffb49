"""What one point in time says, read off its groups; still without an anchor.

A point on the grid has a year, months, days and a clock, each as far as it is
written. Everything else (a week, a rolling period, a feast) keeps its groups
in ``off_grid`` for ``resolve.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from zhextract.facts.time.dates import month_end
from zhextract.facts.time.pattern import Read
from zhextract.facts.time.small import digits, small
from zhextract.facts.time.words import table
from zhextract.types import Granularity

Groups = Mapping[str, str]


@dataclass(slots=True)
class Point:
    """One point; every part that is not written is None."""

    start: int
    end: int
    rule: str
    granularity: Granularity = "day"
    year: int | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    clock: tuple[int, int] | None = None
    """First and last minute of the day."""
    approximate: bool = False
    stated_year: bool = False
    """The year stands in the text as a number."""
    shift: tuple[str, str, int] | None = None
    """Unit, base and count of a relative word: ("year", "published", -1)."""
    part: str | None = None
    """The part of the day, as written."""
    off_grid: Groups | None = None
    deictic: bool = False
    """It counts from a day stated before (当日, 次日)."""
    roc: bool = False
    """The year is a bare one of the Republic (114年), a time in a Taiwan text only."""
    week_to: bool = False
    """The week that ends with the day is meant (8月23日当周)."""
    aside: bool = False
    """It only looks at the last month of a longer stretch (12月当月)."""
    named_year: bool = False
    """It names a year by a word (今年, 去年)."""
    runs: bool = False
    """It says for how long, though 截至 stands before it (截至七月止三个月)."""
    is_base: bool = False
    """It is a base of comparison by its own words (去年同期)."""

    @property
    def bare(self) -> bool:
        """Nothing but days or a clock is written."""
        return self.year is None and self.months is None and self.shift is None


_QUARTERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
_NEAR = {"今": 0, "去": -1, "明": 1}
_GRANULARITIES: dict[str, Granularity] = {
    "year": "year",
    "quarter": "quarter",
    "month": "month",
    "week": "week",
    "workday": "day",
    "day": "day",
}
_OFF_GRID = frozenset({"decade", "span", "offset", "rolling", "plan", "so_far", "occasion"})
_OF_FEASTS = frozenset({"feast", "lunar_month", "holiday"})
_OFF_GRID |= {"season", "opening", "yearly", "until_then"}


_CONTENT = attrgetter(*Point.__slots__[2:])  # all but where it stands


def point_of(read: Read) -> Point | None:
    """The point that was read; None where its numbers are no date (13月, 45日, 31时)."""
    content = _content(read.branch, read.groups)
    return None if content is None else Point(read.start, read.end, *content)


@lru_cache(maxsize=4096)
def _content(branch: str, pairs: tuple[tuple[str, str], ...]) -> tuple[Any, ...] | None:
    """What a point says, wherever it stands: the fields of ``Point`` from ``rule`` on."""
    point = _point(branch, dict(pairs))
    return None if point is None else _CONTENT(point)


def _point(branch: str, groups: Groups) -> Point | None:
    point = Point(0, 0, f"time.{_RULES.get(branch, branch)}")
    if branch in _OFF_GRID or _OF_FEASTS.intersection(groups):
        return _off_grid(point, branch, groups)
    point.aside = "aside" in groups
    for group, word in groups.items():
        if group.startswith("rel_"):
            unit = group[4:]
            meaning = table("relative")[word]
            point.shift = (unit, meaning["base"], meaning["shift"])
            point.granularity = _GRANULARITIES[unit]
            point.deictic = meaning["base"] == "stated" and meaning["shift"] >= 0
            point.named_year = unit == "year"
            point.approximate = "财" in word  # when it begins is not said
            if "part" in meaning:
                point.part = meaning["part"]
                point.granularity = "part_of_day"
            break
    if not _read_year(point, groups):
        return None
    if branch in ("week", "weekday") or "same" in groups:
        point.off_grid = groups
        point.is_base = "same" in groups and (point.shift is not None or point.stated_year)
    fine = (
        _read_months(point, groups)
        and _read_edge(point, groups)
        and _read_days(point, groups)
        and _read_clock(point, groups)
    )
    return point if fine else None


_RULES = {
    "iso": "date", "year": "year", "era": "year", "in_month": "date", "lunar": "lunar",
    "day": "relative_day", "bare_day": "day", "month": "relative_month",
    "quarter": "relative_quarter", "quarters": "quarter", "half": "half_year",
    "months": "first_months", "edges": "edge", "whole": "whole_year", "same": "same_period",
    "seasons": "season", "brief": "season", "season": "split_year",
}  # fmt: skip


def _off_grid(point: Point, branch: str, groups: Groups) -> Point:
    point.off_grid = {**groups, "branch": branch}
    if "rel_year" in groups:
        meaning = table("relative")[groups["rel_year"]]
        point.shift = ("year", meaning["base"], meaning["shift"])
    if branch != "season":
        _read_year(point, groups)
    point.granularity = "period"
    if "feast" in groups or "lunar_month" in groups:
        point.rule = "time.feast" if "feast" in groups else "time.lunar"
        point.granularity = "day"
    elif "holiday" in groups:
        point.rule = "time.holiday"
    return point


def _read_year(point: Point, groups: Groups) -> bool:
    if (text := groups.get("year")) is not None:
        point.year = digits(text)
    elif (text := groups.get("minguo")) is not None:
        point.year = 1911 + (small(text) if len(text) < 3 or "十" in text else digits(text))
    elif (text := groups.get("roc")) is not None:
        point.year, point.roc = 1911 + int(text), True
    elif (text := groups.get("short")) is not None:
        point.year = int(text) + (1900 if int(text) >= 50 else 2000)
    elif (near := groups.get("near")) is not None:
        point.shift = ("year", "published", _NEAR[near])
    if point.year is not None:
        point.stated_year = True
        point.granularity = "year"
        point.approximate = "fiscal" in groups and "财" in groups["fiscal"]
    return True


def _read_months(point: Point, groups: Groups) -> bool:
    if (text := groups.get("month")) is not None:
        number = small(text)
        if not 1 <= number <= 12:
            return False
        point.months, point.granularity = (number, number), "month"
        _read_run(point, groups, number)
    elif (text := groups.get("quarter")) is not None:
        number = _QUARTERS[text]
        first = 1 if "first" in groups else 3 * number - 2
        point.months = (first, 3 * number)
        point.granularity = "period" if "first" in groups else "quarter"
    elif "opening" in groups:
        point.months, point.granularity = (1, 3), "quarter"
    elif (text := groups.get("half")) is not None:
        point.months = (7, 12) if text == "下" else (1, 6)  # 半年度 is the first half
        point.granularity = "half_year"
    elif (text := groups.get("months")) is not None:
        number = small(text)
        if not 1 <= number <= 12:
            return False
        point.months, point.granularity = (1, number), "period"
    elif (text := groups.get("season_of")) is not None and "same" not in groups:
        point.months, point.granularity = _SEASONS[text], "period"
        point.approximate = True
    elif "whole" in groups:
        point.granularity = "year"
    return True


def _read_run(point: Point, groups: Groups, number: int) -> None:
    """截至七月止三个月, 截至9月30日止年度: so many months that end with the one named."""
    count = small(groups["run"]) if "run" in groups else 6 if "run_half" in groups else 12
    if not {"run", "run_half", "run_year"} & groups.keys() or not 1 <= count <= 12:
        return
    first = number - count + 1
    point.runs, point.granularity = True, "period"
    point.months = (first, number)  # below 1: in the year before


def _read_edge(point: Point, groups: Groups) -> bool:
    """底, 末: the last day; 初: the first; both approximate."""
    edge = groups.get("edge")
    if point.runs:
        return True
    if "middle" in groups:
        point.months, point.days = (6, 6), (30, 30)
    elif edge is not None:
        if "month_edge" in groups and point.shift is None:
            point.shift = ("month", "stated", 0)
        if point.shift and point.shift[0] in ("month", "quarter"):
            point.days = (1, 1) if edge == "初" else (31, 31)
        else:
            low, high = point.months or (1, 12)
            month = low if edge == "初" else high
            point.months, point.days = (month, month), (1, 1) if edge == "初" else (31, 31)
    if edge is not None or "middle" in groups:
        point.granularity, point.approximate = "day", True
    return True


def _month(number: int) -> int:
    return (number - 1) % 12 + 1


def _read_days(point: Point, groups: Groups) -> bool:
    if (text := groups.get("day")) is not None:
        number = small(text)
        limit = month_end(point.year or 2000, _month(point.months[1])) if point.months else 31
        if not 1 <= number <= limit:
            return False
        point.days = (1 if point.runs else number, number)
        point.granularity = "period" if point.runs else "day"
        point.week_to = "week_to" in groups
    elif (text := groups.get("first_days")) is not None:  # 11月首两周
        count = small(text) * (7 if "by_week" in groups else 1)
        point.days, point.granularity = (1, min(count, 31)), "period"
    elif (text := groups.get("week_number")) is not None:
        point.days, point.granularity = (7 * small(text) - 6, 7 * small(text)), "week"
    elif (text := groups.get("ten")) is not None:
        point.days, point.granularity = _TEN_DAYS[text], "ten_days"
        if (more := groups.get("ten_more")) is not None:  # 中下旬
            low, high = sorted((point.days, _TEN_DAYS[more]))
            point.days, point.granularity = (low[0], high[1]), "period"
    return True


def _read_clock(point: Point, groups: Groups) -> bool:
    part = groups.get("part")
    if part is None:
        part = point.part
    if part is not None:
        point.part = part
        point.granularity = "part_of_day"
    if (text := groups.get("hour")) is None:
        return True
    hour = 0 if text == "零" else small(text)
    meaning = table("parts_of_day")[part] if part else {}
    if (hour < 12 and meaning.get("afternoon") and not (part == "午夜" and hour == 0)) or (
        hour < 3 and meaning.get("noon")
    ):
        hour += 12
    if "minute" in groups:
        first = last = 60 * hour + small(groups["minute"])
        point.granularity = "minute"
    elif "half_hour" in groups:
        first = last = 60 * hour + 30
        point.granularity = "minute"
    else:
        first, last = 60 * hour, 60 * hour + 59
        point.granularity = "hour"
    if first > 24 * 60 or first % 60 > 59:
        return False
    point.clock = (min(first, 24 * 60 - 1), min(last, 24 * 60 - 1))
    return True
