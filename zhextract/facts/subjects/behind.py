"""Subjects that stand behind the number: 52岁的果农安军平, 海拔4300米的高原."""

from __future__ import annotations

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Draft, QuantityDraft
from zhextract.facts.noun_phrases import noun_phrase
from zhextract.facts.phrases import clause_end, clause_start, tokens_between
from zhextract.facts.subjects.naming import Named, phrase_at, words_of_subjects

_AGES = frozenset(("岁", "周岁"))
_LENGTHS = frozenset(("年", "个月", "月", "周", "天", "日", "小时", "分钟"))
_TITLE = compiled("的?[^，。；：！？的\ue000-\uf8ff]{0,16}")
_MADE = compiled("[^，。；：！？的\ue000-\uf8ff]{0,4}的")
_SIZED = compiled("(?:长|高|宽|深|厚|重|海拔|时长|绵延|占地)约?$")


def named_behind(draft: Draft) -> Named | None:
    """Whom the number tells something of as part of the name: an age, a length, a size.

    An age is of the person whose name follows, a time of the person or the thing
    that it says something of with 的, a size of the thing behind its 的.
    """
    if not isinstance(draft, QuantityDraft) or draft.amount.kind != "measure":
        return None
    scope, unit = draft.scope, draft.amount.unit
    start, end = scope.position(draft.start), scope.position(draft.end)
    if unit in _AGES:
        return _person(scope, end)
    made = _MADE.match(scope.letters, end)
    if made is None:
        return None
    if unit in _LENGTHS and (person := _person(scope, made.end() - 1)) is not None:
        return person
    floor = clause_start(scope.letters, start)
    if made.end() == end + 1 and _SIZED.search(scope.letters, floor, start) is not None:
        return _thing(scope, made.end())
    return None


def _person(scope: Scope, position: int) -> Named | None:
    """The person whose name follows with no more than a title before it."""
    for start, end in scope.named:
        if start >= position:
            if _TITLE.fullmatch(scope.letters, position, start) is None:
                return None
            return Named(phrase_at(scope, start, end), "person")
    return None


def _thing(scope: Scope, position: int) -> Named | None:
    """The noun phrase that starts at the position."""
    tokens = tokens_between(scope, position, clause_end(scope.letters, position))
    region = list(noun_phrase(tokens))
    while region and region[-1].tag in ("f", "uj"):
        region.pop()
    if not region or region[-1].text in words_of_subjects().never:
        return None
    return Named(phrase_at(scope, position, region[-1].end), "thing")
