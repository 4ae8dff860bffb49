"""Wholes and the parts named behind them, read from the words between numbers.

全县共有中小学校126所，其中小学78所、初中36所、高中15所: the whole stands right
before 其中; a part is a number of its unit and kind whose label, the words before
it, names a thing. Where the words leave a doubt there is no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeGuard

from zhextract.auditing.page import Counted, Page, words_between
from zhextract.auditing.words import has_any, vocabulary
from zhextract.types import Quantity

_LONGEST_LABEL = 14
_LONGEST_SHARE = 14
"""Characters of what may stand between a whole and 其中, facts apart: 占全省的."""
_MOST_BETWEEN = 12
"""Numbers that may stand between: its rates and shares."""
_CLAUSE = re.compile("[，。；：,;:]")
_ENUMERATED = "、和及与"


class Part(NamedTuple):
    """A part with its label; ``enumerated`` where 、 or 和 joins it to the one before."""

    quantity: Quantity
    label: str
    enumerated: bool


class PartList(NamedTuple):
    """A whole and its parts, at least one."""

    whole: Quantity
    parts: tuple[Part, ...]


def part_lists(page: Page) -> Iterator[PartList]:
    """The lists that 其中 opens, in text order."""
    before: list[Counted] = []
    for numbers in page.sentences():
        for place, number in enumerate(numbers):
            start = numbers[place - 1].end if place else number.sentence[0]
            gap = page.between(start, number.start)
            if not has_any(gap, vocabulary().within):
                continue
            whole = _whole(page, numbers[:place], before, gap)
            parts = _parts(page, whole, numbers[place:], start) if whole else ()
            if whole and parts:
                yield PartList(whole, parts)
        before = numbers


def _whole(
    page: Page, earlier: Sequence[Counted], sentence_before: Sequence[Counted], gap: str
) -> Quantity | None:
    """The quantity that 其中 refers to, if it is one that has parts."""
    lead = words_between(re.split("其中", gap)[0])
    if earlier:
        whole = _nearest_whole(page, earlier, len(lead))
    else:
        wholes = [fact for fact in sentence_before if _may_be_whole(fact)]
        whole = wholes[0] if not lead and len(wholes) == 1 else None
    if whole is None or _is_one_of_two(page, whole) or _is_average(page, whole):
        return None
    return whole


def _nearest_whole(page: Page, earlier: Sequence[Counted], left: int) -> Quantity | None:
    """The last quantity before 其中 that may be a whole, with few words behind it."""
    end = None
    for fact in reversed(earlier[-_MOST_BETWEEN:]):
        if end is not None:
            left += len(words_between(page.between(fact.end, end)))
        if left > _LONGEST_SHARE:
            return None
        if _may_be_whole(fact):
            return fact
        end = fact.start
    return None


def _is_one_of_two(page: Page, whole: Quantity) -> bool:
    """Whether 和 or 、 joins the whole to another number: 68名游客和4名船员，其中."""
    before = page.before(whole)
    if before is None:
        return False
    return any(char in _ENUMERATED for char in page.between(before.end, whole.start))


def _is_average(page: Page, whole: Quantity) -> bool:
    clause = re.split(
        "[，。；]", page.between(max(whole.sentence[0], whole.start - 20), whole.start)
    )
    metric = whole.metric.text if whole.metric else ""
    return has_any(metric + clause[-1], vocabulary().averages)


def _may_be_whole(fact: Counted) -> TypeGuard[Quantity]:
    return (
        isinstance(fact, Quantity)
        and fact.kind in ("count", "money", "measure")
        and fact.role == "value"
    )


def _parts(page: Page, whole: Quantity, numbers: Sequence[Counted], start: int) -> tuple[Part, ...]:
    """The numbers behind 其中 that are parts of the whole, up to the first that is none."""
    parts: list[Part] = []
    spread = False
    for fact in numbers:
        gap = page.between(start, fact.start)
        start = fact.end
        if not parts:
            gap = gap.partition("其中")[2]
        elif "其中" in gap:
            break
        if not isinstance(fact, Quantity) or fact.kind in ("percentage", "fraction"):
            continue
        label = words_between(gap)
        spread = spread or has_any(gap, vocabulary().respectively)
        if spread and (len(label) <= 1 or not parts):  # 小学、初中分别为78所、36所
            label = fact.metric.text if fact.metric else ""
        if not _is_part(fact, whole, label):
            break
        parts.append(Part(fact, label, gap[:1] in _ENUMERATED))
    return tuple(parts)


def _is_part(fact: Quantity, whole: Quantity, label: str) -> bool:
    words = vocabulary()
    return (
        (fact.unit, fact.kind, fact.role) == (whole.unit, whole.kind, "value")
        and fact.article == whole.article
        and 0 < len(label) <= _LONGEST_LABEL
        and not _CLAUSE.search(label)
        and not has_any(label, words.no_parts)
        and _measure(label) in ("", _measure(whole.metric.text if whole.metric else ""))
    )


def _measure(label: str) -> str:
    """The measure in which a label ends: 收入 of 税收收入."""
    return next((word for word in vocabulary().measures if label.endswith(word)), "")
