"""Lists of metrics that share their numbers: 存款、贷款余额分别为…"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from zhextract.engine.atoms import Scope
from zhextract.facts.drafts import Phrase


def split_list(scope: Scope, phrase: Phrase | None, parts: int) -> list[Phrase | None]:
    """The members of ``A、B和C``, where there are ``parts`` of them; else the phrase for each."""
    if phrase is None:
        return [None] * parts
    first, last = scope.position(phrase.start), scope.position(phrase.end)
    pieces: list[Phrase | None] = []
    at = first
    for mark in regex.finditer("[、和与及]|以及", scope.letters, pos=first, endpos=last):
        pieces.append(Phrase(scope.reading(at), scope.reading(mark.start())))
        at = mark.end()
    pieces.append(Phrase(scope.reading(at), scope.reading(last)))
    if len(pieces) != parts:
        return [phrase] * parts
    if _is_shared_head(pieces):
        # 城镇、农村居民人均可支配收入: the head stands once, behind the last member.
        return [pieces[-1]] * parts
    return pieces


def _is_shared_head(pieces: Sequence[Phrase | None]) -> bool:
    """Whether the last member is long and the others are short."""
    lengths = [piece.end - piece.start for piece in pieces if piece is not None]
    return all(length <= 3 and 2 * length < lengths[-1] for length in lengths[:-1])
