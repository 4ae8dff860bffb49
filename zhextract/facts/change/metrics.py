"""What moves: the noun before a movement, or behind its number."""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.engine.rules import Hit
from zhextract.facts.drafts import Phrase
from zhextract.facts.families import ALPHABET
from zhextract.facts.phrases import (
    Found,
    after,
    classes,
    clause_start,
    is_bearer,
    metric_before,
    names_actors,
    names_people,
    tokens_between,
)
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.things import counts_things

_AGAINST = compiled("[对兑](?:(?!汇率|价|指数)[^，；。：]){1,12}$")
_ORIGINS = frozenset("从由自")
# What it moved before it turned: 由上月的 in 价格同比由上月的下降3%转为上涨2%.
_TURNED = compiled(
    "(?:同比|环比|按年|按月|较?此前|一直)*[由从自](?:[^，；。：\ue000-\uf8ff]{0,6}"
    + ALPHABET["time"]
    + ")?(?:[^，；。：\ue000-\uf8ff]{0,4})$"
)
# How long it took, between the metric and its movement: 水位一小时内上涨1.2米, 资费三年下降一半.
_SPELLED = "[一两二三四五六七八九十半数几]{1,2}个?(?:多)?(?:小时|天|年|月|周|分钟|日|夜|星期)"
_MEANWHILE = compiled(
    f"在?(?:短短|仅仅?|近)?(?:{_SPELLED}|["
    + ALPHABET["measure"]
    + ALPHABET["time"]
    + "])(?:之?内|间|里|以来)$"
    + f"|(?<=\\p{{Han}}{{2}}){_SPELLED}$"
)


def currency_before(scope: Scope, position: int) -> Found:
    """The currency that rose or fell against another: 里拉今年以来对美元累计贬值5%."""
    start = clause_start(scope.letters, position)
    other = _AGAINST.search(scope.letters, start, position)
    if other is None:
        return moved_before(scope, position)
    before = tokens_between(scope, start, other.start())
    if before and before[-1].text in classes().currency:
        return Found(Phrase(scope.reading(before[-1].start), scope.reading(before[-1].end)), None)
    return moved_before(scope, other.start())


def moved_before(scope: Scope, position: int) -> Found:
    """The metric before a movement; where that is what it moves from (从AA下调), the one before."""
    if scope.letters.startswith("的", position - 1):
        position -= 1  # 汽车出口的|增幅超过50%
    floor = clause_start(scope.letters, position)
    meanwhile = _MEANWHILE.search(scope.letters, floor, position)
    found = metric_before(scope, position if meanwhile is None else meanwhile.start())
    if found.metric is None:
        turned = _TURNED.search(scope.letters, floor, position)
        return found if turned is None else metric_before(scope, turned.start())
    found = replace(found, metric=_with_noun(scope, found))
    assert found.metric is not None
    if is_bearer(scope, found.metric):
        return replace(found, metric=None, subject=found.subject or found.metric)
    first = scope.position(found.metric.start)
    if first and scope.letters[first - 1] in _ORIGINS:
        origin = metric_before(scope, first - 1)
        return origin if origin.metric is not None else found
    return found


def _with_noun(scope: Scope, found: Found) -> Phrase | None:
    """The metric; an act with the noun that says which act it is: 高技术产业引资增长7.9%."""
    noun, act = found.noun, found.metric
    if not found.predicate or noun is None or act is None or noun.end != act.start:
        return act
    first = tokens_between(scope, scope.position(noun.start), scope.position(noun.end))[0]
    return act if first.tag == "t" or names_people(scope, noun) else Phrase(noun.start, act.end)


def counted(hit: Hit, amount: Amount | None, found: Found) -> Found:
    """With what a classifier counts right behind it as the metric: 增加了1200个座位."""
    if amount is None or not counts_things(amount):
        return found
    thing = after(hit.scope, hit.end, verbs=True)
    if thing is None:
        return found
    acting = found.metric is not None and names_actors(hit.scope, found.metric)
    return Found(thing, found.subject or (found.metric if acting else None))
