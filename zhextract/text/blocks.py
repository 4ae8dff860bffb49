"""Blocks: paragraphs, headlines and lines as printed, and what each looks like by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

import regex

from zhextract.engine.compiled import compiled
from zhextract.text.bylines import Credit, labels, may_be_credit, parse_credit
from zhextract.text.closings import Closing, find_closing
from zhextract.text.datelines import Opening, find_opening
from zhextract.text.names import name_pattern
from zhextract.text.page import ParagraphKind
from zhextract.text.website import is_source_line, is_website

Look: TypeAlias = Literal["headline", "subtitle", "short", "credit", "masthead", "website", "body"]
"""``headline`` is marked as one (#), ``short`` may be a title, a heading or a line."""

CRAFTS = frozenset({"photographer", "graphics"})
STAFF = frozenset({"editor", "proofreader"})

_SHORT = 60


@dataclass(slots=True)
class Block:
    """A block; offsets are half-open and into the reading, those of credits into ``text``."""

    start: int
    end: int
    text: str
    look: Look = "body"
    level: int = 0
    credits: tuple[Credit, ...] = ()
    opening: Opening | None = None
    closing: Closing | None = None
    kind: ParagraphKind = "body"
    article: int = 0
    mark: int = 0
    """Length of a Markdown mark before the text, which the reading leaves out."""

    makers: frozenset[str] = frozenset()
    """The functions named in a block that is a credit."""


@cache
def _headline() -> regex.Pattern[str]:
    return compiled(r"(#{1,6})\s*+")


@cache
def _furniture() -> regex.Pattern[str]:
    """What only the head of a page says: its office, date, number, mail."""
    return compiled(
        r"""
        主办 \s | (?:信箱|邮箱|热线) \s?[:：] | \d日\s+星期[一二三四五六日天] | 证券代码[:：]
      | ^第?\s?[A-Z\d]\d?\s?版 | ^[A-Z]?\d{1,2}\s\S+\s+\d{4}年 | \s[|/]\s?[A-Z]?\d{1,2}$
        """,
        regex.VERBOSE,
    )


_FURNITURE = ("主办", "箱", "热线", "星期", "证券", "|", "/", "版")


def _is_furniture(text: str) -> bool:
    cheap = text[0].isascii() or any(word in text for word in _FURNITURE)
    return cheap and bool(_furniture().search(text))


@cache
def _date_line() -> regex.Pattern[str]:
    return compiled(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return bool(_date_line().fullmatch(text))


@cache
def _staff() -> regex.Pattern[str]:
    """An editor or proofreader, wherever in a line: 责编:李牧."""
    words = labels().pattern(function=["editor"]), labels().pattern(function=["proofreader"])
    return compiled(
        rf"(?P<label> {words[0]} | {words[1]} ) \s*+ [:：/\s] \s*+"
        rf"(?P<names> {name_pattern()} (?: [、，,\s]\s?{name_pattern()} (?=[\s、，,]|\Z) )* )"
        r"(?= [\s、，,|;；。】）)\]] | \Z )",
        regex.VERBOSE,
    )


@cache
def _staff_hint() -> re.Pattern[str]:
    """Any label of editors and proofreaders with what may stand after it; cheap."""
    words = [*labels().words(function=["editor"]), *labels().words(function=["proofreader"])]
    return re.compile(f"(?:{'|'.join(words)})[:：/\\s]")


@cache
def _sentence_inside() -> regex.Pattern[str]:
    return compiled(r"[。；][^”’）】》]|(?:[。；，：、]|——)$")


def look_at(block: Block) -> None:
    """Fill in what a block looks like, with the names it holds."""
    text = block.text
    if text[0] == "#" and (hit := _headline().match(text)) and hit.end() < len(text):
        block.look, block.level, block.mark = "headline", len(hit[1]), hit.end()
        return
    if is_website(text) or is_source_line(text):
        block.look = "credit" if is_source_line(text) else "website"
        return
    block.opening = find_opening(text)
    opens = block.opening is not None and block.opening.end < len(text)
    if not opens and may_be_credit(text) and _look_at_credits(block):
        block.opening = None
        return
    if text.startswith("——") and len(text) <= _SHORT and text[-1] not in "。；，":
        block.look = "subtitle"
        return
    block.closing = find_closing(text)
    if block.opening is None and block.closing is None and is_short(text):
        block.look = "short"


def is_short(text: str) -> bool:
    """Whether a text has the length of a headline and does not end like a sentence."""
    return len(text) <= _SHORT and text[0] not in "●·•※" and not _sentence_inside().search(text)


def _look_at_credits(block: Block) -> bool:
    text = block.text
    credits = parse_credit(text)
    if credits is not None:
        block.credits = credits
        block.makers = frozenset(f for credit in credits for f in credit.functions)
        block.look = "credit"
        staff = block.makers <= STAFF
        if (staff or not credits) and _is_furniture(text):
            block.look = "masthead"
        return True
    if "。" in text or "，" in text:
        return False
    found = find_staff(text)
    if found:
        block.credits = found
        block.look = "masthead"
        block.makers = frozenset({"editor"})
        return True
    if len(text) <= 80 and _is_furniture(text):
        block.look = "masthead"
        return True
    return False


def find_staff(text: str) -> tuple[Credit, ...]:
    """The editors and proofreaders named anywhere in a line that also says other things."""
    credits: list[Credit] = []
    if not _staff_hint().search(text):
        return ()
    for hit in _staff().finditer(text):
        read = parse_credit(hit[0])
        credits += [
            Credit(c.start + hit.start(), c.end + hit.start(), c.functions) for c in read or ()
        ]
    return tuple(credits)
