"""What is no part of the text: tags, Markdown marks, zero-width characters."""

from __future__ import annotations

import re
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.text.reading import Edit

_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|form|"
    "h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|"
    "tr|ul"
)
_INLINE_TAGS = (
    "a|abbr|b|big|cite|code|del|em|font|i|img|ins|label|mark|meta|link|o:p|q|s|small|span|strike|"
    "strong|sub|sup|time|tt|u|video|source|iframe|input|button|svg"
)


def _cased(names: str) -> str:
    """Names in lower and in upper case: case-insensitive matching would cost twice the time."""
    return f"{names}|{names.upper()}"


@cache
def _pattern() -> regex.Pattern[str]:
    tag_end = r"(?:[\s/][^<>]{0,500}+)?>"
    # Folding has made Markdown's brackets round and full width where the text is Chinese.
    target = r"[（(][^\s()（）]{0,500}+[)）]"
    return compiled(
        rf"""
        (?P<block> (?: <(?=[/A-Za-z])/?(?:{_cased(_BLOCK_TAGS)}){tag_end} \s*+ )++ )
      | (?P<space> (?: &(?:nbsp|ensp|emsp|\#160);? )++ | (?:&(?:nbsp|ensp|emsp|\#160)；)++ )
      | <(?=[/!A-Za-z]) (?: /?(?:{_cased(_INLINE_TAGS)}){tag_end} | !--.{{0,1000}}?--> )
      | (?m:^)\[[^\[\]\n]{{0,80}}+\]{target}[ \t]*+(?m:$)           # a line that is only a link
      | !?\[ (?= [^\[\]\n]{{0,80}}+\]{target} ) | (?<=\[[^\[\]\n]{{0,80}})\]{target}
      | (?m:^)[ \t]*+ (?: -{{3,}}+ | ={{3,}}+ | —{{3,}}+ ) [ \t]*+(?m:$)             # a rule
      | \*\*++ | __++ | `++
      | [\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e]++
        """,
        regex.VERBOSE,
    )


@cache
def _signs() -> re.Pattern[str]:
    """What noise begins with, rules apart: ``re`` finds such characters by a table."""
    return re.compile("[<&!\\[\\]*_`\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e]")


@cache
def _rules() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*(?:---|===|———)", re.MULTILINE)


_RULES = ("---", "===", "———")
_PUT = {"block": "\n", "space": " "}


def find_noise(text: str) -> list[Edit]:
    """The stretches to leave out of a folded text.

    Tags that end a paragraph become a line break, coded spaces a space.
    """
    places = [sign.start() for sign in _signs().finditer(text)]
    if any(rule in text for rule in _RULES):
        places = sorted({*places, *(rule.start() for rule in _rules().finditer(text))})
    edits = []
    end = 0
    for place in places:
        if place >= end and (hit := _pattern().match(text, place)) is not None:
            end = hit.end()
            edits.append(Edit(place, end, _PUT.get(hit.lastgroup or "", "")))
    return edits
