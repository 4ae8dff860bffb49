"""Where the object of a predicate ends: before what is done next."""

from __future__ import annotations

from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.facts.event.actors import can_act
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.roles import Units, behind
from zhextract.facts.event.series import is_name, pivot_end
from zhextract.facts.event.vocabulary import Vocabulary
from zhextract.facts.families import RATES

_SERIAL = frozenset(("life", "traffic", "appointment"))
"""Kinds whose triggers a second verb may follow with its own object: 回乡办起民宿."""
_ALONE = _SERIAL | {
    "project",
    "disaster",
    "opening",
    "launch",
    "accident",
    "work",
    "publication",
    "crime",
    "visit",
    "conflict",
}
"""Kinds whose triggers a second verb may follow: 开通运营, 考察调研."""
_GETTING = "到得取上起入"
"""Endings of verbs that have an object of their own."""
_MOTION = "进到入往回上向"
"""Endings of verbs of motion: 冲进火场|救出儿童."""
_TOLD = ("指出", "强调", "表示", "认为", "宣称", "重申", "谴责", "透露")
_HELD = ("会", "会议", "论坛", "活动", "仪式", "大会", "峰会", "座谈", "会谈")
_EXPLAINED = ("交代", "介绍", "通报", "说明", "解释", "回应", "讲述", "总结", "动员", "商讨")
_SPEECHES = ("致辞", "致词", "讲话", "发言", "演讲", "致贺", "授课", "颁奖")
_TAKEN = ("n", "q", "v", "V", "w", "m", "r")
_PLACES = ("ns", "nr", "nrt", "nz")
"""Tags that names of places have, foreign ones too."""


@cache
def _then_done() -> regex.Pattern[str]:
    """What was done next, behind a noun: a verb with 了 and no 的 behind."""
    return compiled("(?<=[nq])[vV]{1,2}u(?=[^cx]*(?:c|$))")


@cache
def _then_acts() -> regex.Pattern[str]:
    """What the object does, behind an adverb at the end of the clause."""
    return compiled("(?<=[nq])d+[vV](?=c|$)")


def up_to_next(
    shape: Shape, first: int, end: int, predicate: Predicate, words: Vocabulary
) -> Units | None:
    """The object from ``first`` on, up to what is done next."""
    letters, clausal = shape.letters, bool(predicate.frame.get("clausal"))
    first = _behind_second(shape, first, end, predicate, words)
    end = end if clausal else _before_then(shape, first, end)
    if shape.texts[predicate.unit] in words.classes["pivotal"]:
        end = pivot_end(shape, first, end, words) or end
    counted = letters[end - 1] == "m" and end - 2 >= first and not clausal
    if counted and letters[end - 2] == "n":
        end -= 1  # 加开列车38列
    elif counted and shape.texts[end - 2] in words.classes["summing"] and end - 2 > first:
        end -= 2  # 收受财物共计120万元
    if end - first > 1 and shape.texts[end - 1] in ("称", "说"):
        end -= 1
    end = _before_next(shape, first, end, predicate, words)
    acts = None if clausal else _then_acts().search(letters, first, end)
    if acts and not (
        _takes_verb(shape, predicate, words) or can_act(shape, (first, acts.start()), words)
    ):
        end = acts.start()  # 大型旋挖钻机|日夜赶工
    if not clausal and (done := _then_done().search(letters, first, end)):
        end = done.start()  # 突发脑梗|住进了医院
    inside = letters[first:end]
    said = first + 1 == end and words.triggers.get(shape.texts[first], {}).get("clausal")
    if said and not _takes_verb(shape, predicate, words):
        return None  # 发言表示, 集会抗议
    if _is_level(shape, first, end) or (
        _only_acts(inside, predicate, gets=shape.texts[predicate.last - 1][-1] in _GETTING)
        and not _takes_verb(shape, predicate, words)
    ):
        return None
    return (first, end) if first < end else None


def _behind_second(
    shape: Shape, first: int, end: int, predicate: Predicate, words: Vocabulary
) -> int:
    """Behind a second trigger that shares the object: 注册 成立 了 合作社."""
    shares = first == predicate.last and shape.letters[first] == "V"
    if not shares or _takes_verb(shape, predicate, words):
        return first
    at = behind(shape.letters, first + 1, end, "u")
    return at if at > first + 1 and at < end and shape.letters[at] in "nqmar" else first


def _is_level(shape: Shape, first: int, end: int) -> bool:
    """Whether what stands behind a predicate is a mere rate: 下调15%."""
    scope = shape.scope
    for index in range(first, end):
        at = scope.index_at(shape.units[index].start)
        if at is None or scope.atoms[at].family not in RATES:
            return False
    return True


def _only_acts(inside: str, predicate: Predicate, *, gets: bool) -> bool:
    """Whether what stands behind a predicate is another verb and no object: 毕业留校."""
    if inside[0] not in "vVw" or predicate.frame["kind"] not in _ALONE:
        return False
    if inside[1:2] in ("n", "q") and predicate.frame["kind"] in _SERIAL and gets:
        return False  # 拿到注册批文
    verbs = inside.rstrip("uf")
    if not verbs.strip("vVwd"):
        return "w" not in verbs or len(verbs) == 1
    return predicate.frame["kind"] in _SERIAL and inside[0] in "vV" and "x" not in inside


def _takes_verb(shape: Shape, predicate: Predicate, words: Vocabulary) -> bool:
    """Whether the object of a trigger may be a verb: 恢复开放."""
    trigger = shape.texts[predicate.unit]
    return bool(predicate.frame.get("clausal")) or trigger in words.classes["verbal"]


def _before_then(shape: Shape, start: int, end: int) -> int:
    """Where 后 closes what happened first, or 并 opens what is next: 接到报警后赶到现场."""
    for index in range(start, end):
        if index > start and shape.texts[index] in ("并", "并且", "赴", "前往"):
            return index
        after = shape.letters[index] == "f" and shape.texts[index] in ("后", "之后", "以后")
        if after and shape.letters[index + 1 : index + 2] != "x":  # 进入开幕后的第六天
            return index
    return end


def _before_next(
    shape: Shape, start: int, end: int, predicate: Predicate, words: Vocabulary
) -> int:
    """Where the next verb of a series ends an object: 召开会议|部署工作, 召见大使|表示抗议."""
    if predicate.frame.get("clausal"):
        return end
    for index in range(start + 1, end):
        told = shape.texts[index] in _EXPLAINED and shape.texts[index - 1].endswith(_HELD)
        if told and index + 1 < end:
            return index  # 召开记者会|交代案情
        if is_name(shape, index, end, words) and shape.texts[end - 1] in words.classes["heads"]:
            continue  # 督导秋汛|防御工作
        guides = shape.letters[index : index + 2] in ("wV", "wv", "wq")
        if shape.letters[index] not in "vV" and not guides:
            continue
        if shape.units[index - 1].tag == "b":
            continue  # 举行大规模|抗议活动: the attribute is of what follows
        frame = words.triggers.get(shape.texts[index])
        says = frame is not None and frame.get("clausal") and shape.letters[index - 1] in "nV"
        head = shape.texts[index - 1]
        held = head in words.classes["occasion"] or head.endswith(_HELD)
        moves = shape.texts[predicate.unit][-1] in _MOTION and predicate.frame["kind"] in _SERIAL
        placed = (predicate.frame["kind"] == "visit" or moves) and (
            _is_placed(shape, index - 1, words)
            or (
                shape.texts[index] in words.classes["finite"]
                and can_act(shape, (index - 1, index), words)
            )  # 召见大使|提出交涉
        )
        if says and index + 1 == end and shape.texts[index] in _TOLD:
            return index  # 发表声明|指出
        if (says or held or placed) and shape.letters[index + 1 : index + 2] in _TAKEN:
            return index
        if held and index + 1 == end and shape.texts[index] in _SPEECHES:
            return index  # 出席论坛|致辞
    return end


def _is_placed(shape: Shape, index: int, words: Vocabulary) -> bool:
    """Whether a unit is the name of a place or ends with a word for one."""
    places, text = words.classes["place"], shape.texts[index]
    return shape.units[index].tag in _PLACES or text in places or text[-1] in places
