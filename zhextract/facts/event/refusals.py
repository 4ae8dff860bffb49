"""What a dated clause with a predicate says that is no event (facts.md §4, rulings 13, 22, 26)."""

from __future__ import annotations

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dating import Dating
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.vocabulary import Vocabulary

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


def refusal(
    shape: Shape,
    words: Vocabulary,
    dating: Dating,
    predicate: Predicate,
    clause: tuple[int, int],
    *,
    planned: bool,
    prose: bool,
    person: bool,
    told: bool,
) -> str | None:
    """Why the clause is no event, or None where it is one.

    ``planned``: it is yet to come. ``prose``: it stands in running text, where
    any verb may tell a happening; elsewhere only triggers do. ``told``: the
    clause has a subject; ``person``: that is a person.
    """
    time = dating.times[0]
    if time.first is None and time.last is None and time.event_only:
        return "nothing anchors the time"
    if shape.letters[: predicate.unit].rstrip("dD").endswith("z"):
        return "it is said not to have happened"
    if _is_source(shape, words, dating, predicate, clause):
        return "it is a source"
    between = shape.texts[dating.last : predicate.unit]
    if not words.classes["loose"].isdisjoint(between):
        return "it is dated loosely"
    goes_on = not dating.fine and not words.classes["gradual"].isdisjoint(between)
    if goes_on or (predicate.plain and "正在" in between):
        return "it goes on"
    if _defines(shape, dating, predicate, clause):
        return "it says what something is"
    told_in_prose = prose and told
    if predicate.plain and not _tells(
        shape, words, dating, predicate, clause, planned=planned, person=person, told=told_in_prose
    ):
        return "no trigger tells a happening"
    said = shape.letters[predicate.last : predicate.last + 1] != "u"
    if said and predicate.frame["kind"] == "statement" and time.event_only and not told:
        return "nobody is named who says it"
    named = not prose or _opens_name(shape, dating, predicate, clause)
    if named and dating.days > _MONTH and not planned:
        return "the time belongs to a name"
    if _is_statistic(shape, words, dating, predicate, clause, planned=planned):
        return "it is a statistic"
    return None


def _defines(shape: Shape, dating: Dating, predicate: Predicate, clause: tuple[int, int]) -> bool:
    """Whether the clause says what something is: 这是去年停火后第三次换俘."""
    if not _THIS.isdisjoint(shape.texts[clause[0] : dating.first]):
        return True
    behind = shape.texts[predicate.last : clause[1]]
    return "是" in behind and not predicate.frame.get("clausal") and not predicate.relative


def _is_statistic(
    shape: Shape,
    words: Vocabulary,
    dating: Dating,
    predicate: Predicate,
    clause: tuple[int, int],
    *,
    planned: bool,
) -> bool:
    """Whether the clause counts what happened in a time."""
    time = dating.times[0]
    tail = shape.letters[predicate.last : clause[1]]
    kind = predicate.frame["kind"]
    governed = shape.letters[predicate.unit - 2 : predicate.unit - 1] in ("p", "b")  # 对五人起诉
    ordinal = shape.reading.startswith("第", *shape.stretch(predicate.unit - 1, predicate.unit))
    bare = tail == "" and not ordinal and shape.letters[predicate.unit - 1] == "m" and not governed
    totalled = "累计" in shape.texts[dating.last : predicate.unit]
    summed = not words.classes["summing"].isdisjoint(shape.texts[dating.last : predicate.unit])
    counted = tail.endswith("m") or bare or (summed and tail.lstrip("u")[:1] == "m")
    counted = counted and shape.texts[predicate.unit] not in words.classes["measured"]
    counted = counted or (dating.days > _MONTH and tail[:1] == "m" and kind in _INCIDENTS)
    brought_in = "有" in shape.texts[dating.last : predicate.unit]
    if brought_in and dating.days > _MONTH and "m" in shape.letters[dating.last : predicate.unit]:
        return not planned  # 去年有12个项目开工
    received = shape.texts[predicate.unit] in words.classes["receiving"]
    if received and tail.lstrip("u")[:1] == "m":
        return True  # 当晚迎客2.3万人次
    if predicate.relative and dating.days > 0 and "xm" in tail and tail.endswith("f"):
        return True  # 假期里登上泰山的23.4万人次游客中
    if "s" in tail and shape.texts[dating.first - 1 : dating.first] == ["到"]:
        return True  # 到2025年，人才超过300名
    amount = counted and kind != "measure" and _measures(shape, clause[1] - 1)
    planned = planned and not amount  # 明年计划供水57.8亿立方米
    level = time.approximate and time.granularity == "day" and counted
    if counted and not planned and (dating.days > 0 or totalled or level):
        return True
    figures = any(text.endswith(_FIGURES) for text in shape.texts[predicate.last : clause[1]])
    return "m" in tail and figures and kind != "statement"


def _measures(shape: Shape, index: int) -> bool:
    """Whether a number is an amount, and counts no things: 供水57.8亿立方米."""
    at = shape.scope.index_at(shape.units[index].start)
    return at is not None and shape.scope.atoms[at].family in ("measure", "money")


def _opens_name(
    shape: Shape, dating: Dating, predicate: Predicate, clause: tuple[int, int]
) -> bool:
    """Whether the year opens the name of what is published or begins: 2022年度报告发布."""
    follows = shape.letters[dating.last] if dating.last < len(shape.letters) else ""
    ends = predicate.last == clause[1]
    if not _NAMING.issuperset(shape.letters[dating.last : predicate.unit]):
        return False
    return ends and follows in ("n", "q") and predicate.frame["kind"] in _NAMED


def _is_source(
    shape: Shape,
    words: Vocabulary,
    dating: Dating,
    predicate: Predicate,
    clause: tuple[int, int],
) -> bool:
    """Whether the clause only says where a statement comes from: 6日获悉, 今天发布的数据显示."""
    if "e" in shape.letters[dating.last : predicate.unit]:
        return True
    heard = shape.texts[dating.last : clause[1]]
    return not _HEARD.isdisjoint(heard) or _names_source(shape, words, predicate, clause)


def _names_source(
    shape: Shape, words: Vocabulary, predicate: Predicate, clause: tuple[int, int]
) -> bool:
    """今天发布的数据, 今天发布数据显示: where a statement comes from, and not 今天发布数据，."""
    if predicate.frame["kind"] not in ("publication", "statement"):
        return False
    texts = shape.texts[predicate.last : clause[1]]
    if "显示" in texts:
        return True
    if predicate.relative and "s" in shape.letters[predicate.last : clause[1]]:
        return True
    return predicate.relative and any(text in words.classes["reporting"] for text in texts[1:5])


def _tells(
    shape: Shape,
    words: Vocabulary,
    dating: Dating,
    predicate: Predicate,
    clause: tuple[int, int],
    *,
    planned: bool,
    person: bool,
    told: bool,
) -> bool:
    """Whether a verb that no lexicon knows tells a happening."""
    if predicate.relative:
        return dating.fine
    if shape.texts[predicate.unit] in words.classes["movement"] and predicate.last == clause[1]:
        return dating.fine and told
    if shape.units[predicate.unit].tag in ("l", "i"):
        return False
    tail = shape.letters[predicate.last : clause[1]]
    if tail and shape.units[clause[1] - 1].tag in ("a", "z"):
        return False  # 交通运行平稳有序
    between = shape.texts[dating.last : predicate.unit]
    becomes = shape.texts[predicate.last : predicate.last + 1] in (["为"], ["成"])
    if (tail[:1] != "u" and not becomes) and (
        shape.texts[predicate.unit] in words.classes["durative"]
        or not words.classes["gradual"].isdisjoint(between)
    ):
        return False
    counted = planned and tail[:1] in ("m", "a") and len(tail) > 1
    if len(shape.texts[predicate.unit]) == 1 and not (person or told or counted):
        return False
    if "s" in tail or ("m" in tail[-2:] and not (planned or person or dating.days == 0)):
        return False
    if person or dating.fine:
        return True
    if counted:
        return True
    few = tail.lstrip("u")[:1] == "m" and _few(shape, predicate.last + (tail[0] == "u"))
    if ("m" in tail and not (few and tail[-1] in "nq")) or not told:
        return False
    if dating.times[0].open == "since":
        return True  # 今年起扩大换照
    if dating.days <= _MONTH or tail[:1] == "u":
        return True
    intended = planned and not _INTENDING.isdisjoint(between)
    return (intended or (dating.of_years and not planned)) and _achieves(shape, predicate, tail)


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
