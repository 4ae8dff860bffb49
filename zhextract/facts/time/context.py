"""What stands left and right of a time expression, and what it makes of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

_WINDOW = 8
"""How far to the left and right of an expression its context is looked at."""


class Context(NamedTuple):
    """The words around an expression; ``end`` is where the expression ends with its suffix."""

    start: int
    end: int
    recurring: bool
    until: bool
    since: bool
    to_publication: bool
    approximate: bool
    comparison: bool
    target: bool


@cache
def _before() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?: (?P<recurring>每|每逢|每到|历年|往年|常年|每年的?|每月|每天|每日|每周|第|逢)
              | (?P<until>截[至止]到?)
              | (?P<comparison>(?<!对)比|较|相较于?|相比于?|较之|高于|低于|好于|优于|快于|慢于|多于|少于)
              | (?P<target>到|至|力争|争取)
              | (?P<paired>与|和|同|跟)
            )[ ]?$""",
        regex.VERBOSE,
    )


@cache
def _after() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?P<about>许|左右|前后|上下)?+
            (?: (?P<within>[期之]间)
              | (?P<since_publication>以来|之后至今|至今|迄今|到现在|至目前|来(?=[，。；]))
              | (?P<since>起(?![义诉草步点初飞吊降伏色航征])(?:至今)?|开始(?=[，。；、实执施对]))
              | (?P<until>以前|之前|前(?![后期任述身夕往进来去台线列沿提景辈排半者端市总
                  0-9一二三四五六七八九十两几首])) )?+""",
        regex.VERBOSE,
    )


@cache
def _compared() -> regex.Pattern[str]:
    return regex.compile(r"[^，。；、！？\n]{0,8}?(?:相比|持平|对比|比较|相同)")


@cache
def _planned() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?<![必终即有望])将(?![近军士领来帅案其这他她它要]?[军士来帅])
            | 即将 | 拟 | 定于 | 预计 | 计划[于在从自] | 有望 | 届时 | 截止 | 迎来 | 到来 | 来临 | 临近""",
        regex.VERBOSE,
    )


def context_of(text: str, start: int, end: int) -> Context:
    """The context of the expression ``text[start:end]``."""
    left = _before().search(text[max(0, start - _WINDOW) : start])
    right = _after().match(text, end)
    kind = left.lastgroup if left else None
    suffix = right.lastgroup if right and right.end() > end else None
    comparison = kind == "comparison"
    if kind == "paired":
        comparison = _compared().match(text, end) is not None
    until = kind == "until" or suffix == "until"
    begins = start
    if kind == "until" and left is not None:
        begins = start - (len(left.group()))
    return Context(
        start=begins,
        end=right.end() if right else end,
        recurring=kind == "recurring",
        until=until,
        since=suffix == "since",
        to_publication=suffix == "since_publication",
        approximate=bool(right and right.group("about")),
        comparison=comparison,
        target=kind == "target",
    )


def speaks_of_future(text: str, start: int, end: int, stop: int) -> bool:
    """Whether the clause of ``text[start:end]`` plans; ``stop`` is where its sentence ends."""
    for mark in "。；！？\n":
        if (found := text.find(mark, end, stop)) >= 0:
            stop = found
    comma = text.find("，", end, stop)
    if comma >= 0 and comma - end > 2:
        stop = comma
    elif comma >= 0:
        following = text.find("，", comma + 1, stop)
        stop = following if following >= 0 else stop
    return _planned().search(text, max(0, start - _WINDOW), min(stop, end + 60)) is not None
