"""Inheritance (facts.md §7, §9): what a clause does not say it takes from the ones before it.

``inherit`` walks the drafts of a page in text order and fills, from the
paragraph, the governing period, subject and metric, the quantity that a change
is the movement of, the comparison that goes on, and the role of a plan.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import regex

from zhextract.facts.comparison import Going, settle
from zhextract.facts.drafts import ChangeDraft, Draft, Phrase, QuantityDraft
from zhextract.facts.periods import Governing
from zhextract.facts.phrases import (
    CLAUSE_ENDS,
    clause_start,
    is_group,
    is_measured,
    part_before,
    topic_before,
)
from zhextract.facts.plans import is_planned
from zhextract.facts.quantity.metric import is_length_of_time, is_result
from zhextract.facts.subjects import Subjects
from zhextract.text.page import Page

_REACH = 12
"""How many quantities back a classifier is looked for."""
_AGES = ("年龄", "享年", "寿命", "岁数", "年纪", "终年")
_AGE = regex.compile("年龄|年纪|岁数")
_TOTALS = frozenset(("总数", "总量", "数量", "合计", "总计", "累计"))
_SHARE = regex.compile("占[^，。；：]*?(?:比重|比例|份额)")
_GROUPED = frozenset(("人", "名", "例"))
# Classifiers that count people, whom one names by what they do, or that count times.
_NO_THINGS = frozenset(
    ("人", "名", "人次", "次", "场", "回", "遍", "趟", "届", "轮", "期", "倍", "股", "票", "场次")
)
_SHORT_PART = 5
"""Characters of a part behind a comma that goes on with the list before it."""
_PEOPLE = frozenset(("人", "名", "位", "人次", "户", "个"))


class _State:
    """What goes on from fact to fact inside a paragraph."""

    def __init__(self) -> None:
        self.paragraph = -1
        self.scope_start = -1
        self.threshold: QuantityDraft | None = None
        self.quantities: list[QuantityDraft] = []
        self.before_list: list[QuantityDraft] = []
        self.last: Draft | None = None
        self.level: Draft | None = None
        """As ``last``, but no rate or gap: what a share can be a share of."""
        self.going = Going()

    def enter(self, draft: Draft) -> None:
        """Forget the sentence before: a new one starts with ``draft``."""
        self.quantities = []
        self.before_list = []
        self.threshold = None
        if not isinstance(draft, ChangeDraft):
            self.last = self.level = None

    def follow(self, draft: Draft) -> None:
        """Remember what the next draft may continue."""
        self.last = draft
        if not (isinstance(draft, ChangeDraft) and draft.kind in ("rate", "gap")):
            self.level = draft


def inherit(page: Page, drafts: Sequence[Draft], periods: Governing, published: str | None) -> None:
    """Fill in what the drafts inherit; they are changed in place."""
    state = _State()
    subjects = Subjects(page)
    starts = [paragraph.start for paragraph in page.paragraphs]
    for draft in drafts:
        paragraph = bisect_right(starts, draft.start) - 1
        if paragraph != state.paragraph:
            block = page.paragraphs[paragraph].kind == "line"
            if not (block and state.scope_start == draft.scope.start):
                state.going = Going()
                state.last = state.level = None
            state.paragraph = paragraph
        if draft.scope.start != state.scope_start:
            state.scope_start = draft.scope.start
            if not draft.scope.letters.startswith("其中"):
                state.enter(draft)
        draft.period = periods.at(draft)
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
            state.going.take(draft, planned=planned)
        state.follow(draft)
    for draft in drafts:
        for name, value in draft.stated:
            setattr(draft, name, value)


def _take_metric(draft: Draft, state: _State) -> None:
    """Metric, condition and ``of`` from the facts before it in the sentence."""
    if isinstance(draft, QuantityDraft) and draft.amount.unit in ("岁", "周岁"):
        _keep_age(draft, state)
        return
    if isinstance(draft, QuantityDraft) and is_result(draft.amount):
        return
    if isinstance(draft, ChangeDraft):
        _take_measured(draft, state)
    elif isinstance(draft, QuantityDraft):
        if draft.role == "threshold":
            if draft.metric is None and state.threshold is not None:
                draft.metric = state.threshold.metric
            draft.metric = draft.metric or draft.fallback
        else:
            _take_threshold(draft, state)
            _take_thing(draft, state)
            _take_part(draft, state)
    if draft.metric is None:
        topic = topic_before(draft.scope, draft.at)
        if topic is not None:
            draft.metric = topic
        else:
            _continue(draft, state)
        if draft.metric is None and isinstance(draft, QuantityDraft):
            draft.metric = draft.fallback


def _continue(draft: Draft, state: _State) -> None:
    """Metric and subject of the fact before; a share is one of a level, not of a rate."""
    share = isinstance(draft, QuantityDraft) and draft.share
    before = state.level or state.last if share else state.last
    if before is not None:
        draft.metric = before.metric
        draft.subject = draft.subject or before.subject


def _keep_age(draft: QuantityDraft, state: _State) -> None:
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
        draft.condition, draft.metric = metric, last
        return
    draft.subject = draft.subject or metric
    named = _AGE.search(scope.letters, clause_start(scope.letters, draft.at), draft.at)
    draft.metric = None
    if named is not None:
        draft.metric = Phrase(*map(scope.reading, named.span()))


def _names_age(draft: Draft, phrase: Phrase) -> bool:
    letters = draft.scope.letters
    return letters.endswith(_AGES, 0, draft.scope.position(phrase.end))


def _take_measured(draft: ChangeDraft, state: _State) -> None:
    """The quantity whose movement it is, and that quantity's metric."""
    place, many = draft.place
    if draft.kind == "gap" and isinstance(state.last, ChangeDraft) and draft.metric is None:
        draft.metric = state.last.metric  # 增长5.6%，高于全国0.2个百分点: of the rate
        return
    source = _measured(state.quantities, place, many)
    if source is None or not _moves(draft, source):
        return
    if (draft.metric is None and topic_before(draft.scope, draft.at) is None) or _same(
        draft, source
    ):
        draft.of = source
        draft.metric = draft.metric or _share_named(source) or source.metric
        draft.subject = draft.subject or source.subject


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


def _take_threshold(draft: QuantityDraft, state: _State) -> None:
    """产值超10亿元的42户: the threshold is the condition, the things are those counted before."""
    limit = state.threshold
    if limit is None or draft.condition is not None:
        return
    between = draft.scope.letters[limit.until : draft.at]
    if any(mark in between for mark in CLAUSE_ENDS):
        return
    start = limit.start
    if (
        limit.metric is not None
        and clause_start(draft.scope.letters, limit.at)
        <= (draft.scope.position(limit.metric.start))
        <= limit.at
    ):
        start = limit.metric.start
    draft.condition = Phrase(start, limit.end)
    if not between.strip("的有仅占共达为"):
        other = _counted(state, draft.amount.unit) or (state.quantities or [draft])[-1]
        draft.metric = other.metric


def _take_thing(draft: QuantityDraft, state: _State) -> None:
    """The thing that a classifier counted before, where the clause has a verb only.

    In 受理诉求8136件，办结7520件 the second number counts 诉求 too, those that are 办结.
    """
    unit = draft.amount.unit
    if draft.amount.kind != "count" or unit is None or unit in _NO_THINGS:
        return
    if draft.metric is not None and not draft.done and not _is_total(draft, draft.metric):
        return
    other = _counted(state, unit)
    if other is not None:
        draft.condition = draft.condition or draft.metric
        draft.metric, draft.done = other.metric, False


def _is_total(draft: QuantityDraft, metric: Phrase) -> bool:
    """Whether the metric only says that things are counted together: 总数达86户."""
    scope = draft.scope
    return scope.letters[scope.position(metric.start) : scope.position(metric.end)] in _TOTALS


def _counted(state: _State, unit: str | None) -> QuantityDraft | None:
    """The quantity before that counts things with the classifier."""
    for other in reversed(state.quantities[-_REACH:]):
        if other.amount.unit == unit and other.metric is not None and not other.done:
            return other
    return None


def _take_part(draft: QuantityDraft, state: _State) -> None:
    """People counted by group: in 追责87人，其中学校24人 the group is the condition."""
    _take_whole(draft, state)
    place, many = draft.place
    if draft.metric is None and many > 1:
        source = _measured(state.before_list, place, many)
        draft.metric = source.metric if source else None
    last = state.quantities[-1] if state.quantities else None
    if last is None or _unit(last) != _unit(draft):
        return
    if draft.metric is not None and is_group(draft.scope, draft.metric):
        if draft.amount.unit not in _PEOPLE and last.metric is not None and not draft.share:
            draft.condition, draft.metric = draft.metric, last.metric
        return
    if draft.amount.unit not in _GROUPED and not (draft.partial and _is_part(draft)):
        return
    follows = last.partial and _lists_on(draft, last)
    if draft.partial or follows:
        draft.partial = True
        if last.metric is None:
            return  # 全村1420人，其中党员58名: the group is all there is to name
        if draft.metric is not None and not draft.condition and not _repeats(draft, last):
            draft.condition, draft.metric = draft.metric, last.metric
            draft.subject = draft.subject or last.subject


def _lists_on(draft: QuantityDraft, last: QuantityDraft) -> bool:
    """Whether the part is listed right behind the last one: 境外输入12例，本土30例."""
    between = draft.scope.letters[last.until : draft.at]
    return between.startswith("、") or (between.startswith("，") and len(between) <= _SHORT_PART)


def _unit(draft: QuantityDraft) -> str | None:
    """The unit, one for the classifiers that count people alike."""
    return "人" if draft.amount.unit in ("名", "位") else draft.amount.unit


def _repeats(draft: QuantityDraft, last: QuantityDraft) -> bool:
    """Whether the metric says the head of the last one again: 确诊病例, 其中境外输入病例."""
    if draft.metric is None or last.metric is None:
        return False
    letters, before = draft.scope.letters, last.scope.letters
    end = draft.scope.position(draft.metric.end)
    until = last.scope.position(last.metric.end)
    return letters[end - 2 : end] == before[until - 2 : until]


def _is_part(draft: QuantityDraft) -> bool:
    """Whether 其中 names a part in a short word: 累计调水361亿立方米，其中中线245.3亿立方米."""
    metric = draft.metric
    return (
        draft.amount.kind == "measure"
        and not draft.done
        and metric is not None
        and metric.end - metric.start <= 4
        and not is_measured(draft.scope, metric)
    )


def _take_whole(draft: QuantityDraft, state: _State) -> None:
    """What a share without a stated whole is a share of.

    A place and a number go on a share (占全省56.5%，全国15.1%); 其中 and a bare
    占 take a part of what was counted before (ruling 6).
    """
    if draft.amount.kind not in ("percentage", "fraction") or draft.whole is not None:
        return
    last = next(
        (one for one in reversed(state.quantities) if not is_length_of_time(one.amount)), None
    )
    if last is None:
        if draft.share or draft.partial:
            draft.whole = part_before(draft.scope, draft.at)
            draft.metric = draft.metric or draft.whole
        return
    if last.share and not draft.share and draft.metric is None and draft.subject is not None:
        draft.whole, draft.metric, draft.subject = draft.subject, last.metric, last.subject
        draft.share = True
    elif draft.share or draft.partial:
        stated = part_before(draft.scope, draft.at)
        if stated is not None:
            draft.whole = stated
            draft.metric = draft.metric or stated
        elif last.share and draft.metric is not None:
            draft.whole = last.whole
        elif draft.metric is not None:
            draft.whole = last.metric
        elif draft.partial and not draft.share:
            draft.metric = draft.whole = last.metric
        else:
            others = [one for one in state.quantities if one.metric != last.metric]
            draft.whole = others[-1].metric if others else None


def _measured(quantities: Sequence[QuantityDraft], place: int, many: int) -> QuantityDraft | None:
    """The quantity that member ``place`` of ``many`` is the movement of."""
    back = many - place
    if len(quantities) < back:
        return None
    return quantities[-back]


def _same(change: ChangeDraft, quantity: QuantityDraft) -> bool:
    reading = change.scope
    return (
        change.metric is not None
        and quantity.metric is not None
        and _letters(reading, change.metric) == _letters(quantity.scope, quantity.metric)
    )


def _letters(scope: object, phrase: Phrase) -> tuple[int, int]:
    return phrase.start, phrase.end


def phrases_of(drafts: Iterable[Draft]) -> list[Phrase]:
    """All phrases that the drafts quote, for explanations."""
    found: list[Phrase] = []
    for draft in drafts:
        found += [phrase for phrase in (draft.metric, draft.subject) if phrase]
    return found
