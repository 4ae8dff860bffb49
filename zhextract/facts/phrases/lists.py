"""Lists of metrics that share their numbers: 存款、贷款余额分别为…"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import tokens_between
from zhextract.facts.phrases.regions import phrase_of
from zhextract.facts.phrases.words import acts, classes, is_measure

_COMMA = "、"
_CONJUNCTION = "以及|[和与及]"
_QUALIFIERS = frozenset(("人均", "平均", "日均", "月均", "年均", "户均", "总", "累计"))
_THINGS = frozenset(("n", "nz", "l", "i"))
_SHORT = 3
"""Characters of a member that is a mere qualifier of the head behind the list."""


def split_list(scope: Scope, phrase: Phrase | None, parts: int) -> list[Phrase | None]:
    """The metrics of ``A、B和C`` for as many numbers; the phrase for each where they do not fit.

    A head that stands once, behind the last member, is the metric of every member
    that only says whose it is: 城镇、农村居民人均可支配收入. A thing stands for itself:
    土豆 of 土豆、白菜价格.
    """
    if phrase is None or parts < 2:
        return [phrase] * parts
    first, last = scope.position(phrase.start), scope.position(phrase.end)
    pieces = _pieces(scope.letters, first, last, parts)
    if pieces is None:
        return [phrase] * parts
    members = [tokens_between(scope, start, end) for start, end in pieces]
    if any(not member for member in members):
        return [phrase] * parts
    found = [Phrase(scope.reading(start), scope.reading(end)) for start, end in pieces]
    short = all(end - start <= _SHORT for start, end in pieces[:-1])
    head = _head(members[-1], verbal=short)
    lacking = [not _has_measure(member) and not _stands_alone(member) for member in members[:-1]]
    if not head or not any(lacking):
        return list(found)
    shared = phrase_of(scope, head)
    return [
        shared if lacks else piece for lacks, piece in zip([*lacking, True], found, strict=True)
    ]


def split_subjects(
    scope: Scope, subject: Phrase | None, metrics: Sequence[Phrase | None]
) -> list[Phrase | None]:
    """The subject of each metric: one of a list each, where all have the same metric."""
    parts = len(metrics)
    if subject is None or len(set(metrics)) > 1:
        return [subject] * parts
    if "与" in scope.letters[scope.position(subject.start) : scope.position(subject.end)]:
        return [subject] * parts  # 广西与老挝贸易: one thing between the two
    return split_list(scope, subject, parts)


def _pieces(letters: str, first: int, last: int, parts: int) -> list[tuple[int, int]] | None:
    """The members of the list, by the marks that give as many members as asked for.

    Commas and conjunctions part members; where that gives too many, conjunctions
    but the last belong to the members (住宿和餐饮业、批发和零售业).
    """
    commas = [mark.span() for mark in regex.finditer(_COMMA, letters, pos=first, endpos=last)]
    joints = [mark.span() for mark in regex.finditer(_CONJUNCTION, letters, pos=first, endpos=last)]
    for marks in (sorted(commas + joints), sorted(commas + joints[-1:]), commas, joints[-1:]):
        if len(marks) == parts - 1:
            starts = [first, *(end for _, end in marks)]
            ends = [*(start for start, _ in marks), last]
            return list(zip(starts, ends, strict=True))
    return None


def _head(member: Sequence[Token], *, verbal: bool) -> Sequence[Token]:
    """The measure at the end of the last member: 人均可支配收入 of 农村居民人均可支配收入.

    ``verbal`` admits a verb as a noun (投资, 出口): 法国、德国投资.
    """
    heads = _QUALIFIERS | classes().noun if verbal else _QUALIFIERS
    start = len(member)
    while start and (_measures(member[start - 1]) or member[start - 1].text in heads):
        start -= 1
    return member[start:] if start else ()


def _stands_alone(member: Sequence[Token]) -> bool:
    """Whether a member is a thing that moves or is counted itself: 鸡蛋, 锂电池."""
    head = member[-1]
    known = classes()
    return (
        head.tag in _THINGS
        and len(head.text) > 1
        and head.text[-1] not in "业区线部类化"
        and head.text not in known.group
        and head.text not in known.region
        and not acts(member)
    )


def _has_measure(member: Sequence[Token]) -> bool:
    nouns = classes().noun
    return any(_measures(token) or token.text in nouns for token in member)


def _measures(token: Token) -> bool:
    return is_measure(token) or token.text[-2:] in classes().measure
