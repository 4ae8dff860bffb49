"""A surname with one or two characters of a given name, and what speaks for and against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person.candidates import KEEP, THRESHOLD, Candidate, Knows, more, total
from zhextract.facts.person.context import left_label, most_right, right_label, title_after
from zhextract.facts.person.inventory import (
    EVERYDAY_COMPOUNDS,
    Characters,
    characters,
    points,
    titles,
    words,
)
from zhextract.facts.person.named import NEVER_LAST
from zhextract.facts.person.shape import goes_on, in_dictionary, over_words

_PLACE_ENDS = frozenset("镇乡村县市省区州街路巷河团院所局厅厂站馆部室处科会委队组")
_POINTS_OUT = frozenset(("又指", "还指", "也指", "亦指", "续指"))
_CONJUNCTIONS = "和与及同"
"""Surnames that join the word behind them to a title before: 主席|和普京."""
_NATIONS = frozenset("乌俄美韩日英法德印巴以朝阿墨叙埃孟伊加")
_OF_NATIONS = frozenset(("军", "媒", "方", "空军", "海军", "陆军", "防空", "国防", "外长", "称"))
"""乌军, 韩媒, 俄方: a country's, although the country is a surname too."""
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_CELEBRATES = frozenset("庆迎")
"""Rare surnames that with a word behind them are its verb: 庆|佳节, 迎|新春."""
_SUFFIXES = "化性率感度"
"""What makes a noun of a word of two characters."""
_KIN = frozenset("姐哥叔婶嫂姨爷奶")
"""Said behind a surname, and no given names."""
_PRONOUNS = frozenset("他她其几另")
_TAILED = frozenset(("over.tail", "over.newtail", "cut2.tail", "cut3.tail"))
_CALLED = frozenset(("left.title", "left.trade", "left.weak"))
_OWN = frozenset(("token2.name", "token3.name"))
"""A candidate that is a word of its own, which the segmenter takes for a name."""
_SECOND = frozenset(("left.title", "left.trade"))
_ENDS_NAME = frozenset(("right.office", "right.sex"))
"""What stands behind whole names."""
_KEPT = 1 << 14


class Tables:
    """What the loops look up; made once."""

    def __init__(self) -> None:
        known = characters()
        self.known: Characters = known
        around, count = words(), points()
        self.points = count
        self.own = 2 * max([n for label, n in count.items() if label.startswith("own.")], default=0)
        """What the labels of a word that is a name for the segmenter can add."""
        self.not_given = frozenset(titles()) | _POINTS_OUT | around.address | around.says
        self.not_given |= around.no_given


@per_wordbook
def tables() -> Tables:
    """The tables of names with surnames."""
    return Tables()


@cache
def address() -> re.Pattern[str]:
    """What stands behind a name and hardly behind anything else."""
    return re.compile("同志|先生|女士|[：（，]?[男女][）。，、；]")


@lru_cache(_KEPT)
def _given(text: str, surname: int, knows: Knows) -> tuple[int, tuple[str, ...]] | None:
    """What a surname of so many characters and a given name count for by themselves.

    None where they are no name; no labels where longer ones are none either.
    """
    made = tables()
    known = made.known
    rest = text[surname:]
    if not "\u3400" <= rest[-1] <= "\u9fff":
        return 0, ()
    if rest[0] == "某":
        return 0, ()
    if rest in made.not_given or rest[-1] in NEVER_LAST or rest[0] == "的":
        return None  # 姓陈|的士司机
    titled = known.tier.get(text[0]) == "word" and text[:2] in titles()
    if rest in _KIN or (titled and len(rest) == 2):
        return None  # 周|姐; 原告|倪|女士
    if len(rest) == 2 and rest[1] in _SUFFIXES and knows(text[:2]):  # 智能|化
        return None
    if text[0] in _NATIONS and rest in _OF_NATIONS:
        return 0, ()
    if text[0] in _CELEBRATES and len(rest) == 2 and knows(rest):
        return 0, ()
    if text in known.compound_surnames or (text[0] in _CONJUNCTIONS and knows(rest)):
        return None
    if surname == 1:
        tier = known.tier.get(text[0])
        if tier is None:
            return 0, ()
    else:
        tier = "place" if text[:2] in EVERYDAY_COMPOUNDS else "compound"
    if len(rest) == 1:
        tiers = "single." + known.given.get(rest, "o")
        if tier == "place" and text[0] == "第":  # 第五|集
            return None
        if surname > 1 and (tiers == "single.x" or rest in _CONJUNCTIONS[:3]):
            return None
    else:
        tiers = "given." + known.given.get(rest[0], "o") + known.given.get(rest[1], "o")
    labels: tuple[str, ...] = ("surname." + tier, tiers)
    if len(rest) > 1 and rest[1] in _PLACE_ENDS:
        labels = (*labels, "ends.place")
    labels += (f"compound.{len(rest)}",) if surname > 1 else in_dictionary(text, knows)
    return total(labels), labels


def _right(
    letters: str, tokens: Sequence[Token], after: int, end: int, shape: tuple[str, ...]
) -> str:
    """The label of what stands behind, where a name may end within a word."""
    right = right_label(letters, tokens, after, end)
    if right == "right.inside":
        if not _TAILED.isdisjoint(shape):
            return "right.tail"
        if "over.new" in shape:  # 罗子|轩罚, of which the segmenter made up the second
            return "right.new"
    return right


def _is_sex(letters: str, position: int) -> bool:
    """Whether 男 or 女 stands there alone."""
    return letters[position : position + 1] in ("男", "女") and letters[
        position + 1 : position + 2
    ] in ("，", "。", "、")


def _takes_office(letters: str, position: int) -> bool:
    """Whether a title stands at ``position``: behind 任 it is what somebody becomes."""
    if letters[position : position + 1] in "副代":
        position += 1
    return title_after(letters, position) is not None


def _somebody_follows(letters: str, position: int) -> bool:
    """Whether a word for somebody of his stands there: 同事, 妻子, 他."""
    if letters[position : position + 1] in _PRONOUNS:
        return True
    kinds = titles()
    return any(kinds.get(letters[position : position + length]) == "call" for length in (2, 3))


def options(
    scope: Scope, knows: Knows, index: int, start: int, surname: int, found: list[Candidate]
) -> None:
    """One or two characters of a given name behind a surname."""
    letters, tokens = scope.letters, scope.tokens
    made = tables()
    first = start + surname
    left = ""
    for end in (first + 1, first + 2):
        if end > len(letters):
            return
        text = letters[start:end]
        given = _given(text, surname, knows)
        if given is None:
            continue
        sum_of_points, labels = given
        if not labels:
            return
        if end == first + 2 and _joins_on(letters, end):
            continue
        if text[-1] == "任" and _takes_office(letters, end):
            return  # 李强|任组长
        if text[-1] == "第" and letters[end : end + 1] in _NUMERALS:
            return  # 杭州第|19届亚运会
        if not left:
            left = left_label(letters, tokens, index, start)
            if left == "left.dot":
                return
        if left not in _SECOND and _cuts_brand(tokens, index, start, end):
            return  # 吕梁建|龙, a place and a firm of it
        shape, after = over_words(tokens, index, start, end, knows)
        if "rest.2place" in shape and left != "left.title":
            joins = tokens[index].tag[0] in "pcdu" and labels[0] == "surname.everyday"
            if (joins or labels[0] == "surname.word") and not address().match(letters, end):
                return  # 于|中国, 和|芬兰, 来|上海; but 万|长河|同志
        labels = (*labels, *shape, left)
        if left in _CALLED and "ends.place" in labels:
            labels = tuple([label for label in labels if label != "ends.place"])
        titled = left in _SECOND
        if not titled:
            hopeful = sum_of_points + made.points[left] + more(shape)
            if shape[0] in _OWN:
                hopeful += made.own
            if hopeful + most_right(letters, end) <= KEEP:
                continue
        right = _right(letters, tokens, after, end, shape)
        if end == first + 2 and _is_sex(letters, end):  # 董事郑扬宏|男，51岁
            right = "right.sex"
        if not titled and hopeful + made.points[right] <= KEEP:
            continue
        if end == first + 1:
            labels += goes_on(letters, tokens, after, end, knows)
        labels = _with_sides(labels, letters, start, end, left, right)
        sum_of_points = total(labels)
        if sum_of_points > KEEP:
            if right in _ENDS_NAME and sum_of_points > THRESHOLD:
                _drop(found, start, first + 1)  # 肖楚|明为青岭市教育局局长
            found.append(Candidate(start, end, "chinese", sum_of_points, labels))


def _joins_on(letters: str, end: int) -> bool:
    """Whether the last character belongs to what follows: 李强|成为, 王刚|和同事."""
    last = letters[end - 1]
    if last in _CONJUNCTIONS:
        return _somebody_follows(letters, end)
    return letters[end - 1 : end + 1] in ("成为", "作为")


def _cuts_brand(tokens: Sequence[Token], index: int, start: int, end: int) -> bool:
    """Whether a name would take a place whole and a proper noun behind it in part."""
    place = tokens[index]
    if place.tag != "ns" or place.start != start or place.end >= end:
        return False
    behind = tokens[index + 1 : index + 2]
    return bool(behind) and behind[0].tag == "nz" and end < behind[0].end


def _with_sides(
    labels: tuple[str, ...], letters: str, start: int, end: int, left: str, right: str
) -> tuple[str, ...]:
    """All labels of a candidate, those that count more behind a title or for a word of its own."""
    known = tables().known
    own = not _OWN.isdisjoint(labels)
    if letters[end : end + 1] in known.foreign_core and known.foreign.issuperset(
        letters[start:end]
    ):
        labels += ("run.more",)
    labels += (right,)
    if left in _SECOND:
        labels += tuple(["titled." + label for label in labels if label != left])
    return (*labels, "own." + left, "own." + right) if own else labels


def _drop(found: list[Candidate], start: int, end: int) -> None:
    """Drop the candidate found last if it is this stretch."""
    if found and found[-1].start == start and found[-1].end == end:
        found.pop()
