"""Where a happening takes place."""

from __future__ import annotations

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.roles import Units
from zhextract.facts.event.vocabulary import Vocabulary

_LEAVING = frozenset(("visit", "traffic", "life", "launch"))
"""Kinds whose place 从 may name: 从松山湖出发."""
_AND = ("、", "和", "及", "以及")
_INSIDE = ("里", "内", "旁", "附近", "一带")
_MEANWHILE = ("途中", "期间", "过程中", "时", "之际")
_WITH = ("与", "同", "跟", "和")
_HELD = ("举行", "召开", "举办")
_HERE = frozenset(
    (
        "于",
        "在",
        "从",
        "到",
        "赴",
        "前往",
        "赶赴",
        "赶往",
        "来到",
        "去",
        "南下",
        "北上",
        "远赴",
        "奔赴",
        "飞赴",
        "分赴",
    )
)


def place_of(shape: Shape, start: int, predicate: Predicate, words: Vocabulary) -> Units | None:
    """The place that 在 or 于 names before the predicate, or directly behind it."""
    letters, texts = shape.letters, shape.texts
    behind = predicate.unit - 1 if predicate.frame.get("clausal") else predicate.last
    behind += texts[behind : behind + 2] == ["了", "在"]  # 出席了在维也纳举行的会议
    for index in range(start, min(behind + 1, len(letters))):
        if texts[index] not in _HERE or index == predicate.unit or letters[index + 1 :][:1] == "x":
            continue
        if texts[index] == "从" and predicate.frame["kind"] not in _LEAVING:
            continue
        if texts[index] == "至" and index != behind:
            continue
        behind_verb = index < predicate.unit and letters[index - 1] in "vVw"
        if behind_verb and texts[index] in ("于", "在") and "x" in letters[index : predicate.unit]:
            continue  # 曾供职于研究院的…
        first = last = index + 1
        while (
            last < len(letters)
            and (_in_place(shape, last) or letters[last : last + 2] in ("vn", "Vn"))
            and last != predicate.unit
        ):
            last += 1
        if shape.texts[last + 1 : last + 2] == ["下"] and letters[last] in "vVw":
            continue  # 在省长陪同下
        if last < len(letters) and texts[last] in _MEANWHILE:
            continue  # 在逃往外省途中
        with_others = shape.texts[last] in _WITH if last < len(letters) else False
        relative = not with_others and "x" in letters[first : predicate.unit]
        relative = relative and any(
            letter in "vV" for letter in letters[index + 1 : predicate.unit]
        )
        if relative and shape.texts[last] in _HELD and letters[last + 1 : last + 2] == "x":
            return (first, last) if shape.units[last - 1].tag in ("ns", "s", "nt") else None
        relative = relative and letters[last : last + 1] != "p"
        if last > first and not relative:
            if _is_place(shape, first, last, predicate, words):
                return first, last
            named = _named_place(shape, first, last)
            if named > first:
                return first, named
    if predicate.frame.get("subject") == "place":
        return None
    return _opening_place(shape, start, predicate)


def _in_place(shape: Shape, index: int) -> bool:
    """Whether a unit may be part of the name of a place; 同 and 与 name somebody else."""
    letter = shape.letters[index]
    return letter in "nqrwmaxD" or (letter == "k" and shape.texts[index] in _AND)


def _opening_place(shape: Shape, start: int, predicate: Predicate) -> Units | None:
    """The place of a phrase that 里 or 内 ends before a comma: 榆次区的麦田里，."""
    letters = shape.letters
    comma = letters.rfind("c", start, predicate.unit)
    if comma <= start:
        return _place_before(shape, start)
    if letters[comma - 1] != "f" or shape.texts[comma - 1] not in "里内":
        return None
    first = letters.rfind("c", 0, comma - 1) + 1
    return (first, comma - 1) if first < comma - 1 else None


def _place_before(shape: Shape, start: int) -> Units | None:
    """The place that is a clause of its own before a clause: 在九江，…."""
    first = shape.letters.rfind("c", 0, max(start - 1, 0)) + 1
    if start - first < 3 or shape.texts[first] != "在" or shape.units[first + 1].tag != "ns":
        return None
    return None if shape.letters[first + 1 : start - 1].strip("n") else (first + 1, start - 1)


def _named_place(shape: Shape, first: int, last: int) -> int:
    """Behind the names of places that open a phrase and a count ends: 江苏吴江 一个 中医家庭."""
    at = first
    while at < last and shape.units[at].tag in ("ns", "nt"):
        at += 1
    return at if at < last and shape.letters[at] == "a" else first


def _is_place(shape: Shape, first: int, last: int, predicate: Predicate, words: Vocabulary) -> bool:
    unit = shape.units[last - 1]
    if unit.text in words.classes["occasion"] or unit.text.endswith(("会", "会议", "活动")):
        return False
    if unit.tag in ("ns", "s", "nt"):
        return True
    if last < len(shape.texts) and (shape.texts[last] in _INSIDE or shape.texts[last] in _WITH):
        return True
    direct = last == predicate.unit or shape.letters[last : last + 1] in ("d", "D")
    places = words.classes["place"]
    named = unit.text in places or unit.text[-1] in places or unit.text[-2:] in places
    return named or (direct and last - first <= 4)
