"""Finding every time expression of a page and dating it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from zhextract.facts.time.anchors import Anchors
from zhextract.facts.time.context import (
    Context,
    context_of,
    feast_dates,
    feast_is_name,
    speaks_of_future,
    speaks_of_past,
)
from zhextract.facts.time.dates import add_days
from zhextract.facts.time.model import FoundTime, Interval, edtf_of, iso_ends
from zhextract.facts.time.pattern import points
from zhextract.facts.time.point import Point, point_of
from zhextract.facts.time.resolve import Clause, resolve, resolve_range
from zhextract.facts.time.words import table
from zhextract.text.page import Page

_CONNECTORS = frozenset(
    opening + dash
    for opening in ("", "起", "开始", "起持续")
    for dash in ("至", "到", "—", "——", "-", "~", "直至")
) | {" - ", " — ", " 至 ", "延续至", "持续至"}
# 从1—2月份的4%到3月份的6%: a time with 从 before it makes 到 the end of a range, no aim.
_LEADS_FROM = re.compile("[从由](?:[0-9]|[去上]年|年初)[^，。；：！？\n]*$")
_LEAD = 24
_BACKWARD = frozenset({"time.occasion", "time.clock", "time.until_then"})
_CLAUSE_BORDER = frozenset("，。；：、！？（）()\n 而占")
_EVENT_ONLY = frozenset({"time.occasion", "time.until_then"})


class _Expression(msgspec.Struct, frozen=True):
    """One point, or two joined as a range."""

    first: Point
    last: Point | None

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return (self.last or self.first).end

    @property
    def stated_year(self) -> bool:
        """It says a year as a number."""
        return self.first.stated_year or bool(self.last and self.last.stated_year)


def scan_times(page: Page, published: str | None) -> list[FoundTime]:
    """Every time expression of ``page.reading``, in text order, without overlaps.

    ``published`` is the ISO date of publication, or None: relative expressions
    then keep ``first``, ``last`` and ``edtf`` None, as they do where nothing
    else anchors them. Items with ``event_only`` are no times of facts.md §5;
    they are for the event stage alone. Never raises for any text.
    """
    anchors = Anchors(page, date.fromisoformat(published) if published else None)
    dated = (_date(page, anchors, expression) for expression in _expressions(page.reading))
    return [found for found in dated if found is not None]


def _expressions(text: str) -> Iterator[_Expression]:
    """Points in order, two that a dash or 至 joins as one."""
    held: Point | None = None
    for read in points(text):
        point = point_of(read)
        if point is None:
            continue
        if held is not None and _joins(text, held, point):
            yield _Expression(held, point)
            held = None
            continue
        if held is not None:
            yield _Expression(held, None)
        held = point
    if held is not None:
        yield _Expression(held, None)


def _joins(text: str, first: Point, last: Point) -> bool:
    return (
        last.start - first.end <= 4
        and text[first.end : last.start] in _CONNECTORS
        and first.rule not in _EVENT_ONLY
    )


def _date(page: Page, anchors: Anchors, expression: _Expression) -> FoundTime | None:
    """Date one expression and let it anchor what follows; None where it is no time after all."""
    first, last = expression.first, expression.last
    paragraph = anchors.at(expression.start)
    if first.rule == "time.relative_day" and paragraph and paragraph.kind == "masthead":
        return None  # 今日 is part of a paper's name
    context = context_of(page.reading, expression.start, expression.end)
    if context.before == "recurring" or _is_no_time(page, expression, context):
        return None
    deadline = context.after == "until" and page.reading[context.end - 1] == "前"
    # only a time that does not say its year asks whether its clause plans
    dated = first.year is not None or first.shift is not None
    planned = deadline or (context.after == "since" and not dated)
    if not planned and (context.until or not dated):
        planned = speaks_of_future(
            page.reading, expression.start, context.end, anchors.sentence_end()
        )
    if first.rule == "time.holiday" and not _holiday_dates(page.reading, first, anchors):
        return None
    _agree(page.reading, first, anchors)
    # 由上月的2%: the month before the one spoken of, as in a comparison
    origin = (
        context.before == "origin" and page.reading[context.end : context.end + 1] not in "起开"
    )
    aimed = context.before == "target" and not _LEADS_FROM.search(
        page.reading, max(0, expression.start - _LEAD), expression.start
    )
    compared = context.comparison or origin
    over = not dated and (compared or speaks_of_past(page.reading, context.end))
    clause = Clause(planned or aimed, compared, deadline, over)
    if last is None:
        interval = resolve(first, anchors, clause)
    else:
        interval = resolve_range(first, last, anchors, clause)
    found = _found(expression, interval, context, anchors, planned)
    base = context.before == "origin" and last is None and found.open is None
    if first.rule == "time.relative_day" and last is None and interval.first is not None:
        anchors.pointed = expression.end, interval.first
    if not found.comparison and not found.event_only and not base:
        followed = page.reading[found.end : found.end + 1]
        _remember(anchors, expression, interval, found, context, followed, planned)
    return found


def _agree(text: str, point: Point, anchors: Anchors) -> None:
    """今天（1月31日）: the date in brackets is the day that stands before them."""
    if anchors.pointed is None or point.days is None or point.year is not None:
        return
    end, day = anchors.pointed
    if point.start != end + 1 or text[end] != "（":
        return
    if point.days == (day.day, day.day) and point.months in (None, (day.month, day.month)):
        point.year, point.months = day.year, (day.month, day.month)


def _is_no_time(page: Page, expression: _Expression, context: Context) -> bool:
    """The readings that only their surroundings can tell from something else."""
    point, text = expression.first, page.reading
    if point.roc:
        return not _is_taiwanese(page)
    if expression.last is not None:
        return False
    if point.rule == "time.feast":
        return not _dates_something(text, point, context)
    if point.rule == "time.rolling" and point.off_grid and point.off_grid.get("prior") == "前":
        if point.off_grid["unit"] == "周" and text[point.end : point.end + 1] in ("为", "，"):
            return False
        return not context.comparison
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


def _holiday_dates(text: str, point: Point, anchors: Anchors) -> bool:
    """Whether 假期 means the days off of a feast that was named, and opens its clause."""
    if anchors.feast is None:
        return False
    named = point.year is not None or point.shift is not None
    return named or point.start == 0 or text[point.start - 1] in _CLAUSE_BORDER


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


def _found(
    expression: _Expression,
    interval: Interval,
    context: Context,
    anchors: Anchors,
    planned: bool,
) -> FoundTime:
    point = expression.first
    first, last, clock = interval.first, interval.last, interval.clock
    granularity, approximate = interval.granularity, interval.approximate or context.about
    side: Literal["since", "until"] | None = None
    if point.runs:
        pass
    elif context.until or point.rule == "time.so_far":
        first, side = None, "until"
    elif context.after == "since":
        last, side = None, "since"
    elif context.after == "so_far":
        last, side = anchors.published, "since"
        granularity, approximate, clock = "period", False, None
    if point.week_to and last is not None:  # 截至8月23日当周
        first, side, granularity = add_days(last, -6), None, "week"
    shown = Interval(first, last, granularity, approximate, clock)
    begins, ends = iso_ends(shown)
    backward = point.rule in _BACKWARD or point.deictic
    if expression.last is not None:
        backward = backward and expression.last.rule in _BACKWARD
    known = first or last
    ahead = bool(known and anchors.published and known > anchors.published)
    return FoundTime(
        start=context.start,
        end=context.end,
        first=begins,
        last=ends,
        granularity=granularity,
        approximate=approximate,
        edtf=edtf_of(shown),
        rule=point.rule if expression.last is None else "time.range",
        comparison=context.comparison or point.is_base,
        future=ahead or (planned and context.until),
        open=side,
        deictic=backward,
        event_only=backward and (known is None or point.rule in _EVENT_ONLY),
    )


def _remember(
    anchors: Anchors,
    expression: _Expression,
    interval: Interval,
    found: FoundTime,
    context: Context,
    followed: str,
    planned: bool,
) -> None:
    """Let a stated time anchor what follows."""
    point, shown = expression.first, interval
    if point.week_to and interval.last is not None:
        anchors.note(Interval(add_days(interval.last, -6), interval.last, "week"))
        return
    if found.open == "until":
        shown = replace(interval, first=None)
    elif found.open == "since" and interval.first:
        if anchors.published is None or interval.first.year < anchors.published.year:
            return  # 创2019年以来新高 is no period that anything is compared over
        if interval.first == anchors.published:
            return  # 即日起 is not the day that the article tells of
        shown = replace(interval, last=anchors.published)
    span = anchors.span
    anchors.note(shown, planned=planned and not found.open)
    if point.aside:
        anchors.span = span  # 1—9月…。9月当月…。同期…: the nine months
    year = _single_year(interval)
    if context.before == "target" or found.open or year is None:
        return
    if expression.stated_year or point.named_year:
        # 2022年，... is what the passage is about; 2015年投产的老厂 only tells one thing apart
        opens = point.start - anchors.sentence_start() <= 2 and followed == "，"
        named = expression.stated_year or (point.deictic and point.months is not None)  # 同年2月
        topic = named and not found.future and (point.months is not None or opens)
        heads = expression.stated_year and interval.granularity not in ("day", "hour", "minute")
        anchors.govern(year, stated=topic, heads=heads)


def _single_year(interval: Interval) -> int | None:
    known = interval.last or interval.first
    if known is None or (interval.first and interval.first.year != known.year):
        return None
    return known.year
