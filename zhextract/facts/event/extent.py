"""Where the clause of an event ends, which may be behind somebody's words."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dating import datings
from zhextract.facts.event.model import Predicate
from zhextract.facts.event.roles import Units

_SETTING = frozenset(("随着", "由于", "为了", "根据", "按照", "针对", "面对", "经", "围绕"))
"""What opens a clause that only sets the scene for what is said."""


def end_of(shape: Shape, segments: Sequence[Units], predicate: Predicate, clause: Units) -> int:
    """Behind the last unit of the clause; a clausal object goes on over one comma."""
    end = clause[1]
    behind = shape.texts[predicate.last : end]
    if predicate.frame.get("clausal") and behind in ([], ["称"], ["说"]):
        for later in segments:
            if later[0] == end + 1 and shape.texts[end] == "，":
                setting = shape.letters[later[1] - 1] == "f"  # 自冲突爆发以来，
                setting = setting or shape.texts[later[0]] in _SETTING
                if setting or _is_figure(shape, later):
                    break
                end = later[1]
                if not _only_since(shape, later):
                    break
    return end


def _is_figure(shape: Shape, clause: Units) -> bool:
    """Whether a clause ends with a figure, which a quantity tells: 称，订单约23亿元."""
    letters = shape.letters[slice(*clause)]
    return letters.endswith("m") and "b" not in letters and "V" not in letters


def _only_since(shape: Shape, clause: Units) -> bool:
    """Whether a clause only says from when on something holds: 自6月1日起，."""
    times = list(datings(shape, *clause))
    letters = shape.letters[slice(*clause)]
    return not letters.strip("Tp") and len(times) == 1 and times[0].times[0].open == "since"
