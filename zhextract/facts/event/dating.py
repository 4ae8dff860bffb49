"""Which times of a clause date a happening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec
import regex
from msgspec.structs import replace

from zhextract.engine.compiled import compiled
from zhextract.facts.event.clause import Shape
from zhextract.facts.time.model import FoundTime

_FINE_DAYS = 14
"""A happening dated to so few days is news of the day, which any verb may tell."""
_OCCASION = 8
"""Units, at most, of an occasion with 的 before and 中 or 上 behind."""
_UNANCHORED = {"year": 365, "decade": 3650, "half_year": 182, "quarter": 91, "month": 30}
_NEVER = frozenset(("time.so_far",))
NEARING = ("临近", "将至", "在即", "来临", "将近", "到来")
"""Verbs of a time that draws near: 中秋临近，…."""
_ATTRIBUTIVE = frozenset(("的", "电", "讯", "以来", "日电", *NEARING))
_BOUNDING = frozenset(("截至", "截止", "较", "比", "至", "到"))
_FROM = ("从", "自")
_OCCASIONS = ("会", "赛", "仪式", "活动", "论坛", "典礼", "会议", "行动", "演习", "选举")
_ON = ("中", "上", "期间")
_UP_TO_NOW = ("以来", "至今", "迄今", "来")


# The year of a prize names it, and dates nothing: 将2024年诺贝尔经济学奖授予….
_PRIZE = re.compile("[^，。；、的获得授颁评夺]{2,10}奖(?=授予|颁给|得主)")


class Dating(msgspec.Struct, frozen=True):
    """Times that stand together and date the same clause."""

    first: int
    """Unit of the first of them."""
    last: int
    """Behind the unit of the last of them."""
    times: tuple[FoundTime, ...]
    held: int = 0
    """Behind the times, where they also date an occasion that ``last`` is behind:
    在6日于云州召开的大会上."""

    @property
    def days(self) -> int:
        """How many days it spans beyond the first."""
        return max(_days(time) for time in self.times)

    @property
    def fine(self) -> bool:
        """Whether it says the day, the week or the hour."""
        return self.days <= _FINE_DAYS

    @property
    def of_years(self) -> bool:
        """Whether it is a year, or a year and month, and no period that figures are of."""
        return all(time.granularity in ("year", "month") for time in self.times)


def datings(shape: Shape, start: int, end: int) -> Iterator[Dating]:
    """The datings of the units ``start:end``, in order."""
    index = shape.letters.find("T", start, end)
    while 0 <= index < end:
        first = index
        while shape.letters[index + 1 : index + 3] == "kT" and index + 2 < end:
            index += 2
        at = [i for i in range(first, index + 1) if shape.letters[i] == "T"]
        index += 1
        while index < end and shape.letters[index] == "T":  # 周四, 5月23日; 昨日 9时
            at = [index]
            index += 1
        times = tuple(_time(shape, i) for i in at)
        last, held = _behind_occasion(shape, index)
        if all(_dates(shape, first, last, time) for time in times):
            yield Dating(first, last, times, index if held else 0)
        index = shape.letters.find("T", index, end)


def _behind_occasion(shape: Shape, last: int) -> tuple[int, bool]:
    """Behind 从9日开始, or behind the occasion that a time is an attribute of: 在9日的决赛中.

    So is the time of a relative clause that 在 opens, which is told beside (在6日召开的大会上).
    Gives ``last`` where there is none.
    """
    if last >= len(shape.units):
        return last, False
    if shape.texts[last] in ("开始", "起") and last > 1 and shape.texts[last - 2] in _FROM:
        return last + 1, False
    if shape.texts[last] == "的":
        return _occasion_end(shape, last + 1) or last, False
    if shape.texts[last + 1 : last + 2] == ["起"] and last > 1 and shape.texts[last - 2] in _FROM:
        return last + 2, False  # 自9月11日开市起
    within = last > 1 and shape.texts[last - 2] in ("在", "于")
    held = _held().match(shape.letters, last)
    directly = held is not None and held.end() == last + 2  # 当晚进行的决赛上
    end = _occasion_end(shape, held.end()) if held and (within or directly) else 0
    if directly and not within and end and not shape.texts[end - 2].endswith(_OCCASIONS):
        end = 0 if not shape.is_occasion(end - 1) else end  # 1950年出版的小说中
    if within and not end:
        return _place_end(shape, last) or last, False
    return end or last, end > 0 and (within or _is_set(shape, last - 1))


def _is_set(shape: Shape, index: int) -> bool:
    """Whether 在 or 从 opens the phrase of a time behind nouns: 在国新办今天举行的发布会上."""
    at = index - 1
    while at > 0 and shape.letters[at] in "nq":
        at -= 1
    return at >= 0 and shape.texts[at] in ("在", "从", "于")


@cache
def _held() -> regex.Pattern[str]:
    """A relative clause that says of an occasion that it was held: 于云州召开的."""
    return compiled("[pnqd]{0,5}[vVw]x")


def _occasion_end(shape: Shape, start: int) -> int:
    """Behind the noun phrase from ``start`` on that 上 or 中 ends; 0 where none does."""
    for index in range(start, min(start + _OCCASION, len(shape.units))):
        if shape.letters[index] == "f" or shape.is_occasion(index):
            return index + 1
        if shape.letters[index] not in "nqawVvsmk":
            break
    return 0


def _place_end(shape: Shape, start: int) -> int:
    """Behind the nouns from ``start`` on that 上 or 中 ends (在2日行动中); 0 where none does."""
    at = start
    while at < len(shape.units) and shape.letters[at] in "nqw" and at - start < _OCCASION:
        at += 1
    ends = at > start and at < len(shape.units) and shape.texts[at] in _ON
    return at + 1 if ends else 0


def _spans(time: FoundTime) -> bool:
    """Whether a time names its first and its last day: 从10日至14日."""
    known = time.first is not None and time.last is not None
    return known and time.granularity == "period"


def _since_then(shape: Shape, last: int) -> bool:
    """Whether the clause that 自 opens ends with 以来: 自6月25日行动启动以来."""
    end = shape.letters.find("c", last)
    return end > last + 1 and shape.texts[end - 1] == "以来"


def finer(one: Dating, other: Dating) -> bool:
    """Whether ``one`` says the date more finely than ``other``."""
    return _days(one.times[0]) < _days(other.times[0])


def _days(time: FoundTime) -> int:
    """How many days it spans; an open end or a missing anchor counts by what is known."""
    if time.first is None or time.last is None:
        return _UNANCHORED.get(time.granularity, 1)
    if time.first[:10] == time.last[:10]:
        return 0
    first, last = date.fromisoformat(time.first[:10]), date.fromisoformat(time.last[:10])
    return (last - first).days


def _time(shape: Shape, index: int) -> FoundTime:
    """The time of a unit, or the one in brackets behind it where only that has a date."""
    scope = shape.scope
    at = scope.index_at(shape.units[index].start)
    assert at is not None
    time: FoundTime = scope.atoms[at].value
    if time.first is None and time.last is None and index in shape.aside:
        dated: FoundTime = scope.atoms[shape.aside[index]].value
        return replace(dated, start=time.start, end=time.end)
    return time


def may_date(reading: str, time: FoundTime) -> bool:
    """Whether a time may date a happening: no base of comparison, no 截至, no 以来."""
    return not (
        time.comparison
        or (time.granularity == "year" and _PRIZE.match(reading, time.end))
        or time.rule in _NEVER
        or reading.startswith("截", time.start)
        or reading.endswith(_UP_TO_NOW, time.start, time.end)
    )


def _dates(shape: Shape, first: int, last: int, time: FoundTime) -> bool:
    """Whether it dates what is said there: it is no attribute, dateline or border."""
    if not may_date(shape.reading, time):
        return False
    following = shape.texts[last] if last < len(shape.units) else ""
    before = shape.texts[first - 1] if first else ""
    if following in _ATTRIBUTIVE:
        return following == "的" and before == "于" and shape.letters[first - 2 : first - 1] == "V"
    if before in _FROM:
        since = shape.texts[last - 1] in ("开始", "起") or time.open == "since"
        return since or _since_then(shape, last) or _spans(time)
    if before == "到" and time.future:
        return first == 1 or shape.letters[first - 2] == "c"  # 到2025年，将建成…
    return before not in _BOUNDING or time.open == "since"
