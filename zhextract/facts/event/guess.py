"""The predicate of a clause that has no verb by the dictionary: 节目今天启播."""

from __future__ import annotations

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import PLAIN, Predicate
from zhextract.facts.event.vocabulary import Vocabulary

_WITH = frozenset(("从", "与", "同", "和", "向", "对", "到"))


def last_word(shape: Shape, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The word of a clause without a verb that stands where its verb would: 节目 今天 启播."""
    letters, texts = shape.letters, shape.texts
    if texts[start] == "作为":
        return None
    if letters[start] == "p" and "d" not in letters[start:end] and texts[end : end + 1] == ["，"]:
        return None  # 在海宁市斜桥镇，…
    behind_time = start > 0 and letters[start - 1] == "T"
    if start < end and shape.units[end - 1].tag in ("i", "l") and len(texts[end - 1]) > 2:
        before = letters[end - 2] if end - 1 > start else "T" if behind_time else ""
        closes = end == len(texts) or texts[end] in "。；！"
        if before == "d" or (closes and before == "T"):
            return Predicate(end - 1, end, PLAIN)  # 放寒假, 不欢而散
    for index in range(start, end):
        placed = shape.units[index].tag[:2] in ("ns", "nt", "nr")
        placed = placed or shape.units[index].tag in ("t", "f", "s", "m", "r", "q")
        named = index + 1 < end and texts[index + 1] in words.classes["heads"]  # 研究人员
        if letters[index] not in "nwD" or len(texts[index]) != 2 or placed or named:
            continue
        before = letters[index - 1] if index > start else "T" if behind_time else ""
        last = index + 1 == end
        quotes = index + 1 < end and letters[index + 1] == "q" and before in ("n", "T")
        if (
            quotes
            or before == "d"
            or (last and before == "T")
            or (before == "T" and letters[index] == "w")
        ):
            return Predicate(index, index + 1, PLAIN)
        if letters[index] == "D" and before == "n" and not last and letters[index + 1] in "nqm":
            return Predicate(index, index + 1, PLAIN)
        if last and letters[index] == "w" and before == "n":
            return Predicate(index, index + 1, PLAIN)
        if before == "n" and _behind_place(shape, index, start):
            return Predicate(index, index + 1, PLAIN)
    return None


def _behind_place(shape: Shape, index: int, start: int) -> bool:
    """Whether 在 and the name of a place, or 从 or 与 and a noun, stand before a word."""
    first = index - 1
    while (
        first > start
        and shape.letters[first] == "n"
        and shape.units[first].tag in ("ns", "s", "nrt")
    ):
        first -= 1
    if shape.texts[first] in ("在", "于"):
        return first < index - 1
    ends = index + 1 == len(shape.letters) or shape.letters[index + 1] == "c"
    return (
        ends
        and index - 2 >= start
        and not _WITH.isdisjoint(shape.texts[max(start, index - 6) : index - 1])
    )
