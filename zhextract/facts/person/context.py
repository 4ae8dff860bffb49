"""What stands on either side of a candidate, as labels of evidence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import cache

import msgspec
import regex

from zhextract.engine.atoms import Token
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.families import ALPHABET
from zhextract.facts.person.inventory import characters, points, titles, words

CLAUSE_MARKS = frozenset("，。；：！？\n… ▲●■◆□△")
_LIST_WORDS = frozenset("和与及")
_QUOTES = frozenset("“‘《【〈")
_SPEECH_QUOTES = frozenset("“‘")
_POLITE = frozenset(("先生", "女士", "小姐", "同志"))
_PEOPLE_ENDINGS = {
    "员": 2, "师": 2, "长": 2, "官": 2, "手": 3, "匠": 2, "家": 3, "人": 3, "者": 3, "工": 3,
    "商": 3, "户": 3, "生": 3, "兵": 2, "农": 2, "娘": 3, "嫂": 2, "姐": 3, "哥": 3,
}  # fmt: skip
"""Endings of words for people, with the length from which a word with it is taken for one."""
_OFFICES = frozenset(("post", "place_head", "rank", "degree"))
_LONGEST_OFFICE = 40
_LONGEST_LEFT = 20
"""Characters of 的副县长职务 at most."""
_LONGEST_NOTE = 8
_OFFICES_OF = ("律师事务所", "会计师事务所", "建筑师事务所")
"""What begins like a title and is none."""
_MEASURE = ALPHABET["measure"].strip("[]")
"""What stands for 45岁, and for other measures, in the letters of a scope."""
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))


@per_wordbook
def _borders() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """How long titles with the same first two characters, or last two, are; longest first.

    No title is shorter, so that most places are done with one look-up.
    """
    heads: dict[str, set[int]] = {}
    tails: dict[str, set[int]] = {}
    for title in titles():
        heads.setdefault(title[:2], set()).add(len(title))
        tails.setdefault(title[-2:], set()).add(len(title))
    return (
        {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()},
        {tail: tuple(sorted(lengths, reverse=True)) for tail, lengths in tails.items()},
    )


def title_tails() -> Container[str]:
    """The last two characters of titles."""
    return _borders()[1]


@cache
def _sex() -> regex.Pattern[str]:
    return regex.compile("[男女](?:[，。、；]|$)")


@cache
def _age() -> re.Pattern[str]:
    """An age between marks behind a name: ，45岁，; （45岁）."""
    return re.compile(f"(?:{ALPHABET['time']}|现年|时年|年仅|年近)?{_MEASURE}[，。、）；]")


def ends_title(letters: str, position: int) -> bool:
    """Whether a title ends at ``position``."""
    return title_before(letters, position) is not None


def title_before(letters: str, position: int) -> str | None:
    """The longest title that ends at ``position``, or None."""
    lengths = _borders()[1].get(letters[max(0, position - 2) : position])
    if lengths is None:
        return None
    known = titles()
    for length in lengths:
        if position >= length and (word := letters[position - length : position]) in known:
            return word
    return None


def generic_title(letters: str, tokens: Sequence[Token], position: int) -> str | None:
    """A word that ends at ``position`` and says what somebody does, though no table has it.

    讲解员, 拖拉机手, 养蜂人: by its last character, unless it is an everyday word.
    """
    if letters[position - 1 : position] not in _PEOPLE_ENDINGS:
        return None
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
    lengths = _borders()[0].get(letters[position : position + 2])
    if lengths is None:
        return None
    known = titles()
    for length in lengths:
        word = letters[position : position + length]
        if word in known:
            return word
    return None


def without_note(letters: str, position: int) -> int:
    """Where a title ends before a note in brackets: 副县长|（挂职）, 主任|（正厅级）."""
    if letters[position - 1 : position] != "）":
        return position
    opened = letters.rfind("（", max(0, position - _LONGEST_NOTE), position)
    return opened if opened > 0 else position


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
        if before in _SPEECH_QUOTES and (start == 1 or letters[start - 2] in CLAUSE_MARKS):
            return "left.open"
        return "left.quote" if before in _SPEECH_QUOTES else "left.book"
    if before == "·":
        return "left.dot"
    if before == "的":
        return _of(letters, start - 1)
    if before == "号" and index and tokens[index - 1].text == "号" and tokens[index - 2].tag == "m":
        return "left.number"  # 11号|萨拉索
    title = title_before(letters, without_note(letters, start))
    if title is not None:
        if title in words().weak_titles:
            return "left.weak"
        return "left.title" if titles()[title] in _OFFICES else "left.trade"
    if generic_title(letters, tokens, start) is not None:
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
    if token.text in around.appoints:
        return "left.appoints"
    if before in _LIST_WORDS and len(token.text) == 1:
        return "left.and"
    if token.text in around.at:
        return "left.at"
    if token.text in around.object and token.tag != "vn":
        return "left.object"
    if token.text in around.introduces:
        return "left.introduces"
    if token.text in around.deed or token.text in around.speech:
        return "left.deed"
    return _tag_label("left", token, before)


def _of(letters: str, position: int) -> str:
    """The label of 的 at ``position``, by what is before it: 时任镇长的, 76岁的."""
    if letters[position - 1 : position] in ("岁", _MEASURE):
        return "left.age"
    title = title_before(letters, position)
    return "left.de" if title is None or titles()[title] not in _OFFICES else "left.office"


class _Right(msgspec.Struct, frozen=True, gc=False):
    """What decides what follows a candidate; made once."""

    marks: dict[str, str]
    begins: frozenset[str]
    """The first characters of the words below, alone or not."""
    most: int
    """What the labels behind most characters count for at most."""
    more: dict[str, int]
    """The same behind the characters that may open something better."""
    sex: int
    before_age: frozenset[str]
    age: int


@per_wordbook
def _right() -> _Right:
    around, count = words(), points()
    marks = dict.fromkeys(CLAUSE_MARKS, "right.clause") | dict.fromkeys("”’》】）", "right.quote")
    marks |= {
        "：": "right.colon", "、": "right.list", "（": "right.bracket", "等": "right.etc",
        "的": "right.de", "·": "right.dot",
    }  # fmt: skip
    classes = (around.address, around.place_ending, around.speech, around.deed, titles(), _POLITE)
    rare = {f"right.{label}" for label in ("sex", "address", "polite", "colon", "office")}
    most = max(n for label, n in count.items() if label.startswith("right.") and label not in rare)
    better = dict.fromkeys((word[0] for word in _POLITE), max(count["right.polite"], most))
    better |= dict.fromkeys((word[0] for word in around.address), count["right.address"])
    return _Right(
        marks=marks,
        begins=frozenset({word[0] for group in classes for word in group} | _LIST_WORDS),
        most=most,
        more=better | {"：": count["right.colon"], "为": max(count["right.office"], most)},
        sex=count["right.sex"],
        before_age=frozenset("，（"),
        age=max(most, count["right.age"]),
    )


def becomes(letters: str, start: int) -> bool:
    """Whether the clause that begins at ``start`` ends in a title: 为市教育局局长；."""
    match = _clause_end().search(letters, start, start + _LONGEST_OFFICE)
    return match is not None and ends_title(letters, match.start())


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile("[，。；、\\n]|$")


def most_right(letters: str, end: int) -> int:
    """What ``right_label`` can count for at most."""
    right = _right()
    after = letters[end : end + 1]
    if letters[end + 1 : end + 2] in ("男", "女") and after in "，：（":
        return right.sex
    if after in right.before_age:
        return right.age
    return right.more.get(after, right.most)


def right_label(letters: str, tokens: Sequence[Token], index: int, end: int) -> str:
    """The label of what follows a candidate; ``index`` is the token after it, or the cut one."""
    if end >= len(letters):
        return "right.end"
    after = letters[end]
    right = _right()
    mark = right.marks.get(after)
    if mark is not None:
        if after in "，：（":
            if _sex().match(letters, end + 1):
                return "right.sex"
            if _age().match(letters, end + 1):
                return "right.age"
        if after == "的" and letters.find("职务", end, end + _LONGEST_LEFT) > 0:
            return "right.office"  # 免去|高原|的副县长职务
        return mark
    if after == "为" and becomes(letters, end + 1):
        return "right.office"
    if after in right.begins:
        label = _right_word(letters, tokens, index, end)
        if label is not None:
            return label
    if index >= len(tokens) or tokens[index].start != end:
        rest = letters[end : tokens[index].end] if index < len(tokens) else ""
        return "right.belongs" if rest in words().belongings else "right.inside"
    if tokens[index].text in words().belongings:
        return "right.belongs"
    return _tag_label("right", tokens[index], after)


def _right_word(letters: str, tokens: Sequence[Token], index: int, end: int) -> str | None:
    """The label of a known word behind a candidate."""
    around = words()
    after = letters[end]
    two = letters[end : end + 2]
    three = letters[end : end + 3]
    if two in _POLITE:
        return "right.polite"
    if two in around.address or three in around.address:
        return "right.address"
    if letters.startswith(_OFFICES_OF, end):
        return "right.place"
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
    return "right.deed" if after in around.deed else None


def _alone(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether the token that begins at ``start`` is one character and no verb, or there is none."""
    if index >= len(tokens) or tokens[index].start != start:
        return True
    return len(tokens[index].text) == 1 and tokens[index].tag[0] != "v"


def _tag_label(side: str, token: Token, char: str) -> str:
    tag = token.tag
    if tag in _NAME_TAGS:
        person = 1 < len(token.text) < 4 and token.text[0] in characters().surnames
        return side + (".person" if person else ".name")
    if token.text[-1] == "队" and side == "left":
        return "left.team"
    if tag[0] == "n":
        return side + (".place" if tag == "ns" and side == "left" else ".noun")
    if tag[0] == "v":
        return side + ".verb"
    if tag[0] in "dcpruz":
        return side + ".function"
    if char < "\u3400" or char > "\u9fff":
        return side + ".mark"
    return side + ".other"
