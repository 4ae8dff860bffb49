"""What a number takes from what was counted before it in its sentence.

The things of a classifier (办结7520件), the group that is a part of them (其中学校24人),
the threshold that limits them (超10亿元的42户) and the whole of a share.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.compiled import compiled
from zhextract.facts.carried import Carried, member
from zhextract.facts.drafts import Phrase, QuantityDraft
from zhextract.facts.phrases import (
    CLAUSE_ENDS,
    classes,
    clause_start,
    is_group,
    is_measured,
    is_own_object,
    metric_inside,
    names_people,
    part_before,
    predicate_after,
    tokens_between,
)
from zhextract.facts.quantity.said import is_length_of_time
from zhextract.facts.settings import alike

_REACH = 12
"""How many quantities back a classifier is looked for."""
_TOTALS = frozenset(("总数", "总量", "数量", "合计", "总计", "累计"))
_GROUPED = frozenset(("人", "名", "例"))
# Classifiers that count people, whom one names by what they do, or that count times.
_NO_THINGS = frozenset(
    ("人", "名", "人次", "次", "场", "回", "遍", "趟", "届", "轮", "期", "倍", "股", "票", "场次")
)
# What stands between things and the number of some of them: 县|中有, 任意球|，只有.
_AMONG = compiled("(?:当中|之中|中|里面?|之间)，?(?:只|仅|就|便|还|已|才)?有?|，(?:只|仅|就|已)?有")
_IS = compiled("[均都]?(?:是|为|系|属于?|当选)")
_BESIDE_SHARE = frozenset(("近", "约", "超", "逾", "了", "到", "出", "超过", "将近", "不到", "得"))
_SHORT_PART = 5
"""Characters of a part behind a comma that goes on with the list before it."""
_NEW = frozenset(("新建", "新增", "新种", "新造", "改建", "改造", "在建", "续建", "扩建", "复垦"))
_SITES = (
    "基地",
    "工厂",
    "厂区",
    "园区",
    "工程",
    "片区",
    "标段",
    "车间",
    "产线",
    "生产线",
    "矿区",
    "库区",
)
_PEOPLE = frozenset(("人", "名", "位", "人次", "户", "个"))


def take_threshold(draft: QuantityDraft, state: Carried) -> None:
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
        counted = None if draft.share else _counted(state, draft.amount.unit)
        other = counted or (state.quantities or [draft])[-1]
        draft.metric = other.metric


def take_thing(draft: QuantityDraft, state: Carried) -> None:
    """The thing that a classifier counted before, where the clause has a verb only.

    In 受理诉求8136件，办结7520件 the second number counts 诉求 too, those that are 办结.
    """
    unit = draft.amount.unit
    metric = draft.metric
    if draft.amount.kind != "count" or unit is None:
        return
    welcomed = metric is not None and _written(draft, metric) in classes().welcoming
    if unit in _NO_THINGS and not (unit == "人次" and draft.done and welcomed):
        return
    if metric is not None and is_own_object(draft.scope, metric):
        return  # 破案3907起
    done = draft.done or (
        unit != "例" and metric is not None and _written(draft, metric) in classes().final
    )
    if metric is not None and not done and not _is_total(draft, metric):
        return
    other = _counted(state, unit)
    if other is not None:
        if not welcomed and (draft.metric is None or not _is_total(draft, draft.metric)):
            draft.condition = draft.condition or draft.metric or draft.fallback
        draft.metric, draft.done = other.metric, False


def _is_total(draft: QuantityDraft, metric: Phrase) -> bool:
    """Whether the metric only says that things are counted together: 总数达86户."""
    scope = draft.scope
    return scope.letters[scope.position(metric.start) : scope.position(metric.end)] in _TOTALS


def _counted(state: Carried, unit: str | None) -> QuantityDraft | None:
    """The quantity before that counts things with the classifier."""
    near: QuantityDraft | None = None
    for other in reversed(state.quantities[-_REACH:]):
        if other.amount.unit != unit or other.metric is None or other.done:
            continue
        if near is None:
            near = other
        elif (near.partial and not other.partial) or _is_kind_of(near, other):
            near = other  # 案件12万件，其中民事案件8万件，审结11万件: of all
    return near


def _is_kind_of(part: QuantityDraft, whole: QuantityDraft) -> bool:
    """Whether one counts a kind of what the other counts: 女干部 of 干部."""
    assert part.metric is not None
    assert whole.metric is not None
    name, head = _written(part, part.metric), _written(whole, whole.metric)
    return len(name) > len(head) and name.endswith(head)


def take_part(draft: QuantityDraft, state: Carried) -> None:
    """People counted by group: in 追责87人，其中学校24人 the group is the condition."""
    if _take_among(draft, state) or _take_shared(draft, state):
        return
    _take_whole(draft, state)
    place, many = draft.place
    if draft.metric is None and many > 1:
        source = member(state.before_list, place, many)
        draft.metric = source.metric if source and not source.names_itself else None
    last = state.quantities[-1] if state.quantities else None
    if last is None or _unit(last) != _unit(draft):
        return
    if draft.metric is not None and is_group(draft.scope, draft.metric):
        if draft.amount.unit not in _PEOPLE and last.metric is not None and not draft.share:
            draft.condition, draft.metric = draft.metric, last.metric
        return
    like = last.partial and _is_like_part(draft, last)
    if draft.amount.unit not in _GROUPED and not (like or (draft.partial and _is_part(draft))):
        return
    follows = like or (last.partial and _lists_on(draft, last))
    if draft.partial or follows:
        draft.partial = True
        if last.metric is None:
            return  # 全村1420人，其中党员58名: the group is all there is to name
        if draft.metric is not None and not draft.condition and not _is_own(draft, last):
            draft.condition, draft.metric = draft.metric, last.metric
            draft.subject = draft.subject or last.subject


def _take_among(draft: QuantityDraft, state: Carried) -> bool:
    """Some of the things counted just before: 47个县中有23个受灾, 应到31人，实到29人."""
    last = state.quantities[-1] if state.quantities else None
    if last is None or last.metric is None or last.done or _unit(last) != _unit(draft):
        return False
    if draft.amount.kind not in ("count", "measure") or last.amount.kind != draft.amount.kind:
        return False
    letters, at = draft.scope.letters, draft.at
    between = letters[max(last.until, last.scope.position(last.metric.end)) : at]
    if _AMONG.fullmatch(between) and not _IS.match(letters, draft.until):
        said = predicate_after(draft.scope, draft.until)
        if between[0] == "，" and (said is None or _counts_another(draft, said)):
            return False  # 接待游客300人，有5人
    elif draft.metric is not None and _written(draft, draft.metric) in classes().attending:
        said = draft.metric
    else:
        return False
    draft.condition = draft.condition or said
    draft.metric, draft.done = last.metric, False
    draft.subject = draft.subject or last.subject
    return True


def _counts_another(draft: QuantityDraft, said: Phrase) -> bool:
    """Whether a noun stands behind the number, so that it counts what that names."""
    return draft.metric is not None and draft.end <= draft.metric.start < said.start


def _take_shared(draft: QuantityDraft, state: Carried) -> bool:
    """The part that somebody has of what was told before: 南岸独自贡献了三成."""
    last = state.level or state.last
    if last is None or last.metric is None or draft.share:
        return False
    if draft.amount.kind not in ("percentage", "fraction"):
        last = alike(state.told, draft)  # 其中欧洲贡献5亿元
        if last is None or not (draft.partial or draft.done):
            return False
    tokens = tokens_between(draft.scope, clause_start(draft.scope.letters, draft.at), draft.at)
    while tokens and (tokens[-1].tag[0] in "ud" or tokens[-1].text in _BESIDE_SHARE):
        tokens.pop()
    if not tokens or tokens[-1].text not in classes().sharing:
        return False
    if draft.metric is not None and draft.metric.start >= draft.end:
        return False  # 贡献了三成的产值
    who = noun_before(draft.scope, tokens)
    draft.metric = last.metric
    if draft.amount.kind in ("percentage", "fraction"):
        draft.whole = last.metric
    draft.subject = who or draft.subject
    draft.done = False
    return True


def noun_before(scope: Scope, tokens: Sequence[Token]) -> Phrase | None:
    """Whom the clause is about: the noun phrase before its verb."""
    return metric_inside(scope, tokens[0].start, tokens[-1].start)


def _written(draft: QuantityDraft, phrase: Phrase) -> str:
    scope = draft.scope
    return scope.letters[scope.position(phrase.start) : scope.position(phrase.end)]


def _lists_on(draft: QuantityDraft, last: QuantityDraft) -> bool:
    """Whether the part is listed right behind the last one: 境外输入12例，本土30例."""
    between = draft.scope.letters[last.until : draft.at]
    return between.startswith("、") or (between.startswith("，") and len(between) <= _SHORT_PART)


def _is_like_part(draft: QuantityDraft, last: QuantityDraft) -> bool:
    """Whether it names another part like the last one: 其中第一产业31亿元；第二产业912亿元."""
    if draft.metric is None or last.condition is None or draft.scope is not last.scope:
        return False
    name, other = _written(draft, draft.metric), _written(last, last.condition)
    return len(name) == len(other) > 2 and name[-2:] == other[-2:]


def _unit(draft: QuantityDraft) -> str | None:
    """The unit, one for the classifiers that count people alike, and without its 每年."""
    unit = draft.amount.unit
    return "人" if unit in ("名", "位") else unit and unit.removesuffix("/年")


def _is_own(draft: QuantityDraft, last: QuantityDraft) -> bool:
    """Whether the part is named as people of its own kind: 嫌疑人87人，其中逃犯24人."""
    people = draft.metric is not None and names_people(draft.scope, draft.metric)
    return people or _repeats(draft, last)


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
    if draft.done and metric is not None:
        return _written(draft, metric) in _NEW  # 高标准粮田65万亩，其中新建21万亩
    return (
        not draft.done
        and metric is not None
        and (
            _names_site(draft, metric)
            or (draft.amount.kind == "measure" and metric.end - metric.start <= 4)
        )
        and not is_measured(draft.scope, metric)
    )


def _names_site(draft: QuantityDraft, metric: Phrase) -> bool:
    """Whether the metric ends in a word for a part of a site or a project: 一期工程, 铜陵基地."""
    kinds = ("measure", "money")
    return draft.amount.kind in kinds and _written(draft, metric).endswith(_SITES)


def _is_rate(draft: QuantityDraft) -> bool:
    """Whether the metric is a rate of its own: 利润率."""
    metric, scope = draft.metric, draft.scope
    return metric is not None and scope.letters.endswith("率", 0, scope.position(metric.end))


def _total(state: Carried, last: QuantityDraft) -> Phrase | None:
    """What was counted before the part; of parts side by side, what the first is a part of."""
    shares = [one for one in state.quantities if one.share]
    if shares:
        return shares[-1].whole
    others = [one for one in state.quantities if one.metric != last.metric]
    return others[-1].metric if others else None


def _take_whole(draft: QuantityDraft, state: Carried) -> None:
    """What a share without a stated whole is a share of.

    A place and a number go on a share (占全省56.5%，全国15.1%); 其中 and a bare
    占 take a part of what was counted before (ruling 6).
    """
    if draft.amount.kind not in ("percentage", "fraction") or draft.whole is not None:
        return
    if draft.partial and not draft.share and _is_rate(draft):
        return  # 其中利润率5.6%: a rate is no part
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
            behind = last.metric if draft.share and last.start > stated.end else stated
            draft.metric = draft.metric or behind
        elif last.share and draft.metric is not None:
            draft.whole = last.whole
        elif draft.metric is not None:
            draft.whole = last.metric
        elif draft.partial and not draft.share:
            draft.metric = draft.whole = last.metric
        else:
            draft.whole = _total(state, last)
