"""Kinds ``part`` and ``sum``: parts that their whole cannot have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhextract.auditing.figures import figure_of
from zhextract.auditing.lists import Part, PartList, part_lists
from zhextract.auditing.model import Finding
from zhextract.auditing.page import Counted, Page, finding, printed, words_between
from zhextract.auditing.reckoning import addition, sum_of
from zhextract.auditing.words import has_any, vocabulary
from zhextract.types import Quantity

_LONGEST_TOTAL = 8
"""Characters of what may stand between a list and its total: 三项合计."""


_MOST_PARTS = 60


def check(page: Page) -> Iterator[Finding]:
    """The findings of these kinds."""
    for listed in part_lists(page):
        yield from _greater_part(listed) or _greater_sum(listed)
    for numbers in page.sentences():
        yield from _wrong_totals(page, numbers)


def _greater_part(listed: PartList) -> list[Finding]:
    whole, part = figure_of(listed.whole), figure_of(listed.parts[0].quantity)
    if not whole or not part or not part.reach.is_above(whole.reach):
        return []
    sum = f"{printed(part)} > {printed(whole)}"
    involved = [listed.whole, listed.parts[0].quantity]
    says = "a part is greater than its whole"
    return [finding("part", says, sum, involved, article=listed.whole.article)]


def _greater_sum(listed: PartList) -> list[Finding]:
    """Parts that make more than the whole; with 其余 they must make it exactly."""
    parts = _alike(listed)
    labels = [part.label for part in parts]
    if len(parts) < 2 or _may_overlap(labels):
        return []
    complete = has_any(labels[-1], vocabulary().rest)
    return list(_wrong_sum([part.quantity for part in parts], listed.whole, complete=complete))


def _alike(listed: PartList) -> list[Part]:
    """The parts from the first on that are joined by 、, or whose labels end alike."""
    metric = listed.whole.metric.text if listed.whole.metric else ""
    ends = {metric[-2:], listed.parts[0].label[-2:]}
    parts = [listed.parts[0]]
    for part in listed.parts[1:]:
        rest = has_any(part.label, vocabulary().rest)
        if not (part.enumerated or rest or part.label[-2:] in ends):
            break
        parts.append(part)
    return parts


def _may_overlap(labels: Sequence[str]) -> bool:
    """Whether a label names what another part may have as well; 男 and 女 alone do not."""
    if sorted(label[0] for label in labels) == ["女", "男"]:
        return False
    return any(has_any(label, vocabulary().overlapping) for label in labels)


def _wrong_sum(parts: Sequence[Quantity], whole: Quantity, *, complete: bool) -> Iterator[Finding]:
    figures = [figure for part in parts if (figure := figure_of(part))]
    total = figure_of(whole)
    if total is None or len(figures) < len(parts):
        return
    reach = sum_of(figures)
    wrong = reach.is_apart_from(total.reach) if complete else reach.is_above(total.reach)
    if wrong:
        says = "the parts do not make the whole" if complete else "the parts exceed the whole"
        sign = ">" if reach.is_above(total.reach) else "<"
        sum = f"{addition(figures, total.unit)} {sign} {printed(total)}"
        yield finding("sum", says, sum, [whole, *parts], article=whole.article)


def _wrong_totals(page: Page, numbers: Sequence[Counted]) -> Iterator[Finding]:
    """A list joined by 、 and a total behind it: 甲1200吨、乙900吨，两地合计2100吨."""
    for place, total in enumerate(numbers):
        if not isinstance(total, Quantity) or total.role != "value":
            continue
        behind = place
        while behind > max(0, place - 2) and not _is_like(numbers[behind - 1], total):
            behind -= 1
        if not behind:
            continue
        label = words_between(page.between(numbers[behind - 1].end, total.start))
        if len(label) > _LONGEST_TOTAL or not label.rstrip("为為达達").endswith(
            vocabulary().totals
        ):
            continue
        parts = _run_before(page, numbers[max(0, behind - _MOST_PARTS) : behind], total)
        if len(parts) >= 2:
            yield from _wrong_sum(parts, total, complete=True)


def _is_like(fact: Counted, total: Quantity) -> bool:
    return isinstance(fact, Quantity) and (fact.unit, fact.kind) == (total.unit, total.kind)


def _run_before(page: Page, numbers: Sequence[Counted], total: Quantity) -> list[Quantity]:
    """The enumerated quantities that end where ``numbers`` does; none where one is in doubt."""
    run: list[Quantity] = []
    for place in range(len(numbers) - 1, -1, -1):
        fact = numbers[place]
        if not isinstance(fact, Quantity) or not _is_like(fact, total):
            break
        run.insert(0, fact)
        if place == 0:
            break
        gap = page.between(numbers[place - 1].end, fact.start)
        if gap[:1] not in ("、", "和", "及"):
            break
    others = [fact for fact in numbers if isinstance(fact, Quantity) and fact not in run]
    return [] if any(fact.unit == total.unit for fact in others) else run
