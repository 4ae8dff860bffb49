"""Title phrases: organization and title, read backwards from where they end.

``孝义市公安局党委委员`` is an organization and a title. The head is the longest
title of the table that ends the phrase; what stands between it and the last
head of an organization (or the last place) before it belongs to the title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zhextract.engine.atoms import Token
from zhextract.engine.lexicon import load_word_classes
from zhextract.facts.person.context import title_before
from zhextract.facts.person.inventory import PACKAGE, characters, titles, words

_MOST_WORDS = 16
_LONGEST_QUALIFIER = 8
_INNER_MARKS = frozenset("“”·-《》&")
_NOMINAL = frozenset("nbjsflzgahet")
_SHORT_HEADS = frozenset("局部处科厅委办院所组司署会室队站系厂店馆团社台行党院校村镇乡县市区省州")
_PARTY = ("委", "党委", "党组", "支部", "总支", "政治局")
_PARTY_TITLES = ("书记", "常委", "委员", "秘书长", "干事", "成员")


class TitlePhrase(NamedTuple):
    """A title with its organization, positions in ``letters``."""

    title: tuple[int, int]
    organization: tuple[int, int] | None

    @property
    def start(self) -> int:
        """Where the phrase begins."""
        return self.organization[0] if self.organization else self.title[0]


class _Organizations(NamedTuple):
    heads: frozenset[str]
    stands_for_one: frozenset[str]
    not_here: frozenset[str]
    foreign_places: frozenset[str]


@cache
def organizations() -> _Organizations:
    """The word classes of ``organizations.toml``."""
    return _Organizations(**load_word_classes(PACKAGE, "organizations.toml"))


def read_title(
    letters: str, tokens: Sequence[Token], end: int, floor: int = 0
) -> TitlePhrase | None:
    """The title phrase that ends at ``end`` and begins no earlier than ``floor``; None if none."""
    head = title_before(letters, end)
    if head is None:
        return None
    start = end - len(head)
    if start < floor:
        return None
    index = bisect_left(tokens, start, key=lambda token: token.end)
    if index < len(tokens) and tokens[index].end == start:
        index += 1
    if index < len(tokens) and tokens[index].start < start:
        start = max(floor, tokens[index].start)
    prefixes = words().title_prefix
    while index > 0 and tokens[index - 1].start >= floor and tokens[index - 1].text in prefixes:
        index -= 1
        start = tokens[index].start
    first = _phrase_start(tokens, index, floor)
    split = _organization_end(tokens, first, index)
    if split is None:
        if start - _start(tokens, first, start) <= _LONGEST_QUALIFIER and _qualifies(
            tokens, first, index
        ):
            start = _start(tokens, first, start)
        return TitlePhrase((start, end), None)
    organization = (max(floor, tokens[first].start), tokens[split - 1].end)
    title_start = tokens[split].start if split < index else start
    return TitlePhrase((title_start, end), organization)


def _start(tokens: Sequence[Token], index: int, default: int) -> int:
    return min(tokens[index].start, default) if index < len(tokens) else default


def _phrase_start(tokens: Sequence[Token], index: int, floor: int) -> int:
    """The first of the words before ``index`` that may belong to an organization."""
    outside = organizations().not_here
    around = words()
    first = index
    while first > 0 and index - first < _MOST_WORDS:
        token = tokens[first - 1]
        text = token.text
        if token.start < floor or text in outside:
            break
        tag = token.tag
        if text in _INNER_MARKS or text in organizations().heads:
            first -= 1
            continue
        if text in around.speech or text in around.introduces or text in around.deed:
            break
        if tag[0] not in _NOMINAL and not (tag[0] in "vmx" and _inside_name(token)):
            break
        first -= 1
    while first < index and _cannot_begin(tokens, first):
        first += 1
    return first


def _inside_name(token: Token) -> bool:
    """Whether a verb or numeral may be a word of a name: 发展 of 发展局, 十八 of 十八局."""
    return len(token.text) >= 2 and "\u3400" <= token.text[0] <= "\u9fff" or token.tag == "vn"


def _cannot_begin(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.text in "”》·-&":
        return True
    if token.tag[0] != "v" or token.tag == "vn":
        return False
    follower = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return follower not in _SHORT_HEADS


def _organization_end(tokens: Sequence[Token], first: int, index: int) -> int | None:
    """The index after the last word that ends an organization or a place; None if none does."""
    for last in range(index - 1, first - 1, -1):
        token = tokens[last]
        if ends_organization(token):
            return last + 1
    return None


def ends_organization(token: Token) -> bool:
    """Whether a word ends the name of an organization or a place."""
    known = organizations()
    text = token.text
    if text in known.heads or text in known.stands_for_one or text in known.foreign_places:
        return True
    if token.tag in ("ns", "nt") or text in characters().no_person:
        return True
    if len(text) < 3:
        return len(text) == 2 and token.tag[0] == "n" and text[1] in _SHORT_HEADS
    return text[-1] in _SHORT_HEADS or text[-2:] in known.heads or text[-3:] in known.heads


def _qualifies(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the words before a head without an organization are its own: 种粮/大户, 宏观/分析师."""
    return all(token.tag[0] in "nbjvaz" and len(token.text) > 1 for token in tokens[first:index])


def shared(organization: str, title: str) -> bool:
    """Whether a title that names no organization has the one of the title before it."""
    kind = titles().get(title_before(title, len(title)) or title)
    if kind in ("place_head", "rank"):
        return False
    if organization.endswith(_PARTY):
        return title.endswith(_PARTY_TITLES)
    return True
