"""Who, what and where: the phrases around a predicate."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import Stretch
from zhextract.facts.event.predicate import Predicate
from zhextract.facts.event.vocabulary import Vocabulary
from zhextract.facts.families import RATES

Units = tuple[int, int]
"""A half-open range of units."""

_ENDS_SUBJECT = "dpbhoTzsic"
_ADVERBIAL = frozenset("opud")
_SERIAL = frozenset(("life", "traffic", "appointment"))
"""Kinds whose triggers a second verb may follow with its own object: 回乡办起民宿."""
_ALONE = _SERIAL | {"project", "disaster", "opening", "launch", "accident", "work"}
"""Kinds whose triggers a second verb may follow: 开通运营."""
_CLOSES = frozenset(("前", "之前", "后", "之后", "期间", "时", "之际"))
_NO_OBJECT = frozenset(
    (
        "至",
        "得",
        "在",
        "于",
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
_GETTING = "到得取上起入"
"""Endings of verbs that have an object of their own."""
_DEFINITE = ("最后", "新", "这", "那", "每", "该", "另", "又")
_PEOPLE = ("长", "员", "手", "儿", "者", "师", "女士", "先生", "男子", "女子", "青年")
_SAYING = ("称", "说", "指出")
_PLACES = ("ns", "nr", "nrt", "nz")
"""Tags that names of places have, foreign ones too."""
_KINDS_OF_BODIES = (
    "企业",
    "公司",
    "厂商",
    "巨头",
    "龙头",
    "平台",
    "冠军",
    "亚军",
    "东道主",
    "对手",
    "劲旅",
)
_BODIES = (
    "部",
    "府",
    "局",
    "院",
    "队",
    "公司",
    "会",
    "室",
    "厅",
    "军",
    "委",
    "团",
    "社",
    "厂",
    "馆",
    "校",
)
_NAME_TAGS = ("nz", "nr", "nrt", "nt", "ns")
_TIMES = frozenset(("第一次", "首次", "最后", "最先"))
_OCCURRENCES = ("次", "度", "趟", "回")
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
    start = _behind(letters, start, end, "dDckTfu")
    if start and letters[start - 1] == "k" and shape.texts[start - 1] in ("与", "同", "跟"):
        return None  # 与观众见面
    start = _behind_relative(shape, start, end)
    if start < end and letters[start] in "po":
        closing = letters.find("f", start, end)
        if closing < 0:
            return None
        start = _behind(letters, closing + 1, end, "dDkT")
    if start < end and letters[start] in "vV" and not _is_name(shape, start, end):
        return (start, start + 1) if _stands_for_noun(shape, start, end) else None
    last = start
    while last < end and not _ends(shape, start, last, end):
        last += 1
    first = _behind_count(shape, start, last, "makdufx")
    if first == last and "m" in letters[start:last]:
        return start, last
    if first < last < end and shape.texts[last - 1] in _CLOSES:
        return None
    while last > first and (
        letters[last - 1] in "kufxVDm"
        or shape.texts[last - 1] in _TIMES
        or (letters[last - 1] == "a" and shape.texts[last - 1].endswith(_OCCURRENCES))
        or (shape.units[last - 1].tag in ("ad", "a") and last - first > 1 and last == end)
    ):
        last -= 1
    if last - first == 1 and shape.units[first].tag == "t":
        return None  # 明年暑期
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
    if shape.letters[index] == "V":
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
    if letter == "v" and len(shape.texts[index]) > 2:
        return False  # a name that the segmenter guesses to be a verb: 地检署
    if letter in "vV":
        before = shape.units[index - 1].tag if index > start else ""
        if before == "ns" and index + 1 == end and shape.units[index].tag == "v":
            return True  # 辽宁制定实施…
        placed = before == "ns" and index == start + 1 and shape.units[index].tag != "vn"
        if placed and letter == "V" and end - index > 2:
            return True  # 文水县明确职责分工, and not 上海合作组织
        return before == "nr" or letters[index + 1 : index + 2] not in (*_NAMED, "")
    if letter not in _ENDS_SUBJECT:
        return False
    inside = index > start and letters[index - 1] in "nq" and index + 1 < end
    if letter == "T":
        return not (inside and letters[index + 1] in "nqwa")
    if letter == "p" and shape.texts[index] in ("至", "到"):
        spans = inside and (
            shape.texts[index] == "至" or shape.units[index - 1].tag in ("ns", "nz", "nr", "nt")
        )
        return not (spans and letters[index + 1] in "nq")
    return True


def _behind(letters: str, start: int, end: int, skipped: str) -> int:
    while start < end and letters[start] in skipped:
        start += 1
    return start


def _behind_count(shape: Shape, start: int, end: int, skipped: str = "ma") -> int:
    """Behind numbers and the like that open a phrase; ordinals are part of a name."""
    while start < end and shape.letters[start] in skipped and not _is_part(shape, start):
        start += 1
        if shape.letters[start - 1] in "am" and shape.letters[start : start + 1] == "x":
            start += 1  # 161天的南极考察
    return start


def _is_part(shape: Shape, index: int) -> bool:
    """Whether a number is part of a name: ordinals, classes, 5号."""
    start, end = shape.stretch(index, index + 1)
    text = shape.reading[start:end]
    if text.startswith(("第", "首")) or text.endswith(("期", "级", "号", "届")):
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
        behind = _behind(shape.letters, index + 1, end, "x")
        return behind if shape.letters[behind : behind + 1] in ("n", "q") else start
    return start


def _behind_relative(shape: Shape, start: int, end: int) -> int:
    """Behind the relative clauses that open a subject: 在…住了109天的姐妹俩, 返乡的村民."""
    letters = shape.letters
    cut = letters.rfind("x", start, end)
    if cut < 0 or cut + 1 >= end:
        return start
    if cut > start and letters[cut - 1] in "vV" and _ADVERBIAL.isdisjoint(letters[start:cut]):
        return cut + 1
    for index in range(start, cut):
        if letters[index] in "vVwos":
            return cut + 1
        noun = letters[index] in "nqr" and shape.units[index].tag[:1] != "a"
        if noun and letters[start] not in "po":
            return start
    return start


def can_act(shape: Shape, phrase: Units, words: Vocabulary) -> bool:
    """Whether the head of a phrase is somebody, or a body of people."""
    head = shape.units[phrase[1] - 1]
    if phrase[1] - phrase[0] > 1 and shape.texts[phrase[1] - 2].endswith(_PEOPLE):
        return True  # 队长方锐
    if head.text in ("它", "它们"):
        return False
    if head.tag in ("nr", "ns", "nt", "r", "nrt", "rr"):
        return True
    acting = words.classes["acting"]
    return (
        head.text in words.classes["pronoun"] or head.text[-1] in acting or head.text[-2:] in acting
    )


def is_place(shape: Shape, phrase: Units, words: Vocabulary) -> bool:
    """Whether something may happen at what a phrase names: 云阳县, 4号机组, and not 警察."""
    head = shape.units[phrase[1] - 1]
    if head.tag in ("ns", "s", "nt") or "f" in shape.letters[slice(*phrase)]:
        return True
    places = words.classes["place"]
    named = head.text in places or head.text[-1] in places
    return named or not can_act(shape, phrase, words)


def opens_place(shape: Shape, phrase: Units) -> bool:
    """Whether a phrase begins with the name of a place."""
    return shape.units[phrase[0]].tag in ("ns", "s", "nt")


def actor_in(shape: Shape, phrase: Units, mentions: Mentions) -> Stretch:
    """The bare name in a subject: its first person, else what an apposition names, else all."""
    start, end = shape.stretch(*phrase)
    named = [(first, last) for first, last, _ in mentions.inside(start, end)]
    if named and named[-1][1] == end and "k" not in shape.letters[slice(*phrase)]:
        return named[-1]  # 邻国总统某某, a son's name behind his father's
    for first, last in named:
        rest = shape.reading[last:end]
        if rest.startswith(("家", "的")) or rest.endswith(_BODIES):
            break
        return first, last
    return shape.stretch(_behind_apposition(shape, *phrase), phrase[1])


def _behind_apposition(shape: Shape, first: int, last: int) -> int:
    """Behind what only says what kind of body a name is of: 胶膜企业华川新材, 冠军江都队."""
    for index in range(last - 2, first - 1, -1):
        kind = (
            shape.texts[index].endswith(_KINDS_OF_BODIES) and "k" not in shape.letters[first:last]
        )
        if kind and shape.units[index + 1].tag in _NAME_TAGS:
            return index + 1
    return first


def object_of(shape: Shape, predicate: Predicate, end: int, words: Vocabulary) -> Units | None:
    """The object behind a predicate, up to ``end``."""
    letters = shape.letters
    first = predicate.last
    if predicate.relative:
        first = last = letters.find("x", first) + 1
        while last < end and (
            (letters[last] in "nqwmark" and shape.units[last].tag != "t")
            or (letters[last] == "T" and last == first)
            or _names_deed(shape, first, last)
            or (letters[last : last + 2] in ("vn", "vw", "sn") and not _modal(shape.texts[last]))
        ):
            last += 1
        return (first, last) if first < last else None
    clausal = bool(predicate.frame.get("clausal"))
    first = _behind(letters, first, end, "uc" if clausal else "u")
    if clausal and first < end and shape.texts[first] in _SAYING:
        first = _behind(letters, first + 1, end, "c")
    says = clausal and first > 0 and letters[first - 1] != "c"  # 否认向邻国转让技术
    opens = first < end and shape.texts[first] in _NO_OBJECT and not says
    if first < end and (opens or letters[first] == "x" or not letters[first:end].strip("aD")):
        return None
    if first < end - 1 and shape.texts[first] in ("为", "成"):
        first += 1
    if first < end - 1:
        first = min(_behind_count(shape, first, end), end - 1)
    if first >= end or letters[first:end] == "T":
        return None
    end = _before_then(shape, first, end)
    counted = letters[end - 2 : end] == "nm" and end - 2 >= first
    if counted and not predicate.frame.get("clausal"):
        end -= 1  # 加开列车38列
    if end - first > 1 and shape.texts[end - 1] in ("称", "说"):
        end -= 1
    end = _before_next(shape, first, end, predicate, words)
    inside = letters[first:end]
    if _is_level(shape, first, end) or (
        _only_acts(inside, predicate, gets=shape.texts[predicate.last - 1][-1] in _GETTING)
        and not _takes_verb(shape, predicate, words)
    ):
        return None
    return (first, end) if first < end else None


def _names_deed(shape: Shape, first: int, index: int) -> bool:
    """Whether a trigger is part of a name behind a relative clause: 地方立法座谈会, 集体采访上."""
    letters = shape.letters
    if letters[index] != "V" or (index > first and shape.is_occasion(index - 1)):
        return False
    tag = shape.units[index].tag
    return tag[:1] != "v" or tag == "vn" or letters[index + 1 : index + 2] == "f"


def _modal(text: str) -> bool:
    """Whether a verb has a modal before it: 可领."""
    return text[0] in "可将应须"


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
        if shape.letters[index] not in "vV":
            continue
        frame = words.triggers.get(shape.texts[index])
        says = frame is not None and frame.get("clausal") and shape.letters[index - 1] == "n"
        held = shape.texts[index - 1] in words.classes["occasion"]
        placed = predicate.frame["kind"] == "visit" and shape.units[index - 1].tag in _PLACES
        if (says or held or placed) and shape.letters[index + 1 : index + 2] in (
            "n",
            "q",
            "v",
            "V",
            "w",
        ):
            return index if index + 1 < end else end
    return end


def agent_of(shape: Shape, start: int, end: int) -> Units | None:
    """Who 被 says did it: 被警方抓获."""
    first = shape.letters.rfind("h", start, end) + 1
    last = first
    while last < end and shape.letters[last] in "nqrkwxam":
        last += 1
    if 0 < first < last:
        first = min(_behind_count(shape, first, last), last - 1)
        if shape.letters[first - 1] in "am":
            return first, last
    return (
        (first, last) if 0 < first < last and shape.texts[first - 1] in ("被", "遭", "获") else None
    )


def taken_object(shape: Shape, start: int, end: int) -> Units | None:
    """What 把 or 将 takes before the predicate."""
    letters = shape.letters
    at = letters.rfind("b", start, end)
    if at < 0:
        return None
    last = at + 1
    while last < end and letters[last] not in "pdhb":
        if letters[last] in "vV" and letters[last + 1 : last + 2] not in ("n", "v", "V"):
            break
        last += 1
    return (at + 1, last) if last > at + 1 else None
