"""Comparisons: what a base named by its time means, and how a comparison goes on.

facts.md §2, and rulings 1, 4, 10, 16, 21.
"""

from __future__ import annotations

from datetime import date, timedelta

import regex

from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.time import FoundTime
from zhextract.text.page import Page
from zhextract.types import Comparison

# Bases that are no more than "last year", "the same period of last year", "last month".
_LAST_YEAR = regex.compile("(?:上年|去年|上一年|上年度|去年度)?(?:的)?(?:同期|同月|同季|同日)?")
_LAST_YEAR_LED = regex.compile("上年|去年|上一年")
_LAST_MONTH = regex.compile("(?:上个?月|前一?个?月)(?:同期)?")
_LAST_QUARTER = regex.compile("(?:上个?季度?|上一季度?|前一?个?季度?)")
_YEAR_END = regex.compile("(?:上年|去年|上一年)(?:年?[末底])")
_STATED = regex.compile("(?:^|[，。；：])(?:与|和|跟|同)(?P<base>[^，。；：]{1,20})相比，")
_REACH = 300
"""How far back in its sentence a base is looked for."""
# A stretch of last year named again: 去年春节假期, 去年11月; not the whole of it.
_SAME_LAST_YEAR = regex.compile(
    "(?:上年|去年|上一年)(?!全年|度|[的年]?平均|[0-9一二三四五六七八九十])"
)


def settle(page: Page, change: ChangeDraft) -> None:
    """Decide the comparison of a base named by its time, and keep the baseline or drop it."""
    if change.comparison == "mom" and change.period and change.period.granularity == "quarter":
        change.comparison = "qoq"  # 环比 of a quarter
    if change.baseline is None and change.comparison is None and change.kind != "gap":
        _take_stated(change)
    if change.baseline is None or change.comparison is not None:
        return
    text = page.reading[change.baseline.start : change.baseline.end]
    if change.kind == "gap":
        return
    if change.rule == "change.from_to" and not _LAST_YEAR_LED.match(text):
        # 由2021年的24.7%升至38.1%: the date of a level is no stated comparison.
        change.baseline = change.base = None
        return
    bare = _bare(text)
    if bare is not None:
        change.comparison, change.baseline = bare, None
        return
    if _YEAR_END.fullmatch(text):
        ends = change.period is not None and (change.period.last or "").endswith("12-31")
        change.comparison = "yoy" if ends else "period"
        return
    change.comparison = _by_calendar(change.base, change.period) or (
        "yoy" if _SAME_LAST_YEAR.match(text) else "period"
    )


def _take_stated(change: ChangeDraft) -> None:
    """Take the base that a clause before states for its sentence: 与上一代相比，…"""
    scope = change.scope
    bases = list(_STATED.finditer(scope.letters, max(0, change.at - _REACH), change.at))
    if not bases:
        return
    stated = bases[-1]
    start, end = stated.span("base")
    change.baseline = Phrase(scope.reading(start), scope.reading(end))
    index = scope.index_at(start)
    if index is not None and end == start + 1 and scope.atoms[index].family == "time":
        change.base = scope.atoms[index].value
    else:
        change.comparison = "period"


def _bare(text: str) -> Comparison | None:
    if text and _LAST_YEAR.fullmatch(text):
        return "yoy"
    if _LAST_MONTH.fullmatch(text):
        return "mom"
    if _LAST_QUARTER.fullmatch(text):
        return "qoq"
    return None


def _by_calendar(base: FoundTime | None, period: FoundTime | None) -> Comparison | None:
    """yoy, mom or qoq where base and period are the same stretch a year, month or quarter apart."""
    if base is None or period is None or not (base.last and period.last):
        return None
    months = _months_between(base.last, period.last)
    if base.first and period.first and _months_between(base.first, period.first) != months:
        return None
    if months == 12:
        return "yoy"
    if months == 1 and (
        "month" in (base.granularity, period.granularity)
        or period.first is None
        or (_ends_month(base.last) and _ends_month(period.last))
    ):
        return "mom"
    if months == 3 and base.granularity == period.granularity == "quarter":
        return "qoq"
    return None


def _ends_month(day: str) -> bool:
    """Whether a date is the last of its month: levels are told as of there."""
    return (date.fromisoformat(day[:10]) + timedelta(days=1)).day == 1


def _months_between(before: str, after: str) -> int:
    first, last = date.fromisoformat(before[:10]), date.fromisoformat(after[:10])
    return (last.year - first.year) * 12 + last.month - first.month


class Going:
    """The comparison last stated for a movement in the paragraph, and its baseline."""

    __slots__ = ("_base", "_baseline", "_comparison")

    def __init__(self) -> None:
        self._comparison: Comparison | None = None
        self._baseline: Phrase | None = None
        self._base: FoundTime | None = None

    def take(self, change: ChangeDraft, *, planned: bool) -> None:
        """Remember what the change states, or give it what goes on (ruling 1)."""
        if change.comparison is not None:
            if self._comparison is not None and _passes_on(change):
                return  # ruling 21
            self._comparison = change.comparison
            self._baseline = change.baseline
            self._base = change.base
        elif self._comparison is not None and not planned and _is_rate(change):
            change.comparison = self._comparison
            change.comparison_inherited = True
            if self._comparison == "period":
                change.baseline, change.base = self._baseline, self._base


def _passes_on(change: ChangeDraft) -> bool:
    """A movement in 个百分点, or from a level to another, leaves what was stated as it is."""
    if change.amount is None:
        return change.direction != "flat"
    return change.amount.kind == "points"


def _is_rate(change: ChangeDraft) -> bool:
    """A bare movement with a rate, or 持平 (ruling 16)."""
    if change.kind not in ("change", "rate") or change.from_ is not None:
        return False
    if change.rule == "change.doubled":
        return False  # 翻一番 says what it is compared with, or is compared with nothing told
    if change.direction == "flat":
        return True
    amount = change.amount
    return amount is not None and (
        amount.unit in ("%", "‰", "倍") or (amount.unit is None and amount.ratio is not None)
    )
