"""How an article's text opens: 本报讯（记者 …）, 新华社北京10月21日电, 【本报记者…报道】."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from zhextract.engine.compiled import compiled
from zhextract.text.bylines import Credit, agency_pattern, parse_credit
from zhextract.text.names import HAN

_WINDOW = 110
"""How far into a paragraph its opening can reach."""


_DATELINE = 40
_WORDS = ("讯", "电", "消息", "|", "】")
_BRACKETS = frozenset("（(【〔[")


class Opening(NamedTuple):
    """The dateline of a paragraph, the names of its bracket, and where the text goes on."""

    dateline: tuple[int, int] | None
    credits: tuple[Credit, ...]
    end: int


@cache
def _dateline() -> regex.Pattern[str]:
    agency = agency_pattern()
    day = r"(?:\d{2,4}年)? (?:\d{1,2}月)? \d{1,2}日"
    place = rf"(?: (?!记者){HAN} ){{0,12}}?"
    follows = r"(?= \s | [（(【〔：:“，] | \d )"
    return compiled(
        rf"""
        (?P<head> [【〔（(]? ) (?:据)?
        (?P<dateline>
            {agency} \s?
            (?: (?:{day})? \s? 消息
              | {day} (?= \s? \| )
              | (?<=【 .{{1,12}}) (?=】)
              | 快讯 \s? (?:{day} \s? 消息)?
              | (?: [/·、]? {agency} )?? \s? {place} \s? (?:{day})? \s? (?:专?电|讯) )
        )
        (?: {follows} | [】〕）)] | \s? \| )
        """,
        regex.VERBOSE,
    )


@cache
def _unknown_paper() -> regex.Pattern[str]:
    """What opens an article of a paper that no table has, before a bracket: 早知道4月27日讯."""
    return compiled(
        rf"""{HAN}{{2,10}}? (?:\d{{1,2}}月)? (?:\d{{1,2}}日)? {HAN}{{0,4}}?
             (?:电|讯|消息) (?=[（(【〔\[])""",
        regex.VERBOSE,
    )


@cache
def _bracket() -> regex.Pattern[str]:
    return compiled(
        r"""\s*+ (?: （(?P<a>[^（）]{2,90})） | \((?P<b>[^()]{2,90})\) | 【(?P<c>[^【】]{2,90})】
              | 〔(?P<d>[^〔〕]{2,90})〕 | \[(?P<e>[^\[\]]{2,90})\] )""",
        regex.VERBOSE,
    )


@cache
def _told_by() -> regex.Pattern[str]:
    """Who tells it, behind a dateline without brackets: 记者王小明报道：."""
    place = rf"(?: \s {HAN}{{2,3}} )??"
    return regex.compile(
        rf"\s*+ (?P<a> (?:本报)?记者 [^，。：！？]{{2,40}}? ) {place} \s?报道：", regex.VERBOSE
    )


@cache
def _wire_place() -> regex.Pattern[str]:
    """The place and day after the names of a bracket: 台北20日电."""
    return compiled(rf"{HAN}{{2,3}}(?:\d{{1,2}}月)?\d{{1,2}}日(?:专?电|讯)")


def find_opening(text: str) -> Opening | None:
    """The opening of a paragraph; None where it opens with its text."""
    head = text[:_WINDOW]
    dateline = unknown = None
    at = 0
    opens = head[:_DATELINE]
    if any(word in opens for word in _WORDS):
        if hit := _dateline().match(head):
            dateline = hit.span("dateline")
        elif hit := _unknown_paper().match(head):
            unknown = hit.span()
        at = hit.end() if hit else 0
    if not at and head[:1] not in _BRACKETS:
        return None
    names: tuple[Credit, ...] = ()
    bracket = _bracket().match(head, at)
    if bracket is None and dateline:
        bracket = _told_by().match(head, at)
    if bracket:
        group = bracket.lastgroup or "a"
        inside = bracket.start(group)
        # After 本报讯 bare names sign as authors; a bracket alone needs a label.
        read = parse_credit(bracket[group], unlabelled=("author",) if dateline else ())
        if read:
            names = tuple(Credit(c.start + inside, c.end + inside, c.functions) for c in read)
            at = bracket.end()
            dateline = dateline or unknown
            after = names[-1].end if names else at
            if dateline is None and (wire := _wire_place().match(text, after)):
                dateline = wire.span()
    if dateline is None and not names:
        return None
    return Opening(dateline, names, at)
