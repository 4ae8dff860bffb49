"""Names of meetings that are made of whole clauses: 庆祝建校百年文艺晚会 6月8日 在云州举行."""

from __future__ import annotations

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.vocabulary import vocabulary

_INSIDE = frozenset("nqvVwmakdxurD")
_SPANS = frozenset(("至", "到"))


def occasion_name(shape: Shape, start: int, end: int) -> int:
    """Behind the name of a meeting with verbs in it that opens ``start:end``; else ``start``.

    A time, a place or the end follows it: 纪念云州解放七十五周年座谈会 | 在云州举行.
    """
    letters, texts = shape.letters, shape.texts
    last = start
    while last < end and (letters[last] in _INSIDE or texts[last] in _SPANS):
        last += 1
    if last <= start + 1 or not _is_head(shape, last - 1):
        return start
    if last < end and letters[last] not in "pT":
        return start
    first = next((at for at in range(start, last) if letters[at] in "vV"), last)
    if first >= last - 1 or "u" in letters[first:last]:
        return start
    words = vocabulary()
    governs = texts[first] in words.classes["finite"] or texts[first] in words.classes["verbal"]
    governs = governs or bool(words.triggers.get(texts[first], {}).get("clausal"))
    relative = letters.rfind("x", first, last) > 0 and first > start
    return start if governs or relative else last


def _is_head(shape: Shape, index: int) -> bool:
    """Whether a unit is what a meeting is called by, and no body of people."""
    text, classes = shape.texts[index], vocabulary().classes
    if not text.endswith(tuple(classes["meeting"])) or shape.letters[index] not in "nwvV":
        return False
    start, end = shape.stretch(max(0, index - 1), index + 1)
    return not shape.reading[start:end].endswith(tuple(classes["assembly"]))
