"""What ends the name of an organization, or of a place that stands for one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec

from zhextract.engine.atoms import Token
from zhextract.engine.lexicon import load_word_classes
from zhextract.facts.person.inventory import PACKAGE, characters

SHORT_HEADS = frozenset("局部旅处科厅委办院所组司署会室队站系厂店馆团社台行党校村镇乡县市区省州旗")
"""Heads of one character: 局 of 公安局."""


class Organizations(msgspec.Struct, frozen=True, gc=False):
    """Word classes around organizations."""

    heads: frozenset[str]
    stands_for_one: frozenset[str]
    not_here: frozenset[str]
    foreign_places: frozenset[str]
    no_organization: frozenset[str]


@cache
def organizations() -> Organizations:
    """The word classes of ``organizations.toml``."""
    return Organizations(**load_word_classes(PACKAGE, "organizations.toml"))


def ends_like_organization(letters: str, begin: int, end: int) -> bool:
    """Whether the stretch ends in a head of an organization, whatever the words are."""
    heads = organizations().heads
    if letters[end - 2 : end] in organizations().no_organization:
        return False
    return letters[end - 1] in SHORT_HEADS or any(
        end - length >= begin and letters[end - length : end] in heads for length in (4, 3, 2)
    )


def ends_organization(token: Token) -> bool:
    """Whether a word ends the name of an organization or a place."""
    known = organizations()
    text = token.text
    if text in known.no_organization or text[-2:] in known.no_organization:
        return False
    if text in known.heads or text in known.stands_for_one or text in known.foreign_places:
        return True
    if token.tag in ("ns", "nt") or text in characters().no_person or text in "”》":
        return True
    if len(text) < 3:
        return len(text) == 2 and token.tag[0] in "nj" and text[1] in SHORT_HEADS
    return text[-1] in SHORT_HEADS or text[-2:] in known.heads or text[-3:] in known.heads


def ends_at(tokens: Sequence[Token], end: int) -> bool:
    """Whether a word ends at ``end`` that ends the name of an organization or a place."""
    index = bisect_left(tokens, end, key=lambda token: token.end)
    return index < len(tokens) and tokens[index].end == end and ends_organization(tokens[index])
