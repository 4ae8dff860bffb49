"""Title phrases: organization and title, read backwards from where they end.

``孝义市公安局党委委员`` is an organization and a title. The head is the longest
title of the table that ends the phrase; what stands between it and the last
head of an organization (or the last place) before it belongs to the title.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from zhextract.engine.atoms import Token
from zhextract.facts.person.bodies import ends_like_organization, ends_organization
from zhextract.facts.person.context import generic_title, title_before
from zhextract.facts.person.countries import (
    COUNTRIES,
    OF_COUNTRIES,
    is_short_country,
    office_of_country,
)
from zhextract.facts.person.extent import first_character, phrase_start
from zhextract.facts.person.inventory import characters, titles, words

_LONGEST_QUALIFIER = 8
_AT_HOME = frozenset(("家住", "住", "住在", "居住在", "来自", "家在"))
"""Before where somebody lives, which is no organization: 家住|裕华区|的居民."""
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
_BEGINS_TITLE = frozenset(("首席", "高级", "资深", "驻村", "特聘", "客座", "特约", "全球"))
"""Behind an organization the title begins with these, whatever is between: 首席|投资|策略师."""
_DONE = frozenset("到了过见给着")
"""What verbs end in that are no part of a title: 接到."""
_NUMERALS = frozenset("一二三四五六七八九十")
_OF_TERMS = frozenset("全省市县区州")
_BRANCHES = ("党支部", "党总支部")
_TERRITORIES = frozenset("省市县区州旗镇乡道关")
"""Ends of what has a party committee as a body of its own: 镇党委|书记, 机关党委|书记;
elsewhere it belongs to the title: 大学|党委书记."""
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
_OF_SCHOLARS = ("教授", "研究员", "讲师", "导师", "博导")
_SCHOLARLY = ("大学", "学院", "研究院", "研究所", "系", "实验室", "科学院", "研究中心")
"""Where scholars and doctors are employed: 学院副院长、教授."""
_PARTY_TITLES = ("书记", "常委", "委员", "秘书长", "干事", "成员")


class TitlePhrase(NamedTuple):
    """A title with its organization, positions in ``letters``."""

    title: tuple[int, int]
    organization: tuple[int, int] | None

    @property
    def start(self) -> int:
        """Where the phrase begins."""
        return self.organization[0] if self.organization else self.title[0]


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
    first = phrase_start(tokens, index, floor)
    if first >= inner or (begins and first >= index):
        return TitlePhrase((start, end), None)
    head_start = tokens[index].start if begins and index < inner else start
    begin = max(floor, first_character(tokens, first, floor))
    phrase = _split(letters, tokens, first, index if begins else inner, begin, head_start, end)
    phrase = _trimmed(letters, _posted(letters, phrase))
    if phrase.organization is None and phrase.start > floor and letters[phrase.start - 1] == "的":
        return _with_owner(tokens, first, phrase.start, end, floor)
    if head_start < start:  # 新任 stands between the organization and the title
        return TitlePhrase((start, end), phrase.organization)
    return phrase


def _with_owner(
    tokens: Sequence[Token], index: int, start: int, end: int, floor: int
) -> TitlePhrase:
    """A title whose organization stands before 的: 浦东机场的管制员."""
    title = (start, end)
    index = bisect_right(tokens, start - 1, key=lambda token: token.start) - 1  # the word 的
    if index <= 0 or tokens[index].text != "的" or not ends_organization(tokens[index - 1]):
        return TitlePhrase(title, None)
    first = phrase_start(tokens, index, floor)
    if first >= index or (first > 0 and tokens[first - 1].text in _AT_HOME):
        return TitlePhrase(title, None)
    return TitlePhrase(
        title, (max(floor, first_character(tokens, first, floor)), tokens[index - 1].end)
    )


def _posted(letters: str, phrase: TitlePhrase) -> TitlePhrase:
    """韩国|驻日本大使: where somebody is posted belongs to the title."""
    begin, end = phrase.start, phrase.title[1]
    at = letters.find("驻", begin, phrase.title[0])
    if at > begin and letters[at - 1] == "常":
        at -= 1
    if at < 0 or letters[end - 2 : end] not in ("大使", "公使", "领事", "代表", "参赞"):
        return phrase
    return TitlePhrase((at, end), (begin, at) if at > begin else None)


def _trimmed(letters: str, phrase: TitlePhrase) -> TitlePhrase:
    """九届|全国政协: the number of the term is no part of the body; 村党支部|书记: a branch is.

    学校|党委书记: the party committee is a part of the title.
    """
    if phrase.organization is None:
        return phrase
    begin, end = phrase.organization
    if letters[begin] == "原" and letters[begin + 1] in _OF_TERMS and end - begin > 2:
        begin += 1  # 原|县水利局
    term = letters.find("届", begin, begin + 4)
    if term > 0 and letters[term + 1 : term + 2] in _OF_TERMS and letters[begin] in _NUMERALS:
        begin = term + 1
    title = phrase.title[0]
    if end - begin == 1 and letters.startswith(_BRANCHES, title):
        end = title = letters.find("支部", title) + 2
    if letters.endswith("党委", begin, end) and letters[end - 3 : end - 2] not in _TERRITORIES:
        end = title = end - 2
        if end == begin:
            return TitlePhrase((title, phrase.title[1]), None)
    return TitlePhrase((title, phrase.title[1]), (begin, end))


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
    """Before words like 新任, 意大利籍, which are no part of the title nor of the organization."""
    passed = words().between
    while index > 0 and tokens[index - 1].start >= floor:
        text = tokens[index - 1].text
        if text[-1] == "籍":
            index -= 1 + (text == "籍" and index > 1)
        elif text in passed:
            index -= 1
        else:
            break
    return index


def _split(
    letters: str, tokens: Sequence[Token], first: int, index: int, begin: int, head: int, end: int
) -> TitlePhrase:
    """Part the words ``first:index`` before a head into an organization and a qualifier."""
    for word in tokens[first:index]:
        if word.text in _BEGINS_TITLE and word.end <= head:
            owned = word.start > begin and ends_like_organization(letters, begin, word.start)
            if owned or word.start == begin:
                return TitlePhrase((word.start, end), (begin, word.start) if owned else None)
    if head - begin > 1 and ends_like_organization(letters, begin, head):
        return TitlePhrase((head, end), (begin, head))
    for last in range(index - 1, first - 1, -1):
        token = tokens[last]
        if token.tag == "v" and token.text[-1] in _DONE and token.end <= head:
            return TitlePhrase((token.end, end), None)  # 派出所|接到|居民
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


def _qualifies(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the words before a head without an organization are its own: 种粮大户."""
    return all(token.tag[0] in "nbjva" and len(token.text) > 1 for token in tokens[first:index])


def shared(organization: str, title: str) -> bool:
    """Whether a title that names no organization has the one of the title before it."""
    head = title_before(title, len(title)) or title
    if (
        head in OF_COUNTRIES or title in OF_COUNTRIES
    ) and organization not in characters().no_person | {"国务院"}:
        return False
    kind = titles().get(head)
    if kind == "place_head":  # 白银市副市长、代理市长
        return organization[-1] == head[0] and title != head
    if kind == "rank" and title.endswith(_OF_SCHOLARS):
        return organization.endswith(_SCHOLARLY)
    if kind != "post" or title.startswith(_OF_THE_STATE):
        return False
    if organization.endswith(_PARTY):
        return title.endswith(_PARTY_TITLES)
    return True
