"""Clauses of a scope, and the words between two positions of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import repeat

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.families import ALPHABET

CLAUSE_ENDS = "，；。：！？\n（）"
ATOM_FIRST = "\ue000"
TIME = ALPHABET["time"]
ASIDE = frozenset((TIME, ALPHABET["each"]))


def clause_start(letters: str, position: int) -> int:
    """Where the clause around ``position`` starts: after the last clause mark before it."""
    return max(map(letters.rfind, CLAUSE_ENDS, repeat(0), repeat(position))) + 1


def clause_end(letters: str, position: int) -> int:
    """Where the clause around ``position`` ends: at the next clause mark, or the end."""
    end = _clause_end().search(letters, position)
    return end.start() if end is not None else len(letters)


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(f"[{CLAUSE_ENDS}]")


def is_number(text: str) -> bool:
    """Whether a token is a number atom; a time or a denominator is none."""
    return text[0] >= ATOM_FIRST and text[0] <= "\uf8ff" and text not in ASIDE


def tokens_between(scope: Scope, start: int, end: int) -> list[Token]:
    """The tokens that lie inside ``start:end`` of the letters, cut at its borders."""
    if start >= end:
        return []
    ends = scope.token_ends
    found = list(scope.tokens[bisect_right(ends, start) : bisect_left(ends, end) + 1])
    # Only the first and the last of them may reach across a border.
    if found and found[0].start < start:
        found[0] = _cut(found[0], start, found[0].end)
    if found and found[-1].end > end:
        found[-1] = _cut(found[-1], found[-1].start, end)
    return found


def _cut(token: Token, start: int, end: int) -> Token:
    text = token.text[start - token.start : end - token.start]
    return Token(start, end, text, token.tag)
