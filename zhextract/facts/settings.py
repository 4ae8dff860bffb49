"""What stands where a metric would and is none: when, how, where and whose.

In 车速38公里，非繁忙时段52公里 and 气温零下12℃，局部零下20℃ the second clause
only says of what time or place it speaks, and goes on with the measure of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import ChangeDraft, Draft, Phrase, QuantityDraft
from zhextract.facts.phrases import (
    acts,
    classes,
    clause_start,
    is_group,
    is_measured,
    is_place_name,
    is_rate_word,
    names_people,
    tokens_between,
    unowned,
)
from zhextract.facts.quantity.said import is_length_of_time

_TIMES = frozenset(("t", "d", "ad", "c", "y"))
_BEFORE_TIME = frozenset(("a", "ad", "an", "h", "b", "d", "vn", "m", "f"))
_PLACES = frozenset(("ns", "nt", "s"))
_TURNS = frozenset(("交易日", "天", "日", "周", "月", "个月", "季度", "年", "次", "年度"))
_STILL = frozenset(("正在", "已经", "仍然", "仍在", "目前", "均已"))
_JOINERS = frozenset("、和与及")
# The part of them that has most or least of what is measured: 最大的一笔, 最低的.
_MOST = compiled(
    "(?:数额|金额|面积|规模)?最[大小多少高低长短贵重轻深浅远近快慢早晚好差强弱]"
    "(?:的(?:一[^，。；：、的\ue000-\uf8ff])?|一[^，。；：、的\ue000-\uf8ff]|点|(?=[^，。；：、]?$))"
)
_SIZED = frozenset(("最长的", "最深的", "最宽的", "最厚的", "最重的"))
_NTH_TIME = compiled("(?:已?连续)?第?.{0,5}个?(?:交易日|月|年|周|季度|日|天)")
_MEASURED = ("money", "measure", "score")
_MOVED = "moved"
"""The kind of a movement that tells no level: 增长5%."""
_RATES = frozenset(("percentage", "fraction", "multiple", "points", "bare"))


class Told(NamedTuple):
    """A draft and the unit of the level that it tells."""

    unit: str | None
    kind: str
    draft: Draft


def level_of(draft: Draft) -> Told | None:
    """The draft as a level that others may go on from, None where it tells none."""
    if isinstance(draft, QuantityDraft):
        if draft.amount.kind == "fraction":
            return Told("%", "percentage", draft)
        return Told(draft.amount.unit, draft.amount.kind, draft)
    if isinstance(draft, ChangeDraft):
        level = draft.to or draft.from_
        if level is None and draft.amount is not None and draft.amount.kind not in _RATES:
            level = draft.amount
        if level is not None:
            return Told(level.unit, level.kind, draft)
        return Told(None, _MOVED, draft)
    return None


def alike(told: Sequence[Told], draft: Draft) -> Draft | None:
    """The last one told in the unit of ``draft``, with a noun for what it is of."""
    own = level_of(draft)
    if own is None:
        return None
    for one in reversed(told):
        before = one.draft
        if before.metric is None or (isinstance(before, QuantityDraft) and before.done):
            continue
        if own.kind == _MOVED:
            share = isinstance(before, QuantityDraft) and before.share
            if not share and _is_of_measure(before):
                return before
        elif (one.unit, one.kind) == (own.unit, own.kind):
            return before
    return None


def _is_of_measure(draft: Draft) -> bool:
    """Whether the metric names something measured; one of an earlier sentence went on for it."""
    scope, metric = draft.scope, draft.metric
    if metric is None:
        return False
    if not scope.start <= metric.start < scope.end:
        return True
    return is_measured(scope, metric) and not is_rate_word(scope, metric)


def measured_alike(told: Sequence[Told], last: Draft | None, draft: Draft) -> Draft | None:
    """The one to go on from, where the last one is measured in what ``draft`` cannot be.

    A sum of money goes on with the takings told before, not with the rating between.
    """
    own, between = level_of(draft), level_of(last) if last is not None else None
    if own is None or between is None or own.kind not in _MEASURED:
        return last
    if between.kind not in (*_MEASURED, "percentage") or between.unit == own.unit:
        return last
    if between.kind == own.kind or isinstance(last, ChangeDraft):
        return last
    return alike(told, draft) or (None if own.kind == "money" and _is_rate_name(last) else last)


def _is_rate_name(draft: Draft | None) -> bool:
    """Whether the metric is a rate or a ratio, in which no money is told: 入住率."""
    if draft is None or draft.metric is None:
        return False
    return draft.scope.written(*draft.metric)[-1] in "率比"


def release(draft: Draft, told: Sequence[Told]) -> None:
    """Let go of a metric that is none, for the one told before."""
    scope, metric = draft.scope, draft.metric
    if metric is None or (isinstance(draft, QuantityDraft) and is_length_of_time(draft.amount)):
        return  # of a length of time what goes on is told: 过去七年
    floor = clause_start(scope.letters, draft.at)
    start = scope.position(metric.start)
    tokens = tokens_between(scope, start, scope.position(metric.end))
    if start >= draft.until and all(token.text in _STILL for token in tokens):
        draft.metric = None  # 剩余37处正在抽排
    if not floor <= start < draft.at:
        return  # a noun behind the number, or a line above it
    if not tokens:
        return
    before = alike(told, draft)
    most = _MOST.search(scope.letters, floor, draft.at)
    if most is not None and most.end() == start and most[0] in _SIZED:
        most = None  # 最长的|隧道: a thing of its own
    if most is not None and before is not None and not is_measured(scope, metric):
        _give(draft, before, Phrase(*map(scope.reading, most.span())))
        if most.end() <= start and acts(tokens):
            draft.subject = metric
    elif _NTH_TIME.fullmatch(scope.letters, start, scope.position(metric.end)):
        draft.metric = None  # 连续第12个交易日低于万亿元
    elif most is not None and most.start() <= start and scope.position(metric.end) <= most.end():
        draft.metric = None
    elif before is not None and is_average(draft, tokens):
        _give(draft, before, metric)
    elif is_setting(tokens):
        draft.metric = None
        if isinstance(draft, QuantityDraft):
            draft.done = False
            if tokens[-1].text in classes().time_band:
                draft.condition = draft.condition or metric
    elif before is not None and before.metric != metric and _says_whose(draft, before, tokens):
        group = isinstance(draft, QuantityDraft) and is_group(scope, metric)
        _give(draft, before, metric if group else None)
        if not group:
            draft.subject = metric


def _give(draft: Draft, before: Draft, condition: Phrase | None) -> None:
    """The metric of the one told before, under a condition."""
    draft.metric = unowned(before.scope, before.metric)
    if isinstance(draft, QuantityDraft):
        draft.condition = draft.condition or condition
        draft.done = False


def is_bare(draft: Draft) -> bool:
    """Whether the clause tells nothing but when, where and whose: 去年同期为41元."""
    scope, known = draft.scope, classes()
    tokens = tokens_between(scope, clause_start(scope.letters, draft.at), draft.at)
    return all(
        token.tag[0] in "tdpcx"
        or token.text in known.link
        or token.text in known.carrier
        or token.text in known.time_band
        or is_place_name(token)
        for token in tokens
    )


def is_manner(scope: Scope, phrase: Phrase | None) -> bool:
    """Whether the phrase only says how it is so: 遥遥领先."""
    if phrase is None:
        return False
    written = scope.letters[scope.position(phrase.start) : scope.position(phrase.end)]
    return written in classes().manner


def is_setting(tokens: Sequence[Token]) -> bool:
    """Whether the words only say when or how it is so: 夜间, 非繁忙时段, 局部."""
    known = classes()
    last = tokens[-1]
    if last.text in _TURNS and any(token.text[0] == "第" for token in tokens):
        return True  # 连续第12个交易日
    if last.text in known.time_band:
        return all(token.tag in _BEFORE_TIME or _is_time(token) for token in tokens[:-1])
    if len(tokens) == 1 and last.text in known.manner:
        return True
    return all(_is_time(token) for token in tokens)


def is_average(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether the clause says only by what time the same is reckoned: 客运量80万人次，日均10万."""
    if len(tokens) > 1 or tokens[0].text not in classes().average:
        return False
    own = level_of(draft)
    if own is None or own.kind == "measure":
        return False
    between = tokens_between(draft.scope, tokens[0].end, draft.at)
    return all(token.text in classes().link for token in between)


def _is_time(token: Token) -> bool:
    return token.tag in _TIMES or token.text in classes().time_band


def _says_whose(draft: Draft, before: Draft, tokens: Sequence[Token]) -> bool:
    """Whether the words name a place or somebody, of whom the same is told as before."""
    scope, metric = draft.scope, draft.metric
    own = level_of(draft)
    assert metric is not None
    assert own is not None
    assert before.metric is not None
    sector = tokens[-1].text in classes().sector
    measures = is_measured(scope, metric) and not sector  # 外商投资企业 measures nothing
    if measures or (isinstance(draft, QuantityDraft) and draft.share):
        return False
    if tokens[-1].text[-1] == _head(before):
        return False  # 金卡160元，普卡80元: another of the kind
    if all(_is_place(token) for token in tokens) or _is_beside(draft, before, tokens[-1]):
        return True
    measured = _is_of_measure(before)
    if own.kind == "count" and tokens[-1].text in classes().carrier:
        return measured or names_people(before.scope, before.metric)
    if own.kind == _MOVED:
        borne = sector or tokens[-1].text in classes().carrier
        return measured and (borne or is_group(scope, metric))
    if own.kind in ("count", "score"):
        return False
    if not (sector or acts(tokens) or is_group(scope, metric) or names_people(scope, metric)):
        return False
    return measured or (own.kind == "money" and not names_people(before.scope, before.metric))


def _is_beside(draft: Draft, before: Draft, head: Token) -> bool:
    """Whether it is told of another like the one before: 外资企业出口…，民营企业增长8.8%."""
    subject = before.subject
    if subject is None or len(head.text) < 2 or not _is_of_measure(before):
        return False
    scope, kind = before.scope, head.text[-2:]
    return scope.start <= subject.start < scope.end and scope.written(*subject).endswith(kind)


def _head(draft: Draft) -> str:
    """The last character of what the draft is of."""
    assert draft.metric is not None
    until = draft.scope.position(draft.metric.end)
    return draft.scope.letters[until - 1 : until]


def _is_place(token: Token) -> bool:
    return token.tag in _PLACES or token.text in classes().place or token.text in _JOINERS
