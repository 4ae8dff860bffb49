"""Clauses of a scope, and the words between two positions of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.families import ALPHABET

CLAUSE_ENDS = "，；。：！？\n（）"
ATOM_FIRST = "\ue000"
TIME = ALPHABET["time"]
_KEPT = 64
"""Sentences whose clause marks are kept."""
EACH = ALPHABET["each"]
ASIDE = frozenset((TIME, EACH))


def clause_start(letters: str, position: int) -> int:
    """Where the clause around ``position`` starts: after the last clause mark before it."""
    marks = _marks(letters)
    index = bisect_left(marks, position)
    return marks[index - 1] + 1 if index else 0


def clause_end(letters: str, position: int) -> int:
    """Where the clause around ``position`` ends: at the next clause mark, or the end."""
    marks = _marks(letters)
    index = bisect_left(marks, position)
    return marks[index] if index < len(marks) else len(letters)


@lru_cache(_KEPT)
def _marks(letters: str) -> tuple[int, ...]:
    """Where the clause marks stand; each fact of a sentence asks for them many times."""
    return tuple([mark.start() for mark in _mark().finditer(letters)])


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{CLAUSE_ENDS}]")


def is_number(text: str) -> bool:
    """Whether a token is a number atom; a time or a denominator is none."""
    return text[0] >= ATOM_FIRST and text[0] <= "\uf8ff" and text not in ASIDE


def tokens_between(scope: Scope, start: int, end: int) -> list[Token]:
    """The tokens that lie inside ``start:end`` of the letters, cut at its borders."""
    if start >= end:
        return []
    ends = scope.token_ends
    found = [*scope.tokens[bisect_right(ends, start) : bisect_left(ends, end) + 1]]
    # Only the first and the last of them may reach across a border.
    if found and found[0].start < start:
        found[0] = _cut(found[0], start, found[0].end)
    if found and found[-1].end > end:
        found[-1] = _cut(found[-1], found[-1].start, end)
    return found


def _cut(token: Token, start: int, end: int) -> Token:
    text = token.text[start - token.start : end - token.start]
    return Token(start, end, text, token.tag)
