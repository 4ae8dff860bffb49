"""Lines to blocks: sentences broken by the end of a column or by a fixed width are joined.

A block is what the paper printed as one paragraph, headline or line. The
evidence for a broken sentence is punctuation, length and indentation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from zhextract.engine.compiled import compiled
from zhextract.text.reading import Edit

_ENDED = frozenset("。！？…；：!?;:”’）》】〕」』\"')]>")
"""A line that ends in one of these may be complete."""

_BROKEN = frozenset("，、（“‘《—")
"""No line ends in one of these unless its sentence goes on."""

_CLOSERS = frozenset("，。、；：！？）”’》】…")
"""No line starts with one of these unless a sentence goes on."""

_INDENT = 2
_WRAP_COLUMNS = 20
_WRAP_SLACK = 3


class Line(NamedTuple):
    """A line without its outer spaces; ``start`` and ``end`` are half-open."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    """Whether something more than one line break stands before it."""


@cache
def _line_pattern() -> regex.Pattern[str]:
    return compiled("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@cache
def _prose_pattern() -> re.Pattern[str]:
    """A sentence end inside, or more clauses than a headline of that length has."""
    return re.compile("。.|(?=.{25}).*?[，；].{3,}?[，；].|(?=.{40}).*?[，；！？].")


@cache
def _opening_pattern() -> regex.Pattern[str]:
    """What only the beginning of a line can be."""
    return compiled(
        r"""
        [#□■◎●▲△◆◇★☆※•·] | —— | --
      | [（(【〔\[] [^）)】〕\]]{0,12}? (?:记者|通讯员|讯|编辑|责编)
      | [（(] [一二三四五六七八九十\d]{1,3}+[）)]
      | [一二三四五六七八九十]{1,3}+、 | 第[一二三四五六七八九十百]{1,4}+[章节条]
      | \d{1,2}+(?:、|\.(?!\d))
      | (?:文|图|责编|编辑|校对|组版|来源|作者|摄影)[/：:]
      | (?:本报|新华社|中新社|中新网)[^，。]{0,20}?(?:讯|电|记者|通讯员)
        """,
        regex.VERBOSE,
    )


@cache
def _credit_end() -> regex.Pattern[str]:
    return compiled(r"(?:摄|摄影|制图|供图|文/图|图/文|报道|绘)$")


def split_lines(text: str) -> list[Line]:
    """The lines of a text that hold more than spaces, in order."""
    lines = []
    last = 0
    for hit in _line_pattern().finditer(text):
        raw = hit[0]
        stripped = raw.lstrip()
        if not stripped:
            continue
        indent = len(raw) - len(stripped)
        stripped = stripped.rstrip()
        start = hit.start() + indent
        between = text[last : start - indent]
        after_blank = len(between) > 1 and len(between.replace("\r\n", "\n")) > 1
        lines.append(Line(start, start + len(stripped), stripped, indent, after_blank))
        last = start + len(stripped)
    return lines


def find_joints(lines: Sequence[Line]) -> list[Edit]:
    """The line breaks inside sentences, as edits that leave them out."""
    joints = []
    widths = _wrapped_widths(lines)
    prose = False
    for index in range(len(lines) - 1):
        line, following = lines[index], lines[index + 1]
        if line.text[-1] in _ENDED or line.text[0] == "#":
            prose = False
            continue
        prose = prose or _is_prose(line.text)
        if not _goes_on(line, following, prose, widths.get(index, 0)):
            prose = False
            continue
        letters = line.text[-1].isascii() and line.text[-1].isalpha()
        letters = letters and following.text[0].isascii() and following.text[0].isalpha()
        joints.append(Edit(line.end, following.start, " " if letters else ""))
    return joints


def _is_prose(text: str) -> bool:
    return bool(_prose_pattern().search(text))


def _goes_on(line: Line, following: Line, prose: bool, width: int) -> bool:
    """Whether a line that does not end a sentence goes on in the following one."""
    if following.indent - line.indent >= _INDENT or _opening_pattern().match(following.text):
        return False
    if _credit_end().search(line.text):
        return False
    if following.text[0] in _CLOSERS:
        return True
    if line.text[-1] in _BROKEN and not line.text.endswith("——"):
        return True
    if width:
        return columns(line.text) >= width - _WRAP_SLACK
    last = following.text.rstrip("”’）》】")[-1:]
    return prose and (
        last in _TERMINAL or (len(following.text) >= 30 and _is_prose(following.text))
    )


_TERMINAL = frozenset("。！？…")


def columns(text: str) -> int:
    """The width in half-width columns, Han characters being two wide."""
    return len(text.encode("gbk", "replace"))


def _wrapped_widths(lines: Sequence[Line]) -> dict[int, int]:
    """The width at which each line is wrapped, for runs of lines wrapped at one width."""
    widths: dict[int, int] = {}
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not lines[index].after_blank:
            continue
        if index - first >= 3:
            width = _wrapped_width(lines[first:index])
            if width:
                widths.update(dict.fromkeys(range(first, index - 1), width))
        first = index
    return widths


def _wrapped_width(run: Sequence[Line]) -> int:
    """The common width of a run, or 0 where its lines are no wrapped prose."""
    if sum(line.text[-1] in _TERMINAL for line in run) * 2 > len(run):
        return 0
    width = max(columns(line.text) for line in run)
    broken = [line for line in run[:-1] if line.text[-1] not in _ENDED]
    full = sum(width - _WRAP_SLACK <= columns(line.text) for line in broken)
    if width < _WRAP_COLUMNS or full < 2 or full * 5 < len(broken) * 3:
        return 0
    marks = sum(line.text.count("，") + line.text.count("。") for line in run)
    return width if marks * 2 >= len(run) else 0
