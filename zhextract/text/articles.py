"""Blocks to articles: which lines are titles, headings and lines, and where an article ends.

A short line means nothing by itself; what stands around it decides. The walk
goes forward once and remembers the article that is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.text.blocks import CRAFTS, STAFF, Block, is_date
from zhextract.text.bylines import parse_credit
from zhextract.text.page import ParagraphKind

_LINES = 4
"""So many short lines in a row are an infographic or a table."""

_CAPTION = 150
"""Longest text that a photographer's line under it makes a caption."""

_NAMES = 16
"""Longest line of bare names under a title."""

_CLOSED = ("。", "！", "？", "”", "…")
"""What ends a sentence; the last line of an infographic over its credit has none."""

_OWN_INFOGRAPHIC = 6
"""So many are one of its own, even without a credit."""


_ABOUT = ("图为", "图①", "图②", "图③", "上图", "下图", "左图", "右图", "题图", "图：")
"""A caption that begins so belongs to the article before it."""


@dataclass(slots=True)
class Plan:
    """An article as a range of blocks: ``first`` is its first, ``title`` its headline."""

    first: int
    title: int | None = None
    has_content: bool = False
    has_byline: bool = False


@cache
def _numbered() -> regex.Pattern[str]:
    return compiled(
        r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第.{1,4}[章节部]|\d{1,2}[、.]"
    )


@cache
def _dated() -> regex.Pattern[str]:
    """A date at the very beginning, as captions of news photographs have it."""
    return compiled(r".{0,12}?(?:\d{1,2}月\d{1,2}日|\d{1,2}日|日前|近日)")


@cache
def _figures() -> regex.Pattern[str]:
    """Digits other than a year's."""
    return compiled(r"\d(?<!\d{4}(?=年))(?!\d{0,3}年)")


def group(blocks: Sequence[Block]) -> list[Plan]:
    """Give every block its kind and article; the articles in order."""
    return _Walk(blocks).plans


class _Walk:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.plans: list[Plan] = []
        self.closed = True
        self.pending: int | None = None  # the first block of a head that waits for its article
        at = 0
        while at < len(blocks):
            at = self._step(at)
        self._settle()

    @property
    def current(self) -> Plan:
        return self.plans[-1]

    @property
    def waiting(self) -> bool:
        """Whether an article is open that has no text yet."""
        return not self.closed and not self.current.has_content

    def _step(self, at: int) -> int:
        block = self.blocks[at]
        if block.look == "short":
            end = at + 1
            while end < len(self.blocks) and self.blocks[end].look == "short":
                end += 1
            self._run(at, end)
            return end
        {
            "headline": self._headline,
            "masthead": self._masthead,
            "website": self._website,
            "credit": self._credit,
            "subtitle": self._subtitle,
            "body": self._body,
        }[block.look](at, block)
        return at + 1

    def _open(self, at: int) -> None:
        self.plans.append(Plan(at if self.pending is None else self.pending))
        self.pending = None
        self.closed = False

    def _hold(self, first: int, end: int) -> None:
        """Blocks of a page's head: they belong to the article that comes."""
        for block in self.blocks[first:end]:
            block.kind = "masthead"
        if self.pending is None:
            self.pending = first
        self.closed = True

    def _title(self, at: int) -> None:
        self.current.title = at
        self.blocks[at].kind = "title"

    def _settle(self) -> None:
        """Close the last head, and number the blocks."""
        if self.pending is not None and not self.plans:
            self.plans.append(Plan(self.pending))
        firsts = {plan.first: number for number, plan in enumerate(self.plans)}
        number = 0
        for at, block in enumerate(self.blocks):
            number = firsts.get(at, number)
            block.article = number

    # What a block does, by its look.

    def _headline(self, at: int, block: Block) -> None:
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if following and following.look == "headline" and following.level > block.level:
            self._hold(at, at + 1)
            return
        self._open(at)
        self._title(at)

    def _masthead(self, at: int, block: Block) -> None:
        names_only = bool(block.makers) and not self.closed and self.current.has_content
        if names_only:
            block.kind = "masthead"
            self.closed = True
        else:
            self._hold(at, at + 1)

    def _website(self, at: int, block: Block) -> None:
        """What stands around an article on a website: it ends one that has its text."""
        block.kind = "masthead"
        if self.plans and self.current.has_content:
            self.closed = True

    def _credit(self, at: int, block: Block) -> None:
        block.kind = "byline"
        signed = self.closed and self.plans and self.pending is None
        if signed and (self.blocks[at - 1].kind == "byline" or block.makers <= STAFF):
            return
        if self.closed:
            if block.makers <= STAFF:
                self._hold(at, at + 1)
                return
            self._open(at)
        self.current.has_byline = True
        if self.current.has_content:
            self.closed = True
            before = self.blocks[at - 1]
            is_craft = bool(block.makers) and block.makers <= CRAFTS
            if is_craft and before.kind == "body" and len(before.text) <= _CAPTION:
                last = at > 1 and self.blocks[at - 2].kind == "line"
                bare = not before.text.rstrip().endswith(_CLOSED)
                before.kind = "line" if last and bare else "caption"

    def _subtitle(self, at: int, block: Block) -> None:
        if self.closed:
            self._open(at)
        block.kind = "heading" if self.current.has_content else "subtitle"

    def _body(self, at: int, block: Block) -> None:
        opens = block.opening is not None
        closing = block.closing
        is_caption = closing is not None and bool(closing.credits) and closing.is_craft
        is_caption = is_caption and not opens
        about = block.text.startswith(_ABOUT)
        own = is_caption and not about and bool(_dated().match(block.text))
        if about and self.closed and self.plans and self.pending is None:
            self.closed = False
        if self.closed or (self.current.has_content and (opens or own)):
            own = own or (self.closed and is_caption)
            self._open(at)
        elif is_caption and not self.current.has_content:
            own = True
        block.kind = "body"
        if is_caption or about:
            block.kind = "caption"
        self.current.has_content = True
        if block.opening and block.opening.credits:
            self.current.has_byline = True
        if own or (closing is not None and not is_caption):
            self.closed = True

    # A run of short lines: what stands after it decides.

    def _run(self, first: int, end: int) -> None:
        following = self.blocks[end] if end < len(self.blocks) else None
        if self.closed and end - first <= 3 and self._is_head(end):
            self._hold(first, end)
            return
        if self.closed and is_date(self.blocks[first].text) and len(self.blocks) > 1:
            self._hold(first, first + 1)
            first += 1
            if first == end:
                return
        signed = not self.closed and self.current.has_byline
        opens = following is not None and _opens(following, after_signed=signed)
        if self.closed and following and following.look == "credit" and not following.makers:
            opens = end + 1 < len(self.blocks)  # 来源：新华社 under a title, not at the end
        has_credit = following is not None and following.look == "credit" and not opens
        has_credit = has_credit and bool(following and following.makers & CRAFTS)
        count = end - first
        last = end - 1 if opens else end
        while last > first and _numbered().match(self.blocks[last - 1].text):
            last -= 1
        has_lines = last - first >= _LINES and self._has_figures(first, last)
        if has_lines or (has_credit and count > 1):
            self._lines(first, last, own=has_credit)
            first = last
            if first == end:
                return
        if self.waiting and self.current.title is not None:
            self._under_title(first, end)
        elif opens or (self.closed and following is not None and following.look == "body"):
            if not self.waiting:
                self._open(first)
            self._title(first)
            self._under_title(first + 1, end)
        elif self.closed or following is None or following.look != "body":
            self._lines(first, end, own=False)
        else:
            self._mark(first, end, "heading")

    def _is_head(self, at: int) -> bool:
        """Whether a page's head goes on at a block, rather than the page end there."""
        if at + 1 >= len(self.blocks):
            return False
        block = self.blocks[at]
        is_staff = block.look == "credit" and bool(block.makers) and block.makers <= STAFF
        return block.look == "masthead" or is_staff

    def _has_figures(self, first: int, end: int) -> bool:
        """Whether lines tell figures, as those of an infographic do."""
        figures = _figures()
        lines = self.blocks[first:end]
        return sum(bool(figures.search(b.text)) and not is_date(b.text) for b in lines) > 1

    def _lines(self, first: int, end: int, *, own: bool) -> None:
        """An infographic, or lines of the open article."""
        head = self.blocks[first]
        plain = not _figures().search(head.text) and end - first > 1
        if self.closed or (
            self.current.has_content and (own or (plain and end - first >= _OWN_INFOGRAPHIC))
        ):
            self._open(first)
            if plain:
                self._title(first)
                first += 1
        self.current.has_content = True
        self._mark(first, end, "line" if end - first > 1 or self.current.title else "body")

    def _under_title(self, first: int, end: int) -> None:
        """Lines between a title and the text: subtitles, headings, a bare name."""
        for at in range(first, end):
            block = self.blocks[at]
            if at == end - 1 and _signs(block.text):
                block.credits = parse_credit(block.text, unlabelled=("author",)) or ()
                block.kind = "byline"
                self.current.has_byline = True
            elif self.current.has_byline or _numbered().match(block.text):
                block.kind = "heading"
            else:
                block.kind = "subtitle"

    def _mark(self, first: int, end: int, kind: ParagraphKind) -> None:
        for block in self.blocks[first:end]:
            block.kind = kind


def _opens(block: Block, *, after_signed: bool) -> bool:
    """Whether only an article's beginning has such a block after its title.

    A paragraph that names its author at its end is an item of its own where
    the article before has its names already (``after_signed``).
    """
    if block.look == "credit":
        return bool(block.makers - CRAFTS - STAFF)
    if block.look == "body":
        closing = block.closing
        return block.opening is not None or (
            closing is not None and bool(closing.credits) and (closing.is_craft or after_signed)
        )
    return block.look == "subtitle"


def _signs(text: str) -> bool:
    """Whether a line is bare names: 祝小然, 李小江　付 蔷."""
    return len(text) <= _NAMES and bool(parse_credit(text, unlabelled=("author",)))
