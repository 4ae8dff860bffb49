"""Finding points in time: a gate, then a chain of small patterns.

The gate is one scan of plain character classes, so that text without times
costs next to nothing. Where it opens, a head pattern reads what a point begins
with (a year, 昨天, 近五年), and the pattern that may follow reads on: months
within a year, days within a month, a clock after a day. What they read is
collected by group name; ``point.py`` gives it its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

import regex

from zhextract.engine.compiled import compiled
from zhextract.facts.time import branches
from zhextract.facts.time.words import table

_HANZI = "一二三四五六七八九"
_NUMERALS = _HANZI + "十两廿〇"
_OPENINGS = (
    "民国 公元 农历 阴历 正月 冬月 腊月 元月 首季 年底 年末 年中 年初 年内 岁末 月底 月末 月初 "
    "开年 上半 下半 全年 同期 同月 同季 上世 本世 截至 截止 会上 发布会 仪式上 座谈会 现场会 "
    "大会上 推进会 过去 最近 未来 今后 接下来 对上 星期 礼拜 今春 今夏 今秋 今冬 去春 去夏 去秋 "
    "去冬 明春 明夏 明秋 明冬 十一五 十二五 十三五 十四五 十五五 "
    "假期 长假 节日 假日 今起 今（ 昨（ 届时 上旬 中旬 下旬 零时 零点"
)
"""What the branches of words begin with, other than the words of the tables."""

_FOLLOWS = {  # which pattern reads on after a branch
    "year": "in_year",
    "era": "in_year",
    "month": "in_month",
    "in_month": "in_month",
    "iso": "tail",
    "day": "tail",
    "bare_day": "tail",
    "weekday": "tail",
}

_KEPT = 2048
"""So many readings of each pattern are kept: the same dates are written again and again."""
_ONLY_AFTER_A_YEAR = frozenset({"edges", "annual"})


Groups = tuple[tuple[str, str], ...]
"""The named groups that matched something; of two of one name the later counts."""


class Read(NamedTuple):
    """What was read at a place: half-open offsets, the branch, and the named groups."""

    start: int
    end: int
    branch: str
    groups: Groups


class _Stage(NamedTuple):
    """One pattern of the chain, and what reads the groups that it matched."""

    match: Callable[[str, int], regex.Match[str] | None]
    filled: Callable[[tuple[str | None, ...]], tuple[str, Groups]]


@cache
def _stage(name: str) -> _Stage:
    made: dict[str, str] = getattr(branches, name)()
    return _compiled(tuple(made.items()))


@cache
def _words_from(first: str) -> _Stage:
    """The branches of words that can begin with the character ``first``."""
    made = branches.word()
    begins = branches.word_begins()
    return _compiled(tuple((key, made[key]) for key in made if first in begins[key]))


@cache
def _compiled(made: tuple[tuple[str, str], ...]) -> _Stage:
    body = "\n  | ".join(rf"(?: {part} )(?P<b_{key}>)" for key, part in made)
    pattern = compiled(body, regex.VERBOSE)
    names = tuple(sorted(pattern.groupindex, key=pattern.groupindex.__getitem__))

    @lru_cache(maxsize=_KEPT)
    def filled(groups: tuple[str | None, ...]) -> tuple[str, Groups]:
        """The branch that matched, and its groups; its marker is what matched nothing."""
        pairs = zip(compress(names, groups), filter(None, groups), strict=True)
        return names[groups.index("")][2:], tuple(pairs)

    return _Stage(pattern.match, filled)


@cache
def _openings() -> dict[str, frozenset[str] | None]:
    """Pairs of characters that a point can begin with, other than numbers.

    The value holds the third characters that may follow, None where any may.
    """
    words = [w for name in ("relative", "feasts", "parts_of_day") for w in table(name)]
    words += _OPENINGS.split()
    words += [f"{opening}{n}" for opening in "近前首头" for n in f"0123456789{_HANZI}两十"]
    words += [f"{part}{n}" for part in "早晚晨" for n in f"0123456789{_HANZI}十"]
    words += [f"周{n}" for n in f"{_HANZI[:6]}日"] + [
        f"第{n}{after}" for n in f"1234{_HANZI[:4]}" for after in "季至到—、和"
    ]
    words += [f"第{n}个" for n in _HANZI] + [f"第十{n}" for n in _HANZI] + ["Q1", "Q2", "Q3", "Q4"]
    words += [w + c for w in table("relative").words() if len(w) == 1 for c in _only_before(w)]
    thirds: dict[str, set[str] | None] = {}
    for word in words:
        if len(word) == 2:
            thirds[word] = None
        elif len(word) > 2 and (known := thirds.setdefault(word[:2], set())) is not None:
            known.add(word[2])
    return {pair: None if any_ is None else frozenset(any_) for pair, any_ in thirds.items()}


def _only_before(word: str) -> str:
    return str(table("relative")[word].get("only_before") or "")


@cache
def _gate() -> re.Pattern[str]:
    """Where a point may begin: a word's first characters, or a number and its unit.

    `re`, not `regex`, and every branch begins with a literal: the scan then skips
    all other characters with one look at each.
    """
    words = _by_first()
    word = "|".join(_word_branch(first, words[first]) for first in sorted(words))
    dash = "[-至到~—、和及与]"
    digits = (
        r"(?:[0-9]{3}[-./][0-9]"
        rf"|[0-9]{{0,3}}(?:[年月日号时点财]|{dash}{{1,2}}[0-9]|:[0-5]|个月|[天周世][纪之以前后]))"
    )
    hanzi = (
        rf"(?:[{_HANZI}〇零十]{{1,3}})?(?:[年月日号时点]|{dash}[{_HANZI}十]"
        r"|个月|季度|[天周世][纪之以前后])"
    )
    numbers = [first + digits for first in "0123456789"]
    numbers += [first + hanzi for first in _HANZI + "十廿两"]
    return re.compile(rf"{word}|“[{_HANZI}十]{{2}}|‘[{_HANZI}十]{{2}}|" + "|".join(numbers))


def _by_first() -> dict[str, dict[str, frozenset[str] | None]]:
    """The openings by their first character."""
    words: dict[str, dict[str, frozenset[str] | None]] = {}
    for pair, thirds in _openings().items():
        if pair[0] != "“":
            words.setdefault(pair[0], {})[pair[1]] = thirds
    return words


def _word_branch(first: str, seconds: dict[str, frozenset[str] | None]) -> str:
    """``first`` and what may follow it; a third character is only looked at."""
    after: dict[str, list[str]] = {}
    for second, thirds in seconds.items():
        ahead = "" if thirds is None else f"(?=[{''.join(sorted(thirds))}])"
        after.setdefault(ahead, []).append(second)
    choices = [f"[{''.join(sorted(chars))}]{ahead}" for ahead, chars in sorted(after.items())]
    return f"{first}(?:{'|'.join(choices)})"


_ANY_NUMBER, _WORD, _QUOTED = ("number", "in_year", "loose"), ("word", "in_year"), ("quoted",)
_BY_UNIT = {
    "年": ("number",),
    "财": ("number",),
    "月": ("in_year",),
    "度": ("in_year",),
    "日": ("loose",),
    "号": ("loose",),
    "时": ("loose",),
    "点": ("loose",),
}
"""Heads to try for a number, by the character after it."""
_DIGITS = frozenset("0123456789")
_AFTER_NUMBER = frozenset("年月日号时点度纪之以前后")


def points(text: str) -> Iterator[Read]:
    """The points in time of ``text`` in order, none inside another."""
    search, position = _gate().search, 0
    while (hit := search(text, position)) is not None:
        start, end = hit.span()
        first, last = text[start], text[end - 1]
        if first in _DIGITS or (first in _NUMERALS and last in _AFTER_NUMBER):
            of_months = last == "月" and text[end - 2] == "个"
            heads = _ANY_NUMBER if of_months else _BY_UNIT.get(last, _ANY_NUMBER)
            read = _read(text, start, heads)
            follows = max(start + 1, end - 1)  # its digits cannot begin another
        else:
            read = _read(text, start, _QUOTED if first in "“‘" else _WORD)
            follows = start + 1
            if read is None and first in _NUMERALS:
                read = _read(text, start, _ANY_NUMBER)
        if read is None:
            position = follows
        else:
            position = read.end
            yield read


@cache
def _first_of(following: str) -> frozenset[str]:
    """What the patterns that read on can begin with; mostly something else comes."""
    if following == "tail":
        words = table("parts_of_day")
        return frozenset(" （T当星周礼零0123456789" + _NUMERALS) | {w[0] for w in words}
    if following == "in_month":
        return frozenset(" 的上中下底末初同当首前头第0123456789卅" + _NUMERALS)
    return frozenset(
        " 的农阴正冬腊元年半第前首头Q上下底末初中岁全同春夏秋假长节0123456789卅" + _NUMERALS
    ) | {w[0] for w in table("feasts")}


def _read(text: str, start: int, heads: tuple[str, ...]) -> Read | None:
    for head in heads:
        stage = _words_from(text[start]) if head == "word" else _stage(head)
        if (match := stage.match(text, start)) is None or (end := match.end()) == start:
            continue
        branch, groups = stage.filled(match.groups())
        if branch in _ONLY_AFTER_A_YEAR and head == "in_year":
            continue
        first = branch
        while (following := _FOLLOWS.get(branch)) is not None:
            if text[end : end + 1] not in _first_of(following):
                break
            stage = _stage(following)
            if (match := stage.match(text, end)) is None:
                break
            branch, more = stage.filled(match.groups())
            groups += more
            end = match.end()
        return Read(start, end, first, groups)
    return None
