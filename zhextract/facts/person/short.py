"""Names without a given name: 张某, 李某某, 王女士; and a surname before a title, 王书记."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import regex

from zhextract.engine.atoms import Scope
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person.candidates import Knows, known_tails
from zhextract.facts.person.inventory import characters, titles, words

_POLITE = frozenset(("先生", "女士", "小姐"))
NICK = frozenset("小老")
"""What stands before a surname among colleagues."""
_FAMILIAR = frozenset("总工老队导姐哥叔婶嫂伯姨爷")
"""One character behind the surname of somebody named before: 陈总, 何老, 周姐."""
_MAY_STAND_BETWEEN = ("随即", "随后", "接着", "进一步", "又", "还", "也", "则", "并", "续", "亦")
"""What may stand between a surname and its verb of speech: 陈又补充说."""
_WHICH = frozenset("一二两三几些个种类项方")
"""What goes on the word 某 where it is nobody's name: 某一方面, 某几家."""
_ENDS = frozenset(("", *"，。、；等和与"))
_CLAUSE_STARTS = frozenset("，。；：“”！？\n")
_NOT_AN_ADDRESS = frozenset(
    (
        *("家人", "一家", "等人", "代表", "指导", "编辑", "公子", "夫人", "夫妇", "兄弟", "某某"),
        *("老人", "记者", "同学", "同志"),
    )
)


class Short(NamedTuple):
    """A short form: where it stands in ``letters``, a title included, and its kind."""

    start: int
    end: int
    surname: int
    """The length of the surname."""
    kind: str
    """``court`` (张某), ``polite`` (王女士), ``title`` (王 of 王书记), ``says`` (陈 of 陈指出)."""


_GRAMMAR = frozenset("和与由原时对经是向从被让以后前会能将所因又用还把说有行动上下东两任当全也则")
"""Surnames that stand before a title as words: 和书记, 原书记."""


class _Tables(msgspec.Struct, frozen=True, gc=False):
    single: frozenset[str]
    linked: frozenset[str]
    """Besides ``single``: surnames that are words, before a title of somebody named in full."""
    compound: frozenset[str]
    called: frozenset[str]
    says: frozenset[str]
    begins: frozenset[str]
    """What a word behind a surname that makes a short form of it begins with."""


@per_wordbook
def _tables() -> _Tables:
    known, around = characters(), words()
    offices = {
        word
        for word, kind in titles().items()
        if kind in ("post", "place_head") and len(word) < 4 and word[-1] not in "人员手"
    }
    address = {word for word in around.address if len(word) > 1}
    called = frozenset((address | (offices - around.weak_titles)) - _POLITE - _NOT_AN_ADDRESS)
    return _Tables(
        single=frozenset(char for char in known.surnames if known.tier[char] != "word"),
        linked=known.surnames - _GRAMMAR,
        compound=known.compound_surnames,
        called=called,
        says=around.says,
        begins=frozenset(
            word[0] for word in (*called, *_POLITE, *_FAMILIAR, *around.says, *_MAY_STAND_BETWEEN)
        ),
    )


def short_begins() -> frozenset[str]:
    """What stands behind a surname that is a short form begins with one of these characters."""
    return _tables().begins


@cache
def _court() -> regex.Pattern[str]:
    return regex.compile(r"某(?:某|[甲乙丙丁戊己庚]|[A-Z](?![A-Za-z]))?+")


@cache
def _between() -> regex.Pattern[str]:
    return regex.compile("(?:" + "|".join(_MAY_STAND_BETWEEN) + "){0,3}+")


def court_forms(letters: str, knows: Knows) -> list[Short]:
    """张某, 李某某, 王某甲, 吴某军, wherever the segmenter cuts."""
    tables = _tables()
    found: list[Short] = []
    for match in _court().finditer(letters):
        start = match.start()
        length = 2 if letters[max(0, start - 2) : start] in tables.compound else 1
        if letters[start - 1] == "于" and letters[start + 1 : start + 2] in _WHICH:
            continue  # 于|某一方面
        if start >= length and (length == 2 or letters[start - 1] in tables.single):
            end = match.end()
            end += end == start + 1 and _ends_given(letters, end, knows)
            found.append(Short(start - length, end, length, "court"))
    return found


def _ends_given(letters: str, at: int, knows: Knows) -> bool:
    """Whether the last character of a given name is left: 吴某|军|等, not 李某|明知|."""
    char, after = letters[at : at + 1], letters[at + 1 : at + 2]
    tier, tails = characters().given.get(char), known_tails()
    ends = after in _ENDS or after in tails
    if tier == "u" and not ends:
        return False
    if char == "刚" and after not in _ENDS:
        return False  # 张某|刚|到现场
    return tier in ("s", "u") and char not in tails and not knows(char + after)


def goes_before(text: str) -> bool:
    """Whether the word is 小 or 老 with a surname."""
    return len(text) == 2 and text[1] in _tables().single


def takes_short(text: str) -> bool:
    """Whether a word with a surname first may be, or begin with, a short form."""
    tables = _tables()
    return text[0] in tables.linked and (len(text) == 1 or text[1] in tables.begins)


def nick(start: int) -> Short:
    """小马, 老李: the surname behind 小 or 老 at ``start``."""
    return Short(start + 1, start + 2, 1, "nick")


def short_forms(scope: Scope, index: int, start: int) -> list[Short]:
    """The short form that begins with the surname at ``start``, in word ``index``, if any."""
    letters, ends, tables = scope.letters, scope.token_ends, _tables()
    length = 2 if letters[start : start + 2] in tables.compound else 1
    if length == 1 and letters[start] not in tables.linked:
        return []
    if letters[start - 1 : start] in NICK and _ends_word(start, ends):  # 老|陈
        return [Short(start, start + length, length, "nick")]
    short = None
    if length == 2 or letters[start + 1 : start + 2] in tables.begins:
        short = _short(letters, start, length, ends, tables)
    if short is None and _acts(scope, index, start, length):
        short = Short(start, start + length, length, "says")
    if short is None or (
        length == 1 and short.kind != "title" and letters[start] not in tables.single
    ):
        return []
    return [short]


def _acts(scope: Scope, index: int, start: int, length: int) -> bool:
    """Whether a surname alone opens a clause and does something: ，江|随即|回呛."""
    if start and scope.letters[start - 1] not in _CLAUSE_STARTS:
        return False
    alone = len(scope.words[index]) == length and index + 1 < len(scope.words)
    return alone and scope.tags[index + 1][0] in "dv"


def _ends_word(position: int, ends: Sequence[int]) -> bool:
    at = bisect_left(ends, position)
    return at < len(ends) and ends[at] == position


def _short(
    letters: str, start: int, length: int, ends: Sequence[int], tables: _Tables
) -> Short | None:
    after = start + length
    two = letters[after : after + 2]
    if two in _POLITE:
        return Short(start, after + 2, length, "polite")
    for title in (letters[after : after + 3], two):
        if title in tables.called:
            return Short(start, after + len(title), length, "title")
    if two[:1] in _FAMILIAR and two and (two[1:] in tables.says or _ends_word(after + 1, ends)):
        return Short(start, after, length, "nick")
    if start and letters[start - 1] not in _CLAUSE_STARTS:
        return None
    between = _between().match(letters, after)
    at = between.end() if between else after
    if letters[at : at + 1] == "指" and at > after:
        return Short(start, after, length, "says")
    if any(letters[at : at + more] in tables.says for more in (1, 2, 3)):
        return Short(start, after, length, "says")
    return None
