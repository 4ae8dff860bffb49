"""Verbs that are part of a noun phrase where they stand: 首发列车, 火炬传递仪式."""

from __future__ import annotations

from zhextract.facts.event.actors import can_act
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.roles import is_pointed_at
from zhextract.facts.event.series import BEGINS_OR_ENDS
from zhextract.facts.event.vocabulary import Vocabulary

_OPENS_NAME = ("n", "q", "r", "a", "m", "x", "b", "p", "k", "")
_OBJECTS = ("n", "q", "a", "m", "u", "r", "v", "V", "w")
_GOES_ON = ("n", "w", "v")
_SAID = (["称"], ["说"])
_TIMES = ("次", "度")
_PLACES = "站馆院厂场园区县市镇村校州省宫楼厅岛港城"
_GOVERNING = frozenset(("对", "对于", "向", "给", "与", "同"))
_CONTACTS = (["电话"], ["热线"], ["邮箱"], ["地址"], ["方式"], ["网址"])
_IN_NAME = ("n", "w", "m", "a")
_GRADED = frozenset(("全面", "正式", "全部", "全线", "顺利", "如期", "就", "圆满", "成功"))
"""Adverbs behind which the predicate of a verb's name stands: 春季 供水 全面 启动."""


def is_noun(shape: Shape, index: int, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb's word is part of a noun phrase there (首发列车, 发射量, 死亡占…)."""
    if is_pointed_at(shape, index) or _in_name(shape, index, end, words):
        return True
    if _is_counted(shape, index) or _is_attribute(shape, index, end, words):
        return True
    if _is_means(shape, index, start, end, words) or _is_contact(shape, index, words):
        return True
    if _describes(shape, index, end, words):
        return True
    letters, tag = shape.letters, shape.units[index].tag
    if shape.texts[index] in words.classes["verb"]:
        tag = "v"
    if shape.texts[index] in words.classes["pivotal"]:
        return letters[index + 1 : index + 2] == "x"
    if shape.texts[index] in words.classes["finite"] and _takes_object(shape, index, end):
        return False
    if letters[index + 1 : index + 2] in ("n", "w", "q") and _behind_place(shape, index, start):
        return False
    if _takes_act(shape, index, end, words) or (index > start and _is_said(shape, index, words)):
        return False
    following = letters[index + 1] if index + 1 < end else ""
    before = letters[index - 1] if index else ""
    if before == "c":
        before = ""
    told = _of_figures(shape, index, start, end, words)
    if told is not None:
        return told
    opens = (*_OPENS_NAME, "v", "V", "w")
    if following and before in opens and _opens_name(shape, index, end, words):
        return True
    later = letters[index + 2 : end]
    if following:
        head = shape.texts[index + 1]
        rises = head == "起" and letters[index + 2 : index + 3] not in ("n", "q", "m", "a")
        if rises or head in words.classes["counting"] or _is_anniversary(shape, index):
            return True
        if "s" in later and following == "n" and (tag[:1] == "n" or tag == "vn"):
            return True
        if "V" in later or "v" in later:
            if before in _OPENS_NAME and head in words.classes["heads"]:
                return True
            if tag[:1] == "n" or tag == "vn":
                return following in _GOES_ON and before in _OPENS_NAME and "V" in later
    return _of_neighbours(shape, index, end, tag)


def _of_neighbours(shape: Shape, index: int, end: int, tag: str) -> bool:
    """Whether what stands directly beside a verb makes it a noun: 被困矿工, 把走失儿童送回."""
    letters = shape.letters
    following = letters[index + 1] if index + 1 < end else ""
    before = letters[index - 1 : index].replace("c", "") if index else ""
    later = letters[index + 2 : end]
    if shape.texts[index][0] == "被" and following == "n" and "V" in letters[index + 2 : end]:
        return True
    becomes = shape.texts[index].endswith(("为", "成", "入"))
    if before == "h" and following == "n" and not becomes and not {"V", "v"}.isdisjoint(later):
        return shape.letters[index - 2 : index - 1] in ("T", "c", "a", "m", "")
    if following == "n" and _is_governed(shape, index) and not {"V", "v"}.isdisjoint(later):
        return True  # 把走失儿童送回, 对受损堤段进行检测
    if before == "x" and (following == "" or not {"V", "v"}.isdisjoint(later)):
        return True
    if (before == "x" and tag in ("vn", "n")) or (
        before == "a"
        and letters[index - 2 : index - 1] != "p"  # 以11秒08夺冠
        and following == ""
        and not shape.texts[index - 1].endswith(_TIMES)
    ):
        return True
    if tag[:1] in "dba" and following == "n":
        return "V" in later or "v" in later
    if before in ("a", "m") and following == "n" and not {"V", "v"}.isdisjoint(later):
        return True  # 一名外卖骑手送去…
    named = following == "n" and before in _IN_NAME
    return tag == "vn" and named and ("V" in later or "v" in later)


def _of_figures(shape: Shape, index: int, start: int, end: int, words: Vocabulary) -> bool | None:
    """Whether what stands behind a verb makes it a noun: a verb of figures or of sources."""
    letters, tag = shape.letters, shape.units[index].tag
    following = letters[index + 1] if index + 1 < end else ""
    rest = letters[index + 1 : end]
    if following == "V" and tag in ("vn", "n") and shape.texts[index + 1] in BEGINS_OR_ENDS:
        return True  # 冲突|爆发
    if following == "V" and index + 2 == end and "受到" in shape.texts[start:index]:
        return True  # 受到警告处分
    if following == "e" and shape.texts[index + 1] in ("显示", "表明", "发现"):
        return True  # 体检显示…, and not 发布消息
    if (following == "d" and rest.lstrip("d") == "s") or (
        following in ("v", "V") and rest.lstrip("vVwdD")[:1] == "s"
    ):
        return True  # 对外投资持续增长, 贷款投放保持增长
    if following == "n" and tag == "n" and _befalls(shape, index, words):
        return True  # 地震灾区
    if following != "s":
        return None
    if shape.texts[index + 1] in words.classes["lasting"]:
        return False  # 结束 为期 两天 的 访问
    return letters[index + 2 : index + 3] not in ("n", "q") or index + 2 >= end


def _is_counted(shape: Shape, index: int) -> bool:
    """Whether a classifier of people makes a verb's word a noun: 4名 帮工, 两位 导演."""
    counted = index > 0 and shape.letters[index - 1] in "ma"
    return counted and shape.reading.endswith(("名", "位"), *shape.stretch(index - 1, index))


def _is_attribute(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb says what somebody has done who acts behind it: 返乡 青年 办起 民宿."""
    if shape.texts[index] not in words.classes["attributive"]:
        return False
    at = index + 1
    while at < end and shape.letters[at] == "n":
        at += 1
    acts = at > index + 1 and any(
        can_act(shape, (index + 1, last), words) for last in (index + 2, at)
    )
    return acts and not {"v", "V", "s"}.isdisjoint(shape.letters[at:end])


def _is_means(shape: Shape, index: int, start: int, end: int, words: Vocabulary) -> bool:
    """Whether 通过 takes a verb's word as a means to what is done: 通过大宗|交易|减持."""
    later = shape.letters[index + 1 : end]
    if shape.texts[index] not in words.classes["means"] or {"v", "V"}.isdisjoint(later):
        return False
    at = index - 1
    while at > start and shape.letters[at] in "nqamwx":
        at -= 1
    return at >= start and shape.texts[at] == "通过"


def _is_contact(shape: Shape, index: int, words: Vocabulary) -> bool:
    """Whether a verb says what a telephone or an address is for: 举报|电话."""
    following = shape.texts[index + 1 : index + 2]
    return shape.texts[index] in words.classes["asked"] and following in _CONTACTS


def _is_governed(shape: Shape, index: int) -> bool:
    """Whether 把, 对 or the like stands before a verb, which so describes a noun behind it."""
    before = shape.letters[index - 1] if index else ""
    return before == "b" or (before == "p" and shape.texts[index - 1] in _GOVERNING)


def _befalls(shape: Shape, index: int, words: Vocabulary) -> bool:
    """Whether a trigger tells what befalls things."""
    frame = words.triggers.get(shape.texts[index])
    befalls = frame is not None and frame["kind"] in ("accident", "disaster")
    return befalls and frame is not None and frame["subject"] != "place"


def _is_said(shape: Shape, index: int, words: Vocabulary) -> bool:
    """Whether a verb of saying has another behind it: 公司 公告 称."""
    frame = words.triggers.get(shape.texts[index])
    says = frame is not None and bool(frame.get("clausal"))
    return says and shape.texts[index + 1 : index + 2] in _SAID


def _opens_name(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether several verbs open the name of what the predicate says: 打击 整治 行动 启动."""
    at = index + 1
    while at < end and shape.letters[at] in "vVw" and shape.texts[at] not in words.classes["heads"]:
        at += 1
    behind_verb = index > 0 and shape.letters[index - 1] in "vVw"
    named = index + 1 - behind_verb < at < end and shape.texts[at] in words.classes["heads"]
    return named and shape.letters[at + 1 : at + 2] in ("V", "p", "d", "T")


def _behind_place(shape: Shape, index: int, start: int) -> bool:
    """Whether 在 and the name of a place stand before a verb: 在变电站 启动 演练."""
    at = index - 1
    while at > start and shape.letters[at] in "nq":
        at -= 1
    placed = shape.units[index - 1].tag in ("ns", "s") or shape.texts[index - 1][-1] in _PLACES
    return at < index - 1 and placed and shape.texts[at] in ("在", "于", "到", "赴")


def _takes_act(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether all that follows is an act that the verb takes: 启动|房屋征收补偿工作."""
    return (
        shape.texts[index] in words.classes["verbal"]
        and shape.letters[index + 1 : index + 2] == "n"
        and shape.texts[end - 1] in words.classes["heads"]
        and set(shape.letters[index + 1 : end]) <= set("nqmvVw")
    )


def _takes_object(shape: Shape, index: int, end: int) -> bool:
    """Whether an object follows, with its attribute before it maybe: 发表 正式 声明."""
    at = index + 1
    if at + 1 < end and shape.letters[at] == "d" and shape.units[at].tag[:1] == "a":
        at += 1
    return shape.letters[at : at + 1] in _OBJECTS


def _in_name(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb is inside of a name, and another the predicate: 火炬 传递 仪式 在 京 举行."""
    letters = shape.letters
    if index == 0 or letters[index - 1] not in "nqvVwd":
        return False
    if letters[index - 1] == "d" and letters[index - 2 : index - 1] not in ("n", "q", "w"):
        return False
    last = index + 1
    while last < end and letters[last] in "vVwn":
        last += 1
    named = last - 1 > index and shape.texts[last - 1] in words.classes["heads"]
    later = letters[last:end]
    return named and later[:1] in ("p", "T") and not {"v", "V"}.isdisjoint(later)


def _describes(shape: Shape, index: int, end: int, words: Vocabulary) -> bool:
    """Whether a verb describes the subject behind it: 受灾 村民 正 忙."""
    letters = shape.letters
    graded = letters[index - 1 : index + 3] in ("ndV", "nVdV") and shape.texts[index + 1] in _GRADED
    text = shape.texts[index]
    takes = text in words.classes["finite"] or text in words.classes["verbal"]
    if graded and not takes:
        return True
    frame = words.triggers.get(shape.texts[index])
    if frame is None or frame["subject"] == "actor" or letters[index + 1 : index + 3] != "nd":
        return False
    return shape.texts[index + 2] != "并" and not {"v", "V"}.isdisjoint(letters[index + 3 : end])


def _is_anniversary(shape: Shape, index: int) -> bool:
    """Whether the verb only says what is celebrated: 建交30周年."""
    return any(text.startswith("周年") for text in shape.texts[index + 1 : index + 3])
