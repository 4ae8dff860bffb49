"""Roles that a byline gives: 记者 and 通讯员, with the paper where it is named."""

from __future__ import annotations

from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import alternation, load_lexicon
from zhextract.facts.person.model import FoundRole
from zhextract.text.page import Page

_REACH = 40
_ALSO_PAPERS = frozenset(("融媒", "融媒体"))
_SHARING = frozenset(("", "、", " ", "  ", ",", "，"))
_GIVES_ROLE = frozenset(("reporter", "correspondent", "photographer", "author"))


@cache
def _title() -> regex.Pattern[str]:
    words = load_lexicon("zhextract.text", "credit_words.toml")
    qualifier = alternation(set(words.words(kind="qualifier")) - _ALSO_PAPERS)
    papers = load_lexicon("zhextract.text", "agencies.toml")
    paper = (
        rf"{papers.pattern(kind='own')}|{papers.pattern(kind='agency')}"
        rf"|(?!{qualifier})[\u3400-\u9fffA-Za-z·]{{2,16}}?"
    )
    return compiled(
        rf"""(?: (?<![\u3400-\u9fffA-Za-z·]) (?P<paper>{paper}) )?
             (?P<title> 实习生 | {qualifier}*+ (?:记者|通讯员|评论员|撰稿人) )
             [ ：:/]{{0,4}}$""",
        regex.VERBOSE,
    )


def credit_roles(page: Page) -> dict[int, FoundRole]:
    """The role of each byline name that has one, by the name's start; reading offsets."""
    roles: dict[int, FoundRole] = {}
    last_end = -1
    last: FoundRole | None = None
    for byline in page.bylines:
        shared = last_end >= 0 and page.reading[last_end : byline.start].strip("\n") in _SHARING
        role = last if shared else _role_before(page.reading, byline.start)
        if role is not None and byline.function in _GIVES_ROLE:
            roles[byline.start] = role
        last, last_end = role, byline.end
    return roles


def _role_before(reading: str, start: int) -> FoundRole | None:
    match = _title().search(reading, max(0, start - _REACH), start)
    if match is None:
        return None
    title = match.span("title")
    paper = match.span("paper") if match["paper"] else None
    return FoundRole(paper[0] if paper else title[0], title[1], title, paper)
