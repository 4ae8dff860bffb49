"""What is said of a number behind it: what it is, or how long something lasted."""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases import (
    TIME,
    Found,
    after,
    clause_end,
    is_measure_word,
    is_measured,
    predicate_after,
    verb_before,
)
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.unit_table import lengths_of_time

# What is said of a length of time here is said of what moves, or is so, all that time.
_MOVING = compiled(
    "(?:[净均共仍]|累计|持续|保持|处于|出现|实现)*(?:[增减升降涨跌](?![持发派设补])|正增长|负增长|回[落升暖]|上[升涨]|下[降跌滑]|提高|负区间)"
)
# Verbs of an event, which lasts: 结束161天的南极考察.
_OF_EVENTS = frozenset(
    ("结束", "开始", "经过", "经历", "展开", "进行", "迎来", "完成", "开启", "打破", "持续")
)
_SPENDING = frozenset(("用", "花", "耗", "花费", "费"))
_WORKING = frozenset(("做", "干", "当", "搞", "从事", "担任", "教", "种", "养", "卖", "学", "练"))
_TRADE = 6
"""Characters within which the name of a trade ends."""
# Before a length of time these say that what stands behind 的 lasts: 为期三天的展览.
_LASTING = ("为期", "历时", "长达")
# What a part is said to be, or where it comes from, follows these.
_COPULA = compiled(
    "(?:[均都也还仍全则又并已]|主要|全部)?(?:不?是|为|系|属于?|来自于?|出自|源于|发生在|集中在|分布在|用于|投向|流向)"
)
# Where what something has been for years begins: 是该国|最大投资来源国.
_SUPERLATIVE = compiled("最大|第[一二三四五]大|头号")


def is_length_of_time(amount: Amount) -> bool:
    """Whether the amount says how long something lasts."""
    return amount.kind == "measure" and amount.unit in lengths_of_time()


def lasts_apart(scope: Scope, start: int, amount: Amount, behind: Phrase) -> bool:
    """Whether a length of time is of the verb before it, not of what is measured behind it.

    上映5天票房过亿: it ran five days, and the takings are another figure.
    """
    return (
        is_length_of_time(amount)
        and is_measure_word(scope, behind)
        and verb_before(scope, start) is not None
    )


def lasting_of(scope: Scope, start: int, end: int, found: Found) -> Found:
    """What goes on for a length of time: 跑了三年, 三年内补齐; a measure such as 时长 first."""
    lasting = scope.letters.startswith("的", end) and scope.letters.endswith(
        (*_LASTING, "有"), 0, start
    )
    measured = found.metric is not None and is_measured(scope, found.metric)
    if measured and not found.predicate and not lasting:
        return found
    goes_on = verb_before(scope, start)
    if text_of(scope, goes_on) in _SPENDING and found.noun is not None:
        return replace(found, metric=found.noun, predicate=True)  # 机收只用了三天
    if text_of(scope, goes_on) in _WORKING and (trade := _trade(scope, end)) is not None:
        return replace(found, metric=trade, predicate=True)
    outer = lasting or text_of(scope, goes_on) in _OF_EVENTS
    outer = outer or scope.letters.endswith(_LASTING, 0, start)
    if outer and scope.letters.startswith("的" + TIME, end):
        return replace(found, metric=_time_at(scope, end + 1))  # 为期5天的“五一”假期
    if scope.letters.startswith("的", end) and (outer or (goes_on or found.metric) is None):
        goes_on = after(scope, end + 1, verbs=True) or predicate_after(scope, end + 1) or goes_on
    elif outer and (event := after(scope, end, verbs=True)) is not None:
        goes_on = event  # 进行24小时提水作业
    named = copular(scope, end) if goes_on is None else None
    if named is not None and (found.metric is None or text_of(scope, named)[0] in "最第头"):
        return replace(found, metric=named)  # 连续5年是最大贸易伙伴
    goes_on = goes_on or predicate_after(scope, end)
    if text_of(scope, goes_on)[:1] == "连" and _MOVING.match(text_of(scope, goes_on)[1:]):
        return Found(None, found.subject, fallback=goes_on)  # 价格下跌3%，连跌19个月
    if _MOVING.match(scope.letters, end) and not found.predicate:
        return replace(found, fallback=goes_on)
    return replace(found, metric=goes_on or found.metric, predicate=goes_on is not None)


def _time_at(scope: Scope, position: int) -> Phrase | None:
    """The time that stands at the position, as it is written."""
    index = scope.index_at(position)
    return None if index is None else Phrase(scope.atoms[index].start, scope.atoms[index].end)


def _trade(scope: Scope, position: int) -> Phrase | None:
    """What somebody worked as, behind how long: 做了十年批发的商户, 当了18年乡村教师."""
    trade = after(scope, position, nouns=True)
    if trade is not None or scope.letters.startswith("的", position):
        return trade
    said = predicate_after(scope, position)
    until = scope.letters.find("的", position, position + _TRADE)
    return Phrase(scope.reading(position), scope.reading(until)) if until > position else said


def copular(scope: Scope, position: int) -> Phrase | None:
    """What the number behind which ``position`` stands is said to be: 5例是外来者."""
    copula = _COPULA.match(scope.letters, position)
    if copula is None:
        return None
    letters, start = scope.letters, copula.end()
    best = _SUPERLATIVE.search(letters, start, clause_end(letters, start))
    return after(scope, best.start() if best is not None else start, verbs=True)


def text_of(scope: Scope, phrase: Phrase | None) -> str:
    """What the phrase reads, "" where there is none."""
    if phrase is None:
        return ""
    return scope.letters[scope.position(phrase.start) : scope.position(phrase.end)]
