"""The main predicate of a dated clause."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from zhextract.engine.lexicon import Attributes
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.vocabulary import Vocabulary

_VERBS = "vVwos"
_ACTS = frozenset("vVhs")
_PLAIN: Attributes = {"kind": "predicate", "subject": "either"}


class Predicate(NamedTuple):
    """The trigger of a happening and its frame."""

    unit: int
    last: int
    """Behind the unit of its directional ending."""
    frame: Attributes
    relative: bool = False
    """It stands in a relative clause, whose noun is what it happens to."""

    @property
    def plain(self) -> bool:
        """Whether the general rule found it, and not the lexicon."""
        return self.frame is _PLAIN


_BASES = frozenset(("按照", "根据", "依照", "遵照", "按", "应", "为了", "随着", "据"))
_OPENS_NAME = ("n", "q", "r", "a", "m", "x", "")
_GOES_ON = ("n", "w", "v")
_IN_NAME = ("n", "w", "m", "a")
_OBJECT = "uman"
_AFTER = frozenset(("后", "之后", "以后"))
_MANNERS = ("罪", "方式", "形式", "名义", "身份", "为由", "价格")


@cache
def _subordinate() -> regex.Pattern[str]:
    """The verb of a phrase that 时, 期间 … end."""
    return regex.compile(r"[vVwo][^cT]{0,12}?f")


@cache
def _phrase() -> regex.Pattern[str]:
    """What stands between 在 and 上 or 中."""
    return regex.compile(r"p[^cTf]{1,12}f")


def find_predicate(
    shape: Shape, start: int, end: int, words: Vocabulary, *, relative: bool = False
) -> Predicate | None:
    """The predicate of the units ``start:end``, which hold no clause mark.

    ``relative`` allows one whose 的 makes the time a part of a noun phrase:
    5月16日召开的股东大会.
    """
    letters = shape.letters
    if not _ACTS.intersection(letters[start:end]):
        return None
    if relative and letters.find("x", start, end) >= 0:
        found = _relative_predicate(shape, start, end, words)
        if found is not None:
            return found
    blocked = _blocked(shape, start, end, words)
    weak: Predicate | None = None
    plain: Predicate | None = None
    for index in range(start, end):
        letter = letters[index]
        if letter == "h" and _stands_alone(shape, index, end, words):
            letter = "V"
        if letter not in "Vvs" or index in blocked or _has_particle(letters, index, end):
            continue
        if letter != "s" and _is_noun(shape, index, start, end, words):
            continue
        text = shape.texts[index]
        if letter == "V":
            if text == "通过" and not _passes(shape, index, end, words):
                continue
            found = Predicate(index, _ending(shape, index, end, words), words.triggers[text])
            if not found.frame.get("weak"):
                return found
            weak = weak or found
        elif letter == "s" and (
            text not in words.classes["level"] or "m" in letters[index + 1 : end]
        ):
            if weak is None and plain is None:
                return None
        elif (
            plain is None
            and not _in_compound(letters, index, start, end)
            and (len(text) > 1 or _takes_object(shape, index, end, words))
        ):
            plain = Predicate(index, _ending(shape, index, end, words), _PLAIN)
    return weak or plain


def predicate_before(shape: Shape, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The trigger that 于 joins to a time behind it: 建于1956年, 毕业 于 1951年."""
    at = end - 1
    if at > start and shape.texts[at] == "于":
        at -= 1
    elif not shape.texts[at].endswith("于"):
        return None
    if shape.letters[at] != "V" or shape.texts[at] in words.classes["planned"]:
        return None
    return Predicate(at, at + 1, words.triggers[shape.texts[at]])


def _relative_predicate(shape: Shape, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The first verb, if it is a trigger that 的 follows and only a place stands before it."""
    letters = shape.letters
    for index in range(start, end):
        letter = letters[index]
        if letter == "V" and _has_particle(letters, index, end):
            frame = words.triggers[shape.texts[index]]
            return Predicate(index, index + 1, frame, relative=True)
        if letter == "v" and index == start and _has_particle(letters, index, end):
            return Predicate(index, index + 1, _PLAIN, relative=True)
        if letter in "vVsocq":
            return None
    return None


def _blocked(shape: Shape, start: int, end: int, words: Vocabulary) -> set[int]:
    """The units of verbs that cannot be the main predicate."""
    letters = shape.letters
    blocked: set[int] = set()
    preposition = letters.find("p", start, end)
    if letters.find("f", start, end) >= 0:
        for match in _subordinate().finditer(letters, start, end):
            if shape.texts[match.end() - 1] in words.classes["subordinate"]:
                blocked.update(range(match.start(), match.end()))
        if preposition >= 0:
            for match in _phrase().finditer(letters, start, end):
                if shape.texts[match.end() - 1] not in _AFTER:
                    blocked.update(range(match.start(), match.end()))
    while preposition >= 0:
        blocked.update(range(preposition, _behind_manner(shape, preposition, end)))
        preposition = letters.find("p", preposition + 1, end)
    if letters.find("x", start, end) < 0:
        return blocked
    # A relative clause of the subject: no noun of its own before its verb, 的 behind, a verb later.
    # A subject before the time leaves no room for one behind it.
    seen_noun = start > 1 and letters[start - 1] == "T" and letters[start - 2] in "nqr"
    verb = -1
    for index in range(start, end):
        letter = letters[index]
        if letter in "nqr" and verb < 0:
            seen_noun = True
        elif letter == "p":
            seen_noun = False
        elif letter in _VERBS and index not in blocked and verb < 0:
            verb = index
            if seen_noun:
                break
        elif letter == "x" and verb >= 0:
            if any(later in "Vv" for later in letters[index + 2 : end]):
                blocked.update(range(verb, index))
            break
    return blocked


def _behind_manner(shape: Shape, index: int, end: int) -> int:
    """Behind what a preposition governs, as far as a word tells: 经表决, 以…罪, 通过…方式."""
    text = shape.texts[index]
    if text == "经":
        return index + 2
    if text in _BASES:
        return end
    if text == "以":
        for at in range(index + 1, min(end, index + 16)):
            if shape.texts[at].endswith(_MANNERS) or (
                shape.texts[at] == "由" and shape.texts[at - 1] == "为"
            ):
                return at + 1
    return index


def _is_noun(shape: Shape, index: int, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb's word is part of a noun phrase there (首发列车, 发射量, 死亡占…)."""
    letters, tag = shape.letters, shape.units[index].tag
    following = letters[index + 1] if index + 1 < end else ""
    before = letters[index - 1] if index else ""
    if before == "c":
        before = ""
    if following == "s":
        return True
    later = letters[index + 2 : end]
    if following:
        head = shape.texts[index + 1]
        if head == "起" or head in words.classes["counting"] or _is_anniversary(shape, index):
            return True
        if "s" in later and following == "n" and (tag[:1] == "n" or tag == "vn"):
            return True
        if "V" in later or "v" in later:
            if before in _OPENS_NAME and head in words.classes["heads"]:
                return True
            if tag[:1] == "n" or tag == "vn":
                return following in _GOES_ON and before in _OPENS_NAME and "V" in later
    if (before == "x" and tag in ("vn", "n")) or (before == "a" and following == ""):
        return True
    if tag[:1] in "dba" and following == "n":
        return "V" in later or "v" in later
    named = following == "n" and before in _IN_NAME
    return tag == "vn" and named and ("V" in later or "v" in later)


def _is_anniversary(shape: Shape, index: int) -> bool:
    """Whether the verb only says what is celebrated: 建交30周年."""
    return any(text.startswith("周年") for text in shape.texts[index + 1 : index + 3])


def _has_particle(letters: str, index: int, end: int) -> bool:
    """Whether 的 and a noun follow the verb directly."""
    behind = index + 1
    if behind < end and letters[behind] == "u":
        behind += 1
    return letters[behind : behind + 1] == "x" and behind + 1 < end


def _passes(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether 通过 says that something is passed: 通过决议, 通过了, and not 通过网络."""
    if index + 1 == end or shape.letters[index + 1] == "u":
        return True
    passed = words.classes["passed"]
    return any(text in passed or text[0] == "《" for text in shape.texts[index + 1 : end])


def _stands_alone(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether 获 is the predicate itself (获奖章) and makes no passive (获批准)."""
    behind = shape.letters[index + 1 : end]
    return shape.texts[index] in words.triggers and not any(c in "vV" for c in behind)


def _in_compound(letters: str, index: int, start: int, end: int) -> bool:
    """Whether a verb between two nouns is part of their name: 蔬菜保供直通车 arrives."""
    return (
        index > start
        and letters[index - 1] == "n"
        and letters[index + 1 : index + 2] == "n"
        and any(letter in "vV" for letter in letters[index + 2 : end])
    )


def _takes_object(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb of one character is followed by what makes it a predicate (转了, 端起)."""
    following = shape.letters[index + 1 : index + 2]
    if following and shape.texts[index + 1] in words.classes["directional"]:
        return index + 2 < end
    return following in _OBJECT and following != ""


def _ending(shape: Shape, index: int, end: int, words: Vocabulary) -> int:
    """Behind the directional ending that a verb has (租下), 向 and 往 of one character's alone."""
    if index + 1 >= end:
        return index + 1
    following = shape.texts[index + 1]
    long = len(shape.texts[index]) > 1
    takes = following in words.classes["directional"] and not (long and following in "向往")
    return index + 2 if takes else index + 1
