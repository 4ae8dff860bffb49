"""Names without a given name: 张某, 李某某, 王女士; and a surname before a title, 王书记."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec
import regex

from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person.inventory import characters, titles, words

_POLITE = frozenset(("先生", "女士", "小姐"))
NICK = frozenset("小老")
"""What stands before a surname among colleagues."""
_MAY_STAND_BETWEEN = "又还也则并"
_CLAUSE_STARTS = frozenset("，。；：“”！？\n")
_NOT_AN_ADDRESS = frozenset(
    ("家人", "一家", "等人", "代表", "指导", "编辑", "公子", "夫人", "夫妇", "兄弟", "某某", "老人")
)


class Short(NamedTuple):
    """A short form: the name part, positions in ``letters``, and its kind."""

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
        word for word, kind in titles().items() if kind in ("post", "place_head") and len(word) < 4
    }
    address = {word for word in around.address if len(word) > 1}
    called = frozenset((address | offices) - around.weak_titles - _POLITE - _NOT_AN_ADDRESS)
    called |= {"老师"}
    return _Tables(
        single=frozenset(char for char in known.surnames if known.tier[char] != "word"),
        linked=known.surnames - _GRAMMAR,
        compound=known.compound_surnames,
        called=called,
        says=around.says,
        begins=frozenset(
            {word[0] for word in called | _POLITE | around.says} | set(_MAY_STAND_BETWEEN)
        ),
    )


def short_begins() -> frozenset[str]:
    """What stands behind a surname that is a short form begins with one of these characters."""
    return _tables().begins


@cache
def _court() -> regex.Pattern[str]:
    return regex.compile(r"某(?:某|[甲乙丙丁戊己庚]|[A-Z](?![A-Za-z]))?+")


def court_forms(letters: str) -> list[Short]:
    """张某, 李某某, 王某甲, wherever the segmenter cuts."""
    tables = _tables()
    found: list[Short] = []
    for match in _court().finditer(letters):
        start = match.start()
        length = 2 if letters[max(0, start - 2) : start] in tables.compound else 1
        if start >= length and (length == 2 or letters[start - 1] in tables.single):
            found.append(Short(start - length, match.end(), length, "court"))
    return found


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


def short_forms(letters: str, start: int) -> list[Short]:
    """The short form that begins with the surname at ``start``, if there is one."""
    tables = _tables()
    if letters[start + 1 : start + 2] not in tables.begins and (
        letters[start : start + 2] not in tables.compound
    ):
        return []
    length = 2 if letters[start : start + 2] in tables.compound else 1
    if length == 1 and letters[start] not in tables.linked:
        return []
    short = _short(letters, start, length, tables)
    if short is None or (
        length == 1 and short.kind != "title" and letters[start] not in tables.single
    ):
        return []
    return [short]


def _short(letters: str, start: int, length: int, tables: _Tables) -> Short | None:
    after = start + length
    two = letters[after : after + 2]
    if two in _POLITE:
        return Short(start, after + 2, length, "polite")
    if two in tables.called or letters[after : after + 3] in tables.called:
        return Short(start, after, length, "title")
    if start and letters[start - 1] not in _CLAUSE_STARTS:
        return None
    if two[:1] in _MAY_STAND_BETWEEN:
        if two[1:2] == "指":
            return Short(start, after, length, "says")
        two = letters[after + 1 : after + 3]
    if two in tables.says or two[:1] in tables.says:
        return Short(start, after, length, "says")
    return None
