"""When a fact takes no time that stands before it (facts.md §7).

The time of a sentence goes on in the next ones until something says that they
speak of another time or of none. What can say so is the table ``_SIGNALS``.
"""

from __future__ import annotations

from typing import NamedTuple

from zhextract.engine.compiled import AnyPattern
from zhextract.facts import period_words as words
from zhextract.facts.drafts import Draft, QuantityDraft
from zhextract.facts.phrases import clause_start
from zhextract.facts.plans import words_plan
from zhextract.facts.time import FoundTime

DAYS = frozenset(("day", "part_of_day", "hour", "minute"))
_FAR = 300
"""How far back in its sentence the words are read that stand before a fact."""
_YEARS = frozenset(("年", "周岁"))
_AGES = frozenset(("岁", "周岁"))


class _Signal(NamedTuple):
    """Words before a fact that part it from a time."""

    words: AnyPattern
    clause: bool = False
    """Whether they part it only where they stand in its own clause, and it is a quantity."""
    inside: bool = False
    """Whether they part it from the other clauses of its own sentence too."""
    of_stretches: bool = False
    """Whether they name a stretch of their own, which may end at the time."""


_SIGNALS = (
    _Signal(words.TURNS),
    _Signal(words.UNPLACED, inside=True, of_stretches=True),
    # a time may only date the scene in which somebody now speaks of other things
    _Signal(words.SPEAKS),
    _Signal(words.STANDING, clause=True),
    _Signal(words.LASTING, clause=True, inside=True),
)


def left_behind(reading: str, time: FoundTime, draft: Draft, *, past: bool = False) -> bool:
    """Whether the fact is of no time, or of another than one that stands before it.

    What is planned is of no day that is ``past``.
    """
    clause = clause_of(draft)
    if time.end > clause:
        return False
    other = time.end <= draft.scope.start
    if other and words.EXAMPLE.match(reading, draft.scope.start):
        return True
    of_a_day = time.granularity in DAYS and time.open is None
    if other and (of_a_day or (past and time.granularity == "month")):
        if words.DESCRIBES.search(reading, draft.scope.start, draft.start) is not None:
            return True
        if of_a_day and _is_of_no_day(reading, time, draft):
            return True
        if past and of_a_day and words_plan(draft, clause):
            return True
    if other and (is_length(draft) or _is_age_of(reading, draft)):
        return True
    sentence = max(draft.scope.start, draft.start - _FAR)
    for signal in _SIGNALS:
        if not other and not signal.inside:
            continue
        if signal.of_stretches and time.open == "until":
            continue  # 截至1月5日，铁路自开通以来累计发送旅客900万人次
        if signal.clause and not isinstance(draft, QuantityDraft):
            continue
        floor = clause if signal.clause else max(sentence, time.end)
        if signal.words.search(reading, floor, draft.start) is not None:
            return True
    return False


def _is_of_no_day(reading: str, time: FoundTime, draft: Draft) -> bool:
    """Whether the fact sums up, or says what somebody has: 累计投入兵力1360人次."""
    floor = max(draft.scope.start - 1, draft.start - _FAR, time.end)
    return words.NOT_OF_A_DAY.search(reading, floor, draft.start) is not None


def clause_of(draft: Draft) -> int:
    """Where the clause of a fact starts."""
    return draft.scope.reading(clause_start(draft.scope.letters, draft.at))


def is_length(draft: Draft) -> bool:
    """从军16年: so long until whenever it is told."""
    if not isinstance(draft, QuantityDraft) or draft.amount.kind != "measure":
        return False
    return draft.amount.unit in _YEARS


def _is_age_of(reading: str, draft: Draft) -> bool:
    """50岁的环卫工, 陈太（52岁）: so old when it is told."""
    if not isinstance(draft, QuantityDraft) or draft.amount.bound != "exact":
        return False
    if draft.amount.unit not in _AGES:
        return False
    bracketed = reading[draft.start - 1] == "（" and reading.startswith("）", draft.end)
    return bracketed or reading.startswith("的", draft.end)
