"""Noun phrases that clauses begin with: where one may begin, and how far it goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.phrases import CLAUSE_ENDS, classes

_POINTERS = frozenset("该本这此")
FIRST_ATOM, LAST_ATOM = "\ue000", "\uf8ff"
BODY_ENDS = frozenset(
    "省市区县州盟旗镇乡村国校院所局厅委社队厂司行团店馆站港园城网库矿学军旅部郡湾岛船舰号"
)
_SKIPPED = frozenset(("c", "d", "t", "zg", "ad"))
_NOUN_LIKE = frozenset(("vn", "an", "eng", "m", "q"))
_BULLETS = frozenset(" ●▲△▼■□◆◇★☆▶►•·※—")
_LEADING = frozenset(("其中", "建议", "计划", "预计", "力争", "确保"))
_OFFICES = frozenset("局委部会院所厅署社办")


def is_skipped(token: Token) -> bool:
    """Whether a subject may stand behind the word: an adverb, a time, a bullet."""
    text = token.text
    return (
        (token.tag in _SKIPPED and text not in BODY_ENDS)
        or FIRST_ATOM <= text <= LAST_ATOM
        or text in _BULLETS
        or text in _LEADING
    )


def may_name(scope: Scope, start: int) -> bool:
    """Whether the first word that counts can begin a noun phrase; most clauses begin with a verb.

    A quick look, to read no further where it cannot.
    """
    tokens, index = scope.tokens, bisect_right(scope.token_ends, start)
    while index < len(tokens) and is_skipped(tokens[index]):
        index += 1
    if index == len(tokens):
        return False
    token = tokens[index]
    return token.start < start or token.text == "“" or _begins(token)


def _begins(token: Token) -> bool:
    """Whether a noun phrase may begin with the word."""
    return token.tag[0] in "rf" or token.text[0] in _POINTERS or _belongs(token)


def _belongs(token: Token) -> bool:
    """Whether the word may stand anywhere in a noun phrase."""
    tag = token.tag
    return tag[0] in "nbjslih" or tag in _NOUN_LIKE or token.text in BODY_ENDS


def noun_phrase(tokens: Sequence[Token]) -> Iterator[Token]:
    """The noun phrase that the tokens start with."""
    quoted = False
    for index, token in enumerate(tokens):
        text, tag = token.text, token.tag
        if text == "“":
            quoted = True
        elif text == "”":
            quoted = False
        elif quoted:
            pass
        elif text in ("、", "·") or tag == "uj":
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if following is None or following.tag[0] not in "nj" or not index:
                return
        elif (
            text[0] in CLAUSE_ENDS
            or text[0] >= FIRST_ATOM
            or (text in classes().link and tag[0] in "dj")
            or not (
                _belongs(token)
                or (not index and _begins(token))
                or (tag == "v" and index and _names_body(tokens, index))
                or (index == 1 and _is_pointed_at(tokens))
            )
        ):
            return
        yield token


def _is_pointed_at(tokens: Sequence[Token]) -> bool:
    """本届展会展位数量: what is pointed at is a noun, though it may be a verb elsewhere."""
    return (
        tokens[0].text[0] in _POINTERS
        and tokens[0].text[-1] not in BODY_ENDS  # 该院|拥有
        and tokens[1].tag == "v"
        and len(tokens[1].text) > 1
        and len(tokens) > 2
        and tokens[2].tag[0] == "n"
        and tokens[2].text not in ("季", "期")
    )


def _names_body(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb is part of a name: 国家发展改革委, 省统计局."""
    for token in tokens[index + 1 : index + 3]:
        if token.text[-1] in _OFFICES and token.tag[0] in "nj":
            return tokens[index].text not in classes().link
        if token.tag[0] not in "nvj":
            return False
    return False
