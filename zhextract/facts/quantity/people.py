"""Whom people are counted as: what they suffered, the noun, or what they do."""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.engine.rules import Hit
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases import (
    JOINERS,
    Found,
    after,
    classes,
    clause_start,
    is_bearer,
    is_number,
    metric_before,
    names_actors,
    names_people,
    predicate_after,
    tokens_between,
)
from zhextract.facts.quantity.said import copular, text_of

# What people are counted for having suffered is the metric, whatever the clause began with.
CASUALTY = compiled(
    "死伤|死亡|遇难|丧生|受伤|轻伤|重伤|失踪|失联|获救|被困|遇害|罹难|感染|伤亡|中毒|被捕|亡"
)
# So behind how or why they did: 2人经抢救无效死亡, 12人因恶劣天气受伤.
_SUFFERED = compiled(f"(?:(?:经|因|在|遭)[^，。；：、-]{{1,14}}?)?(?P<what>{CASUALTY.pattern})")
# Ends words that say where, or that lead to what follows: 机上, 等国, 结果.
_NO_GROUP = frozenset("国上中内里果")
_FORMED = compiled("(?:共同|联合)?组成的")


def people_of(hit: Hit, found: Found) -> Found:
    """Whom people are counted as: what they suffered, else the noun, else what they do."""
    scope, end = hit.scope, hit.end
    if scope.letters.endswith("一家", 0, hit.start):
        home = Phrase(scope.reading(hit.start - 2), scope.reading(hit.start))
        return replace(found, metric=home, predicate=False)  # 一家五口
    if found.predicate and _is_of_another(scope, found):
        found = replace(found, metric=None, predicate=False)  # 2人遇难4000人转移
    if found.metric is None and scope.letters.startswith("等", hit.start - 1):
        # 被告人张某、李某等6人: what those named are.
        named = metric_before(scope, _before_names(scope, hit.start - 1)).metric
        if named is not None and names_people(scope, named):
            return replace(found, metric=named)
        if (done := _done_to(scope, hit.start - 1)) is not None:
            return replace(found, metric=done)
    suffered = _SUFFERED.match(scope.letters, end)
    if suffered is not None:
        first, last = suffered.span("what")
        return replace(found, metric=Phrase(scope.reading(first), scope.reading(last)))
    if found.metric is not None and not found.predicate and names_people(scope, found.metric):
        return found
    if CASUALTY.fullmatch(text_of(scope, found.metric)):
        return found
    if _stands_beside(hit, found):
        return found  # 救援力量360多人昼夜奋战
    if found.predicate and found.noun is None and not _causes(scope, found.metric):
        return found  # 调派120人参加救援
    if found.predicate and found.noun is not None and names_people(scope, found.noun):
        return replace(found, metric=found.noun, predicate=False)  # 失业人员再就业1483人
    formed = _FORMED.match(scope.letters, end)
    if formed is not None:
        group = after(scope, formed.end(), verbs=True)
        return replace(found, metric=group or found.metric, predicate=False)
    named = copular(scope, end) or predicate_after(scope, end, loose=True)
    return replace(found, metric=named, predicate=False) if named is not None else found


def _stands_beside(hit: Hit, found: Found) -> bool:
    """Whether a noun that is nobody who acts stands right before the people."""
    if found.metric is None or found.predicate or names_actors(hit.scope, found.metric):
        return False
    if hit.scope.position(found.metric.end) != hit.start or is_bearer(hit.scope, found.metric):
        return False
    head = tokens_between(hit.scope, hit.scope.position(found.metric.start), hit.start)[-1]
    return head.tag in ("n", "vn") and len(head.text) > 1 and head.text[-1] not in _NO_GROUP


def _before_names(scope: Scope, position: int) -> int:
    """Where the names that end at the position begin: behind 被告人 in 被告人张某、李某等6人."""
    for start, end in reversed(scope.named):
        if end == position:
            position = start - (scope.letters[start - 1 : start] in ("、", "和"))
    return position


def _done_to(scope: Scope, position: int) -> Phrase | None:
    """What is done to those named before ``position``: 逮捕 in 批准逮捕张某等11人."""
    tokens = tokens_between(scope, clause_start(scope.letters, position), position)
    until = len(tokens)
    while until and (tokens[until - 1].tag == "nr" or tokens[until - 1].text in JOINERS):
        until -= 1
    if until in (0, len(tokens)) or tokens[until - 1].tag[0] != "v":
        return None
    return Phrase(scope.reading(tokens[until - 1].start), scope.reading(tokens[until - 1].end))


def _is_of_another(scope: Scope, found: Found) -> bool:
    """Whether a number stands right before the verb, so that the verb is told of that."""
    assert found.metric is not None
    start = scope.position(found.metric.start)
    return start > 0 and is_number(scope.letters[start - 1])


def _causes(scope: Scope, verb: Phrase | None) -> bool:
    """Whether what the people do then is told behind the verb: 带动800人就业."""
    text = text_of(scope, verb)
    return text in classes().causing or text.endswith("有")
