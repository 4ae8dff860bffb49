"""Finding every time expression of a page and dating it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zhextract.facts.time.anchors import Anchors
from zhextract.facts.time.context import Context, context_of, speaks_of_future
from zhextract.facts.time.model import FoundTime, Interval, edtf_of, iso_ends
from zhextract.facts.time.pattern import points
from zhextract.facts.time.point import Point, point_of
from zhextract.facts.time.resolve import Clause, resolve, resolve_range
from zhextract.text.page import Page

_CONNECTORS = frozenset(
    connector + dash
    for connector in ("", "起", "开始", "起持续")
    for dash in ("至", "到", "—", "——", "-", "~", "直至")
) | {" - ", " — ", " 至 ", "起至", "延续至", "持续至"}
_BACKWARD = frozenset({"time.occasion", "time.clock", "time.until_then"})
_LIST = frozenset("、和及与")


def scan_times(page: Page, published: str | None) -> list[FoundTime]:
    """Every time expression of ``page.reading``, in text order, without overlaps.

    ``published`` is the ISO date of publication, or None: relative expressions
    then keep ``first``, ``last`` and ``edtf`` None, as they do where nothing
    else anchors them. Items with ``event_only`` are no times of facts.md §5;
    they are for the event stage alone. Never raises for any text.
    """
    text = page.reading
    anchors = Anchors(page, date.fromisoformat(published) if published else None)
    found: list[FoundTime] = []
    for first, last in _expressions(text):
        one = _date(page, anchors, first, last)
        if one is not None:
            found.append(one)
    return found


def _expressions(text: str) -> Iterator[tuple[Point, Point | None]]:
    """Points in order, two that a dash or 至 joins as one pair."""
    held: Point | None = None
    for read in points(text):
        point = point_of(read)
        if point is None:
            continue
        if held is not None:
            if _joins(text, held, point):
                yield held, point
                held = None
                continue
            yield held, None
        held = point
    if held is not None:
        yield held, None


def _joins(text: str, first: Point, last: Point) -> bool:
    gap = last.start - first.end
    return (
        gap <= 4
        and text[first.end : last.start] in _CONNECTORS
        and first.rule not in _BACKWARD - {"time.clock"}
    )


def _date(page: Page, anchors: Anchors, first: Point, last: Point | None) -> FoundTime | None:
    text = page.reading
    start, end = first.start, (last or first).end
    anchors.at(start)
    context = context_of(text, start, end)
    if context.recurring or _is_no_time(text, first, last, anchors, context):
        return None
    backward = last is None and _points_back(first)
    planned = speaks_of_future(text, start, context.end, anchors.sentence_end())
    clause = Clause(planned or context.target, context.comparison)
    stated_year = (last or first).stated_year or first.stated_year
    if last is None:
        interval = resolve(first, anchors, clause)
    else:
        interval = resolve_range(first, last, anchors, clause)
    event_only = backward and (interval.first is None or first.rule == "time.occasion")
    found = _finish(first, last, interval, context, anchors)
    found = found._replace(deictic=backward, event_only=event_only)
    future = _lies_ahead(found, anchors.published) or (planned and context.until)
    found = found._replace(future=future)
    if not found.comparison and not event_only:
        _remember(anchors, first, last, interval, found, stated_year)
    return found


def _points_back(point: Point) -> bool:
    if point.rule in _BACKWARD:
        return True
    return point.rule == "time.relative_day" and point.deictic


def _is_no_time(
    text: str, first: Point, last: Point | None, anchors: Anchors, context: Context
) -> bool:
    """The readings that only their surroundings can tell from something else."""
    if first.rule == "time.feast":
        return not _dates_something(text, first, context)
    if first.rule == "time.plan" and first.off_grid is not None:
        bare = not {"edge", "plan_tail"} & set(first.off_grid)
        return bare and not context.comparison and not context.until
    if first.rule == "time.clock" and ":" in text[first.start : first.end]:
        # 21:15 may be a score: a clock has a day, a part of the day, a range or 许 with it
        return last is None and first.part is None and not context.approximate
    return False


def _dates_something(text: str, point: Point, context: Context) -> bool:
    groups = point.off_grid or {}
    if "feast_tail" in groups or point.year is not None or point.shift is not None:
        return True
    return feast_dates(text, point.start, point.end) or context.until or context.since


def feast_dates(text: str, start: int, end: int) -> bool:
    """Whether a bare feast dates its clause (重阳节到来之际) and is no part of a name."""
    after = text[end : end + 3]
    if after.startswith(_FEAST_AFTER):
        return True
    return text[max(0, start - 3) : start].endswith(_FEAST_BEFORE) and not after.startswith(
        _FEAST_NAMES
    )


_FEAST_AFTER = (
    "到来", "来临", "将至", "临近", "前后", "以来", "之夜", "之际", "过后", "刚过", "前，", "后，", "将近", "起",
)  # fmt: skip
_FEAST_BEFORE = (
    "截至",
    "持续至",
    "延续到",
    "又是",
    "又到",
    "恰逢",
    "正值",
    "时值",
    "迎来",
    "今年",
    "去年",
)
_FEAST_NAMES = ("晚会", "联欢", "文化", "活动", "档", "招待", "大")


def _finish(
    first: Point, last: Point | None, interval: Interval, context: Context, anchors: Anchors
) -> FoundTime:
    approximate = interval.approximate or context.approximate
    interval = interval._replace(approximate=approximate)
    side = None
    if context.until or first.rule == "time.so_far":
        interval = interval._replace(first=None)
        side = "until"
    elif context.since:
        interval = interval._replace(last=None)
        side = "since"
    elif context.to_publication:
        interval = interval._replace(
            last=anchors.published, granularity="period", clock=None, approximate=False
        )
        side = "since"
    low, high = iso_ends(interval)
    return FoundTime(
        start=context.start,
        end=context.end,
        first=low,
        last=high,
        granularity=interval.granularity,
        approximate=interval.approximate,
        edtf=edtf_of(interval),
        rule=first.rule if last is None else "time.range",
        comparison=context.comparison or first.is_base,
        open=side,  # type: ignore[arg-type]
    )


def _lies_ahead(found: FoundTime, published: date | None) -> bool:
    if published is None:
        return False
    begin = found.first or found.last
    return begin is not None and begin[:10] > published.isoformat()


def _remember(
    anchors: Anchors,
    first: Point,
    last: Point | None,
    interval: Interval,
    found: FoundTime,
    stated_year: bool,
) -> None:
    """Let a stated time anchor what follows."""
    shown = interval
    if found.open == "until":
        shown = interval._replace(first=None)
    elif found.rule != "time.so_far" and found.open == "since" and interval.first:
        shown = interval._replace(last=anchors.published)
    anchors.note(shown)
    if found.future and found.granularity == "year":
        return
    year = _single_year(interval)
    if year is not None and (stated_year or first.named_year):
        anchors.govern(year, stated=stated_year)


def _single_year(interval: Interval) -> int | None:
    known = interval.last or interval.first
    if known is None or (interval.first and interval.first.year != known.year):
        return None
    return known.year
