"""Which of the verbs of a series is the predicate: 邀请专家授课, 投资300万元修建, 前往西藏支教."""

from __future__ import annotations

from zhextract.facts.event.actors import can_act, names_place
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.roles import behind
from zhextract.facts.event.vocabulary import Vocabulary

_WHOM = frozenset("nqrwmak")
_DOES = frozenset("vVdDpbA")
_DONE = frozenset("vV")
BEGINS_OR_ENDS = frozenset(
    ("完成", "结束", "启动", "开始", "终止", "中断", "重启", "恢复", "展开", "到位", "爆发", "打响")
)
"""Verbs that say of a deed that it begins or ends."""
ALLOWED = frozenset(("允许", "准许", "要求", "批准", "邀请", "勒令", "迫"))
"""What may be done to those who then act: 居民被允许返回."""
_DECIDING = ("会", "会议", "议院", "内阁", "党团", "众院", "参院")
"""Ends of names of bodies that pass things."""


def goes_before(shape: Shape, plain: Predicate, weak: Predicate, words: Vocabulary) -> bool:
    """Whether a verb is the predicate and no weak trigger: 送 母亲 去 医院, 赴 上海 进修."""
    if plain.unit < weak.unit and shape.texts[plain.unit] in words.classes["pivotal"]:
        return True
    return weak.frame["kind"] == "visit" and plain.unit > weak.last


def opens_series(shape: Shape, last: int, end: int) -> bool:
    """Whether an object and another verb follow a verb: 缓步 来到 灵前 默哀.

    A verb before 的 may be of a relative clause, one without an object of a name.
    """
    letters = shape.letters
    at = last
    while at < end and letters[at] in _WHOM and not (at == last and letters[at] == "k"):
        at += 1
    return last < at < end and letters[at] in _DONE


def makes_act(shape: Shape, index: int, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb makes somebody act there, and ends no name: 民航 组织 | 理事会 通过 决议."""
    before = shape.letters[index - 1] if index > start else ""
    named = before == "n" and not can_act(shape, (index - 1, index), words)
    return not named and pivot_end(shape, index + 1, end, words) > 0


def pivot_end(shape: Shape, first: int, end: int, words: Vocabulary) -> int:
    """Behind whom a verb makes do what follows: 邀请 三名 专家 | 到 田间 授课; 0 where nobody is.

    Whom: a noun phrase whose head can act, its relative clause before it. What follows
    is a verb, what says how or where before it, or a verb's name that is no noun there.
    """
    letters = shape.letters
    particle = letters.rfind("x", first, end - 1)
    at = particle + 1 if particle >= 0 else first
    at = behind(letters, at, end, "u")
    start = at
    while at < end and letters[at] in _WHOM:
        at += 1
    acts = start < at < end and can_act(shape, (start, at), words)
    if not acts or letters[at] not in _DOES or not _DONE.intersection(letters[at:end]):
        return 0
    return (
        0
        if shape.texts[end - 1] in words.classes["heads"] and is_name(shape, at, end, words)
        else at
    )


def is_name(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb is followed by nouns and verbs alone, which it makes a name with."""
    named = shape.letters[index] in "vVw" and not shape.letters[index:end].strip("nqvVw")
    return named and shape.texts[index] not in words.classes["finite"]


def goes_first(shape: Shape, plain: Predicate, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb before a trigger is the predicate all the same.

    The trigger is what others are made to do (抽调 医护 下沉), part of its object
    (遇到 一位 冒雨 徘徊 的 老人), or a second one (驻泊 检修).
    """
    letters = shape.letters
    if shape.texts[plain.unit] in words.classes["pivotal"] and plain.last < index:
        return True
    if letters[plain.last : plain.last + 1] == "u" and letters.find("x", plain.last, index) < 0:
        return True  # 办了 退休 手续
    reached = shape.letters[plain.unit] == "s" and index + 1 == end
    if reached and shape.letters[plain.last : index].strip("nqw") == "":
        return True  # 实现 右线 贯通
    if not letters[index:end].strip("vVw") and takes_act(shape, plain, index, words):
        return True  # 推广 机械化 插秧, 办理 异地 就医 备案
    if letters[index - 1] == "k" and letters[plain.last : plain.last + 1] in ("n", "q", "m"):
        return True  # 修建学校、改造道路
    if plain.last <= index and _names_object(shape, plain, index, end, words):
        return True  # 调运 抢险 救灾 物资, 开出 首个 康复 病区
    frame = words.triggers[shape.texts[index]]
    suffered = frame["kind"] in ("accident", "disaster") and letters[index + 1 : index + 2] == "n"
    if plain.last == index and suffered:
        return True  # 查看 受灾 田块
    ends = shape.texts[index] in BEGINS_OR_ENDS  # 实验舱转位|完成
    if plain.last == index and index + 1 == end and shape.units[plain.unit].tag == "v" and not ends:
        return plain.unit > 0 and letters[plain.unit - 1] in "nTdq"
    if _in_object(shape, plain, index, end):
        return True
    counted = letters[plain.last : plain.last + 2].lstrip("u")[:1] in ("a", "m")
    return counted and letters.find("x", index, end - 1) > 0


def takes_act(shape: Shape, verb: Predicate, index: int, words: Vocabulary) -> bool:
    """Whether a trigger at the end is what a verb takes, with an attribute before it.

    Not behind somebody or a place, who does it or where it is done: 前往 云州 调研.
    """
    taking = "nqwma" if shape.texts[verb.unit] in words.classes["verbal"] else "nqw"
    governs = taking == "nqwma" or (verb.plain and shape.units[verb.unit].tag == "v")
    between = shape.letters[verb.last : index]
    if not governs or not between or between.strip(taking):
        return False
    phrase = (verb.last, index)
    return not (can_act(shape, phrase, words) or names_place(shape, phrase, words))


def _names_object(shape: Shape, plain: Predicate, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a trigger and all behind it are the name of what a verb before takes."""
    behind_it, text = shape.letters[index + 1 : end], shape.texts[index]
    if not behind_it or behind_it.strip("nqvVw"):
        return False
    if text in words.classes["finite"] or text in words.classes["verbal"]:
        return False
    at = plain.unit
    if at and shape.letters[at - 1] in "nw" and not can_act(shape, (at - 1, at), words):
        return False  # 交通 出行 迎来 客流 高峰
    attribute = shape.letters[index - 1] in "amx" or shape.units[index - 1].tag == "b"
    headed = shape.texts[end - 1] in words.classes["heads"]
    directly = shape.letters[index - 1] in "vs"
    return behind_it[-1] in "nq" and (attribute or (headed and directly))


def _in_object(shape: Shape, plain: Predicate, index: int, end: int) -> bool:
    """Whether a trigger is a noun inside the object of a verb: 实现 贸易 投资 自由化."""
    letters = shape.letters
    between = letters[plain.last : index].lstrip("u")
    if shape.units[index].tag not in ("vn", "n") or not between or between.strip("nqwx"):
        return False
    return letters[index + 1 : index + 2] in ("n", "w", "x", "") or index + 1 == end


def says_how(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a trigger only says how or by what another is done: 免费 搭乘, 投资300万元 修建."""
    text, letters = shape.texts[index], shape.letters
    if text in words.classes["manner"] and letters[index + 1 : index + 2] in ("v", "V"):
        return True
    if text in ALLOWED and letters[index - 1 : index + 2] in ("hVv", "hVV", "hvV", "hvv"):
        return True  # 被允许|返回
    if text in words.classes["spending"] and _pays_for(letters, index, end):
        return True
    return text == "通过" and not _passes(shape, index, end, words)


def _pays_for(letters: str, index: int, end: int) -> bool:
    """Whether an amount follows a verb of paying, and what is done with it: 投资300万元修建."""
    counted = letters[index + 1 : index + 3].lstrip("u")[:1] == "m"
    return counted and not {"v", "V"}.isdisjoint(letters[index + 2 : end])


def _passes(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether 通过 says that something is passed: 通过决议, 通过了, and not 通过网络."""
    if index + 1 == end or shape.letters[index + 1] == "u" or index + 2 == end:
        return True
    letters = shape.letters
    body = index > 0 and letters[index - 1] == "n" and shape.texts[index - 1].endswith(_DECIDING)
    if body and _DONE.isdisjoint(letters[index + 1 : end]):
        return True  # 安理会 通过 涉苏丹 文件
    passed = words.classes["passed"]
    return any(text in passed or text[0] == "《" for text in shape.texts[index + 1 : end])
