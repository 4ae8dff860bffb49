"""Clauses of a scope, and the words between two positions of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.families import ALPHABET

CLAUSE_ENDS = "，；。：！？\n（）"
ATOM_FIRST = "\ue000"
TIME = ALPHABET["time"]
ASIDE = frozenset((TIME, ALPHABET["each"]))


def clause_start(letters: str, position: int) -> int:
    """Where the clause around ``position`` starts: after the last clause mark before it."""
    return max(letters.rfind(mark, 0, position) for mark in CLAUSE_ENDS) + 1


def clause_end(letters: str, position: int) -> int:
    """Where the clause around ``position`` ends: at the next clause mark, or the end."""
    ends = [found for mark in CLAUSE_ENDS if (found := letters.find(mark, position)) >= 0]
    return min(ends, default=len(letters))


def is_number(text: str) -> bool:
    """Whether a token is a number atom; a time or a denominator is none."""
    return text[0] >= ATOM_FIRST and text[0] <= "\uf8ff" and text not in ASIDE


def tokens_between(scope: Scope, start: int, end: int) -> list[Token]:
    """The tokens that lie inside ``start:end`` of the letters, cut at its borders."""
    tokens = scope.tokens
    ends = scope.token_ends
    first, last = bisect_right(ends, start), bisect_left(ends, end) + 1
    found: list[Token] = []
    for token in tokens[first:last]:
        if token.start >= end or start >= end:
            break
        if token.end <= start:
            continue
        if token.start < start or token.end > end:
            left, right = max(token.start, start), min(token.end, end)
            text = token.text[left - token.start : right - token.start]
            found.append(Token(left, right, text, token.tag))
        else:
            found.append(token)
    return found
