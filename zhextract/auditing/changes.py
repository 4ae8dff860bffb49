"""Kind ``change``: from, to and amount of one movement do not fit each other.

由30%提高到50%，提高15个百分点. The amount is in the same fact, or in those that
follow it with nothing but a comma and a linking word between.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhextract.auditing.figures import Figure, figure_of
from zhextract.auditing.model import Finding
from zhextract.auditing.page import Page, finding, printed, words_between
from zhextract.auditing.reckoning import contradiction
from zhextract.auditing.words import vocabulary
from zhextract.types import Change

_RANKS = ("位", "名", "第")


def check(page: Page) -> Iterator[Finding]:
    """The findings of this kind."""
    for place, change in enumerate(page.numbers):
        if not isinstance(change, Change) or change.from_ is None or change.to is None:
            continue
        before, after = figure_of(change.from_), figure_of(change.to)
        if before is None or after is None or before.unit != after.unit:
            continue
        if before.unit in _RANKS or "第" in change.text:
            continue
        if found := _wrong_way(change, before, after):
            yield found
            continue
        for stated in [change, *_amounts_behind(page, place)]:
            if sum := contradiction(before, after, stated):
                says = "the change stated is not that between the two levels"
                yield finding("change", says, sum, [change, stated], article=change.article)


def _wrong_way(change: Change, before: Figure, after: Figure) -> Finding | None:
    up, down = after.reach.is_above(before.reach), before.reach.is_above(after.reach)
    if not {"up": down, "down": up, "flat": up or down}[change.direction]:
        return None
    sum = f"{printed(after)} {'>' if up else '<'} {printed(before)}"
    says = "the levels move against the direction stated"
    return finding("change", says, sum, [change], article=change.article)


def _amounts_behind(page: Page, place: int) -> Iterator[Change]:
    """The amounts that follow, of the same movement: 增加2200公里，增长68.8%."""
    levels = page.numbers[place]
    end = levels.end
    for fact in page.numbers[place + 1 :]:
        link = words_between(page.between(end, fact.start))
        if fact.article != levels.article or (link and link not in vocabulary().links):
            return
        if not isinstance(fact, Change) or fact.amount is None or fact.from_ or fact.to:
            return
        if fact.kind == "change" and _same_comparison(fact, levels):
            yield fact
        end = fact.end


def _same_comparison(fact: Change, levels: object) -> bool:
    """Whether the amount may be against the level before: 年均 is not, 同比 only if that is too."""
    if fact.comparison is None or fact.comparison_inherited or fact.comparison == "cumulative":
        return True
    return isinstance(levels, Change) and fact.comparison == levels.comparison
