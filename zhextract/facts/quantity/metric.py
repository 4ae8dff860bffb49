"""The metric of a plain amount: what is counted or measured, by the sense of its unit.

A number may have the thing it counts behind it (34家企业), before it (企业34家),
or only a verb (转移34人). Which of them is the metric depends on what the unit
can be said of: a length of time is how long something goes on, so the verb comes
first; people are counted for what they are or do; a classifier wants a thing.
"""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.engine.rules import Hit
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases import (
    Found,
    after,
    clause_start,
    is_bearer,
    is_measure_word,
    is_measured,
    is_number,
    is_own_object,
    metric_before,
    metric_inside,
    names_actors,
    participle_before,
    predicate_after,
)
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.people import CASUALTY, people_of
from zhextract.facts.quantity.said import (
    copular,
    is_length_of_time,
    lasting_of,
    lasts_apart,
    text_of,
)
from zhextract.facts.quantity.sizes import race_of, size_named, sized
from zhextract.facts.quantity.things import counts_things, thing_after, thing_of

PEOPLE = frozenset(("人", "人次", "名", "位", "户"))
# Joining a team, and no team: 组队六个月.
_JOINING = ("组队", "排队", "归队", "入队")
# Ends who has seats: 反对党联盟拿下233席.
_PARTIES = ("党", "盟", "派")
_TOTALS = frozenset(("总额", "总量", "总数", "总计", "总重", "总价", "总价值", "价值"))
_SHORT_OF = ("之差", "之遥")
_AREAS = frozenset(("亩", "公顷", "平方米", "平方公里", "万亩"))
_REACHES = compiled("(?:长|高|可|已|将|仅|只)?(?:达到?|为|超过?|约|近|有)?")
_IS = compiled("[均都]?是")
_PLACES = tuple("村镇乡县市省州里")
"""Ends of what people are of, and not what they are: 龙树村1200人."""
_PAYEES = tuple("众民客者员工生人")
_SPENT = compiled("(?<![处予给加])以$")  # not 处以12亿元罚款


def metric_of(hit: Hit) -> Found:
    """What the number of the hit is of, and whose it is."""
    scope, found = hit.scope, _metric_of(hit)
    index = hit.index("number")
    assert index is not None
    amount: Amount = scope.atoms[index].value
    text = text_of(scope, found.metric)
    if amount.unit in PEOPLE and text.endswith(_PLACES) and (len(text) == 1 or not found.predicate):
        return _of_place(found)
    if found.predicate or amount.kind == "count" or text[:1] in ("", "距"):
        return found
    assert found.metric is not None
    paid = amount.kind in ("money", "measure") and amount.unit not in _AREAS
    # 评委们用了17个小时: somebody is never what is measured.
    whose = (paid and text[-1] in "们员者商") or is_bearer(scope, found.metric)
    whose = whose or (
        is_length_of_time(amount) and text[-1] in "警队" and text[-2:] not in _JOINING
    )
    return replace(found, metric=None) if whose else found


def _of_place(found: Found) -> Found:
    """``found`` with the place in it as whose the people are, and nothing that they are."""
    place, whose = found.metric, found.subject
    assert place is not None
    if whose is not None and whose.end == place.start:
        place = Phrase(whose.start, place.end)  # 龙树|村
    return Found(None, place)


def _metric_of(hit: Hit) -> Found:
    """What the number of the hit is of, be it somebody or something."""
    scope = hit.scope
    index = hit.index("number")
    assert index is not None
    amount: Amount = scope.atoms[index].value
    found = metric_before(scope, hit.start)
    if is_result(amount):
        return _score_named(hit, found)
    if (race := race_of(scope, hit.start, amount)) is not None:
        return replace(found, metric=race, predicate=False)
    if _is_spent(scope, hit.start, amount):
        return _with(hit, found)
    if scope.letters.startswith(_SHORT_OF, hit.end):
        return replace(found, metric=_short_of(hit), predicate=False)  # 只有3分之差
    if (size := sized(scope, hit.start, amount, found)) is not None:
        return size
    behind = thing_after(scope, hit.end, amount)
    if behind is not None and lasts_apart(scope, hit.start, amount, behind):
        behind = None
    if behind is not None:
        if _is_measure_beside(scope, hit.start, amount, found):
            return found  # 总投资5亿元项目
        return Found(behind, found.subject)
    if is_length_of_time(amount):
        return lasting_of(scope, hit.start, hit.end, found)
    if text_of(scope, found.metric) in _TOTALS and amount.kind in ("money", "measure"):
        # 收到总额20亿元的物资: the word says nothing that the number does not.
        return replace(found, metric=thing_of(scope, hit.end, amount) or found.metric)
    if not _is_of_measure(scope, hit.start, found):
        attributed = size_named(scope, hit.end, amount) or thing_of(scope, hit.end, amount)
        if attributed is not None:
            return Found(attributed, found.subject)
    return _said_before(hit, amount, found)


def _said_before(hit: Hit, amount: Amount, found: Found) -> Found:
    """``found`` as the unit reads it, where nothing behind the number is counted."""
    scope = hit.scope
    if found.metric is None and (told := participle_before(scope, hit.start)) is not None:
        return replace(found, metric=told, predicate=True)  # 新当选的6人
    if found.metric is None and amount.kind == "count" and (beside := _beside(hit)) is not None:
        return beside  # 救援力量3车16人
    if amount.unit in PEOPLE:
        return people_of(hit, found)
    if amount.unit == "席" and text_of(scope, found.metric)[-1:] in _PARTIES:
        return replace(found, metric=None, subject=found.metric)  # 反对党拿下233席
    if amount.unit == "票":
        voted = predicate_after(scope, hit.end)  # 9票同意、0票弃权
        return replace(found, metric=voted, predicate=False) if voted is not None else found
    if found.predicate and found.noun is not None and not _paid(amount):
        if found.metric is not None and is_own_object(scope, found.metric):
            return replace(found, predicate=False)
        return replace(found, metric=found.noun, predicate=False)
    if _paid(amount) and found.verb is not None and _names_payee(scope, found):
        return replace(found, metric=found.verb)
    if found.predicate and CASUALTY.fullmatch(text_of(scope, found.metric)):
        return replace(found, predicate=False)
    if counts_things(amount) and _IS.match(scope.letters, hit.end):
        # 46个孩子有29个是留守儿童
        return replace(found, metric=copular(scope, hit.end) or found.metric)
    if found.metric is None and amount.kind == "count":
        part = copular(scope, hit.end)
        if part is not None:
            return replace(found, metric=part)
        return replace(found, fallback=predicate_after(scope, hit.end))
    return found


def _beside(hit: Hit) -> Found | None:
    """What is counted in two ways, by a number right before this one: 队员3车16人."""
    scope, at = hit.scope, hit.start
    while at and is_number(scope.letters[at - 1]):
        at -= 1
    if at == hit.start or _IS.match(scope.letters, hit.end):
        return None
    found = metric_before(scope, at)
    return None if found.metric is None or found.predicate else found


def limited(hit: Hit, amount: Amount) -> Found:
    """What the number of the hit limits: the measure before it, else the things behind it.

    An age and a term have no measure before them: 65岁及以上老年人, 10年期国债.
    """
    scope = hit.scope
    behind = scope.letters.startswith("的", hit.start + 1) + hit.start + 1
    found = metric_before(scope, hit.start)
    thing = after(scope, behind, verbs=True, measured=not amount.term)
    if not amount.term and amount.unit not in ("岁", "周岁"):
        if thing is not None and (found.predicate or not _is_limit_of(scope, hit, found)):
            return Found(thing, found.subject)  # 实施500万元以上技改项目
        return replace(found, fallback=thing)
    return replace(found, metric=thing)


def _is_limit_of(scope: Scope, hit: Hit, found: Found) -> bool:
    """Whether what stands before a limit is measured; behind 的 whatever stands there is."""
    if found.metric is None or scope.letters.startswith("的", hit.end - 1):
        return True
    return is_measure_word(scope, found.metric)


def split_of(hit: Hit, found: Found) -> tuple[Found, Phrase | None] | None:
    """What a share that parts something is of, and the whole: 供水七成以上是南水.

    None where the number is no such share. The metric is what the part is said to
    be or come from, else the whole itself (防火门一半以上被锁).
    """
    scope = hit.scope
    index = hit.index("number")
    assert index is not None
    if scope.atoms[index].value.kind not in ("percentage", "fraction"):
        return None
    letters = scope.letters
    if letters.startswith("的", hit.start - 1):
        whole = metric_inside(scope, clause_start(letters, hit.start), hit.start - 1)
        return (replace(found, metric=whole), whole) if whole is not None else None
    part = copular(scope, hit.end)
    said = part or predicate_after(scope, hit.end)
    if said is None or (found.metric is not None and is_measured(scope, found.metric)):
        return None
    whole = found.noun if found.predicate else found.metric
    return replace(found, metric=part or whole, predicate=False, partial=True), whole


def _is_of_measure(scope: Scope, start: int, found: Found) -> bool:
    """Whether what stands before the number says what is measured: 总面积3平方公里的广场."""
    if found.metric is None:
        return False
    if found.predicate and scope.letters.startswith("的", start + 1):
        return is_measured(scope, found.metric)  # 核载40人的木船, not 派出40人的队伍
    if found.predicate and found.noun is None:
        return False
    between = scope.letters[scope.position(found.metric.end) : start]
    beside = _REACHES.fullmatch(between) is not None  # 倾角88度的轨道, 跨径达90米的桥
    measured = is_measured(scope, found.metric) and not names_actors(scope, found.metric)
    return beside or found.predicate or measured


def _is_measure_beside(scope: Scope, start: int, amount: Amount, found: Found) -> bool:
    """Whether a measure stands right before the number, so that it is no number of things."""
    return (
        amount.kind in ("money", "measure")
        and found.metric is not None
        and scope.position(found.metric.end) == start
        and is_measure_word(scope, found.metric)
    )


def _is_spent(scope: Scope, start: int, amount: Amount) -> bool:
    """Whether something is done with, or at, the amount: 以30亿元收购, 以18秒之差."""
    if amount.kind not in ("money", "measure", "score"):
        return False
    return _SPENT.search(scope.letters, max(0, start - 2), start) is not None


def _with(hit: Hit, found: Found) -> Found:
    """What is done with the amount of the hit, for want of what it is of."""
    scope = hit.scope
    if scope.letters.startswith("的", hit.end):
        return Found(after(scope, hit.end + 1), found.subject)
    if scope.letters.startswith(_SHORT_OF, hit.end):
        return Found(_short_of(hit), None)
    return Found(None, found.subject, fallback=predicate_after(scope, hit.end, alone=True))


def _short_of(hit: Hit) -> Phrase:
    """The word for a difference behind the number: 差 in 3分之差."""
    return Phrase(hit.scope.reading(hit.end + 1), hit.scope.reading(hit.end + 2))


def is_result(amount: Amount) -> bool:
    """Whether the amount is the result of a match (3比1), which is of no metric."""
    return amount.kind == "score" and amount.unit is None


def _paid(amount: Amount) -> bool:
    """Whether a verb before the amount says what it is: 花费5元, 减持3万股, 独得38分."""
    return amount.kind == "money" or amount.unit in ("股", "分")


def _names_payee(scope: Scope, found: Found) -> bool:
    """Whether the metric names those who get the money: 让利群众52万元 counts what is 让利."""
    return text_of(scope, found.metric)[-1:] in _PAYEES


def _score_named(hit: Hit, found: Found) -> Found:
    """The word 比分 before a result, which is all that it is of: 比分改写为2比0."""
    scope = hit.scope
    if text_of(scope, found.metric).endswith("比分"):
        return found
    at = scope.letters.rfind("比分", clause_start(scope.letters, hit.start), hit.start)
    return Found(Phrase(scope.reading(at), scope.reading(at + 2)) if at >= 0 else None, None)
