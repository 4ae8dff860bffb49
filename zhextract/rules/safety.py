"""Patterns that could take very long on some text, told by their form and by timing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import regex

MOST_REPEATS = 60
"""How often anything in a pattern may repeat."""
MOST_WAYS = 20_000
"""Ways to share out a text among the repeats of a pattern, at most."""
_TEXT = 4000
"""Characters of the text that a pattern is timed on."""
_SECONDS = 0.3
"""What it may take for that text, of CPU."""
_PATIENCE = 1.0
"""Seconds after which a run is cut off."""

_PLACE = regex.compile(r"\{(?P<name>[a-z_]+)(?::(?P<argument>[a-z_]+|\d+,\d+))?\}")
_COUNT = regex.compile(r"\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\}")
_OPENING = regex.compile(r"\((?:\?(?:P<[a-z_]+>|[:=!>]|<[=!]))?")
_PROPERTY = regex.compile(r"\\[pP]\{[A-Za-z_]+\}|\\[^\d\s]|\\\s")
_CLASS = regex.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


class _Group(NamedTuple):
    """An open group of a pattern, and what has been met in it."""

    atomic: bool
    repeats: bool
    alternates: bool


_PLAIN = _Group(True, False, False)
"""What stands for anything that is no group."""


class _Danger(Exception):
    """A pattern is dangerous; the message says why and what to do."""


def danger_of(pattern: str) -> str | None:
    """Why the form of a pattern is dangerous or not allowed, and what to write; None if it is fine.

    ``pattern`` is as the file has it, with ``{parts}``.
    """
    try:
        ways = _walk(pattern)
    except _Danger as danger:
        return str(danger)
    if ways > MOST_WAYS:
        return (
            f"its repeats can share a text in {ways} ways, more than {MOST_WAYS}; "
            "give them lower bounds, or make some possessive: {0,8}+"
        )
    return None


def _walk(pattern: str) -> int:
    """The ways to share out a text among the repeats; ``_Danger`` for what is not allowed."""
    groups: list[_Group] = [_Group(False, False, False)]
    closed = _PLAIN  # the group that ended where the walk stands
    ways, at = 1, 0
    while at < len(pattern):
        end, group = _piece(pattern, at, groups)
        if end is None:
            least, most, possessive, end = _repeat(pattern, at)
            if most > 1:
                _refuse_nested(closed, pattern[at:end], most)
            if least != most and not possessive:
                ways *= most - least + 1
                groups[-1] = groups[-1]._replace(repeats=True)
            closed = _PLAIN
        elif not pattern[at].isspace():
            closed = group or _PLAIN
        if pattern.startswith("{gap:", at):
            least, most = map(int, pattern[at + 5 : end - 1].split(","))
            _refuse_more(pattern[at:end], most)
            ways *= max(most - least, 0) + 1
            groups[-1] = groups[-1]._replace(repeats=True)
        at = end
    if len(groups) > 1:
        raise _Danger("a bracket ( is never closed; close it, or write \\( for the mark itself")
    return ways


def _piece(pattern: str, at: int, groups: list[_Group]) -> tuple[int | None, _Group | None]:
    """Where what begins at ``at`` ends, None for a repeat; and the group that it closes."""
    char = pattern[at]
    if char == "(":
        opening = _OPENING.match(pattern, at)
        assert opening is not None
        if pattern.startswith("?", opening.end()):
            written = pattern[at : at + 4]
            raise _Danger(
                f"{written}… is not allowed; use (?:…), (?P<name>…), (?>…), (?=…), (?!…), "
                "(?<=…) or (?<!…)"
            )
        groups.append(_Group(opening[0] == "(?>", False, False))
        return opening.end(), None
    if char == ")":
        if len(groups) == 1:
            raise _Danger("a bracket ) closes nothing; open it, or write \\) for the mark itself")
        group = groups.pop()
        if group.repeats and not group.atomic:
            groups[-1] = groups[-1]._replace(repeats=True)
        return at + 1, group
    if char == "|":
        groups[-1] = groups[-1]._replace(alternates=True)
    if char == "\\":
        escape = _PROPERTY.match(pattern, at)
        if escape is None or pattern[at + 1] in "gGkKXRmMbB":
            raise _Danger(
                f"{pattern[at : at + 2]} is not allowed; there are no back-references, write the "
                "words themselves"
            )
        return escape.end(), None
    if char == "[":
        chars = _CLASS.match(pattern, at)
        if chars is None:
            raise _Danger("a bracket [ is never closed; close it, or write \\[ for the mark itself")
        return chars.end(), None
    place = _PLACE.match(pattern, at) if char == "{" else None
    if place is not None:
        return place.end(), None
    return (None if char in "*+?{" else at + 1), None


def _repeat(pattern: str, at: int) -> tuple[int, int, bool, int]:
    """Least, most, whether possessive, and the end of the repeat that stands at ``at``."""
    char, end = pattern[at], at + 1
    least, most = 0, 1
    if char in "*+":
        raise _Danger(
            f"{pattern[max(0, at - 6) : at + 1]} repeats without a bound; write how often at most, "
            "such as {0,8}"
        )
    if char == "{":
        count = _COUNT.match(pattern, at)
        if count is None:
            raise _Danger(f"{pattern[at : at + 8]} is neither a part {{name}} nor a repeat {{0,8}}")
        if count["comma"] and not count["most"]:
            raise _Danger(
                f"{count[0]} repeats without a bound; write how often at most, such as {{0,8}}"
            )
        least = int(count["least"] or 0)
        most = int(count["most"] or least)
        _refuse_more(count[0], most)
        end = count.end()
    possessive = pattern.startswith("+", end)
    return least, most, possessive, end + (possessive or pattern.startswith("?", end))


def _refuse_more(written: str, most: int) -> None:
    if most > MOST_REPEATS:
        raise _Danger(f"{written} repeats more than {MOST_REPEATS} times; give it a lower bound")


def _refuse_nested(group: _Group, written: str, most: int) -> None:
    if group.repeats and not group.atomic:
        raise _Danger(
            f"{written} repeats a group that repeats something itself; take one of the repeats "
            "out, or make the group atomic: (?>…)"
        )
    if group.alternates and not group.atomic:
        raise _Danger(f"{written} repeats a choice a|b; make the group atomic: (?>a|b)")


def slow_text(pattern: regex.Pattern[str], written: str) -> str | None:
    """What a text is made of that the compiled pattern takes too long for; None if there is none.

    ``written`` is the pattern as the file has it, whose own characters are tried
    too. Time is that of the CPU, the least of three runs.
    """
    for piece in _pieces(written):
        text = (piece * (_TEXT // len(piece) + 1))[:_TEXT]
        taken = _seconds(pattern, text)
        if _SECONDS < taken < _PATIENCE:  # the machine may have been busy
            taken = min(taken, _seconds(pattern, text), _seconds(pattern, text))
        if taken > _SECONDS:
            return piece
    return None


def _seconds(pattern: regex.Pattern[str], text: str) -> float:
    start = time.thread_time()
    with suppress(TimeoutError):
        for _ in pattern.finditer(text, timeout=_PATIENCE):
            pass
    return time.thread_time() - start


def _pieces(written: str) -> Iterator[str]:
    """What hostile texts are made of: the pattern's own characters, numbers, common words."""
    bare = _PLACE.sub("", written)
    own = list(dict.fromkeys(regex.findall(r"\p{Han}", bare)))
    yield from own[:24]
    if own:
        yield "".join(own)
        yield "".join(own) + "\ue001"
    yield from (
        "\ue000",
        "\ue001",
        "\ue007",
        "的",
        "比",
        "1",
        "甲",
        "甲乙",
        "甲，",
        "（",
        "、",
        "\n",
    )
