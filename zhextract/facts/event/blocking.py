"""Verbs of a clause that cannot be its main predicate."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.occasions import occasion_name
from zhextract.facts.event.vocabulary import Vocabulary

_BASES = frozenset(("按照", "根据", "依照", "遵照", "按", "应", "为了", "据"))
_AFTER = frozenset(("后", "之后", "以后"))
_MANNERS = ("罪", "方式", "形式", "名义", "身份", "为由", "为名", "价格", "比分", "成绩", "优势")
_VOTES = ("赞成", "反对", "弃权", "同意")
_AIMS = {"就": ("n", "r", "q"), "围绕": ("n", "r", "q"), "为": ("v", "V", "w")}
"""What these govern is a clause where a word of such a class follows."""
_CAUSES = frozenset(("因", "因为", "由于"))
_ARISING = frozenset(("发生", "产生", "出现", "爆发"))
_VERBS = "vVwos"


@cache
def _subordinate() -> regex.Pattern[str]:
    """The verb of a phrase that 时, 期间 … end."""
    return compiled(r"[vVwo][^cT]{0,12}?f")


@cache
def _phrase() -> regex.Pattern[str]:
    """What stands between 在 and 上 or 中."""
    return compiled(r"p[^cTf]{1,12}f")


@cache
def _deed() -> regex.Pattern[str]:
    """A noun phrase and one verb behind it: 调解 委员会 调解."""
    return compiled("(?:[nqrwx]|[vV](?=n))+[vVw]")


def blocked_verbs(shape: Shape, start: int, end: int, words: Vocabulary) -> set[int]:
    """The units of verbs that cannot be the main predicate."""
    letters = shape.letters
    blocked: set[int] = set()
    named = occasion_name(shape, start, end)
    if named < end:
        blocked.update(range(start, named))
    since = shape.texts[end - 1] == "以来" and start > 0 and letters[start - 1] == "T"
    if shape.texts[end - 1] in words.classes["subordinate"] and not since:
        return set(range(start, end))
    preposition = letters.find("p", start, end)
    occasion = next((at for at in range(start, end) if shape.is_occasion(at)), -1)
    if start <= preposition < occasion:
        blocked.update(range(preposition, occasion))  # 在例行发布会上表示
    taking = letters.find("b", start, end)
    if taking >= 0:
        blocked.update(range(taking, _behind_attribute(letters, taking, end)))
    if letters.find("f", start, end) >= 0:
        blocked.update(_in_closed(shape, start, end, words, since=since))
    while preposition >= 0:
        behind = _behind_manner(shape, preposition, end)
        if shape.texts[preposition] in _CAUSES:
            behind = _behind_cause(shape, preposition, end, words)
        elif letters[preposition + 1 : preposition + 2] in _AIMS.get(shape.texts[preposition], ()):
            behind = _behind_aim(shape, preposition, end, words)
        blocked.update(range(preposition, behind))
        preposition = letters.find("p", preposition + 1, end)
    return blocked | _in_relative(shape, start, end, blocked, words)


def _in_closed(
    shape: Shape, start: int, end: int, words: Vocabulary, *, since: bool
) -> Iterator[int]:
    """The units of phrases that 时, 期间, 上 … end; ``since``: 以来 ends the clause of a time."""
    letters = shape.letters
    for match in _subordinate().finditer(letters, start, end):
        closing = shape.texts[match.end() - 1]
        says = words.triggers.get(shape.texts[match.start()], {}).get("clausal")
        first = closing in _AFTER and not says and _acts(letters, match.end(), end)
        if (closing in words.classes["subordinate"] or first) and not (since and closing == "以来"):
            yield from range(match.start(), match.end())
    if letters.find("p", start, end) >= 0:
        for match in _phrase().finditer(letters, start, end):
            within = shape.texts[match.start()] == "在"
            if since and match.end() == end:
                continue  # 自9月18日从三亚启航以来
            if within or shape.texts[match.end() - 1] not in _AFTER:
                yield from range(match.start(), match.end())


def _in_relative(
    shape: Shape, start: int, end: int, blocked: set[int], words: Vocabulary
) -> set[int]:
    """The units of a relative clause of the subject: no noun of its own before its verb, 的 behind.

    A verb follows later. A subject before the time leaves no room for one behind it.
    """
    letters = shape.letters
    if letters.find("x", start, end) < 0:
        return set()
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
            return set(range(verb, index)) if _acts_later(shape, index + 2, end, words) else set()
    return set()


def _acts(letters: str, start: int, end: int) -> bool:
    """Whether a verb stands there, and nobody is named first who does it."""
    directly = letters[start : start + 1] not in ("n", "q", "r", "w")
    directly = directly and letters[start + 1 : start + 2] != "s"  # 转固后折旧增加
    return directly and not {"v", "V"}.isdisjoint(letters[start:end])


def _acts_later(shape: Shape, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb follows that is no part of a name at the end: 快速 支援 部队."""
    letters = shape.letters
    verbs = [at for at in range(start, end) if letters[at] in "Vv"]
    if not verbs:
        return False
    named = shape.texts[end - 1] in words.classes["heads"] and len(verbs) == 1
    named = named and shape.texts[verbs[0]] not in words.classes["finite"]
    return not (named and verbs[0] < end - 1 and not letters[verbs[0] + 1 : end].strip("nq"))


def _behind_manner(shape: Shape, index: int, end: int) -> int:
    """Behind what a preposition governs, as far as a word tells: 经表决, 以…罪, 通过…方式."""
    text = shape.texts[index]
    if text == "经":
        opens = index == 0 or shape.letters[index - 1] in "cT"
        ends = opens and shape.texts[end : end + 1] == ["，"]
        deed = ends and _deed().fullmatch(shape.letters, index + 1, end)
        return end if deed else index + 2  # 经调解委员会调解，
    if text in _BASES:
        closes = end - 1 if shape.letters[end - 1] in "vV" else end  # 按时速300公里运营
        for at in range(index + 2, end):
            if shape.texts[at] == "并" and (verb := _first_verb(shape, index + 2, at)):
                return verb  # 根据线索锁定落脚点|并将其控制
            if shape.letters[at] in "bd":
                return at
        return closes
    if text == "随着":
        return end
    if text in ("以", "经"):
        votes = [at for at in range(index + 1, end) if shape.texts[at] in _VOTES]
        if votes:
            return votes[-1] + 1
    if text == "经过":
        verbs = [at for at in range(index + 1, end) if shape.letters[at] in "vVw"]
        return verbs[-1] + (len(verbs) == 1 and verbs[-1] == end - 1) if verbs else index
    if text == "以":
        for at in range(index + 1, min(end, index + 16)):
            if shape.texts[at].endswith(_MANNERS) or (
                shape.texts[at] == "由" and shape.texts[at - 1] == "为"
            ):
                return at + 1
    return index


def _first_verb(shape: Shape, start: int, end: int) -> int:
    """The first verb there; 0 where none is."""
    return next((at for at in range(start, end) if shape.letters[at] in "vV"), 0)


def _behind_attribute(letters: str, index: int, end: int) -> int:
    """Behind the attribute of what 将 or 把 takes: 将 饱含 深情 的 信 交给…."""
    last = letters.rfind("x", index, end)
    return index if last < 0 or {"v", "V"}.isdisjoint(letters[last:end]) else last


def _behind_aim(shape: Shape, index: int, end: int, words: Vocabulary) -> int:
    """Behind the clause that 就 or 为 governs, all but the last verb: 就 停火 发表 声明."""
    letters = shape.letters
    done = max(letters.find("vu", index, end), letters.find("Vu", index, end))
    if done >= 0:
        return done  # 就…问题回答了记者提问
    last = _last_verb(shape, index, end, words)
    at = last - 1
    while at > index and letters[at] in "dn" and shape.units[at].tag[:1] in "ab":
        at -= 1
    if last == end - 1 and letters[at] in "vV":  # 发表 声明, 发表 正式 声明
        last = at
    return max(last, index)


def _behind_cause(shape: Shape, index: int, end: int, words: Vocabulary) -> int:
    """Behind a cause, as far as a preposition or an adverb tells: 因 心脏病 突发 在 京 去世.

    Without one, all verbs but the last are of the cause: 因 电动车 充电 起火.
    """
    letters = shape.letters
    opens = index == 0 or letters[index - 1] == "c"
    if opens and shape.texts[end : end + 1] == ["，"]:
        return end  # 由于信号故障，
    for at in range(index + 1, end):
        if shape.texts[at] in words.classes["causing"] or shape.texts[at] in _ARISING:
            return at  # 因大火导致人员撤离, 因争抢车位发生口角
        if letters[at] in "pdh":
            return index if {"v", "V"}.isdisjoint(letters[at:end]) else at
    return max(_last_verb(shape, index, end, words), index)


def _last_verb(shape: Shape, index: int, end: int, words: Vocabulary) -> int:
    """The last verb, or the one that has it for its object: 接受 手术, 举行 紧急 磋商."""
    letters = shape.letters
    last = max(letters.rfind("v", index, end), letters.rfind("V", index, end))
    at = last - 1
    while at > index and letters[at] in "dna":
        at -= 1
    takes = at > index and shape.texts[at] in words.classes["verbal"]
    return at if takes else last
