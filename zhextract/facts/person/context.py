"""What stands on either side of a candidate, as labels of evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import regex

from zhextract.engine.atoms import Token
from zhextract.facts.person.inventory import titles, words

CLAUSE_MARKS = frozenset("，。；：！？\n… ▲●■◆□△")
_LIST_WORDS = frozenset("和与及")
_QUOTES = frozenset("“‘《【〈")
_POLITE = frozenset(("先生", "女士", "小姐", "同志"))
_PEOPLE_ENDINGS = {
    "员": 2, "师": 2, "长": 2, "官": 2, "手": 3, "匠": 2, "家": 3, "人": 3, "者": 3, "工": 3,
    "商": 3, "户": 3, "生": 3, "兵": 2, "农": 2, "娘": 3, "嫂": 2, "姐": 3, "哥": 3,
}  # fmt: skip
"""Endings of words for people, with the length from which a word with it is taken for one."""
_LENGTHS = (8, 7, 6, 5, 4, 3, 2)
"""Characters of a title, longest first."""
_OFFICES = frozenset(("post", "place_head", "rank", "degree"))
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))


@cache
def _borders() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last characters of titles: most places are done with a look at them."""
    known = titles()
    return frozenset(title[0] for title in known), frozenset(title[-1] for title in known)


@cache
def _sex() -> regex.Pattern[str]:
    return regex.compile("[男女](?:[，。、；]|$)")


def ends_title(letters: str, position: int) -> bool:
    """Whether a title ends at ``position``."""
    return title_before(letters, position) is not None


def title_before(letters: str, position: int) -> str | None:
    """The longest title that ends at ``position``, or None."""
    if not position or letters[position - 1] not in _borders()[1]:
        return None
    known = titles()
    for length in _LENGTHS:
        if position >= length and (word := letters[position - length : position]) in known:
            return word
    return None


def generic_title(tokens: Sequence[Token], position: int) -> str | None:
    """A word that ends at ``position`` and says what somebody does, though no table has it.

    讲解员, 拖拉机手, 养蜂人: by its last character, unless it is an everyday word.
    """
    index = bisect_left(tokens, position, key=lambda token: token.end)
    if index >= len(tokens) or tokens[index].end != position:
        return None
    text = tokens[index].text
    shortest = _PEOPLE_ENDINGS.get(text[-1])
    if shortest is None or len(text) < shortest or text in words().no_occupation:
        return None
    return text if tokens[index].tag[0] in "nbvlx" and tokens[index].tag not in _NAME_TAGS else None


def title_after(letters: str, position: int) -> str | None:
    """The longest title that begins at ``position``, or None."""
    if letters[position : position + 1] not in _borders()[0]:
        return None
    known = titles()
    for length in _LENGTHS:
        word = letters[position : position + length]
        if len(word) == length and word in known:
            return word
    return None


def left_label(letters: str, tokens: Sequence[Token], index: int, start: int) -> str:
    """The label of what stands before a candidate; ``index`` is the token it begins in."""
    if start == 0:
        return "left.start"
    before = letters[start - 1]
    if before in CLAUSE_MARKS:
        return "left.start"
    if before == "、":
        return "left.list"
    if before == "（":
        return "left.bracket"
    if before in _QUOTES:
        return "left.quote"
    if before == "·":
        return "left.dot"
    if before == "的":
        return "left.de"
    title = title_before(letters, start)
    if title is not None:
        if title in words().weak_titles:
            return "left.weak"
        return "left.title" if titles()[title] in _OFFICES else "left.trade"
    if before in _PEOPLE_ENDINGS and generic_title(tokens, start) is not None:
        return "left.trade"
    if tokens[index].start != start:
        joined = letters[tokens[index].start : start]
        return (
            "left.split"
            if joined in words().introduces or joined in words().deed
            else "left.inside"
        )
    if index == 0:
        return "left.start"
    token = tokens[index - 1]
    around = words()
    if before in _LIST_WORDS and len(token.text) == 1:
        return "left.and"
    if token.text in around.at:
        return "left.at"
    if token.text in around.introduces:
        return "left.introduces"
    if token.text in around.deed or token.text in around.speech:
        return "left.deed"
    return _tag_label("left", token, before)


def right_label(letters: str, tokens: Sequence[Token], index: int, end: int) -> str:
    """The label of what follows a candidate; ``index`` is the token after it, or the cut one."""
    if end >= len(letters):
        return "right.end"
    after = letters[end]
    if after in "，：（" and _sex().match(letters, end + 1):
        return "right.sex"
    if after in CLAUSE_MARKS:
        return "right.colon" if after == "：" else "right.clause"
    if after == "、":
        return "right.list"
    if after == "（":
        return "right.bracket"
    if after == "等":
        return "right.etc"
    if after == "的":
        return "right.de"
    if after in "”’》】）":
        return "right.quote"
    if after == "·":
        return "right.dot"
    around = words()
    two = letters[end : end + 2]
    three = letters[end : end + 3]
    if two in _POLITE:
        return "right.polite"
    if two in around.address or three in around.address:
        return "right.address"
    if title_after(letters, end):
        return "right.title"
    if two in around.place_ending or three in around.place_ending:
        return "right.place"
    if two in around.speech or three in around.speech:
        return "right.speech"
    if two in around.deed:
        return "right.deed"
    if after in around.place_ending and _alone(tokens, index, end):
        return "right.place"
    if after in _LIST_WORDS:
        # 郭贵和表示: before a verb of speech 和 is the end of a name.
        return "right.inside" if letters[end + 1 : end + 3] in around.says else "right.and"
    if after in around.speech:
        return "right.word"
    if after in around.deed:
        return "right.deed"
    if index >= len(tokens) or tokens[index].start != end:
        return "right.inside"
    return _tag_label("right", tokens[index], after)


def _alone(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether the token that begins at ``start`` is one character, or there is none."""
    return index >= len(tokens) or tokens[index].start != start or len(tokens[index].text) == 1


def _tag_label(side: str, token: Token, char: str) -> str:
    tag = token.tag
    if tag in _NAME_TAGS:
        return side + ".name"
    if tag[0] == "n":
        return side + (".place" if tag == "ns" and side == "left" else ".noun")
    if tag[0] == "v":
        return side + ".verb"
    if tag[0] in "dcpruz":
        return side + ".function"
    if char < "\u3400" or char > "\u9fff":
        return side + ".mark"
    return side + ".other"
