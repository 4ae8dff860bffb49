"""Comparisons: what a base named by its time means, and how a comparison goes on.

facts.md §2, and rulings 1, 4, 10, 16, 21.
"""

from __future__ import annotations

from datetime import date, timedelta

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.time import FoundTime
from zhextract.text.page import Page
from zhextract.types import Comparison

# Bases that are no more than "last year", "the same period of last year", "last month".
_LAST_YEAR = compiled(
    "(?:上年|去年|上一年|前一年|上年度|去年度|旧年|去[春夏秋冬])?(?:的)?(?:同期|同月|同季|同日)?"
)
_LAST_MONTH = compiled("(?:上个?月|前一?个?月)(?:同期)?")
_LAST_QUARTER = compiled("(?:上个?季度?|上一季度?|前一?个?季度?)")
_YEAR_END = compiled("(?:上年|去年|上一年)(?:年?[末底])")
_STATED = compiled("(?:^|[，。；：“”])(?:与|和|跟|同)(?P<base>[^，。；：]{1,20})相比，")
_REACH = 300
"""How far back in its sentence a base is looked for."""
# A comparison by a word that stands apart from the movements it is of: 从环比看，…; 环比由…转为….
_TOPIC = compiled(
    "(?:(?P<yoy>同比|按年)|(?P<mom>环比|按月)|(?P<qoq>按季))(?![例中]|[^，。；：]{0,2}(?:均值|数据口径))"
)
# The metric of a movement that says what its rate is compared with: 按年跌幅扩大至17.3%.
_OF_RATE = compiled("[^，。；：]{0,12}?(?:(?P<yoy>同比|按年)|(?P<mom>环比|按月)|(?P<qoq>按季))")
# Bases that are another time, though no date: 常年同期, 上一个主场, 种地时; not a level of it.
_OTHER_TIME = compiled(
    "(?!.*(?:水平|均值|平均|预[测期计]|[记纪]录|成绩|目标|标准|要求))"
    "(?:(?:常年|往年|历年|往常|平时|平[日常]|以往|以前|此前|过去|从前|上一?[个场届次轮期代]|前一?[场届次轮期代]).*|.*[时前])"
)
_OVER_YEARS = ("annual_average", "cumulative")
_CLAUSE = compiled("[，。；！？\n]")
# A stretch of last year named again: 去年春节假期, 去年11月; not the whole of it.
_SAME_LAST_YEAR = compiled("(?:上年|去年|上一年)(?!全年|度|[的年]?平均|[0-9一二三四五六七八九十])")


def settle(page: Page, change: ChangeDraft) -> None:
    """Decide the comparison of a base named by its time, and keep the baseline or drop it."""
    if change.comparison == "mom" and change.period and change.period.granularity == "quarter":
        change.comparison = "qoq"  # 环比 of a quarter
    if change.baseline is None and change.comparison is None and change.kind != "gap":
        _take_stated(change)
    if change.comparison is None and change.metric is not None and change.to is not None:
        start, end = change.metric
        change.comparison = _named_in(page.reading[start:end])
        if change.comparison is None:  # 同比|降幅收窄至11.7%
            change.comparison = _named_in(page.reading[max(0, start - 2) : end])
    if change.baseline is None:
        return
    text = page.reading[change.baseline.start : change.baseline.end]
    if change.comparison is not None:
        if _bare(text) == change.comparison:
            change.baseline = None  # 比上年多增38万人: the word says it, too
        return
    if change.kind == "gap" and not _is_of_time(change):
        return
    bare = _bare(text)
    if bare is not None:
        change.comparison, change.baseline = bare, None
        return
    if change.rule == "change.from_to" and change.level_time is None:
        change.baseline = change.base = None  # 由2021年的24.7%升至38.1%: no comparison is stated
        return
    if _YEAR_END.fullmatch(text):
        ends = change.period is not None and (change.period.last or "").endswith("12-31")
        change.comparison = "yoy" if ends else "period"
        return
    change.comparison = _by_calendar(change.base, change.period) or (
        "yoy" if _SAME_LAST_YEAR.match(text) else "period"
    )


def _named_in(metric: str) -> Comparison | None:
    """The comparison in the name of a rate: 按年跌幅."""
    named = _OF_RATE.match(metric)
    return named.lastgroup if named is not None else None  # type: ignore[return-value]


def _is_of_time(change: ChangeDraft) -> bool:
    """Whether a gap is one to a time, and so a change: 快于去年同期1.5个百分点."""
    if change.baseline is None:
        return False
    if _OTHER_TIME.fullmatch(change.scope.written(*change.baseline)):
        change.kind = "change"
        return True
    index = change.scope.index_at(change.scope.position(change.baseline.start))
    if index is None:
        return False
    atom = change.scope.atoms[index]
    if atom.family != "time" or atom.end != change.baseline.end:
        return False
    change.kind, change.base = "change", atom.value
    return True


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

    __slots__ = (
        "_base",
        "_baseline",
        "_by_topic",
        "_comparison",
        "_period",
        "_read",
        "_scope",
        "_standing",
    )

    def __init__(self) -> None:
        self._comparison: Comparison | None = None
        self._baseline: Phrase | None = None
        self._base: FoundTime | None = None
        self._standing: tuple[Comparison | None, Phrase | None, FoundTime | None] = (
            None,
            None,
            None,
        )
        """What 下同 lets hold for the rest of the article."""
        self._period: FoundTime | None = None
        self._scope: Scope | None = None
        self._read = 0
        """How far the words of ``_scope`` were read."""
        self._by_topic = False
        """The clause read last states its comparison by a topic: 从环比看，…."""

    def leave(self, *, article: bool) -> None:
        """Forget what a paragraph stated, and with ``article`` what holds for all of it too."""
        if article:
            self._standing = (None, None, None)
        self._comparison, self._baseline, self._base = self._standing
        self._scope, self._by_topic = None, False

    def take(self, change: ChangeDraft, *, planned: bool) -> None:
        """Remember what the change states, or give it what goes on (ruling 1)."""
        stated = change.comparison is None and self._topic(change)
        self._scope, self._read = change.scope, max(change.until, change.at)
        if change.comparison is not None:
            self._by_topic = False
            first = self._comparison is None and change.amount is not None
            if _passes_on(change) and not (first and change.comparison != "period"):
                return  # ruling 21; 比一季度加快0.6个百分点 is of a rate, and states none
            here = change.scope.letters[change.at : change.until]
            if self._standing[0] is not None and "下同" not in here:
                return  # what 下同 lets hold goes on behind 比2019年增长5%
            self._comparison = change.comparison
            self._baseline = change.baseline
            self._base = change.base
            if "下同" in here:
                self._standing = change.comparison, change.baseline, change.base
            self._period = change.period
        elif self._over_years() and change.period != self._period:
            return  # 过去五年年均增长24%，去年上涨2%
        elif self._comparison is not None and not planned and _is_rate(change):
            change.comparison = self._comparison
            change.comparison_inherited = not stated
            if self._comparison == "period" or self._levels_go_on(change):
                change.baseline, change.base = self._baseline, self._base

    def _over_years(self) -> bool:
        """Whether what was stated is of several years at once, and so of no other period."""
        return self._comparison in _OVER_YEARS

    def _topic(self, change: ChangeDraft) -> bool:
        """Whether the words before the change state its comparison; what they state goes on."""
        letters = change.scope.letters
        floor = self._read if self._scope is change.scope else 0
        named = list(_TOPIC.finditer(letters, floor, change.at))
        if named:
            self._comparison = named[-1].lastgroup  # type: ignore[assignment]
            self._baseline = self._base = None
            self._by_topic = True
        elif _CLAUSE.search(letters, floor, change.at):
            self._by_topic = False
        return self._by_topic

    def _levels_go_on(self, change: ChangeDraft) -> bool:
        """Whether what goes on is a base at the end of last year, and the change is of a level."""
        base, period = self._base, change.period
        if base is None or period is None or base.granularity != "day":
            return False
        if self._comparison != "yoy":
            return False
        return period.granularity == "day"


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
