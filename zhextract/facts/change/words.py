"""What the words of a hit say: which way it moves, since when, by how much."""

from __future__ import annotations

from decimal import Decimal

from zhextract.engine.rules import Hit
from zhextract.facts.change.parts import movements
from zhextract.facts.drafts import Phrase
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.time import FoundTime
from zhextract.types import Comparison, Direction

_SIDES_DOWN = frozenset("低慢少小短晚差便落轻窄薄浅")
_DOUBLINGS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "": 1}


def amount_of(hit: Hit, part: str) -> Amount | None:
    """The amount that a part stands for; None where the part is absent."""
    atom = hit.atom(part)
    return None if atom is None else atom.value


def direction_of(hit: Hit) -> Direction:
    """The direction that the words of the hit say, signs apart."""
    words = movements()
    for part in ("movement", "level", "rate", "pull", "apart"):
        if part in hit:
            found: Direction = words[hit.text(part)]["direction"]
            if part == "pull" and "movement" in hit:
                continue
            return found
    if "pull" in hit:
        return words[hit.text("pull")]["direction"]  # type: ignore[no-any-return]
    return "down" if hit.text("side").lstrip("偏")[:1] in _SIDES_DOWN else "up"


def between(before: Amount, after: Amount) -> Direction:
    """The direction from one level to another, where no word says it."""
    first = before.value if before.value is not None else before.low
    last = after.value if after.value is not None else after.low
    if first is None or last is None or first == last:
        return "flat"
    return "up" if last > first else "down"


def comparison_of(hit: Hit) -> Comparison | None:
    """The comparison that a word states (同比, 年增); bases named by a time come later."""
    words = movements()
    for part in ("base_word", "movement", "rate"):
        if part in hit:
            found: Comparison | None = words[hit.text(part)].get("comparison")
            if found and not (found == "cumulative" and "base_time" in hit):
                return found  # 较年初累跌3%: since then, which the base says
    return None


def base_of(hit: Hit) -> tuple[FoundTime | None, Phrase | None]:
    """The time compared with, and the whole base as written."""
    if "base_time" not in hit:
        if "base_other" in hit:
            return None, Phrase(*hit.span("base_other"))
        return None, None
    atom = hit.atom("base_time")
    if atom is None:
        return None, None
    end = atom.end
    if "base_rest" in hit:
        rest = hit.text("base_rest").rstrip("的")
        if rest.strip("的末"):
            end = hit.span("base_rest")[0] + len(rest)
    return atom.value, Phrase(atom.start, end)


def level_time_of(hit: Hit) -> FoundTime | None:
    """When the level was reached, where the hit says it: 由7月的8%降至8月底的5%."""
    atom = hit.atom("level_time")
    return None if atom is None else atom.value


def doublings(written: str) -> Decimal:
    """How many times as much is added by 翻一番 (1), 翻两番 (3), 翻三番 (7)."""
    return Decimal(2) ** _DOUBLINGS[written] - 1
