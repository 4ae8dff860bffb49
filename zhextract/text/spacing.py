"""Spaces that some papers set between Chinese and figures or letters: 5 月 9 日, 1.2 亿部.

They are typography and part nothing. Elsewhere a space before a figure parts
what a headline, a table or a byline sets apart, so a line must show the habit.
"""

from __future__ import annotations

import re
from functools import cache

from zhextract.text.reading import Edit

_HAN = "\u3400-\u9fff"


@cache
def _line() -> re.Pattern[str]:
    """A line of prose, or one that has its unit behind a space; no table of medals."""
    return re.compile(
        rf"^(?=.*[，。；]|.*[0-9] [年月日万亿个名家人元]).*[0-9] [{_HAN}].*$", re.MULTILINE
    )


@cache
def _before_figures() -> re.Pattern[str]:
    return re.compile(rf"[{_HAN}] (?=[0-9])")


@cache
def _behind_figures() -> re.Pattern[str]:
    return re.compile(rf"[0-9] (?=[{_HAN}])")


@cache
def _tight() -> re.Pattern[str]:
    return re.compile(rf"[{_HAN}](?=[0-9])|[0-9](?=[{_HAN}])")


@cache
def _typographic() -> re.Pattern[str]:
    word, han = "0-9A-Za-z", rf"{_HAN}“”《》（）"
    return re.compile(rf"(?<=[{han}]) (?=[{word}])|(?<=[{word}%]) (?=[{han}])")


def find_spacing(text: str) -> list[Edit]:
    """The typographic spaces of a folded text, as edits that leave them out.

    A line has the habit where figures have a space on both sides of them, and
    more of them with a space than without.
    """
    if _behind_figures().search(text) is None:
        return []
    edits: list[Edit] = []
    for line in _line().finditer(text):
        before = len(_before_figures().findall(line[0]))
        spaced = before + len(_behind_figures().findall(line[0]))
        if before and spaced > len(_tight().findall(line[0])):
            at = line.start()
            edits += [
                Edit(at + hit.start(), at + hit.end()) for hit in _typographic().finditer(line[0])
            ]
    return edits
