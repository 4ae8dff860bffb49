"""Who or what a dated clause says something of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zhextract.facts.event.actors import can_act
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dating import Dating
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.roles import Units, subject_of
from zhextract.facts.event.vocabulary import Vocabulary


class SubjectReader:
    """Tells the subjects of the dated clauses of one shape."""

    def __init__(self, shape: Shape, words: Vocabulary, segments: Sequence[Units]) -> None:
        self._shape = shape
        self._words = words
        self._segments = segments

    def subject(
        self,
        dating: Dating,
        predicate: Predicate,
        start: int,
        between: int,
        *,
        whole: bool = False,
    ) -> Units | None:
        """Who or what the clause says it of: before the time, else behind it."""
        shape = self._shape
        start = self.behind_order(start, dating)
        if predicate.unit < dating.first:
            found = subject_of(shape, start, predicate.unit, whole=whole)
            pointing = found is not None and shape.texts[found[1] - 1][0] in "这那该此"
            return None if predicate.relative and pointing else found  # 这家|成立于2015年的企业
        before = None
        if dating.first > start:
            before = subject_of(shape, start, dating.first, whole=whole)
        if predicate.relative:
            before = self._of_relative(start, dating.first, before)
            if before and before[1] == dating.first and shape.letters[slice(*before)] == "v":
                before = None  # 办好|明年举行的会晤
        found = before or subject_of(shape, between, predicate.first, whole=whole)
        if found is None and between > dating.last:
            found = self._between(dating.last, between)
            found = found or subject_of(shape, dating.last, between - 1, whole=whole)
        return found

    def _between(self, start: int, end: int) -> Units | None:
        """Who acts in the clauses between the time's and the predicate's: 6日，他在…陪同下，来到….

        The last of them that names somebody counts.
        """
        found = None
        for first, last in self._segments[bisect_left(self._segments, (start, start)) :]:
            if last >= end:
                break
            phrase = subject_of(self._shape, first, last)
            if phrase and can_act(self._shape, phrase, self._words):
                found = phrase
        return found

    def behind_order(self, start: int, dating: Dating) -> int:
        """Behind a verb of saying before the time, which governs the clause; else ``start``.

        明确自1月1日起执行, 要求各乡镇10日前完成.
        """
        triggers, texts = self._words.triggers, self._shape.texts
        for index in range(dating.first - 1, start - 1, -1):
            if texts[index] in triggers and triggers[texts[index]].get("clausal"):
                return index + 1
        return start

    def _of_relative(self, start: int, end: int, before: Units | None) -> Units | None:
        """Whose relative clause it is: 从县里6日召开的会上; 公司于6日召开的会 is the company's."""
        shape = self._shape
        letters = shape.letters
        at = letters.rfind("p", start, end)
        if at >= 0 and at + 1 < end:
            return subject_of(shape, at + 1, end)
        if at >= 0 and shape.texts[at] != "于":
            return None
        verb = max(letters.rfind("v", start, end), letters.rfind("V", start, end))
        if before is None or verb < before[1]:
            return before
        last = at if at >= 0 else end  # 该议案尚需提交公司于5月16日召开的…
        return subject_of(shape, verb + 1, last) if verb + 1 < last else None
