"""What stands left and right of a time expression, and what it makes of it."""

from __future__ import annotations

import re
from functools import cache

import msgspec
import regex

from zhextract.engine.compiled import compiled
from zhextract.facts.time.words import guarded, table

_WINDOW = 8
"""How far to the left of an expression its context is looked at."""
_CLAUSE = 60
"""How far to the right of an expression a clause may plan."""


_OVER = re.compile(
    "，?[^，。；：！？\n]{0,40}?(?:[^为除受好罢](?<!不得|到不|少不|大不)了(?![解然不断却结])|曾|已(?!知)|[去逝]世|病逝|出生|遇难"
    "|被(?!告)|荣?获(?![取得悉准批])|[同环]比|数据)"
)


class Context(msgspec.Struct, frozen=True, gc=False):
    """What the neighbours of an expression say; ``start`` and ``end`` include 截至 and 以来."""

    start: int
    end: int
    before: str | None
    """``means`` of the word before (``before.toml``), None if there is none."""
    after: str | None
    """``means`` of the suffix (``after.toml``), None if there is none."""
    about: bool
    comparison: bool

    @property
    def until(self) -> bool:
        """Only its end is known: 截至X, X前."""
        return self.before == "until" or self.after == "until"


def _choice(name: str, **wanted: object) -> str:
    words = table(name)
    return "|".join(guarded(word, words) for word in words.words(**wanted))


@cache
def _before() -> dict[str, tuple[str, ...]]:
    """The words of ``before.toml`` by their last character, longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in table("before").words():
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def _word_before(text: str, start: int) -> tuple[str, int] | None:
    """The word that ends at ``start``, a blank between, and where it begins."""
    end = start - 1 if text[start - 1 : start] == " " else start
    for word in _before().get(text[end - 1 : end], ()):
        if text.endswith(word, 0, end):
            return word, end - len(word)
    return None


@cache
def _first_of_suffix() -> frozenset[str]:
    return frozenset(word[0] for word in table("after"))


@cache
def _after() -> regex.Pattern[str]:
    groups = "|".join(
        rf"(?P<{means}>{_choice('after', means=means)})"
        for means in ("within", "so_far", "since", "until")
    )
    return compiled(rf"(?P<about>{_choice('after', means='about')})?+(?:{groups})?+")


@cache
def _compared() -> regex.Pattern[str]:
    return compiled(r"[^，。；、！？\n]{0,8}?(?:相比|持平|对比|比较|相同)")


@cache
def _planned() -> regex.Pattern[str]:
    return compiled(_choice("plans"))


def context_of(text: str, start: int, end: int) -> Context:
    """The context of the expression ``text[start:end]``."""
    left = _word_before(text, start)
    suffixed = text[end : end + 1] in _first_of_suffix()
    right = _after().match(text, end) if suffixed else None
    before = table("before")[left[0]]["means"] if left else None
    after = right.lastgroup if right and right.end() > end else None
    comparison = before == "comparison"
    if before == "paired":
        comparison = _compared().match(text, end) is not None
    return Context(
        start=left[1] if left and before == "until" else start,
        end=right.end() if right else end,
        before=before,
        after=None if after == "about" else after,
        about=bool(right and right.group("about")),
        comparison=comparison,
    )


def speaks_of_future(text: str, start: int, end: int, stop: int) -> bool:
    """Whether the clause of ``text[start:end]`` plans; ``stop`` is where its sentence ends.

    A time that is a clause of its own (12月1日，...) belongs to the next clause too.
    """
    stop = min(stop, end + _CLAUSE)
    for mark in "；\n":
        if (found := text.find(mark, end, stop)) >= 0:
            stop = found
    comma = text.find("，", end, stop)
    if 0 <= comma - end <= 2:
        comma = text.find("，", comma + 1, stop)
    return (
        _planned().search(text, max(0, start - _WINDOW), comma if comma >= 0 else stop) is not None
    )


@cache
def _feast_words(side: str) -> tuple[str, ...]:
    return tuple(table("feast_evidence").words(side=side))


def speaks_of_past(text: str, end: int) -> bool:
    """Whether the clause of the time that ends at ``end``, or the next, says that it is over.

    A time that stands alone says nothing of what is to come.
    """
    return end == len(text) or _OVER.match(text, end) is not None


def feast_is_name(text: str, end: int) -> bool:
    """Whether the feast that ends at ``end`` begins a name (春节联欢晚会)."""
    return text[end : end + 3].startswith(_feast_words("denies"))


def feast_dates(text: str, start: int, end: int) -> bool:
    """Whether a bare feast dates its clause (重阳节到来之际)."""
    if text[end : end + 3].startswith(_feast_words("after")):
        return True
    return text[max(0, start - 3) : start].endswith(_feast_words("before"))
