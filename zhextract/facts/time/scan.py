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
    speaks_of_future,
    speaks_of_past,
)
from zhextract.facts.time.dates import add_days
from zhextract.facts.time.model import FoundTime, Interval, edtf_of, iso_ends
from zhextract.facts.time.pattern import points
from zhextract.facts.time.point import Point, point_of
from zhextract.facts.time.refused import holiday_dates, is_no_time
from zhextract.facts.time.resolve import Clause, resolve, resolve_range
from zhextract.text.page import Page

_CONNECTORS = frozenset(
    opening + dash
    for opening in ("", "起", "开始", "起持续")
    for dash in ("至", "到", "—", "——", "-", "~", "直至")
) | {" - ", " — ", " 至 ", "延续至", "持续至"}
# 从1—2月份的4%到3月份的6%: a time with 从 before it makes 到 the end of a range, no aim.
_LEADS_FROM = re.compile("[从由](?:[0-9]|[去上]年|年初)[^，。；：！？\n]*$")
_LEAD = 24
# When a thing began says nothing of the months that are told of it then.
_BEGUN = re.compile(
    "(?:正式|全线)?(?:开工|动工|奠基|立项|获批|成立|设立|投[产用运]|通车|开[业通]|建成|启用|上市)"
    "(?:建设)?[，；]"
)
_CONTRACT = re.compile("(?:交[货割]|到期)?的?[^，。；：的]{0,4}(?:合约|期价)")
_IN_BRACKETS = re.compile("（(?:1?[0-9]月)?([1-3]?[0-9])日")
_BACKWARD = frozenset({"time.occasion", "time.clock", "time.until_then"})
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
    if context.before == "recurring" or is_no_time(page, first, context, joined=last is not None):
        return None
    deadline = context.after == "until" and page.reading[context.end - 1] == "前"
    # only a time that does not say its year asks whether its clause plans
    dated = first.year is not None or first.shift is not None
    planned = deadline or (context.after == "since" and not dated)
    if not planned and (context.until or not dated):
        planned = speaks_of_future(
            page.reading, expression.start, context.end, anchors.sentence_end()
        )
    if first.rule == "time.holiday" and not holiday_dates(page.reading, first, anchors):
        return None
    _agree(page.reading, first, anchors)
    _agree_ahead(page.reading, first, anchors)
    # 由上月的2%: the month before the one spoken of, as in a comparison
    days = last is not None and first.days is not None  # 由8月19日起至9月30日止
    origin = (
        context.before == "origin"
        and not days
        and page.reading[context.end : context.end + 1] not in "起开"
    )
    aimed = context.before == "target" and not _is_level(page.reading, expression, context)
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
        followed = page.reading[found.end : found.end + 8]
        _remember(anchors, expression, interval, found, context, followed, planned)
    return found


def _is_level(text: str, expression: _Expression, context: Context) -> bool:
    """Whether 到 leads to the time of a level that was reached: 从1月的4%到3月的6%."""
    if expression.first.year is None and text.startswith("的", context.end):
        return True
    start = expression.start
    return _LEADS_FROM.search(text, max(0, start - _LEAD), start) is not None


def _agree_ahead(text: str, point: Point, anchors: Anchors) -> None:
    """Let 今天（13日） be the 13th of publication where the dateline is of the 12th."""
    if point.shift is None or point.shift[0] != "day" or anchors.filed == anchors.published:
        return
    told = _IN_BRACKETS.match(text, point.end)
    if told is None or anchors.filed is None or anchors.published is None:
        return
    filed, printed = (add_days(day, point.shift[2]) for day in (anchors.filed, anchors.published))
    if filed and printed and filed.day != int(told[1]) == printed.day:
        anchors.filed = anchors.published


def _agree(text: str, point: Point, anchors: Anchors) -> None:
    """今天（1月31日）: the date in brackets is the day that stands before them."""
    if anchors.pointed is None or point.days is None or point.year is not None:
        return
    end, day = anchors.pointed
    if point.start != end + 1 or text[end] != "（":
        return
    if point.days == (day.day, day.day) and point.months in (None, (day.month, day.month)):
        point.year, point.months = day.year, (day.month, day.month)


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
    elif (context.until and not (context.after and expression.last)) or (
        point.rule == "time.so_far"
    ):
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
    if interval.granularity == "month" and _CONTRACT.match(followed):
        return  # 4月黄金期价5日: the 5th is of no such month
    span = anchors.span
    anchors.note(shown, planned=planned and not found.open)
    if point.aside:
        anchors.span = span  # 1—9月…。9月当月…。同期…: the nine months
    year = _single_year(interval)
    if context.before == "target" or found.open or year is None:
        return
    if expression.stated_year or point.named_year:
        # 2022年，... is what the passage is about; 2015年投产的老厂 only tells one thing apart
        opens = point.start - anchors.sentence_start() <= 2 and followed[:1] == "，"
        named = expression.stated_year or (point.deictic and point.months is not None)  # 同年2月
        topic = named and not found.future and (point.months is not None or opens)
        topic = topic and _BEGUN.match(followed) is None  # 2020年10月开工，…。截至10月底，…
        heads = expression.stated_year and interval.granularity not in ("day", "hour", "minute")
        anchors.govern(year, stated=topic, heads=heads, dated=point.months is not None)


def _single_year(interval: Interval) -> int | None:
    known = interval.last or interval.first
    if known is None or (interval.first and interval.first.year != known.year):
        return None
    return known.year
