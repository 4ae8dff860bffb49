"""Passages: which paragraphs go on from which, so that what holds for one holds for the next."""

from __future__ import annotations

import re
from functools import lru_cache

from zhextract.text.page import Page

_BULLETS = frozenset("●▲■◆★△▶►□◇•·※—")
_BREAKS = frozenset(("title", "subtitle", "byline", "masthead"))
_MOST = 100
"""A list has no more items than this."""
_LONGEST_LEAD = 24
"""A question that leads into a list is no longer than this."""


# The title of a report or communiqué, whose paragraphs are parts of one statement.
_REPORT = re.compile("(?:公报|统计|数据|情况|报告|快报|简报|月报|年报|摘要|概况)(?:（[^）]*）)?$")
_LONGEST_TITLE = 60
_TITLES_KEPT = 64
"""Titles whose answers are kept: every paragraph of an article asks for its title."""


@lru_cache(_TITLES_KEPT)
def is_report(title: str) -> bool:
    """Whether it is the title of a report: what it says at first holds for all its figures."""
    return len(title) < _LONGEST_TITLE and _REPORT.search(title.strip()) is not None


def in_report(page: Page, index: int) -> bool:
    """Whether paragraph ``index`` is one of a communiqué; a speech (工作报告) has other parts."""
    title = page.articles[page.paragraphs[index].article].title
    if title is None:
        return False
    text = page.reading[title[0] : title[1]].rstrip()
    return is_report(text) and "报告" not in text


def opening(page: Page, index: int) -> int:
    """The paragraph that paragraph ``index`` goes on from; ``index`` where it stands alone.

    The items of a list go on from what stands over them, and so does what
    follows a colon, a semicolon or a comma, and a part of what was just told (其中…).
    """
    paragraphs = page.paragraphs
    first = max(0, index - _MOST)
    while index > first and paragraphs[index - 1].article == paragraphs[index].article:
        before = paragraphs[index - 1]
        if before.kind in _BREAKS:
            break
        over = page.reading[before.start : before.end].rstrip()
        listed = page.reading[paragraphs[index].start] in _BULLETS
        part = page.reading.startswith("其中", paragraphs[index].start)
        if not listed and not part and not over.endswith(("：", "；", "，")):
            break
        index -= 1
        if listed and over.endswith("？") and len(over) < _LONGEST_LEAD:
            index -= 1 if index and paragraphs[index - 1].kind == "body" else 0
    return index
