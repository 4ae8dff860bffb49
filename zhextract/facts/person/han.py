"""Names that begin with a surname, met on one walk over the words of a scope."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import cache
from itertools import compress, count, repeat

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.person import look
from zhextract.facts.person.behind import behind_title
from zhextract.facts.person.candidates import NAME_TAGS, Candidate, Knows, total
from zhextract.facts.person.context import (
    ends_title,
    title_tails,
)
from zhextract.facts.person.foreign import elements
from zhextract.facts.person.given import address, options, tables
from zhextract.facts.person.inventory import (
    Characters,
)
from zhextract.facts.person.look import takes_or_once
from zhextract.facts.person.named import figure, is_japanese, japanese, named
from zhextract.facts.person.short import Short, nick, short_begins, short_forms

_OF_NOBODY = frozenset("族籍历科岁生权员师长士中专业姓大")
"""What a clause before ，男 ends in that says something of somebody: 汉族，男; 本科，男."""
_WORDY = frozenset(("everyday", "word"))
_POLITE = frozenset(("同志", "先生", "女士"))
_ONLY_TITLED = frozenset((look.TITLED, look.TITLED | look.SHORT))


def from_words(scope: Scope, knows: Knows, shorts: list[Short]) -> list[Candidate]:
    """Chinese, Japanese and minority names, and other words that are tagged as names.

    ``shorts`` receives the short forms met on the way: the words are walked once.
    """
    letters, texts, ends = scope.letters, scope.words, scope.token_ends
    known, tails, begins = look.looks(knows), title_tails(), short_begins()
    found: list[Candidate] = []
    # Most words are worth nothing, and dropped without a step of this loop.
    worth = list(map(known.get, texts, repeat(look.UNKNOWN)))
    for index, what, text, end in compress(zip(count(), worth, texts, ends), worth):
        if what == look.UNKNOWN:
            what = known.learn(text, scope.tags[index])
            if not what:
                continue
        start = end - len(text)
        if what in _ONLY_TITLED:  # 和, 时, 对: no name but behind a title, or in a list
            titled = letters[start - 2 : start] in tails and ends_title(letters, start)
            if titled or (letters[start - 1 : start] == "、" and _is_listed(scope.tokens, index)):
                options(scope, knows, index, start, 1, found)
            if what & look.SHORT and letters[start + 1 : start + 2] in begins:
                shorts += short_forms(scope, index, start)
            continue
        if what == look.OFFICE:
            behind_title(scope, knows, index, found)
        elif what == look.FIGURE:
            figure(scope, index, found)
        elif what == look.TITLE_END:
            if _cuts_title(letters, start, tails):
                options(scope, knows, index, start + 1, 1, found)
        elif what == look.JAPANESE:
            if is_japanese(letters, start):
                japanese(scope, knows, index, start, found)
        elif what >= look.JAPANESE:
            _begins_with_surname(scope, knows, index, start, what, found, shorts)
        elif what & look.NAMED:
            named(scope, knows, index, found)
            if len(text) == 2 and index and _alone(letters, scope.tokens[index - 1]):
                options(scope, knows, index - 1, start - 1, 1, found)
        if what & look.ELEMENTS:
            found += elements(scope, knows, start)
        if what & look.NICKNAME and letters[start - 1 : start] != "“":
            shorts.append(nick(start))
        if what & look.INSIDE:
            second = text[1] in tables().known.surnames
            options(scope, knows, index, start + 1 if second else end - 1, 1, found)
    # One search for each of its signs costs less than one for the pattern.
    if "女" in letters or "男" in letters or "先生" in letters or "同志" in letters:
        _before_address(scope, knows, found)
    return found


def _cuts_title(letters: str, start: int, tails: Container[str]) -> bool:
    """Whether a title ends in the first character of a word: 审判长|孙晓彤, segmented 长孙/晓彤."""
    return letters[start - 1 : start + 1] in tails and ends_title(letters, start + 1)


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a surname that is a word stands before a given name, in a list: 、|成|卫东."""
    after = tokens[index + 1 : index + 2]
    return len(tokens[index].text) == 1 and any(
        len(word.text) == 2 and word.tag in NAME_TAGS for word in after
    )


@cache
def _introduced() -> re.Pattern[str]:
    """All of a clause before its end: |万启成|：男."""
    return re.compile("(?:^|[，。；：！？、●■◆□△ ])([\u3400-\u9fff]{2,4})$")


def _before_address(scope: Scope, knows: Knows, found: list[Candidate]) -> None:
    """Names before 同志 and ，男, where a surname and all of a clause before them are enough."""
    letters, tokens = scope.letters, scope.tokens
    known = tables().known
    for match in address().finditer(letters):
        end = match.start()
        sex = match[0] not in _POLITE
        before = _introduced().search(letters, max(0, end - 5), end) if sex else None
        if before is not None:
            start = before.start(1)
            if _is_called(letters[start:end], letters[end], known, knows):
                end -= letters[end] in "男女" and end - start == 4
                labels = ("left.start", "right.sex")
                found.append(Candidate(start, end, "chinese", total(labels), labels))
            continue
        for start in (end - 3, end - 2):
            if start >= 0 and known.tier.get(letters[start]) == "word" and letters[end] != "男":
                index = bisect_right(tokens, start, key=lambda token: token.start) - 1
                options(scope, knows, index, start, 1, found)


def _is_called(text: str, after: str, known: Characters, knows: Knows) -> bool:
    """Whether what stands before ，男 or 男， can be how somebody is called."""
    if text[-1] in _OF_NOBODY or (text in known.ordinary and text[0] not in known.surnames):
        return False
    compound = text[:2] in known.compound_surnames
    if after in "男女":
        return len(text) == 3 + compound and text[0] in known.surnames and not knows(text)
    return len(text) < 4 or compound or known.elements.issuperset((text[:2], text[2:]))


def _begins_with_surname(
    scope: Scope,
    knows: Knows,
    index: int,
    start: int,
    what: int,
    found: list[Candidate],
    shorts: list[Short],
) -> None:
    letters = scope.letters
    if what & look.JAPANESE and is_japanese(letters, start):
        japanese(scope, knows, index, start, found)
    if what & look.TITLE_END and _cuts_title(letters, start, title_tails()):
        options(scope, knows, index, start + 1, 1, found)
        return
    if what & look.COMPOUND:
        _compound(scope, knows, index, start, found)
    if what & look.SHORT or (what & look.COMPOUND and what < look.SHORT):
        shorts += short_forms(scope, index, start)
    if what < look.SURNAME:
        return
    if what & look.TAKING and takes_or_once(letters, start, len(scope.words[index])):
        return
    if what & look.SURNAME or look.introduced(what, letters, start):
        options(scope, knows, index, start, 1, found)


def _alone(letters: str, token: Token) -> bool:
    """Whether a word is a surname right behind 、: 、|成|卫东."""
    tier = tables().known.tier.get(token.text)
    return tier == "word" and letters[token.start - 1 : token.start] == "、"


def _compound(scope: Scope, knows: Knows, index: int, start: int, found: list[Candidate]) -> None:
    if scope.letters[start : start + 2] in tables().known.compound_surnames:
        options(scope, knows, index, start, 2, found)
