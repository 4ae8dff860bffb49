"""Title phrases: organization and title, read backwards from where they end.

``孝义市公安局党委委员`` is an organization and a title. The head is the longest
title of the table that ends the phrase; what stands between it and the last
head of an organization (or the last place) before it belongs to the title.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from zhextract.engine.atoms import Token
from zhextract.engine.lexicon import load_word_classes
from zhextract.facts.person.context import generic_title, title_before
from zhextract.facts.person.countries import (
    COUNTRIES,
    OF_COUNTRIES,
    is_short_country,
    office_of_country,
)
from zhextract.facts.person.inventory import PACKAGE, characters, titles, words

_MOST_WORDS = 16
_LONGEST_QUALIFIER = 8
_MARKS = frozenset("“”·-《》&（）")
_NO_FIRST = frozenset("”》·-&）")
_NOMINAL = frozenset("nbjsflzgahetiq")
_SHORT_HEADS = frozenset("局部旅处科厅委办院所组司署会室队站系厂店馆团社台行党校村镇乡县市区省州旗")
_CONJUNCTIONS = frozenset("和与及")
_POINTING = frozenset("某该本")
_POSTED = ("驻", "常驻")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))
_RUN_TOGETHER = frozenset(("局长", "厅长", "处长", "署长", "院长"))
"""交通局长 is the head of the 交通局: the two words share a character."""
_OF_FIRMS = (
    "董事长",
    "总裁",
    "总经理",
    "首席执行官",
    "创始人",
    "行长",
    "员工",
    "发言人",
    "负责人",
    "主席",
    "会长",
    "理事长",
    "秘书长",
)
"""Whatever stands before these is whose they are, also where no table knows its ending."""
_OF_THE_STATE = ("国家", "国务委员", "国务院")
"""Titles that say whose they are: no other organization carries over to them."""
_FORMER = frozenset(("原", "前", "时任", "现任"))
_PARTY = (
    *(
        "市委",
        "省委",
        "县委",
        "区委",
        "州委",
        "盟委",
        "旗委",
        "镇委",
        "乡委",
        "工委",
        "纪委",
        "政法委",
    ),
    *("党委", "党组", "支部", "总支", "政治局", "书记处", "团委"),
)
_PARTY_TITLES = ("书记", "常委", "委员", "秘书长", "干事", "成员")


_OPENS = frozenset("为对由向任据从在让经兼")
"""What an organization may stand behind: 由|市应急局, 兼|省协会; the segmenter joins the two."""
_AT_HOME = frozenset(("家住", "住", "住在", "居住在", "来自", "家在"))
"""Before where somebody lives, which is no organization: 家住|裕华区|的居民."""
_PLACES = frozenset("市省县区州镇")
_CLOSED = {"》": "《", "”": "“"}
_LONGEST_QUOTED = 8


class TitlePhrase(NamedTuple):
    """A title with its organization, positions in ``letters``."""

    title: tuple[int, int]
    organization: tuple[int, int] | None

    @property
    def start(self) -> int:
        """Where the phrase begins."""
        return self.organization[0] if self.organization else self.title[0]


class _Organizations(msgspec.Struct, frozen=True, gc=False):
    heads: frozenset[str]
    stands_for_one: frozenset[str]
    not_here: frozenset[str]
    foreign_places: frozenset[str]
    no_organization: frozenset[str]


@cache
def organizations() -> _Organizations:
    """The word classes of ``organizations.toml``."""
    return _Organizations(**load_word_classes(PACKAGE, "organizations.toml"))


def read_title(
    letters: str, tokens: Sequence[Token], end: int, floor: int = 0
) -> TitlePhrase | None:
    """The title phrase that ends at ``end`` and begins no earlier than ``floor``; None if none.

    A word before a name that is no role (小伙, 先生) gives None.
    """
    head = title_before(letters, end) or generic_title(letters, tokens, end)
    if head is None or titles().get(head) == "call" or end - len(head) < floor:
        return None
    start = _before_prefixes(letters, end - len(head), floor)
    index = bisect_right(tokens, start, key=lambda token: token.start) - 1
    country = office_of_country(letters, tokens, index, end, floor)
    if country is not None:
        return TitlePhrase((country + 1, end), (country, country + 1))
    if start > floor + 1 and letters[start - 1] == "的":
        return _with_owner(tokens, index, start, end, floor)
    begins = tokens[index].start == start
    inner = index if begins else index + 1
    index = _passed(tokens, inner, floor) if begins else index
    first = _phrase_start(tokens, index, floor)
    if first >= inner or (begins and first >= index):
        return TitlePhrase((start, end), None)
    head_start = tokens[index].start if begins and index < inner else start
    begin = max(floor, _first_character(tokens, first))
    phrase = _split(letters, tokens, first, index if begins else inner, begin, head_start, end)
    phrase = _posted(letters, phrase)
    if head_start < start:  # 新任 stands between the organization and the title
        return TitlePhrase((start, end), phrase.organization)
    return phrase


def _with_owner(
    tokens: Sequence[Token], index: int, start: int, end: int, floor: int
) -> TitlePhrase:
    """A title whose organization stands before 的: 浦东机场的管制员."""
    title = (start, end)
    index -= 1  # the word 的
    if index <= 0 or tokens[index].text != "的" or not ends_organization(tokens[index - 1]):
        return TitlePhrase(title, None)
    first = _phrase_start(tokens, index, floor)
    if first >= index or (first > 0 and tokens[first - 1].text in _AT_HOME):
        return TitlePhrase(title, None)
    return TitlePhrase(title, (max(floor, _first_character(tokens, first)), tokens[index - 1].end))


def _first_character(tokens: Sequence[Token], first: int) -> int:
    """Where a phrase begins, also when its first character was joined to 为 or 对: 为市|应急局."""
    if first > 0:
        text = tokens[first - 1].text
        if len(text) == 2 and text[0] in _OPENS and text[1] in _PLACES:
            return tokens[first].start - 1
    return tokens[first].start


def _posted(letters: str, phrase: TitlePhrase) -> TitlePhrase:
    """韩国|驻日本大使: where somebody is posted belongs to the title."""
    begin, end = phrase.start, phrase.title[1]
    at = letters.find("驻", begin, phrase.title[0])
    if at > begin and letters[at - 1] == "常":
        at -= 1
    if at < 0 or letters[end - 2 : end] not in ("大使", "公使", "领事", "代表", "参赞"):
        return phrase
    return TitlePhrase((at, end), (begin, at) if at > begin else None)


def _before_prefixes(letters: str, start: int, floor: int) -> int:
    """Where a title begins once 副, 常务, 首席 … before its head are taken in."""
    prefixes = words().title_prefix
    while start > floor:
        for length in (4, 3, 2, 1):
            if start - length >= floor and letters[start - length : start] in prefixes:
                start -= length
                break
        else:
            break
    return start


def _passed(tokens: Sequence[Token], index: int, floor: int) -> int:
    """Before words like 新任, which are no part of the title nor of the organization."""
    passed = words().between
    while index > 0 and tokens[index - 1].start >= floor and tokens[index - 1].text in passed:
        index -= 1
    return index


def _split(
    letters: str, tokens: Sequence[Token], first: int, index: int, begin: int, head: int, end: int
) -> TitlePhrase:
    """Part the words ``first:index`` before a head into an organization and a qualifier."""
    if head - begin > 1 and ends_like_organization(letters, begin, head):
        return TitlePhrase((head, end), (begin, head))
    for last in range(index - 1, first - 1, -1):
        token = tokens[last]
        if token.end <= head and (
            ends_organization(token) or (last == first and is_short_country(tokens, last, 0))
        ):
            title = min(token.end, head)
            if letters[title] == "（" and (close := letters.find("）", title, head)) > 0:
                title = close + 1  # 刚果（金）|总统
            elif letters[title] == "）" and "（" in letters[begin:title]:
                title += 1
            return TitlePhrase((title, end), (begin, title))
    short = letters[begin:head] in COUNTRIES and letters[head:end] in OF_COUNTRIES
    if short or (head - begin > 1 and letters[head:end].endswith(_OF_FIRMS)):
        return TitlePhrase((head, end), (begin, head))
    if letters[begin:head] in characters().no_person:  # 日本首相 may be one word
        return TitlePhrase((head, end), (begin, head))
    if head - begin <= _LONGEST_QUALIFIER and _qualifies(tokens, first, index):
        if head - begin > 1 and letters[head:end] in _RUN_TOGETHER:
            return TitlePhrase((head, end), (begin, head + 1))
        return TitlePhrase((begin, end), None)
    word = tokens[index - 1]
    if word.start < head < word.end:
        if head - word.start > 1 and letters[head:end] in _RUN_TOGETHER:
            return TitlePhrase((head, end), (word.start, head + 1))
        return TitlePhrase((word.start, end), None)
    return TitlePhrase((head, end), None)


def _phrase_start(tokens: Sequence[Token], index: int, floor: int) -> int:
    """The first of the words before ``index`` that may belong to an organization."""
    known = organizations()
    around = words()
    first = index
    while first > 0 and index - first < _MOST_WORDS:
        token = tokens[first - 1]
        text = token.text
        if token.start < floor or text in known.not_here or text in around.no_title_part:
            break
        if text[0] in _OPENS and (len(text) == 1 or text[1:] in _PLACES):
            break
        if text in _CLOSED:
            opened = _opened(tokens, first - 1, floor)
            if opened is not None:
                first = opened
                continue
        if text in _CONJUNCTIONS:
            if not _joins_parts(tokens, first - 1, floor):
                break
        elif text in _POINTING or (text[0] in _POINTING and text[1:] in known.heads):
            return first - 1
        elif (text[0] == "对" or text[-1] == "对") and text != "对外":
            break
        elif text in _POSTED or is_short_country(tokens, first - 1, floor):
            pass
        elif text not in _MARKS and text not in known.heads and text not in known.stands_for_one:
            if text in around.speech or text in around.introduces or text in around.deed:
                break
            if text in around.at:
                break
            tag = token.tag[0]
            if text in known.foreign_places or text in characters().no_person:
                first -= 1
                continue
            if tag not in _NOMINAL and not (tag in "vmx" and _inside_name(token)):
                break
            if token.tag == "v" and first < index and _is_body(tokens[first]):
                break  # 发表|俄罗斯|总统
        elif _half_bracket(tokens, first - 1, index, floor):
            break
        first -= 1
    while first < index and _cannot_begin(tokens, first):
        first += 1
    return first


def _is_body(token: Token) -> bool:
    """Whether a word is a country or an organization by itself: what is before is none of it."""
    return token.tag in ("ns", "nt") or token.text[:2] in characters().no_person


def _opened(tokens: Sequence[Token], index: int, floor: int) -> int | None:
    """The word that opens the quotation that the word ``index`` closes: 《自然》, “雪龙”."""
    mark = _CLOSED[tokens[index].text]
    for at in range(index - 1, max(-1, index - 1 - _LONGEST_QUOTED), -1):
        if tokens[at].start < floor:
            return None
        if tokens[at].text == mark:
            return at
    return None


def _joins_parts(tokens: Sequence[Token], index: int, floor: int) -> bool:
    """Whether 和 joins words of one name: 住房|和|城乡建设局, not 省委|和|省政府."""
    if index == 0 or tokens[index - 1].start < floor:
        return False
    before = tokens[index - 1]
    return (
        before.tag[0] in "nv"
        and before.tag not in _NAME_TAGS
        and len(before.text) > 1
        and not ends_organization(before)
        and title_before(before.text, len(before.text)) is None
    )


def _half_bracket(tokens: Sequence[Token], at: int, index: int, floor: int) -> bool:
    """Whether the word at ``at`` is a bracket without its other half before ``index``."""
    if tokens[at].text == "）":
        few = tokens[max(0, at - 3) : at]
        return not any(token.text == "（" and token.start > floor for token in few)
    if tokens[at].text == "（":
        return not any(token.text == "）" for token in tokens[at + 1 : index])
    return False


def _inside_name(token: Token) -> bool:
    """Whether a verb or numeral may be a word of a name: 发展 of 发展局, 十八 of 十八局."""
    return "\u3400" <= token.text[0] <= "\u9fff" and (len(token.text) >= 2 or token.tag == "m")


def _cannot_begin(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.text in _NO_FIRST or token.text in _CONJUNCTIONS or token.text in _FORMER:
        return True
    if len(token.text) == 1 and token.tag[0] in "fqm" and token.text != "中":
        return not is_short_country(tokens, index, 0)
    if token.tag[0] != "v" or token.tag == "vn":
        return False
    follower = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return follower[:1] not in _SHORT_HEADS


def ends_like_organization(letters: str, begin: int, end: int) -> bool:
    """Whether the stretch ends in a head of an organization, whatever the words are."""
    heads = organizations().heads
    if letters[end - 2 : end] in organizations().no_organization:
        return False
    return letters[end - 1] in _SHORT_HEADS or any(
        end - length >= begin and letters[end - length : end] in heads for length in (4, 3, 2)
    )


def ends_organization(token: Token) -> bool:
    """Whether a word ends the name of an organization or a place."""
    known = organizations()
    text = token.text
    if text in known.no_organization or text[-2:] in known.no_organization:
        return False
    if text in known.heads or text in known.stands_for_one or text in known.foreign_places:
        return True
    if token.tag in ("ns", "nt") or text in characters().no_person or text in "”》":
        return True
    if len(text) < 3:
        return len(text) == 2 and token.tag[0] in "nj" and text[1] in _SHORT_HEADS
    return text[-1] in _SHORT_HEADS or text[-2:] in known.heads or text[-3:] in known.heads


def ends_at(tokens: Sequence[Token], end: int) -> bool:
    """Whether a word ends at ``end`` that ends the name of an organization or a place."""
    index = bisect_left(tokens, end, key=lambda token: token.end)
    return index < len(tokens) and tokens[index].end == end and ends_organization(tokens[index])


def _qualifies(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the words before a head without an organization are its own: 种粮大户."""
    return all(token.tag[0] in "nbjva" and len(token.text) > 1 for token in tokens[first:index])


def shared(organization: str, title: str) -> bool:
    """Whether a title that names no organization has the one of the title before it."""
    head = title_before(title, len(title)) or title
    if head in OF_COUNTRIES and organization not in characters().no_person | {"国务院"}:
        return False
    if titles().get(head) != "post" or title.startswith(_OF_THE_STATE):
        return False
    if organization.endswith(_PARTY):
        return title.endswith(_PARTY_TITLES)
    return True
