"""How a paragraph closes: （记者 王小明）, 李强 摄, 新华社发（李强摄）."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from zhextract.engine.compiled import compiled
from zhextract.text.bylines import Credit, labels, parse_credit
from zhextract.text.names import has_surname

_WINDOW = 70
"""How far before its end a paragraph's closing credit can begin."""

_CRAFTS = frozenset({"photographer", "graphics"})


class Closing(NamedTuple):
    """The names at the end of a paragraph, and where the credit begins."""

    credits: tuple[Credit, ...]
    start: int

    @property
    def is_craft(self) -> bool:
        """Whether only makers of pictures are named, as under a photograph."""
        return all(_CRAFTS.issuperset(credit.functions) for credit in self.credits)


@cache
def _last_word() -> regex.Pattern[str]:
    """A closing bracket, or a label that stands after names, at the very end."""
    return compiled(rf"(?: [)）】〕\]] | {labels().pattern(side='both')} ) $", regex.VERBOSE)


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(")）】〕]") | {label[-1] for label in labels().words(side="both")}


@cache
def _starts() -> regex.Pattern[str]:
    """Where a closing credit can begin: after a sentence, at a bracket, after a space."""
    return compiled(r"(?<=[。！？…”）])\s*+ | [（(【〔\[] | \s++", regex.VERBOSE)


def find_closing(text: str) -> Closing | None:
    """The credit at the end of a paragraph that has text before it; None where there is none."""
    if text.endswith(("（完）", "(完)")):
        text = text[:-3].rstrip()
    if text[-1:] not in _last_characters() or not _last_word().search(text, max(0, len(text) - 6)):
        return None
    for hit in _starts().finditer(text, max(1, len(text) - _WINDOW)):
        start = hit.start() if hit[0] and not hit[0].isspace() else hit.end()
        tail = text[start:]
        bare = text[start - 1] in "。！？…”" and tail[0] in "（("
        read = parse_credit(tail, unlabelled=("author",) if bare else ())
        if read is None:
            continue
        named = [credit for credit in read if credit.start < len(tail)]
        if bare and not _is_signature(tail, named):
            continue
        shifted = tuple(Credit(c.start + start, c.end + start, c.functions) for c in named)
        return Closing(shifted, start)
    return None


def _is_signature(tail: str, named: list[Credit]) -> bool:
    """Whether a bracket after the last sentence signs the article; bare names need surnames."""
    if any(label in tail for label in labels() if len(label) > 1):
        return True
    return bool(named) and all(has_surname(tail[c.start : c.end]) for c in named)
