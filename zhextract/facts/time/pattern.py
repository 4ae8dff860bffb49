"""Finding points in time: a gate, then a chain of small patterns.

The gate is one scan of plain character classes, so that text without times
costs next to nothing. Where it opens, a head pattern reads what a point begins
with (a year, 昨天, 近五年), and the pattern that may follow reads on: months
within a year, days within a month, a clock after a day. What they read is
collected by group name; ``point.py`` gives it its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from zhextract.facts.time import branches
from zhextract.facts.time.words import table

_HANZI = "一二三四五六七八九"
_PAIRS = [
    "民国",
    "公元",
    "农历",
    "阴历",
    "正月",
    "冬月",
    "腊月",
    "元月",
    "首季",
    "年底",
    "年末",
    "年终",
    "年中",
    "年初",
    "年内",
    "岁末",
    "岁终",
    "月底",
    "月末",
    "月初",
    "开年",
    "上半",
    "下半",
    "上旬",
    "中旬",
    "下旬",
    "全年",
    "同期",
    "同月",
    "同季",
    "上世",
    "本世",
    "截至",
    "截止",
    "会上",
    "发布",
    "仪式",
    "座谈",
    "现场",
    "大会",
    "推进",
    "过去",
    "最近",
    "未来",
    "今后",
    "接下",
    "对上",
    "星期",
    "礼拜",
    "今春",
    "今夏",
    "今秋",
    "今冬",
    "去春",
    "去夏",
    "去秋",
    "去冬",
    "明春",
    "明夏",
    "明秋",
    "明冬",
    "今起",
    "届时",
]
_COUNTED = "近前首头第周零"
"""Characters that begin a point together with a number (前8个月, 第二季度, 周三)."""

_FOLLOWS = {  # what may stand after a branch; the first pattern of the tuple that matches
    "year": ("in_year",),
    "month": ("in_month",),
    "in_month": ("in_month",),
    "iso": ("tail",),
    "day": ("tail",),
    "bare_day": ("tail",),
    "weekday": ("tail",),
}

_ONLY_AFTER_A_YEAR = frozenset({"edges", "annual"})


class Read(NamedTuple):
    """What was read at a place: half-open offsets, the branch, and the named groups."""

    start: int
    end: int
    branch: str
    groups: dict[str, str]


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    made: dict[str, str] = getattr(branches, name)()
    body = "\n  | ".join(rf"(?: {part} )(?P<b_{key}>)" for key, part in made.items())
    return regex.compile(body, regex.VERBOSE)


@cache
def _pairs() -> frozenset[str]:
    """The pairs of characters that a point can begin with, other than numbers."""
    words = [w for name in ("relative", "feasts", "parts_of_day") for w in table(name)]
    counted = {a + b for a in _COUNTED for b in f"0123456789{_HANZI}两十日季"}
    return frozenset({w[:2] for w in words if len(w) > 1} | set(_PAIRS) | counted)


@cache
def _gate() -> re.Pattern[str]:
    # `re`, not `regex`: for a scan of plain classes it is twice as fast
    pairs = [pair for pair in _pairs() if pair[0] != "“"]
    firsts = "".join(sorted({pair[0] for pair in pairs}))
    seconds = "".join(sorted({pair[1] for pair in pairs}))
    units = "-年月日号时点、至到和及与~—"
    return re.compile(
        rf"(?P<word>[{firsts}][{seconds}])|(?P<quoted>[“‘][{_HANZI}十]{{2}})"
        rf"|[0-9]{{1,4}}(?:[{units}:/个天周世]|\.[0-9]{{1,2}}\.)"
        rf"|[{_HANZI}十廿两](?:[{_HANZI}〇零十]{{1,3}})?(?:[{units}天周世]|个[季月]|季度)"
    )


_NUMBER, _WORD, _QUOTED = ("number", "in_year", "loose"), ("word", "in_year"), ("quoted",)


def points(text: str) -> Iterator[Read]:
    """The points in time of ``text`` in order, none inside another."""
    search, pairs, position = _gate().search, _pairs(), 0
    while (hit := search(text, position)) is not None:
        start, end = hit.span()
        kind = hit.lastgroup
        read: Read | None = None
        if kind is None:
            read = _read(text, start, _NUMBER)
        elif kind == "quoted":
            read = _read(text, start, _QUOTED)
        elif hit.group() in pairs:
            read = _read(text, start, _WORD)
        if read is not None:
            position = read.end
            yield read
        else:  # a number that is no time: its digits cannot begin one either
            position = max(start + 1, end - 1) if kind is None else start + 1


def _read(text: str, start: int, heads: tuple[str, ...]) -> Read | None:
    for head in heads:
        if (match := _pattern(head).match(text, start)) is not None and match.end() > start:
            groups = _filled(match)
            branch = first = _branch(groups)
            if branch in _ONLY_AFTER_A_YEAR and head == "in_year":
                continue
            end = match.end()
            while (following := _FOLLOWS.get(branch)) is not None and (
                match := _pattern(following[0]).match(text, end)
            ) is not None:
                groups.update(_filled(match))
                branch, end = _branch(groups), match.end()
            return Read(start, end, first, groups)
    return None


def _filled(match: regex.Match[str]) -> dict[str, str]:
    return {name: text for name, text in match.groupdict().items() if text is not None}


def _branch(groups: dict[str, str]) -> str:
    """Take the marker out of ``groups`` and say which branch it marks."""
    for name in reversed(groups):
        if name.startswith("b_"):
            del groups[name]
            return name[2:]
    raise AssertionError("a branch without its marker")
