"""Bylines: one grammar of labels and names, for lines, brackets and ends of captions.

A credit is a stretch that holds nothing but labels (本报记者, 责编, 摄), names,
agencies and marks. ``parse_credit`` reads one as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

import regex

from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import Lexicon, alternation, load_lexicon
from zhextract.text.names import HAN, PACKAGE, has_surname, is_person, name_pattern
from zhextract.types import BylineFunction

MAX_CREDIT = 120
"""Longest stretch that is looked at as a credit, in characters."""


class Credit(NamedTuple):
    """A name of a byline, offsets into the text that was parsed, and what it did."""

    start: int
    end: int
    functions: tuple[BylineFunction, ...]


class _Token(NamedTuple):
    kind: str
    start: int
    end: int
    word: str


def labels() -> Lexicon:
    """The table of byline words."""
    return load_lexicon(PACKAGE, "bylines.toml")


@cache
def agency_pattern() -> str:
    """A pattern for an agency or paper: 本报, 新华社, 新甘肃·甘肃日报."""
    table = load_lexicon(PACKAGE, "agencies.toml")
    fixed = alternation([*table.words(kind="agency"), *table.words(kind="own")])
    ending = table.pattern(kind="ending")
    # Without this, 台 of 台北 would make an agency of 中央社记者林宜蓁台.
    name = rf"(?: (?!记者|通讯员){HAN} ){{1,8}}?"
    return rf"(?: {fixed} | (?: {name} ·)? {name} {ending} )"


@cache
def place_pattern() -> str:
    """A pattern for the place and day of a report: 台北20日电, 北京报道, 发自纽约."""
    return rf"""(?:
        (?: (?:发自)? (?:{HAN}{{2,3}}?)?? (?:\d{{1,2}}月)? \d{{1,2}}日 (?:电|讯|报道|专电) )
      | (?: {HAN}{{2,3}}? (?:报道|报导|专电) )
      | (?: 发自 {HAN}{{2,6}} )
    )"""


@cache
def _token_pattern() -> regex.Pattern[str]:
    words = load_lexicon(PACKAGE, "credit_words.toml")
    qualifier = rf"(?: {words.pattern(kind='qualifier')} | 驻 {HAN}{{1,5}}? )"
    table = labels()
    leading = table.pattern(side="before")
    none = table.pattern(function=[])
    both = table.pattern(side="both")
    tight = alternation(set(table.words(side="both")) - set(table.words(apart=True)))
    agency = agency_pattern()
    filler = words.pattern(kind="filler")
    surnames = load_lexicon(PACKAGE, "surnames.toml").pattern(characters=1)
    end = r"(?= [\s、，,/|;；:：&和（()）【】〔〕\[\]—-] | \Z )"
    # 蔡小勤|汤华明: no space between; but not 王小|明摄.
    run = rf"(?: {surnames} (?: (?! {tight} {end} ) {HAN} ){{1,2}} ){{1,4}}"
    date = r"(?: \d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日? | \d{1,2}:\d{2}(?::\d{2})? )"
    return compiled(
        rf"""
        (?P<sep> [\s、，,/|;；:：&（()）【】〔〕\[\]—-]++ )
      | (?P<date> {date} {end} )
      | (?P<mark> [□■◎○●▲△◆◇☆★◤▌·] )
      | (?P<none> {none} [\s:：]++ [^\s（()）【】]{{1,40}}+ )
      | (?P<before> {agency}? {qualifier}{{0,3}} {leading} (?= [\s:：/|、）)] | {HAN} | \Z ) )
      | (?P<both> {both} {end} | (?<=\s) 摄[影像] (?= {surnames} {HAN}{{1,2}} {end} ) )
      | (?P<place> {place_pattern()} {end} )
      | (?P<filler> {filler} {end}
          | (?:本文|本版|本组|文中|以上)? (?:图片|照片|配图|组图|图) 均?由 )
      | (?P<agency> {agency} {filler}? {end} )
      | (?P<name> {HAN}{{3}} (?= {place_pattern()} {end} )
          | {surnames} {HAN}{{2}} (?= {run} {end} )
          | {name_pattern()}
            (?= {end} | {tight} {end} | {place_pattern()} {end} | {filler} {end}
              | 通讯员 | 记者 | 实习生 | {run} {end} ) )
        """,
        regex.VERBOSE,
    )


_CLOSED = frozenset("）】〕])")


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens of a credit; the last one is of kind ``other`` where it is none."""
    at = 0
    kind = ""
    match = _token_pattern().match
    while at < len(text):
        hit = match(text, at)
        if hit is None or (hit.lastgroup == "name" and _is_text(text, at, kind, hit[0])):
            yield _Token("other", at, len(text), text[at:])
            return
        kind = hit.lastgroup or "other"
        yield _Token(kind, at, hit.end(), hit[0])
        at = hit.end()


def _looks_named(name: str) -> bool:
    return "·" in name or has_surname(name)


def _is_text(text: str, at: int, before: str, name: str) -> bool:
    """Whether what could be a name is text: after a bracket or a label, without a space.

    【本报记者王明报道】全市开工 and 责任编辑制度改革 are no credits.
    """
    if before == "before":
        return not _looks_named(name)
    return text[at - 1 : at] in _CLOSED


def parse_credit(
    text: str, *, unlabelled: tuple[BylineFunction, ...] = ()
) -> tuple[Credit, ...] | None:
    """The names of a text that is nothing but a credit; None where it is something else.

    Names without a label have the functions ``unlabelled``; where these are
    empty, a text needs a label or a mark (□) to be a credit.
    """
    if not may_be_credit(text):
        return None
    if not _hint().search(text) and not (unlabelled and has_surname(text.lstrip(" （(【〔[")[:2])):
        return None
    tokens = [token for token in _tokens(text) if token.kind != "sep"]
    kinds = {token.kind for token in tokens}
    if not tokens or "other" in kinds:
        return None
    if not kinds & {"before", "both", "none"}:
        # Names that nothing but their place or a mark declares begin with usual surnames.
        names = [token.word for token in tokens if token.kind == "name"]
        if not (unlabelled or "mark" in kinds) or not all(map(_looks_named, names)):
            return None
    return tuple(_assign(tokens, unlabelled))


def may_be_credit(text: str) -> bool:
    """Whether a text is short and broken enough for labels and names; cheap."""
    return 2 <= len(text) <= MAX_CREDIT and not _prose().search(text)


@cache
def _hint() -> re.Pattern[str]:
    """A mark, or the last character of a label; cheap."""
    return re.compile("[□■◎○●▲△◆◇☆★◤▌" + "".join({word[-1] for word in labels()}) + "]")


@cache
def _prose() -> re.Pattern[str]:
    # Labels and names are short: so many characters without a mark are a sentence's.
    return re.compile("[\u3400-\u9fff]{16}|[，。；][\u3400-\u9fff]{8}|[！？…]")


_Functions: TypeAlias = tuple[BylineFunction, ...]


def _assign(tokens: list[_Token], unlabelled: _Functions) -> Iterator[Credit]:
    """Give every name the functions of the labels that are about it."""
    # 记者 甲 摄影 乙: a name at the end has its label before it, and so have the others.
    leading_style = tokens[0].kind == "both" or tokens[-1].kind == "name"
    closing = () if leading_style else _closing(tokens[-1])
    default = unlabelled or ("author",)
    part: _Functions = ()  # of 记者, 通讯员, 责编 before
    craft: _Functions = ()  # of 文, 图 before
    waiting: list[_Token] = []

    def close(functions: _Functions) -> Iterator[Credit]:
        for token in waiting:
            if is_person(token.word) and (functions or _looks_named(token.word)):
                every = dict.fromkeys((*(functions or default), *closing))
                yield Credit(token.start, token.end, tuple(every))
        waiting.clear()

    for index, token in enumerate(tokens):
        following = tokens[index + 1].kind if index + 1 < len(tokens) else ""
        if token.kind == "name":
            waiting.append(token)
        elif token.kind == "both" and waiting and (not leading_style or following != "name"):
            yield from close(_after(token.word, part))
        elif token.kind in ("both", "before"):
            yield from close(craft or part)
            functions = functions_of(token.word)
            if token.kind == "both":
                craft = functions
            else:
                part = functions
                craft = craft if index and tokens[index - 1].kind == "both" else ()
    yield from close(craft or part)


def _closing(last: _Token) -> _Functions:
    """What the label at the end of a line adds for everybody: 记者 甲 通讯员 乙 文/图."""
    if last.kind != "both" or not labels()[last.word].get("keeps"):
        return ()
    return functions_of(last.word)


def _after(label: str, part: _Functions) -> _Functions:
    """What a label after names says, together with the label before them."""
    functions = functions_of(label)
    if not labels()[label].get("keeps"):
        return functions
    return (*(part or ("author",)), *functions)


def functions_of(label: str) -> tuple[BylineFunction, ...]:
    """The functions of a label, qualifiers or agency before it notwithstanding."""
    table = labels()
    for start in range(len(label)):
        if label[start:] in table:
            return tuple(table[label[start:]]["function"])
    return ()
