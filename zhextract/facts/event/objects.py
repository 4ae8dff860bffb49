"""The objects of predicates."""

from __future__ import annotations

from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.object_end import up_to_next
from zhextract.facts.event.roles import Units, behind, behind_count
from zhextract.facts.event.vocabulary import Vocabulary, vocabulary

_NO_OBJECT = frozenset(
    (
        "至",
        "到",
        "得",
        "在",
        "于",
        "往",
        "自",
        "给",
        "向",
        "从",
        "由",
        "并",
        "并且",
        "到位",
        "完毕",
        "下来",
        "成功",
        "起来",
    )
)
"""What stands behind a predicate and opens no object: 捐献给学校, 安装到位."""
_SENTENCES = (
    "有期徒刑",
    "无期徒刑",
    "死刑",
    "死缓",
    "拘役",
    "管制",
    "监禁",
    "缓刑",
    "徒刑",
    "罚金",
)
_SAYING = ("称", "说", "指出")


def object_of(shape: Shape, predicate: Predicate, end: int, words: Vocabulary) -> Units | None:
    """The object behind a predicate, up to ``end``."""
    letters = shape.letters
    first = predicate.last
    if predicate.relative:
        return _noun_of_relative(shape, first, end)
    if first < end and shape.texts[first] == "、":
        return None  # 2019年开工、2024年通车: what follows is another happening
    clausal = bool(predicate.frame.get("clausal"))
    while (letters[end - 1] == "x" or shape.texts[end - 1] == "以来") and end - 1 >= first:
        end -= 1  # 于24日抵京访华的, 行动启动以来
    first = behind(letters, first, end, "uc" if clausal else "u")
    if first < end and shape.texts[first] in ("在", "于") and not clausal:
        first = _behind_held(shape, first, end)
    if clausal and first < end and shape.texts[first] in _SAYING:
        first = behind(letters, first + 1, end, "c")
    visits = predicate.frame["kind"] == "visit"
    if first < end and visits and shape.texts[first] == "由":
        first = _behind_attribute(shape, first, end)  # 会见由议长率领的代表团
    says = (
        clausal
        and first > 0
        and (  # 否认向邻国转让技术
            letters[first - 1] != "c" or not {"v", "V"}.isdisjoint(letters[first:end])
        )
    )
    opens = first < end and shape.texts[first] in _NO_OBJECT and not says
    gives_up = predicate.frame["kind"] in ("appointment", "signing", "measure")
    if opens and shape.texts[first] in ("至", "到") and "x" in letters[first:end]:
        opens = False  # 开通至釜山港的航线
    if opens and shape.texts[first] == "由" and "x" in letters[first:end]:
        opens = False  # 建成由两台潜水器组成的装备谱系
    if opens and gives_up and shape.texts[first] == "在" and "x" in letters[first:end]:
        opens = False  # 辞去 在深圳的 工作
    if first + 1 == end and shape.texts[first] in _SAYING and not clausal:
        return None  # 邻居报警称，…
    if first < end and (opens or letters[first] in "xf" or not letters[first:end].strip("a")):
        return None
    if first < end - 1 and shape.texts[first] in ("为", "成"):
        first += 1
    if first < end - 1:
        first = min(behind_count(shape, first, end), end - 1)
    if first >= end or letters[first:end] == "T":
        return None
    if shape.texts[first] in words.classes["lasting"]:
        first = letters.find("x", first, end - 1) + 1 or first  # 为期两天的访问
    if predicate.frame["kind"] == "verdict":
        first = _behind_sentenced(shape, first, end)
    if visits:
        first = _behind_attribute(shape, first, end)
    return up_to_next(shape, first, end, predicate, words)


def _noun_of_relative(shape: Shape, first: int, end: int) -> Units | None:
    """The noun that a relative clause is about: 5月16日召开的|股东大会."""
    letters = shape.letters
    first = letters.find("x", first) + 1
    if letters[first : first + 1] == "k":  # 今日到期的、由县里担保的贷款
        first = letters.rfind("x", first, end) + 1 or first
    last = first
    while last < end and (
        (letters[last] in "nqwmark" and shape.units[last].tag != "t")
        or (letters[last] == "T" and last == first)
        or _names_deed(shape, first, last)
        or _compounds(shape, last)
    ):
        last += 1
    return (first, last) if first < last else None


def _behind_sentenced(shape: Shape, first: int, end: int) -> int:
    """Behind whom a sentence is passed on: 判处 被告人黄某 有期徒刑十年, 判处 其 有期徒刑."""
    if shape.texts[first] == "其" and first + 1 < end:
        return first + 1
    sentence = (at for at in range(first + 1, end) if shape.texts[at] in _SENTENCES)
    return next(sentence, first)


def _behind_attribute(shape: Shape, first: int, end: int) -> int:
    """Behind what says who led or sent those who are met: 会见 由议长率领的 代表团, 来访的 总理."""
    letters = shape.letters
    particle = letters.find("x", first, end)
    coming = letters[first] in "po" or shape.texts[first].startswith(("来", "到"))
    verbal = particle > first and any(c in "vVo" for c in letters[first:particle])
    return particle + 1 if coming and verbal and particle + 1 < end else first


def _behind_held(shape: Shape, first: int, end: int) -> int:
    """Behind the relative clause that says where an object is held: 出席 在京举行的 峰会."""
    letters = shape.letters
    particle = letters.find("x", first, end)
    held = particle > first and letters[particle - 1] in "vV" and particle + 1 < end
    return particle + 1 if held else first


def _names_deed(shape: Shape, first: int, index: int) -> bool:
    """Whether a trigger is part of a name behind a relative clause: 地方立法座谈会, 集体采访上."""
    letters = shape.letters
    if letters[index] != "V" or (index > first and shape.is_occasion(index - 1)):
        return False
    if index == first and letters[index + 1 : index + 2] == "n":
        return True  # 去年公布的回购计划
    tag = shape.units[index].tag
    return tag[:1] != "v" or tag == "vn" or letters[index + 1 : index + 2] == "f"


def _compounds(shape: Shape, index: int) -> bool:
    """Whether a verb is part of a name in which a noun follows it: 高铁 运营 里程."""
    text, letters = shape.texts[index], shape.letters[index : index + 2]
    takes = shape.units[index].tag == "v" and text in vocabulary().classes["finite"]
    return letters in ("vn", "vw", "sn") and not takes and not _modal(text)


def _modal(text: str) -> bool:
    """Whether a verb has a modal before it: 可领."""
    return text[0] in "可将应须"


def taken_object(shape: Shape, start: int, end: int) -> Units | None:
    """What 把 or 将 takes before the predicate."""
    letters = shape.letters
    at = letters.rfind("b", start, end)
    if at < 0:
        return None
    particle = letters.rfind("x", at, end)
    last = at + 1 if _moved_from().search(letters, at, max(particle, at)) else max(at, particle) + 1
    while last < end and (letters[last] not in "pdhb" or _describes(shape, last, end)):
        if letters[last] in "vV" and letters[last + 1 : last + 2] not in ("n", "v", "V", "s", "w"):
            break
        last += 1
    return (at + 1, last) if last > at + 1 else None


@cache
def _moved_from() -> regex.Pattern[str]:
    """A noun and a preposition behind it: 把宋军|从一个条件较好的乡镇|调到."""
    return compiled("[nqr]p")


def _describes(shape: Shape, index: int, end: int) -> bool:
    """Whether an adverb is inside of a name: 自动 驾驶 系统."""
    return shape.letters[index] == "d" and bool(_name_rest().match(shape.letters, index + 1, end))


@cache
def _name_rest() -> regex.Pattern[str]:
    return compiled("[vVow]n")
