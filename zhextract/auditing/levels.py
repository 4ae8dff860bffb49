"""Kind ``level``: a change does not lead from the earlier level to the later one.

2023年收入18.6亿元，比上年增长12.4%，and elsewhere in the article 2022年收入15.2亿元.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhextract.auditing.figures import Figure, figure_of
from zhextract.auditing.model import Finding
from zhextract.auditing.page import Counted, Page, compatible, finding, same, words_between
from zhextract.auditing.periods import is_base
from zhextract.auditing.reckoning import contradiction
from zhextract.auditing.words import has_any, vocabulary
from zhextract.types import Change, Quantity, Time

_SAYS = "the change stated does not lead from the earlier level to the later one"


def check(page: Page) -> Iterator[Finding]:
    """The findings of this kind."""
    for change in page.changes:
        current = page.by_id.get(change.of or "")
        if not isinstance(current, Quantity) or change.amount is None or change.to is not None:
            continue
        after = figure_of(current)
        if after is None or current.role != "value" or not _follows_from_levels(page, change):
            continue
        if change.from_ is not None:
            before = figure_of(change.from_)
            if before is not None and (sum := contradiction(before, after, change)):
                yield finding("level", _SAYS, sum, [current, change], article=change.article)
        else:
            yield from _against_others(page, change, current, after)


def _follows_from_levels(page: Page, change: Change) -> bool:
    """Whether the rate is one of the levels as printed, and not a real or a revised one."""
    if change.kind != "change":
        return False
    names = (change.metric.text if change.metric else "") + page.sentence_of(change)
    words = page.words_of_article(change.article)
    return not (
        has_any(words, vocabulary().other_base)
        or has_any(names, vocabulary().other_metrics)
        or change.baseline is not None
    )


def _against_others(
    page: Page, change: Change, current: Quantity, after: Figure
) -> Iterator[Finding]:
    """The change against each earlier level; a finding only where none of them bears it out."""
    sums: list[tuple[str, Quantity]] = []
    for earlier in page.quantities:
        if not _is_earlier_level(page, earlier, current, change):
            continue
        before = figure_of(earlier)
        if before is None:
            return
        sum = contradiction(before, after, change)
        if sum is None:
            return
        sums.append((sum, earlier))
    if sums:
        sum, earlier = min(sums, key=lambda found: abs(found[1].start - current.start))
        involved: list[Counted | Time] = [earlier, current, change]
        yield finding("level", _SAYS, sum, involved, article=change.article)


def _is_earlier_level(page: Page, earlier: Quantity, current: Quantity, change: Change) -> bool:
    if (
        earlier.id == current.id
        or earlier.article != current.article
        or earlier.role != "value"
        or (earlier.unit, earlier.kind) != (current.unit, current.kind)
        or earlier.metric is None
        or not same(earlier.metric, current.metric)
        or not same(earlier.condition, current.condition)
        or not same(earlier.whole, current.whole)
        or not compatible(earlier.subject, current.subject)
    ):
        return False
    if is_base(earlier.period, current.period, change.comparison):
        return True
    return change.comparison == "yoy" and _named_as_base(page, earlier, current)


def _named_as_base(page: Page, earlier: Quantity, current: Quantity) -> bool:
    """Whether 去年同期 or the base period itself stands right before the level."""
    if earlier.sentence != current.sentence:
        return False
    time = next((time for time in page.document.times if _leads_to(page, time, earlier)), None)
    if time is None:
        return False
    return time.text in vocabulary().same_period or is_base(time, current.period, "yoy")


def _leads_to(page: Page, time: Time, level: Quantity) -> bool:
    if not level.start - 8 <= time.end <= level.start:
        return False
    words = words_between(page.between(time.end, level.start))
    return not words or words in vocabulary().is_
