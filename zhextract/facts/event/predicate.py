"""The main predicate of a dated clause."""

from __future__ import annotations

from zhextract.facts.event.actors import can_act
from zhextract.facts.event.blocking import blocked_verbs
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.guess import last_word
from zhextract.facts.event.model import PLAIN, Predicate
from zhextract.facts.event.nominal import is_noun
from zhextract.facts.event.roles import behind
from zhextract.facts.event.series import (
    goes_before,
    goes_first,
    makes_act,
    opens_series,
    says_how,
    takes_act,
)
from zhextract.facts.event.vocabulary import Vocabulary, vocabulary

_ACTS = frozenset("vVhsw")
_OBJECT = "uman"
_WEATHER = (
    "雨",
    "雪",
    "降水",
    "天气",
    "过程",
    "风",
    "雾",
    "霜",
    "冰雹",
    "降温",
    "沙尘",
    "寒潮",
    "雷电",
)
"""Ends of names of weather, which 有 forecasts."""
_NATURAL = (
    "水位",
    "洪水",
    "水势",
    "火势",
    "风力",
    "雨势",
    "气温",
    "病情",
    "局势",
    "危机",
    "灾情",
    "台风",
)
"""Ends of names of what moves and is no figure of statistics."""


def find_predicate(
    shape: Shape,
    start: int,
    end: int,
    words: Vocabulary,
    *,
    relative: bool = False,
    guess: bool = False,
) -> Predicate | None:
    """The predicate of the units ``start:end``, which hold no clause mark.

    ``relative`` allows 5月16日召开的股东大会 and, as ``guess`` does, a word that is no verb.
    """
    letters = shape.letters
    if not _ACTS.intersection(letters[start:end]):
        return last_word(shape, start, end, words) if start < end and (relative or guess) else None
    if relative and (found := _relative_predicate(shape, start, end, words)):
        return found
    blocked = blocked_verbs(shape, start, end, words)
    weak: Predicate | None = None
    plain: Predicate | None = None
    opens = -1
    for index in range(start, end):
        letter = letters[index]
        letter = "V" if letter == "h" and _stands_alone(shape, index, end, words) else letter
        if letter not in "Vvs" or index in blocked or _has_particle(letters, index, end):
            continue
        if _accompanies(shape, index, end):
            opens = index if opens < 0 else opens
            continue  # 顶着烈日走访
        other = _tells_later if letter == "s" else is_noun
        if other(shape, index, start, end, words):
            continue
        text = shape.texts[index]
        letter = _acting_letter(shape, index, start, end, letter)
        last = _ending(shape, index, end, words)
        if text in words.classes["pivotal"] and makes_act(shape, index, start, end, words):
            return Predicate(index, last, words.triggers.get(text, PLAIN), opens=opens)
        if letter == "V":
            found = Predicate(index, last, words.triggers[text], opens=opens)
            if weak and index + 1 == end and _presides(shape, weak, index, words):
                return weak
            how = says_how(shape, index, end, words)
            if how or (found.frame.get("weak") and text != "通过"):
                weak = weak or (None if how else found)
                opens = index if opens < 0 else opens
            else:
                return plain if plain and goes_first(shape, plain, index, end, words) else found
        elif letter == "s" and _is_level(shape, index, end, words):
            if weak is None and plain is None:
                return None
        elif plain is None and _is_plain(shape, index, start, end, words):
            plain = Predicate(index, last, PLAIN, opens=opens)
            opens = index if opens < 0 and opens_series(shape, last, end) else opens
    if weak and plain:
        return plain if goes_before(shape, plain, weak, words) else weak
    if weak or plain or not (relative or guess):
        return weak or plain
    return last_word(shape, start, end, words)


def _acting_letter(shape: Shape, index: int, start: int, end: int, letter: str) -> str:
    """A verb of figures that has an object before it is a verb: 将响应升为一级."""
    acts = letter == "s" and index + 1 < end and "b" in shape.letters[start:index]
    return "v" if acts else letter


def _is_plain(shape: Shape, index: int, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb that is no trigger may be the predicate."""
    text = shape.texts[index]
    if text in words.classes["spending"] and says_how(shape, index, end, words):
        return False
    if text not in words.classes["pivotal"] and _in_compound(shape, index, start, end):
        return False
    return len(text) > 1 or _takes_object(shape, index, end, words)


def _is_level(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb of states and figures tells no happening there."""
    text, rest = shape.texts[index], shape.letters[index + 1 : end]
    if text == "有" and shape.texts[end - 1].endswith(_WEATHER) and not rest.strip("nwvamk"):
        return False  # 桂北仍有大到暴雨
    if index + 1 == end and text in words.classes["movement"]:
        at = len(shape.letters[:index].rstrip("dDT")) - 1
        return not (at >= 0 and shape.texts[at].endswith(_NATURAL))  # 水位急剧上涨
    return "m" in rest or text not in words.classes["level"]


def _presides(shape: Shape, weak: Predicate, index: int, words: Vocabulary) -> bool:
    """Whether a trigger is what somebody presides over: 主持 两国总理 第三次 会晤."""
    heads = shape.texts[weak.unit] in ("主持", "组织")
    return heads and takes_act(shape, weak, index, words)


def predicate_before(shape: Shape, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The trigger that 于 joins to a time behind it: 建于1956年, 毕业 于 1951年."""
    at = end - 1
    if at > start and shape.texts[at] in ("于",):
        at -= 1
    elif not shape.texts[at].endswith("于"):
        return None
    if shape.letters[at] != "V" or shape.texts[at] in words.classes["planned"]:
        return None
    relative = shape.letters[end + 1 : end + 2] == "x"  # 成立于2015年的企业
    return Predicate(at, at + 1, words.triggers[shape.texts[at]], relative=relative)


def _relative_predicate(shape: Shape, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The first verb, if it is a trigger that 的 follows and only a place stands before it."""
    letters = shape.letters
    if letters.find("x", start, end) < 0:
        return None
    for index in range(start, end):
        letter = letters[index]
        if letter == "V" and _in_phrase(shape, start, index, end):
            return None
        if letter == "V" and _has_particle(letters, index, end):
            frame = words.triggers[shape.texts[index]]
            return Predicate(index, index + 1, frame, relative=True)
        if letter == "v" and index == start and _has_particle(letters, index, end):
            return Predicate(index, index + 1, PLAIN, relative=True)
        if letter in "vVsocqk":
            return None
    return None


def _in_phrase(shape: Shape, start: int, index: int, end: int) -> bool:
    """Whether a verb is inside of 在…上 with the predicate behind: 在 6日 举行 的 会 上 说."""
    letters = shape.letters
    closing = next((i for i in range(index, end) if letters[i] == "f" or shape.is_occasion(i)), -1)
    if closing < 0 or letters.find("p", start, index) < 0:
        return False
    return not {"v", "V"}.isdisjoint(letters[closing:end])


def _accompanies(shape: Shape, index: int, end: int) -> bool:
    """Whether 着 makes a verb say how the one behind it is done: 冒着小雨动员群众."""
    behind_it = index + 1 < end and shape.texts[index + 1] == "着"
    return behind_it and not {"v", "V"}.isdisjoint(shape.letters[index + 2 : end])


def _tells_later(shape: Shape, index: int, start: int, end: int, words: Vocabulary) -> bool:
    """Whether 有 only brings in who does what is told behind it, or how many: 有2只新股上市."""
    if shape.texts[index] != "有" or shape.letters[start:index].strip("dD"):
        return False
    at = index + 1
    while at < end and shape.letters[at] in "nqam":
        at += 1
    named = at
    if shape.letters[at : at + 1] == "p":  # 有3只新股在创业板上市
        at = behind(shape.letters, at + 1, end, "nqd")
    acts = at < end and (
        shape.letters[index + 1] == "m" or can_act(shape, (named - 1, named), words)
    )
    return acts and named > index + 1 and shape.letters[at] == "V"


def _has_particle(letters: str, index: int, end: int) -> bool:
    """Whether 的 and a noun follow the verb directly."""
    behind = index + 1
    if behind < end and letters[behind] == "u":
        behind += 1
    return letters[behind : behind + 1] == "x" and behind + 1 < end


def _stands_alone(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether 获 is the predicate itself (获奖章) and makes no passive (获批准)."""
    behind = shape.letters[index + 1 : end]
    return shape.texts[index] in words.triggers and not any(c in "vV" for c in behind)


def _in_compound(shape: Shape, index: int, start: int, end: int) -> bool:
    """Whether a verb between two nouns is part of their name: 蔬菜保供直通车 arrives."""
    letters = shape.letters
    return (
        index > start
        and shape.texts[index] not in vocabulary().classes["finite"]
        and letters[index - 1] == "n"
        and letters[index + 1 : index + 2] == "n"
        and any(
            letters[at] in "vV" and (letters[at + 1 : at + 2] != "n" or shape.units[at].tag != "vn")
            for at in range(index + 2, end)
        )
    )


def _takes_object(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb of one character is followed by what makes it a predicate (转了, 端起)."""
    following = shape.letters[index + 1 : index + 2]
    if following and shape.texts[index + 1] in words.classes["directional"]:
        return index + 2 < end
    if following and shape.texts[index + 1] == "至":
        return True  # 运至
    return following in _OBJECT and following != ""


def _ending(shape: Shape, index: int, end: int, words: Vocabulary) -> int:
    """Behind the directional ending that a verb has (租下), 向 and 往 of one character's alone."""
    if index + 1 >= end:
        return index + 1
    following = shape.texts[index + 1]
    if following == "下" and shape.letters[index + 2 : index + 3] in ("a", "m"):
        return index + 1  # 执行 下 一个
    long = len(shape.texts[index]) > 1
    takes = following in words.classes["directional"] and not (long and following in "向往成为到")
    return index + 2 if takes else index + 1
