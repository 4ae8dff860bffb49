"""What a dated clause with a predicate says that is no event (facts.md §4, rulings 13, 22, 26)."""

from __future__ import annotations

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dated import DatedClause
from zhextract.facts.event.model import Predicate

_HEARD = frozenset(("获悉", "了解到", "得知", "获知"))
_NAMED = frozenset(("publication", "launch", "opening", "meeting", "work"))
_THIS = frozenset(("这是", "那是"))
_INCIDENTS = frozenset(("accident", "disaster", "death", "crime"))
_NAMING = frozenset("nqrwkxmavV")
_INTENDING = frozenset(("将", "拟", "计划", "将要", "定于"))
"""What says that a thing is planned, and not merely wanted or feared."""
_MONTH = 31
_MANY = 10
_DIRECTLY = ("T", "n", "d", "q", "r", "h", "")
_COMPLETED = ("", "n", "q", "a", "w")
_FIGURES = ("率", "额", "量")


def refusal(case: DatedClause, *, prose: bool, person: bool, told: bool) -> str | None:
    """Why the clause is no event, or None where it is one.

    ``prose``: it stands in running text, where
    any verb may tell a happening; elsewhere only triggers do. ``told``: the
    clause has a subject; ``person``: that is a person.
    """
    shape, dating, predicate = case.shape, case.dating, case.predicate
    time, classes = dating.times[0], case.words.classes
    if time.first is None and time.last is None and time.event_only:
        return "nothing anchors the time"
    if shape.letters[: predicate.unit].rstrip("dD").endswith("z"):
        return "it is said not to have happened"
    if _is_source(case):
        return "it is a source"
    between = shape.texts[dating.last : predicate.unit]
    if not classes["loose"].isdisjoint(between):
        return "it is dated loosely"
    goes_on = not dating.fine and not classes["gradual"].isdisjoint(between)
    if goes_on or (predicate.plain and "正在" in between):
        return "it goes on"
    if _defines(case):
        return "it says what something is"
    if predicate.plain and not _tells(case, person=person, told=prose and told):
        return "no trigger tells a happening"
    said = shape.letters[predicate.last : predicate.last + 1] != "u"
    if said and case.kind == "statement" and time.event_only and not told:
        return "nobody is named who says it"
    named = not prose or _opens_name(case)
    if named and dating.days > _MONTH and not case.planned:
        return "the time belongs to a name"
    if _counts(case) or _sums_up(case):
        return "it is a statistic"
    return None


def _defines(case: DatedClause) -> bool:
    """Whether the clause says what something is: 这是去年停火后第三次换俘."""
    texts, predicate = case.shape.texts, case.predicate
    if not _THIS.isdisjoint(texts[case.clause[0] : case.dating.first]):
        return True
    behind = texts[predicate.last : case.clause[1]]
    return "是" in behind and not predicate.frame.get("clausal") and not predicate.relative


def _counts(case: DatedClause) -> bool:
    """Whether the clause counts what was done in a time."""
    shape, dating = case.shape, case.dating
    time, unit = dating.times[0], case.predicate.unit
    between = shape.texts[dating.last : unit]
    brought_in = "有" in between and "m" in shape.letters[dating.last : unit]
    if brought_in and dating.days > _MONTH:
        return not case.planned  # 去年有12个项目开工
    counted = _ends_counted(case)
    amount = counted and case.kind != "measure" and _measures(shape, case.clause[1] - 1)
    planned = case.planned and not amount  # 明年计划供水57.8亿立方米
    level = time.approximate and time.granularity == "day" and counted
    return counted and not planned and (dating.days > 0 or "累计" in between or level)


def _ends_counted(case: DatedClause) -> bool:
    """Whether a count is what the predicate tells."""
    shape, tail, unit = case.shape, case.tail, case.predicate.unit
    classes = case.words.classes
    governed = shape.letters[unit - 2 : unit - 1] in ("p", "b")  # 对五人起诉
    ordinal = shape.reading.startswith("第", *shape.stretch(unit - 1, unit))
    bare = tail == "" and not ordinal and shape.letters[unit - 1] == "m" and not governed
    summed = not classes["summing"].isdisjoint(shape.texts[case.dating.last : unit])
    counted = tail.endswith("m") or bare or (summed and tail.lstrip("u")[:1] == "m")
    if counted and case.trigger not in classes["measured"]:
        return True
    return case.dating.days > _MONTH and tail[:1] == "m" and case.kind in _INCIDENTS


def _sums_up(case: DatedClause) -> bool:
    """Whether a figure stands behind the predicate that makes the clause one of statistics."""
    shape, dating, tail = case.shape, case.dating, case.tail
    if case.trigger in case.words.classes["receiving"] and tail.lstrip("u")[:1] == "m":
        return True  # 当晚迎客2.3万人次
    if dating.days > 0 and "xm" in tail and tail.endswith("f"):
        return True  # 假期里登上泰山的23.4万人次游客中
    if "s" in tail and shape.texts[dating.first - 1 : dating.first] == ["到"]:
        return True  # 到2025年，人才超过300名
    behind = shape.texts[case.predicate.last : case.clause[1]]
    figures = any(text.endswith(_FIGURES) for text in behind)
    return "m" in tail and figures and case.kind != "statement"


def _measures(shape: Shape, index: int) -> bool:
    """Whether a number is an amount, and counts no things: 供水57.8亿立方米."""
    at = shape.scope.index_at(shape.units[index].start)
    return at is not None and shape.scope.atoms[at].family in ("measure", "money")


def _opens_name(case: DatedClause) -> bool:
    """Whether the year opens the name of what is published or begins: 2022年度报告发布."""
    letters, last = case.shape.letters, case.dating.last
    if not _NAMING.issuperset(letters[last : case.predicate.unit]):
        return False
    ends = case.predicate.last == case.clause[1]
    return ends and letters[last : last + 1] in ("n", "q") and case.kind in _NAMED


def _is_source(case: DatedClause) -> bool:
    """Whether the clause only says where a statement comes from: 6日获悉, 今天发布的数据显示."""
    shape, last = case.shape, case.dating.last
    if "e" in shape.letters[last : case.predicate.unit]:
        return True
    return not _HEARD.isdisjoint(shape.texts[last : case.clause[1]]) or _names_source(case)


def _names_source(case: DatedClause) -> bool:
    """今天发布的数据, 今天发布数据显示: where a statement comes from, and not 今天发布数据，."""
    if case.kind not in ("publication", "statement"):
        return False
    texts = case.shape.texts[case.predicate.last : case.clause[1]]
    if "显示" in texts:
        return True
    reporting = case.words.classes["reporting"]
    named = "s" in case.tail or any(text in reporting for text in texts[1:5])
    return case.predicate.relative and named


def _tells(case: DatedClause, *, person: bool, told: bool) -> bool:
    """Whether a verb that no lexicon knows tells a happening."""
    shape, dating, predicate, tail = case.shape, case.dating, case.predicate, case.tail
    if predicate.relative:
        return dating.fine
    if case.trigger in case.words.classes["movement"] and not tail:
        return dating.fine and told
    if shape.units[predicate.unit].tag in ("l", "i"):
        return False
    if tail and shape.units[case.clause[1] - 1].tag in ("a", "z"):
        return False  # 交通运行平稳有序
    if _lasts(case):
        return False
    counted = case.planned and tail[:1] in ("m", "a") and len(tail) > 1
    if len(case.trigger) == 1 and not (person or told or counted):
        return False
    if "s" in tail or ("m" in tail[-2:] and not (case.planned or person or dating.days == 0)):
        return False
    return person or dating.fine or counted or (told and _in_long_time(case))


def _lasts(case: DatedClause) -> bool:
    """Whether the verb is one of efforts or trends, which no 了 or result ends."""
    shape, last = case.shape, case.predicate.last
    if case.tail[:1] == "u" or shape.texts[last : last + 1] in (["为"], ["成"]):
        return False
    classes = case.words.classes
    between = shape.texts[case.dating.last : case.predicate.unit]
    return case.trigger in classes["durative"] or not classes["gradual"].isdisjoint(between)


def _in_long_time(case: DatedClause) -> bool:
    """Whether what a verb tells may be dated to more than two weeks."""
    shape, dating, tail = case.shape, case.dating, case.tail
    few = tail.lstrip("u")[:1] == "m" and _few(shape, case.predicate.last + (tail[0] == "u"))
    if "m" in tail and not (few and tail[-1] in "nq"):
        return False
    if dating.times[0].open == "since" or dating.days <= _MONTH or tail[:1] == "u":
        return True  # 今年起扩大换照
    before = shape.texts[case.start : case.predicate.unit]
    intended = case.planned and not _INTENDING.isdisjoint(before)
    intended = intended or shape.texts[dating.first - 2 : dating.first] == ["会", "在"]
    achieved = _achieves(shape, case.predicate, tail)
    return achieved and (intended or (dating.of_years and not case.planned))


def _few(shape: Shape, index: int) -> bool:
    """Whether a number counts few things, which a happening may well be of: 引入两家投资者."""
    at = shape.scope.index_at(shape.units[index].start)
    if at is None or shape.scope.atoms[at].family != "count":
        return False
    value = getattr(shape.scope.atoms[at].value, "value", None)
    return value is not None and value < _MANY


def _achieves(shape: Shape, predicate: Predicate, tail: str) -> bool:
    """Whether a verb tells what may be dated to a mere year: 迁入新址, 修起码头."""
    before = shape.letters[predicate.unit - 1 : predicate.unit]
    verb = shape.texts[predicate.unit]
    known = shape.letters[predicate.unit] == "v" and len(verb) < 4
    completed = tail[:1] in _COMPLETED or verb.endswith(("为", "成", "入"))
    return known and before in _DIRECTLY and completed
