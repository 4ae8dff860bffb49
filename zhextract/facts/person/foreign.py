"""Transliterated and minority candidates: runs of their characters, with dots and without."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.compiled import compiled
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person.candidates import (
    KEEP,
    NAME_TAGS,
    Candidate,
    Knows,
    known_tails,
    shape_group,
    total,
)
from zhextract.facts.person.context import ends_title, left_label, right_label, title_before
from zhextract.facts.person.inventory import characters, words

_LONGEST = 10
"""Characters of one part of a transliterated name; Chinese papers write hardly longer ones."""
_CALLED_AFTER_PEOPLE = (
    *(
        "大学",
        "学院",
        "中学",
        "小学",
        "医院",
        "医学中心",
        "基金会",
        "研究所",
        "公司",
        "集团",
        "机场",
        "教堂",
    ),
    *("图书馆", "博物馆", "纪念馆", "号", "奖"),
)
_GRAMMAR = frozenset("vdpcuf")
_ORDINARY = frozenset(("verb", "word"))
_RARE = frozenset(("g", "ng", "vg", "ag", "zg", "j"))
"""Tags of single characters that the dictionary knows as parts of words: 弗兰克|林."""


class Patterns:
    """Compiled once: runs without dots, dotted names, and what minority names begin with."""

    def __init__(self) -> None:
        known = characters()
        part = "".join(
            sorted(known.foreign | known.foreign_dotted | frozenset("".join(known.elements)))
        )
        plain = "".join(sorted(known.foreign))
        core = "".join(sorted(known.foreign_core))
        self.part = frozenset(part)
        # ``re`` makes a bitmap of a class of hundreds of characters, ``regex`` goes through it.
        self.run = re.compile(f"[{plain}]{{2,12}}")
        self.element_heads = frozenset(element[:2] for element in known.elements)
        self.core = re.compile(f"[{core}]")


@per_wordbook
def patterns() -> Patterns:
    """The patterns, made from ``characters.toml`` and ``parts.toml``."""
    return Patterns()


@per_wordbook
def _elements() -> regex.Pattern[str]:
    """Names of two and more parts; large, so made only where a page has such a part."""
    known = characters().elements
    elements = "|".join(sorted(map(regex.escape, known), key=len, reverse=True))
    long = "|".join(sorted(regex.escape(word) for word in known if len(word) > 2))
    return compiled(
        f"(?:{elements})(?:(?:{elements}){{1,3}}+|[花娃嘎])|(?:{long})(?![\u3400-\u9fff]?[省市县区旗])"
    )


def dotted(scope: Scope) -> Iterator[Candidate]:
    """弗拉基米尔·普京, 艾合买提·吐尔逊: parts joined by dots."""
    letters = scope.letters
    dot = letters.find("·")
    while dot >= 0:
        start = _left_part(scope, dot)
        end = dot
        while end < len(letters) and letters[end] in "·-":
            reached = _right_part(scope, end + 1)
            if reached == end + 1:
                break
            end = reached
        if start < dot < end and not _is_thing(letters, start, dot, end):
            yield _dotted(scope, start, end)
        dot = letters.find("·", max(end, dot + 1))


def _is_thing(letters: str, start: int, dot: int, end: int) -> bool:
    """Whether dots join the names of places (中国·新疆), or name what is called after somebody."""
    if letters[start:dot] == "中国":
        return True
    for at in range(max(dot + 1, end - 2), end + 1):
        if letters.startswith(_CALLED_AFTER_PEOPLE, at):
            return True
    return False


def _dotted(scope: Scope, start: int, end: int) -> Candidate:
    letters, tokens = scope.letters, scope.tokens
    known = patterns().part
    strange = sum(char not in known and char != "·" for char in letters[start:end])
    index = bisect_right(tokens, start, key=lambda token: token.start) - 1
    after = bisect_left(tokens, end, key=lambda token: token.end)
    if after < len(tokens) and tokens[after].end == end:
        after += 1
    labels = (
        f"dotted.strange{min(strange, 2)}",
        left_label(letters, tokens, index, start),
        right_label(letters, tokens, after, end),
    )
    return Candidate(start, end, "dotted", total(labels), labels)


def _left_part(scope: Scope, dot: int) -> int:
    """Where the part before a dot begins: its characters, or else the word there."""
    letters, tokens = scope.letters, scope.tokens
    known = patterns().part
    start = dot
    while start > 0 and dot - start < _LONGEST and letters[start - 1] in known:
        start -= 1
    index = bisect_left(tokens, dot, key=lambda token: token.end)
    if index < len(tokens) and tokens[index].end == dot:
        word = tokens[index]
        if word.start < start and len(word.text) <= _LONGEST and _han(word.text):
            start = word.start
        else:
            while index > 0 and tokens[index - 1].start >= start:
                if _joins(tokens[index - 1]):
                    return tokens[index].start
                index -= 1
            # A run that begins inside a word begins too early: 内务部长|…
            if start < tokens[index].start < dot and not ends_title(letters, start):
                start = tokens[index].start  # but 村医|热依汗
            elif index and tokens[index - 1].tag in NAME_TAGS and tokens[index].start == start:
                start = tokens[index - 1].start  # 安德烈|娅·耶利内克
    start = _behind_country(tokens, start, dot)
    for position in range(start + 1, dot):
        if title_before(letters, position) is not None:
            return position
    return _before_hyphen(letters, start)


def _behind_country(tokens: Sequence[Token], start: int, dot: int) -> int:
    """Where a name begins that the name of a country stands before: 美国|彼得·彼得森."""
    index = bisect_left(tokens, start, key=lambda token: token.start)
    if index < len(tokens) and tokens[index].start == start and tokens[index].end < dot:
        token = tokens[index]
        if token.text == "中国" or (token.tag == "ns" and token.text in characters().no_person):
            return token.end
    return start


def _joins(token: Token) -> bool:
    """Whether the word before a name is none of its parts: 卡瓦略|和|乔·科尔, 如|米兰·昆德拉."""
    return len(token.text) == 1 and (token.tag[0] in "cp" or token.text in words().introduces)


def _before_hyphen(letters: str, start: int) -> int:
    """Where a name begins whose first part has a hyphen: 让-皮埃尔·勒克莱尔."""
    known = patterns().part
    if start < 2 or letters[start - 1] != "-" or letters[start - 2] not in known:
        return start
    start -= 2
    while start > 0 and letters[start - 1] in characters().foreign_core:
        start -= 1
    return start


def _right_part(scope: Scope, start: int) -> int:
    """Where the part after a dot ends: after words of its characters, at the first other one."""
    tokens = scope.tokens
    known, core = patterns().part, characters().foreign_core
    index = bisect_right(tokens, start, key=lambda token: token.start) - 1
    end = start
    known_parts = characters().elements
    while length := next(
        (n for n in (6, 5, 4, 3) if scope.letters[end : end + n] in known_parts), 0
    ):  # 艾合|买|提说, 麦麦|提吐尔逊
        end += length
    if end > start:
        index = bisect_right(scope.token_ends, end)
        if index >= len(tokens) or tokens[index].start != end:
            return end
    while 0 <= index < len(tokens) and end - start < _LONGEST:
        token = tokens[index]
        text = token.text if token.start >= start else token.text[start - token.start :]
        own = _own_characters(text, known)
        if own == len(text):
            plain = token.tag in NAME_TAGS or _mostly(core, text) or _syllable(scope, index)
            if end > start and not plain:
                break
            end = token.end
            index += 1
            continue
        tail = text[own:]
        if end == start and token.tag in NAME_TAGS and _han(text) and tail not in known_tails():
            own = len(text) - (text[-1] in known_tails())
            if own == len(text):  # 罗慕|尔德|兹
                end = token.end
                index += 1
                continue
        if end == start or tail in known_tails():
            end += own
        break
    return end


def _mostly(core: frozenset[str], text: str) -> bool:
    return 2 * sum(char in core for char in text) >= len(text)


def _syllable(scope: Scope, index: int) -> bool:
    """Whether a single character goes on a name: 约|万|诺维奇, 阿尔梅|达 对; not 韦伯|加 三成."""
    known = characters()
    token = scope.tokens[index]
    if len(token.text) > 1 or token.text not in known.foreign or token.tag[0] in "pcu":
        return False
    if token.tag in _RARE:  # 巴比|奇|宣布
        return True
    for after in scope.tokens[index + 1 : index + 2]:
        if token.tag[0] != "v" and not _han(after.text):  # 科特|雷|23日
            return True
        whole = known.foreign.issuperset(after.text) and _mostly(known.foreign_core, after.text)
        return whole or (token.tag[0] == "v" and after.tag[0] in _GRAMMAR)
    return False


def _own_characters(text: str, known: frozenset[str]) -> int:
    for position, char in enumerate(text):
        if char not in known:
            return position
    return len(text)


def _han(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in text)


def elements(scope: Scope, knows: Knows, start: int) -> list[Candidate]:
    """四郎多吉, 娜仁托雅: two or more parts of minority names from ``start`` on."""
    if scope.letters[start : start + 2] not in patterns().element_heads:
        return []
    match = _elements().match(scope.letters, start)
    if match is not None:
        return list(_candidates(scope, knows, start, match.end(), "minority"))
    end = scope.token_ends[bisect_right(scope.token_ends, start)]
    for length in (2, 3):  # 卓玛, 央金|开
        alone = scope.letters[start : start + length] in characters().alone
        after = bisect_right(scope.token_ends, start + length)
        if after < len(scope.tags) and scope.tags[after] in NAME_TAGS:  # 白玛|赤林
            continue
        if alone and start + length in (end, end - 1):
            return list(_candidates(scope, knows, start, start + length, "minority"))
    return []


def transliterated(scope: Scope, knows: Knows) -> list[Candidate]:
    """拜登, 冯德莱恩: runs of transliteration characters, each stretch of whole words in them."""
    letters, made = scope.letters, patterns()
    found: list[Candidate] = []
    for match in made.run.finditer(letters):
        start, end = match.span()
        if made.core.search(letters, start, end):
            found += _candidates(scope, knows, start, end, "foreign")
    return found


def _candidates(scope: Scope, knows: Knows, start: int, end: int, kind: str) -> Iterator[Candidate]:
    no_person = characters().no_person
    tokens = scope.tokens
    letters = scope.letters
    first = bisect_right(scope.token_ends, start)
    last = bisect_left(scope.token_ends, end)
    if kind == "foreign" and first == last and shape_group(tokens[first].tag) in _ORDINARY:
        return
    if tokens[first].text in no_person and not ends_title(letters, start):
        return
    starts = [(start, first)]
    starts += [(tokens[k].start, k) for k in range(first + 1, last + 1)][:3]
    ends = [(tokens[k].end, k + 1) for k in range(first, last)]
    whole = tokens[last].end == end
    ends.append((end, last + 1 if whole else last))
    for begin, index in starts:
        left = None
        for stop, after in ends[-4:]:
            if stop - begin < 2:
                continue
            if left is None:
                left = left_label(letters, tokens, index, begin)
                if left == "left.dot":
                    break
            text = letters[begin:stop]
            if text in no_person:
                continue
            if kind == "foreign" and (number := _number().match(letters, stop)):
                stop, after = number.end(), bisect_right(scope.token_ends, number.end())
            known = "fnew"
            if knows(text):
                named = tokens[index].text == text and tokens[index].tag in NAME_TAGS
                known = f"fknown.{min(stop - begin, 4)}" if named else "fword"
            labels = (
                known,
                "run.whole" if (begin, stop) == (start, end) else "run.part",
                *_shape(letters, tokens, begin, stop, index, after, kind),
                left,
                right_label(letters, tokens, after, stop),
            )
            points = total(labels)
            if points > KEEP:
                yield Candidate(begin, stop, kind, points, labels)


@cache
def _number() -> re.Pattern[str]:
    """The number of a ruler: 阿卜杜拉|二世."""
    return re.compile("[一二三四五六七八九十]{1,2}世(?![纪界代])")


def _shape(
    letters: str, tokens: Sequence[Token], start: int, end: int, first: int, after: int, kind: str
) -> tuple[str, ...]:
    length = min(end - start, 6)
    core = len(patterns().core.findall(letters, start, end))
    density = "core.all" if core == end - start else f"core.{min(3, core)}of{length}"
    inside = tokens[first].start != start
    cut = after < len(tokens) and tokens[after].start < end
    covered = tokens[first : after + cut]
    if len(covered) == 1:
        group = shape_group(covered[0].tag)
        where = "part" if inside or cut else "token"
        return (f"{kind}.{length}", density, f"f{where}.{group}")
    names = sum(token.tag in NAME_TAGS for token in covered)
    edge = "fedge." + ("cut" if inside or cut else "clean")
    return (
        f"{kind}.{length}",
        density,
        f"fnames.{min(names, 2)}of{min(len(covered), 4)}",
        edge,
        "fhead." + shape_group(covered[0].tag),
        "ftail." + shape_group(covered[-1].tag),
    )
