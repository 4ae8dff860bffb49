"""Where the predicate of a time stands: in its clause, or in one of the next."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dating import NEARING, Dating, datings, finer
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.predicate import find_predicate, predicate_before
from zhextract.facts.event.roles import Units
from zhextract.facts.event.vocabulary import Vocabulary

_GOVERNING = frozenset(
    ("就", "对", "对于", "向", "关于", "围绕", "把", "为", "按照", "根据", "以", "比")
)
"""Prepositions whose noun phrase a time may open: 就未来5年工作作了汇报."""
_DECIDING = ("决定", "同意", "批准", "表决")
"""Verbs whose content the next clause may tell."""
_DAYS = ("日", "节", "一天", "首日")
_REACH = 3
"""Clauses behind its own in which a time may have its predicate."""


def _same(dating: Dating, other: Dating) -> bool:
    """Whether a time only points back to the one before it: 7日…，当天…."""
    time, back = dating.times[0], other.times[0]
    return back.deictic and (back.first is None or back.first[:10] == (time.first or "")[:10])


def modifies(shape: Shape, dating: Dating) -> bool:
    """Whether the time is part of the noun phrase behind it: 公布上半年外贸成绩单."""
    following = shape.letters[dating.last : dating.last + 1]
    return following in ("n", "q", "w", "m", "a", "x")


class PredicateSearch:
    """Finds the predicates of the times of one shape."""

    def __init__(self, shape: Shape, words: Vocabulary, segments: Sequence[Units]) -> None:
        self._shape = shape
        self._words = words
        self._segments = segments

    def find(
        self, number: int, dating: Dating, following: Dating | None
    ) -> tuple[Predicate | None, Units]:
        """The predicate behind a time and the clause it stands in."""
        shape, words = self._shape, self._words
        start, end = own = self._segments[number]
        if dating.first > start and modifies(self._shape, dating) and self._depends(dating, start):
            return None, own
        stop = end
        if following is not None and self._closes(following, end):
            return self._later(number, dating, own)  # 4日，在加入该组织当天，…
        if following is not None and not finer(dating, following):
            if finer(following, dating):
                return None, own
            stop = following.first
        defined = dating.last == end and shape.texts[dating.first - 1 : dating.first] == ["是"]
        if self._is_age(dating) or (defined and dating.first > start):
            return None, own  # 最近一次是8月2日，…
        found = find_predicate(shape, dating.last, stop, words, relative=True)
        if found is None and dating.first > start:
            found = predicate_before(shape, start, dating.first, words)
        if found is not None and (self._leads_on(found, own) or self._draws_near(own)):
            told = self._later(number, dating, own)
            return told if told[0] else (found, own)
        if found is not None or stop < end:
            return found, own
        rest = shape.letters[dating.last : end]
        feast = "s" in rest and shape.texts[end - 1].rstrip("”").endswith(_DAYS)
        if ("s" in rest and not feast) or (rest and not rest.strip("am") and len(dating.times) < 2):
            return None, own  # 今年72岁，缴费28年; not 19日、20日两天，… nor 5日是世界环境日，…
        return self._later(number, dating, own)

    def _closes(self, dating: Dating, end: int) -> bool:
        """Whether 当天 behind a verb closes a clause that only says when."""
        deictic = dating.last == end and dating.times[0].deictic
        letters = self._shape.letters
        return deictic and letters[dating.first - 1] in "nvVqw" and letters[dating.first - 2] != "c"

    def _is_age(self, dating: Dating) -> bool:
        """Whether the time only says when somebody has an age: 今年31岁的…."""
        shape, at = self._shape, dating.last
        counted = shape.letters[at : at + 1] == "m"
        return counted and shape.reading.endswith("岁", *shape.stretch(at, at + 1))

    def _depends(self, dating: Dating, start: int) -> bool:
        """Whether a noun phrase that begins with the time is governed by words before it."""
        shape = self._shape
        before = shape.letters[start : dating.first]
        if before.endswith("p") and shape.texts[dating.first - 1] in ("于", "在"):
            return False  # 小区将于6月进场施工
        # the verbs of a relative clause govern nothing behind their noun: 来访的总理8日下午…
        relative = before.rfind("x") + 1
        start += relative if relative < len(before) else 0
        if any(letter in "Vv" for letter in shape.letters[start : dating.first]):
            return True
        return not _GOVERNING.isdisjoint(shape.texts[start : dating.first])

    def _later(self, number: int, dating: Dating, own: Units) -> tuple[Predicate | None, Units]:
        """The predicate in one of the next clauses, as far as no other time dates them."""
        shape = self._shape
        led: tuple[Predicate | None, Units] = (None, own)
        for later in self._segments[number + 1 : number + 1 + _REACH]:
            mark = shape.texts[later[0] - 1]
            if mark in "；。！？" or (mark == "：" and later[0] - 1 > dating.last):
                break
            if "T" in shape.letters[later[0] : later[1]] and any(
                not (
                    _same(dating, other) or (finer(dating, other) and modifies(self._shape, other))
                )
                and not self._is_object(other, later)
                for other in datings(shape, *later)
            ):
                return self._said_before(later)
            closing = list(datings(shape, *later))[-1:]
            if closing and self._closes(closing[0], later[1]):
                continue
            directly = later[0] == dating.last + 1
            found = find_predicate(shape, *later, self._words, guess=directly)
            if found is not None and not self._leads_on(found, later):
                return found, later
            led = (found, later) if found else led
            suffers = shape.letters[later[0]] in "op" or self._sets_scene(later)
            if "s" in shape.letters[later[0] : later[1]] and not suffers:
                break
        return led

    def _leads_on(self, found: Predicate, clause: Units) -> bool:
        """Whether a clause only says that what the next one tells was decided: 会议决定，任命…."""
        texts = self._shape.texts
        decides = found.last == clause[1] and texts[found.unit] in _DECIDING
        return decides and texts[clause[1] : clause[1] + 1] == ["，"]

    def _draws_near(self, clause: Units) -> bool:
        """Whether a clause only says what time draws near: 中秋临近，."""
        return self._shape.texts[clause[1] - 1] in NEARING

    def _sets_scene(self, clause: Units) -> bool:
        """Whether a clause only says how long or under what motto: 历时三年，, 以…为主题，."""
        texts = self._shape.texts[slice(*clause)]
        return texts[0] in self._words.classes["lasting"] or ("以" in texts and "为" in texts)

    def _said_before(self, clause: Units) -> tuple[Predicate | None, Units]:
        """The verb of saying before a time of a clause, as in 宣布7月4日大选."""
        first = self._shape.letters.find("T", *clause)
        found = find_predicate(self._shape, clause[0], first, self._words)
        says = found is not None and bool(found.frame.get("clausal"))
        return (found, clause) if says else (None, clause)

    def _is_object(self, dating: Dating, clause: Units) -> bool:
        before = self._shape.letters[clause[0] : dating.first]
        return before[-1:] in ("V", "v", "u") and modifies(self._shape, dating)
