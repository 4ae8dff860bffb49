"""The subjects of clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.occasions import occasion_name
from zhextract.facts.event.vocabulary import vocabulary

Units = tuple[int, int]
"""A half-open range of units."""
_ENDS_SUBJECT = "dpbhoTzsic"
_ADVERBIAL = frozenset("opud")
_CLOSES = frozenset(("前", "之前", "后", "之后", "期间", "时", "之际"))
_DEFINITE = ("最后", "新", "这", "那", "每", "该", "另", "又")
_TIMES = frozenset(("第一次", "首次", "最后", "最先"))
_OCCURRENCES = ("次", "度", "趟", "回")
_BODIES = (
    "市",
    "县",
    "省",
    "区",
    "局",
    "委",
    "府",
    "公司",
    "集团",
    "镇",
    "乡",
    "村",
    "部门",
    "法院",
)
_JOINT = ("实验室", "公报", "声明", "演习", "调查组", "工作组", "研究院", "行动", "演练", "舰队")
"""Ends of what is called 联合 because several have it in common."""
_TERMS = ("天期", "年期", "月期")
"""Terms of operations, which count and are no name: 7天期逆回购操作."""
_MEANS = frozenset(("通过", "利用", "借助", "采用", "运用", "采取"))
"""Verbs of means, which no name of a subject has."""
_SETTING = ("随着", "自从", "有", "其中")
"""What a subject may stand behind: 随着条约生效, 有2只新股上市."""
_STAFF = ("人员", "队员", "队伍", "部队", "小组", "专家", "部门", "单位", "机构", "中心", "企业")
"""Heads of names of those who do what a verb before them says."""
_WITH = ("与", "同", "跟")
"""What brings in a partner."""
_POINTING = frozenset(("该", "此", "本", "这个", "这一", "此次", "这次"))
"""What makes a noun of a verb's word behind it: 该组织."""
_JOINED = ("于", "自", "至", "到")
"""Prepositions that may belong to a verb before them: 供职于."""
_NAMED = ("n", "w", "v", "V")


class Mentions:
    """All mentions of the page's people, in text order."""

    def __init__(self, mentions: Iterable[tuple[int, int, int]]) -> None:
        self._all = sorted(mentions)
        self._starts = [mention[0] for mention in self._all]

    def inside(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Start, end and person of the mentions within the reading offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [mention for mention in self._all[first:last] if mention[1] <= end]


def subject_of(shape: Shape, start: int, end: int, *, whole: bool = False) -> Units | None:
    """The noun phrase that the units ``start:end`` before a predicate or a time have as subject.

    With ``whole`` it keeps what stands before a count inside of it: 三沙镇一处堤坝.
    """
    letters = shape.letters
    start = _behind_frame(shape, start, end)
    start = behind(letters, start, end, "dDckTfu")
    start += start < end and shape.texts[start] in _SETTING
    named = occasion_name(shape, start, end)
    if named > start:
        return start, named
    if start and letters[start - 1] == "k" and shape.texts[start - 1] in _WITH:
        return None  # 与观众见面
    start = _behind_relative(shape, start, end)
    start = behind(letters, start, end, "T")  # 由县里主办的2023年“村晚”
    if start < end and letters[start] in "po":
        closing = letters.find("f", start, end)
        if closing < 0:
            return None
        start = behind(letters, closing + 1, end, "dDkT")
    if start < end and letters[start] in "vV" and not _is_name(shape, start, end):
        return (start, start + 1) if _stands_for_noun(shape, start, end) else None
    last = start
    while last < end and not _ends(shape, start, last, end):
        last += 1
    first = behind_count(shape, start, last, "makdufx")
    if first == last and "m" in letters[start:last]:
        return start, last
    if first < last < end and shape.texts[last - 1] in _CLOSES:
        with_others = letters.find("k", first, last)
        if with_others > first and shape.texts[with_others] in _WITH:
            return first, with_others  # 男子陈某|与朋友聚餐后
        return None
    deed = last < end and _opens_predicate(letters, last, end)  # 大桥荷载试验|圆满完成
    numbered = letters[last - 2 : last] == "um" and shape.texts[last - 2] == "等"
    while (
        last > first
        and not numbered
        and (  # 张某等11人
            letters[last - 1] in ("kufxDm" if deed or is_pointed_at(shape, last - 1) else "kufxVDm")
            or shape.texts[last - 1] in _TIMES
            or (letters[last - 1] == "a" and shape.texts[last - 1].endswith(_OCCURRENCES))
            or (shape.units[last - 1].tag in ("ad", "a") and last - first > 1 and last == end)
        )
    ):
        last -= 1
    if last - first == 1 and shape.units[first].tag == "t":
        return None  # 明年暑期
    if last > first and shape.is_occasion(last - 1):
        return None  # 创新发展大会上发布了报告
    if letters[first - 1 : first] == letters[last : last + 1] == "T" and (
        shape.texts[last - 1].endswith(("日", "节"))
    ):
        return None  # 5月18日国际博物馆日当晚
    if not whole:
        first = _behind_inner_count(shape, first, last)
    return (first, last) if first < last else None


def _behind_frame(shape: Shape, start: int, end: int) -> int:
    """Behind the attribute that 以…为… makes: 以节水为主题的展览."""
    if start >= end or shape.texts[start] != "以" or "为" not in shape.texts[start:end]:
        return start
    last = shape.letters.rfind("x", start, end) + 1
    return last or start


def _is_name(shape: Shape, index: int, end: int) -> bool:
    """Whether a verb's word opens a name: 指挥中心, and not 历任某县."""
    if index + 1 >= end or shape.letters[index + 1] not in _NAMED:
        return False
    if shape.texts[index] in vocabulary().classes["attributive"]:
        return shape.letters[index + 1] == "n"  # 返乡青年
    classes = vocabulary().classes
    governs = shape.texts[index] in classes["finite"] or shape.texts[index] in classes["pivotal"]
    if not governs and shape.texts[index + 1] in _STAFF:
        return True  # 搜救人员
    if shape.letters[index] == "V":
        if shape.texts[index][0] == "被":
            return True  # 被困矿工
        return shape.units[index].tag[:1] != "v" or shape.units[index].tag == "vn"
    placed = shape.units[index + 1].tag in ("ns", "nt", "nr")
    return not placed or len(shape.texts[index]) == 1


def _stands_for_noun(shape: Shape, index: int, end: int) -> bool:
    """Whether a word that is no verb of the lexicon is a subject by itself (考生 明日 …)."""
    if shape.letters[index] != "v" or shape.texts[index][-1] in "到至":
        return False
    return index + 1 == end or shape.letters[index + 1] in "dpTk"


def _ends(shape: Shape, start: int, index: int, end: int) -> bool:
    """Whether the unit at ``index`` ends a subject that begins at ``start``."""
    letters = shape.letters
    letter = letters[index]
    if letter == "d" and (_in_deed(shape, start, index, end) or _qualifies(shape, start, index)):
        return False  # 项目 集中 开工 仪式, 国家 紧急 医学 救援队
    if letter == "o" and shape.texts[index] == "联合" and _is_joint(shape, start, index, end):
        return False  # 智能农机|联合实验室
    if letter == "v" and len(shape.texts[index]) > 2:
        return False  # a name that the segmenter guesses to be a verb: 地检署
    if letter in "vV":
        if index > start and is_pointed_at(shape, index):
            return False
        if index > start and shape.texts[index] in _MEANS:
            return True
        named = index > start and letters[index - 1] in "nqw" and index + 1 < end
        if named and _opens_predicate(letters, index + 1, end):
            return False  # 大桥荷载试验|圆满完成
        if index > start and _opens_deed(shape, index, end):
            return False  # 清河县|改造工程|开工
        before = shape.units[index - 1].tag if index > start else ""
        if before == "ns" and index + 1 == end and shape.units[index].tag == "v":
            return True  # 辽宁制定实施…
        if (
            index > start
            and shape.texts[index - 1].endswith(_BODIES)
            and (shape.units[index].tag == "v" and len(shape.texts[index]) > 1 and index + 1 < end)
        ):
            return True  # 云州市坚持系统治理
        placed = before == "ns" and index == start + 1 and shape.units[index].tag != "vn"
        if placed and letter == "V" and end - index > 2:
            return True  # 文水县明确职责分工, and not 上海合作组织
        return before == "nr" or letters[index + 1 : index + 2] not in (*_NAMED, "")
    if letter not in _ENDS_SUBJECT or (letter in "dD" and letters[index + 1 : index + 2] == "x"):
        return False  # 全国统一的平台
    inside = index > start and letters[index - 1] in "nq" and index + 1 < end
    if letter == "T":
        return not (inside and letters[index + 1] in "nqwa")
    if letter == "p" and shape.texts[index] in ("至", "到"):
        spans = inside and (
            shape.texts[index] == "至"
            or shape.units[index - 1].tag == shape.units[index + 1].tag == "ns"
        )
        return not (spans and letters[index + 1] in "nq")
    return True


def _is_joint(shape: Shape, start: int, index: int, end: int) -> bool:
    """Whether 联合 is part of the name of what several have in common."""
    return index > start and index + 1 < end and shape.texts[index + 1].endswith(_JOINT)


def _qualifies(shape: Shape, start: int, index: int) -> bool:
    """Whether an adjective that is an adverb elsewhere stands between two nouns."""
    adjective = index > start and shape.units[index].tag == "a"
    return adjective and shape.letters[index - 1 : index + 2 : 2] == "nn"


def is_pointed_at(shape: Shape, index: int) -> bool:
    """Whether 该 or the like makes a verb's word a noun: 该组织."""
    return index > 0 and shape.letters[index - 1] == "r" and shape.texts[index - 1] in _POINTING


def _opens_predicate(letters: str, start: int, end: int) -> bool:
    """Whether adverbs alone stand between ``start`` and the predicate at ``end``."""
    return not letters[start:end].strip("dD") and letters[end : end + 1] in ("v", "V")


def _opens_deed(shape: Shape, index: int, end: int) -> bool:
    """Whether a verb opens the name of a deed: 改造工程|, 招聘活动|, 启动仪式|在清河县."""
    classes = vocabulary().classes
    if shape.texts[index] in classes["finite"]:
        return False
    last = behind(shape.letters, index + 1, end, "nqvVw")
    return last > index + 1 and shape.texts[last - 1] in classes["heads"]


def _in_deed(shape: Shape, start: int, index: int, end: int) -> bool:
    """Whether an adverb stands before a verb that is part of a name: 项目 集中 开工 仪式."""
    letters = shape.letters
    named = letters[index + 1 : index + 3] in ("Vn", "vn", "wn") and index + 3 <= end
    if not named or index == start or letters[index - 1] not in "nqw":
        return False
    return shape.texts[index + 2] in vocabulary().classes["heads"]


def behind(letters: str, start: int, end: int, skipped: str) -> int:
    """Behind the units at ``start`` whose letters are among ``skipped``."""
    while start < end and letters[start] in skipped:
        start += 1
    return start


_ROUND = frozenset("百千万亿")
_ABOUT = frozenset("余多名个位株只头棵册份件户台辆枚")


def behind_count(shape: Shape, start: int, end: int, skipped: str = "ma") -> int:
    """Behind numbers and the like that open a phrase; ordinals are part of a name."""
    while start < end and shape.letters[start] in skipped and not _is_part(shape, start):
        start += 1
        if shape.letters[start - 1] in "am":
            start += shape.letters[start : start + 1] == "x"  # 161天的南极考察
            start += shape.letters[start : start + 2] == "km"  # 400亿元和1200亿元
    return start


def _is_part(shape: Shape, index: int) -> bool:
    """Whether a number is part of a name: ordinals, classes (千兆宽带, 百日攻坚), 5号."""
    start, end = shape.stretch(index, index + 1)
    text = shape.reading[start:end]
    if text.startswith(("第", "首")) or text.endswith(("期", "级", "号", "届")):
        behind_amount = index > 0 and shape.letters[index - 1] == "m"
        return not (behind_amount and text.endswith(_TERMS))
    if text[:1] in _ROUND and not _ABOUT.intersection(text):
        return True
    return shape.letters[index] == "a" and len(text) == 1


def _counts_things(shape: Shape, index: int) -> bool:
    """Whether a number has a classifier: 86个, 一艘, and not 316线, 13万吨以上."""
    if shape.letters[index] == "a":
        text = shape.texts[index]
        return text[0] in "一两几数多" and not text.endswith(_OCCURRENCES)
    at = shape.scope.index_at(shape.units[index].start)
    return at is not None and shape.scope.atoms[at].family == "count"


def _behind_inner_count(shape: Shape, start: int, end: int) -> int:
    """Behind a count inside a phrase, which what it counts is in: 云州一艘木船, 全省2473户企业."""
    for index in range(end - 2, start, -1):
        if shape.letters[index] not in "ma":
            continue
        before = shape.texts[index - 1]
        if shape.letters[index - 1] not in "nx" or before in _DEFINITE or _is_part(shape, index):
            return start
        counts = _counts_things(shape, index)
        if not counts or "k" in shape.letters[start:index]:
            return start
        at = behind(shape.letters, index + 1, end, "x")
        return at if shape.letters[at : at + 1] in ("n", "q") else start
    return start


@cache
def _adverbial() -> regex.Pattern[str]:
    """What says how or where behind a noun, and so ends a subject."""
    return compiled("(?<=[nqrw])(?:[dpbh]|k(?=[vVo]))")


def _behind_relative(shape: Shape, start: int, end: int) -> int:
    """Behind the relative clauses that open a subject: 在…住了109天的姐妹俩, 返乡的村民."""
    letters = shape.letters
    if letters[start] not in "po":
        behind_nouns = (at.start() for at in _adverbial().finditer(letters, start + 1, end))
        end = next((at for at in behind_nouns if shape.texts[at] not in _JOINED), end)
    cut = letters.rfind("x", start, end)
    if cut < 0 or cut + 1 >= end:
        return start
    counted = letters[cut - 1] == "m" and cut - 2 >= start and letters[cut - 2] in "nwv"
    if counted and _ADVERBIAL.isdisjoint(letters[start:cut]):
        return cut + 1  # 总投资12亿元的电站
    if cut > start and letters[cut - 1] in "vV" and _ADVERBIAL.isdisjoint(letters[start:cut]):
        return cut + 1
    for index in range(start, cut):
        if letters[index] in "vVwos":
            return cut + 1
        noun = letters[index] in "nqr" and shape.units[index].tag[:1] != "a"
        if noun and letters[start] not in "po":
            return start
    return start
