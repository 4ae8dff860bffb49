"""Inheritance (facts.md §7, §9): what a clause does not say it takes from the ones before it.

``inherit`` walks the drafts of a page in text order and fills, from the
paragraph, the governing period, subject and metric, the quantity that a change
is the movement of, the comparison that goes on, and the role of a plan.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhextract.engine.compiled import compiled
from zhextract.facts.carried import Carried, goes_on, member, share_out
from zhextract.facts.comparison import settle
from zhextract.facts.counted import take_part, take_thing, take_threshold
from zhextract.facts.drafts import ChangeDraft, Draft, Phrase, QuantityDraft
from zhextract.facts.periods import Governing
from zhextract.facts.phrases import (
    classes,
    clause_start,
    is_bearer,
    is_group,
    is_measured,
    is_rate_word,
    metric_inside,
    names_actors,
    object_before,
    topic_after,
    topic_before,
    topics_before,
    unowned,
)
from zhextract.facts.plans import is_planned
from zhextract.facts.quantity.metric import is_result
from zhextract.facts.quantity.said import is_length_of_time
from zhextract.facts.settings import alike, is_bare, is_manner, level_of, measured_alike, release
from zhextract.facts.subjects import Subjects
from zhextract.facts.time import FoundTime
from zhextract.facts.times_of_facts import whole_year
from zhextract.text.page import Page

_AGES = ("年龄", "享年", "寿命", "岁数", "年纪", "终年")
_AGE = compiled("年龄|年纪|岁数")
_OWN_BEST = compiled("[预复初决]赛|上[届次轮]|去年|此前|纪录|成绩|最好")
_SHARE = compiled("占[^，。；：]*?(?:比重|比例|份额)")


def inherit(page: Page, drafts: Sequence[Draft], periods: Governing, published: str | None) -> None:
    """Fill in what the drafts inherit; they are changed in place."""
    state = Carried()
    subjects = Subjects(page)
    starts = [paragraph.start for paragraph in page.paragraphs]
    share_out(drafts)
    for draft in drafts:
        paragraph = bisect_right(starts, draft.start) - 1
        if paragraph != state.paragraph:
            if not goes_on(page, paragraph, draft, state):
                state.leave(article=page.paragraphs[paragraph].article != state.article)
            state.paragraph = paragraph
            state.article = page.paragraphs[paragraph].article
        if draft.scope.start != state.scope_start:
            state.scope_start = draft.scope.start
            if not draft.scope.letters.startswith("其中"):
                state.enter(draft)
        draft.period = periods.at(draft)
        if draft.period is not None and _is_standing(draft, draft.period):
            draft.period = None
        if draft.period is not None and draft.period is state.year_end:
            draft.period = state.year
        elif state.under is None or state.under.period is not draft.period:
            state.under = draft
        _take_metric(draft, state)
        draft.subject = subjects.at(draft)
        planned = is_planned(draft, published)
        if isinstance(draft, QuantityDraft):
            if planned and draft.role == "value":
                draft.role = "target"
            if draft.role == "threshold":
                state.threshold = draft
                continue
            said = draft.done or draft.fallback is not None
            if said and is_length_of_time(draft.amount):
                if not draft.done:
                    state.follow(draft)
                continue  # nothing goes on about how long something took
            state.quantities.append(draft)
            if draft.place[0] + 1 == draft.place[1]:
                state.before_list = list(state.quantities)
        elif isinstance(draft, ChangeDraft):
            settle(page, draft)
            _widen(draft, state)
            state.going.take(draft, planned=planned)
        state.follow(draft)
    for draft in drafts:
        for name, value in draft.stated:
            setattr(draft, name, value)


def _is_standing(draft: Draft, time: FoundTime) -> bool:
    """Whether the draft is a standing (4胜3平5负), and the time is of another sentence."""
    metric = draft.metric
    if metric is None or not isinstance(draft, QuantityDraft):
        return False
    return draft.names_itself and not draft.scope.start <= time.start < draft.scope.end


def _is_attribute(draft: Draft) -> bool:
    """Whether a rank only tells whom the words behind it name: 世界排名第56位的选手."""
    ranked = isinstance(draft, QuantityDraft) and draft.amount.kind == "rank"
    return ranked and draft.metric is None and draft.scope.letters.startswith("的", draft.until)


def _widen(change: ChangeDraft, state: Carried) -> None:
    """Let a rate over last year be of the year, though the sentence began with its end.

    In 年末企业8户，工业增加值比上年增长4.3% only the first figure is one of the last day.
    """
    base, time, amount = change.base, change.period, change.amount
    if base is None or base.granularity != "year" or time is None:
        return
    own, year = change.of or change, whole_year(time)
    if year is None or own is state.under or (amount is not None and amount.kind == "points"):
        return
    state.year_end, state.year = time, year
    own.period = change.period = year


def _take_metric(draft: Draft, state: Carried) -> None:
    """Metric, condition and ``of`` from the facts before it in the sentence."""
    if isinstance(draft, QuantityDraft) and draft.amount.unit in ("岁", "周岁"):
        _keep_age(draft, state)
        return
    if isinstance(draft, QuantityDraft) and is_result(draft.amount):
        return
    if _is_attribute(draft):
        return
    if not (isinstance(draft, QuantityDraft) and draft.role == "threshold"):
        release(draft, state.told)
    if isinstance(draft, ChangeDraft):
        _take_measured(draft, state)
    elif isinstance(draft, QuantityDraft):
        if draft.role == "threshold":
            if draft.metric is None and state.threshold is not None:
                draft.metric = state.threshold.metric
            draft.metric = draft.metric or draft.fallback
        else:
            take_threshold(draft, state)
            take_thing(draft, state)
            take_part(draft, state)
    if draft.metric is None:
        topic = _topic(draft, state)
        if topic is not None:
            draft.metric = topic
        else:
            _continue(draft, state)
        if draft.metric is None and isinstance(draft, ChangeDraft):
            draft.metric = topic_after(draft.scope, draft.at)
        if draft.metric is None and isinstance(draft, QuantityDraft):
            draft.metric = None if is_manner(draft.scope, draft.fallback) else draft.fallback


def _topic(draft: Draft, state: Carried) -> Phrase | None:
    """What the clause before speaks of, where it has no number."""
    place, many = draft.place
    if many > 1 and (topics := topics_before(draft.scope, draft.at, many)):
        return topics[place]
    if _expects(draft, state):
        return None
    topic = topic_before(draft.scope, draft.at)
    if topic is not None and is_bearer(draft.scope, topic):
        return None  # 恒泽股份低开，报20.16元
    if topic is not None and names_actors(draft.scope, topic):
        return object_before(draft.scope, draft.at)  # 工会发放补贴，每人300元
    return topic


def _expects(draft: Draft, state: Carried) -> bool:
    """Whether the clause tells what is expected of what was told: 空间仍有限，料再跌3%."""
    if state.last is None:
        return False
    letters = draft.scope.letters
    return letters.startswith(tuple(classes().expecting), clause_start(letters, draft.at))


def _reached(before: Draft) -> bool:
    """Whether the count only says whom a measure reached: 惠及老人3万名."""
    if not isinstance(before, QuantityDraft) or before.amount.kind != "count":
        return False
    letters = before.scope.letters
    clause = letters[clause_start(letters, before.at) : before.until]
    return any(word in clause for word in classes().reaching)


def _continue(draft: Draft, state: Carried) -> None:
    """Metric and subject of the fact before; a share is one of a level, not of a rate."""
    share = isinstance(draft, QuantityDraft) and draft.share
    before = state.level or state.last if share else measured_alike(state.told, state.last, draft)
    if isinstance(draft, ChangeDraft) and before is not None and _is_rate_of(before, draft):
        before = state.moved or before
    if before is not None and _is_rate(draft) and _reached(before):
        before = state.moving or before
    if before is not None and (named := _who_did(before, draft)) is not None:
        draft.metric = named
        return
    if before is not None and before.names_itself:
        return
    if before is None and is_bare(draft):
        draft.metric = object_before(draft.scope, draft.at)
        before = alike(state.earlier, draft) if draft.metric is None else None
    if before is not None:
        draft.metric = before.metric
        if draft.subject is not None:
            draft.metric = unowned(before.scope, before.metric)
        draft.subject = draft.subject or before.subject
        if isinstance(draft, QuantityDraft):
            draft.condition = draft.condition or _condition_of(before, draft)


def _condition_of(before: Draft, draft: QuantityDraft) -> Phrase | None:
    """The condition that goes on: of a share, or so much of each (每股派息5仙，去年为9仙)."""
    if not isinstance(before, QuantityDraft) or before.condition is None:
        return None
    each = before.scope.written(*before.condition)[0] == "每"
    by_the_same = each and draft.amount.unit == before.amount.unit
    return before.condition if draft.share or by_the_same else None


def _who_did(before: Draft, draft: Draft) -> Phrase | None:
    """The measure that did something so many times: 负荷四次刷新纪录，达到300万千瓦."""
    if not isinstance(before, QuantityDraft) or before.amount.unit != "次":
        return None
    metric, own, scope = before.metric, level_of(draft), before.scope
    if own is None or own.unit == "次" or metric is None or metric.start < before.end:
        return None
    named = metric_inside(scope, clause_start(scope.letters, before.at), before.at)
    return named if named is not None and is_measured(scope, named) else None


def _is_rate(draft: Draft) -> bool:
    """Whether the change is told by the name of a rate alone: 增幅6%."""
    return isinstance(draft, ChangeDraft) and draft.kind == "rate"


def _is_rate_of(before: Draft, draft: ChangeDraft) -> bool:
    """Whether the fact before is of a rate (涨幅扩大0.3个百分点), and this one no points."""
    metric, amount = before.metric, draft.amount
    if metric is None or (amount is not None and amount.kind == "points"):
        return False
    return is_rate_word(before.scope, metric)


def _keep_age(draft: QuantityDraft, state: Carried) -> None:
    """An age is of a person: only a word such as 平均年龄 or 寿命 is its metric."""
    if draft.role == "threshold":
        return
    scope = draft.scope
    metric = draft.metric
    if metric is not None and _names_age(draft, metric):
        return
    last = state.last.metric if state.last is not None else None
    grouped = metric is not None and is_group(scope, metric)
    if grouped and last is not None and _names_age(draft, last):
        draft.subject, draft.metric = metric, last
        return
    draft.subject = draft.subject or metric
    named = _AGE.search(scope.letters, clause_start(scope.letters, draft.at), draft.at)
    draft.metric = None
    if named is not None:
        draft.metric = Phrase(*map(scope.reading, named.span()))


def _names_age(draft: Draft, phrase: Phrase) -> bool:
    letters = draft.scope.letters
    return letters.endswith(_AGES, 0, draft.scope.position(phrase.end))


def _take_measured(draft: ChangeDraft, state: Carried) -> None:
    """The quantity whose movement it is, and that quantity's metric."""
    place, many = draft.place
    if draft.kind == "gap" and isinstance(state.last, ChangeDraft) and draft.metric is None:
        draft.metric = state.last.metric  # 增长5.6%，高于全国0.2个百分点: of the rate
        return
    source = _pointed_at(draft, state) or member(state.quantities, place, many)
    if source is not None and state.moving is not None and _is_rate(draft) and _reached(source):
        return
    if source is None or not _moves(draft, source) or _of_its_own_time(draft, source):
        return
    if many == 1 and draft.metric is None and _another_moved(state, source):
        return
    another = draft.subject is not None and draft.subject.start > source.end  # 辰光传媒上涨6.2%
    unsaid = draft.metric is None and not another and topic_before(draft.scope, draft.at) is None
    if unsaid or (draft.metric is not None and draft.metric == source.metric):
        draft.of = None if _is_over_rival(draft) else source
        draft.metric = draft.metric or _share_named(source) or source.metric
        draft.subject = draft.subject or source.subject


def _is_over_rival(draft: ChangeDraft) -> bool:
    """Whether a time is better than another's, not than one's own before: 比第二名快1.2秒."""
    if draft.kind != "gap" or draft.amount is None or draft.amount.unit != "秒":
        return False
    base = draft.baseline
    return base is None or _OWN_BEST.search(draft.scope.written(*base)) is None


def _pointed_at(draft: ChangeDraft, state: Carried) -> QuantityDraft | None:
    """The first or the last of a list of two, by 前者 and 后者 at the start of the clause."""
    letters = draft.scope.letters
    start, told = clause_start(letters, draft.at), state.before_list
    if len(told) < 2 or not letters.startswith(("前者", "后者"), start):
        return None
    return told[-2] if letters[start] == "前" else told[-1]


def _another_moved(state: Carried, source: QuantityDraft) -> bool:
    """Whether something else moved since: 成指跌2%，报3100点；创业板指跌3%，一度跌4%."""
    moved = state.moved
    if not isinstance(moved, ChangeDraft) or moved.metric is None:
        return False
    return moved.start > source.end and moved.metric != source.metric and moved.kind == "change"


def _of_its_own_time(draft: ChangeDraft, source: QuantityDraft) -> bool:
    """Whether a time between the two is of the change alone: 市值57亿元，年内累计跌两成."""
    if draft.period is None or source.period is None:
        return False
    return source.end <= draft.period.start < draft.start


def _moves(draft: ChangeDraft, source: QuantityDraft) -> bool:
    """Whether the change can be a movement of the quantity, by their units.

    Points move a percentage; an amount in a unit of its own moves what has that unit.
    """
    amount = draft.amount
    kind = source.amount.kind
    if source.share:
        return amount is not None and amount.kind == "points"
    if amount is None or amount.kind in ("percentage", "multiple", "fraction", "bare", "score"):
        return True
    if amount.kind == "points":
        return kind in ("percentage", "fraction", "score")
    return kind == amount.kind and (kind != "count" or source.amount.unit == amount.unit)


def _share_named(source: QuantityDraft) -> Phrase | None:
    """The share by its name, where 比重 or 比例 stands in it: 投资占总额的比重."""
    if not source.share or source.metric is None:
        return None
    scope = source.scope
    floor = clause_start(scope.letters, source.at)
    named = _SHARE.search(scope.letters, floor, source.at)
    if named is None:
        return None
    start = source.metric.start
    if scope.position(start) < floor:
        start = scope.reading(named.start())
    return Phrase(start, scope.reading(named.end()))
