"""Kind ``level``: a change does not lead from the earlier level to the later one.

2023年收入18.6亿元，比上年增长12.4%，and elsewhere in the article 2022年收入15.2亿元.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhextract.auditing.figures import figure_of
from zhextract.auditing.model import Finding
from zhextract.auditing.page import Counted, Page, compatible, finding, same, words_between
from zhextract.auditing.periods import is_base
from zhextract.auditing.reckoning import contradiction
from zhextract.auditing.words import has_any, vocabulary
from zhextract.types import Change, Quantity, Time

_LONGEST_WORDING = 24
_SAYS = "the change stated is not that between the two levels"


def check(page: Page) -> Iterator[Finding]:
    """The findings of this kind."""
    for change in page.changes:
        current = page.by_id.get(change.of or "")
        if not isinstance(current, Quantity) or change.amount is None or change.to is not None:
            continue
        if not follows_on_page(page, change):
            continue
        if change.from_ is not None:
            before = figure_of(change.from_)
            after = figure_of(current)
            if before and after and (sum := contradiction(before, after, change)):
                yield finding("level", _SAYS, sum, [current, change], article=change.article)
        else:
            yield from _against_others(page, change, _later_level(page, current))


def _later_level(page: Page, nearest: Quantity) -> Quantity:
    """The level that the change leads to: not 去年同期为480万吨, but the one before it."""
    for level in reversed(page.levels_like(nearest)):
        if (
            level.sentence == nearest.sentence
            and level.end <= nearest.start
            and _is_same_thing(level, nearest)
            and _time_before(page, nearest, like=level, named=True)
        ):
            return level
    return nearest


def follows_on_page(page: Page, change: Change) -> bool:
    """Whether a change is one of the levels as printed, by what its page says."""
    return follows_from_levels(change, page.sentence_around(change)) and not page.article_has(
        change.article, vocabulary().other_base
    )


def follows_from_levels(change: Change, sentence: str = "") -> bool:
    """Whether a change is one of the levels as printed, and not a real one.

    ``sentence`` is the text around it, where it is known. Whether an article
    says that its rates are of another base is to be asked besides.
    """
    if change.kind != "change" or change.baseline is not None:
        return False
    names = (change.metric.text if change.metric else "") + sentence
    return not has_any(names, vocabulary().other_metrics)


def _against_others(page: Page, change: Change, current: Quantity) -> Iterator[Finding]:
    """The change against each earlier level; a finding only where no other level bears it out."""
    after = figure_of(current)
    sums: list[tuple[str, Quantity]] = []
    for level in page.levels_like(current):
        if not _is_same_thing(level, current):
            continue
        before = figure_of(level)
        if before is None or after is None:
            return
        sum = contradiction(before, after, change)
        if sum is None:
            return
        if _is_earlier_level(page, level, current, change):
            sums.append((sum, level))
    if sums:
        sum, earlier = min(sums, key=lambda found: abs(found[1].start - current.start))
        involved: list[Counted | Time] = [earlier, current, change]
        yield finding("level", _SAYS, sum, involved, article=change.article)


def _is_same_thing(one: Quantity, other: Quantity) -> bool:
    """Whether both are levels of one metric of one subject, in one unit."""
    return (
        one.id != other.id
        and one.article == other.article
        and one.role == other.role == "value"
        and (one.unit, one.kind) == (other.unit, other.kind)
        and one.metric is not None
        and same(one.metric, other.metric)
        and same(one.condition, other.condition)
        and same(one.whole, other.whole)
        and compatible(one.subject, other.subject)
    )


def _is_earlier_level(page: Page, earlier: Quantity, current: Quantity, change: Change) -> bool:
    together = earlier.sentence == current.sentence
    comparison = change.comparison or ("yoy" if together else None)
    if is_base(earlier.period, current.period, comparison):
        return True
    if comparison != "yoy" or not together:
        return False
    time = _time_before(page, earlier, like=current)
    if time is None:
        return False
    undated = time.last is None and time.text in vocabulary().same_period
    return undated or is_base(time, current.period, "yoy")


def _time_before(
    page: Page, level: Quantity, *, like: Quantity, named: bool = False
) -> Time | None:
    """The time that a level has right before it, as in 去年同期为110亿元.

    Between them may also stand what stands before the level that it is ``like``:
    接待游客362万人次，去年同期接待游客280万人次. ``named``: only 去年同期 and such.
    """
    before = page.between(max(like.sentence[0], like.start - _LONGEST_WORDING), like.start)
    for time in page.times_before(level):
        words = words_between(page.between(time.end, level.start))
        if (words in vocabulary().is_ or before.endswith(words)) and (
            not named or time.text in vocabulary().same_period
        ):
            return time
    return None
