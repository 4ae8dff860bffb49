"""Kind ``share``, and shares under ``sum``: percentages of a whole.

A share above 100 %; one that is not the part by the whole (1780名, 占3560名的56%);
shares that divide a whole between them (男 and 女) and do not make 100 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from zhextract.auditing.figures import Figure, figure_of
from zhextract.auditing.lists import part_lists
from zhextract.auditing.model import Finding
from zhextract.auditing.page import Page, compatible, finding, printed, same, same_time
from zhextract.auditing.ranges import Range
from zhextract.auditing.reckoning import addition, reach_words, sum_of, value_words
from zhextract.auditing.wholes import holds_part
from zhextract.auditing.words import Division, has_any, vocabulary
from zhextract.types import Quantity

_HUNDRED = Range(Decimal(100), Decimal(100))
_OF_PART = re.compile("[，,（(、]?(?:占|佔)[^，,。；;、]{0,14}")
"""Between a part and its share: nothing else is said of the part."""


def check(page: Page) -> Iterator[Finding]:
    """The findings of these kinds."""
    wholes = {
        part.quantity.id: listed.whole for listed in part_lists(page) for part in listed.parts
    }
    for numbers in page.sentences():
        shares = [fact for fact in numbers if isinstance(fact, Quantity) and _is_stated(fact)]
        for share in shares:
            yield from _above_hundred(page, share)
            yield from _wrong_share(page, share, wholes)
        for division in vocabulary().division:
            yield from _wrong_division(page, shares, division)


def _is_stated(fact: Quantity) -> bool:
    return fact.kind in ("percentage", "fraction") and fact.role == "value"


def _is_share(page: Page, fact: Quantity) -> bool:
    words = vocabulary().share
    clause = page.between(max(fact.sentence[0], fact.start - 16), fact.start)
    said = re.split("[，,。；;、]", clause)[-1]
    return has_any(said, words.of) or (
        fact.metric is not None and fact.metric.text.endswith(words.metrics)
    )


def _above_hundred(page: Page, share: Quantity) -> Iterator[Finding]:
    figure = figure_of(share)
    if figure is None or share.unit != "%" or not figure.reach.is_above(_HUNDRED):
        return
    words = vocabulary().share
    metric = share.metric.text if share.metric else ""
    excused = has_any(page.sentence_around(share), words.not_of)
    if metric.endswith(words.rates) or (holds_part(page, share) and not excused):
        says = "no share is above 100%"
        sum = f"{printed(figure)} > 100%"
        yield finding("share", says, sum, [share], article=share.article)


def _wrong_share(page: Page, share: Quantity, wholes: dict[str, Quantity]) -> Iterator[Finding]:
    """A share right behind its part, against the part by each whole that it may be of."""
    part = page.before(share)
    if not isinstance(part, Quantity) or _is_stated(part) or not _is_of(part, share):
        return
    if not _OF_PART.fullmatch(page.between(part.end, share.start)):
        return
    stated, above = _in_percent(figure_of(share, cut=True), share), figure_of(part)
    sums = []
    for whole in _wholes_of(page, share, part, wholes.get(part.id)):
        below = figure_of(whole)
        if above is None or below is None or stated is None or below.reach.low <= 0:
            return
        reach = above.reach.over(below.reach).times(100)
        if not reach.is_apart_from(stated.reach):
            return
        value = above.value / below.value * 100
        found = f"{printed(above)} / {printed(below)} = {value_words(value, '%')}"
        sums.append((whole, f"{found}{reach_words(reach)} ≠ {printed(stated)}"))
    for whole, sum in sums:
        if whole.id == getattr(wholes.get(part.id), "id", None) or same_time(
            whole.period, part.period
        ):
            says = "the share stated is not the part by the whole"
            yield finding("share", says, sum, [whole, part, share], article=share.article)
            return


def _is_of(part: Quantity, share: Quantity) -> bool:
    """Whether both are of one metric; a bare 占比 is of the part before it."""
    bare = share.metric is None or share.metric.text in vocabulary().share.metrics
    return bare or same(part.metric, share.metric)


def _in_percent(figure: Figure | None, share: Quantity) -> Figure | None:
    if figure is None or share.kind == "percentage":
        return figure if share.unit == "%" else None
    return figure._replace(value=figure.value * 100, reach=figure.reach.times(100))


def _wholes_of(
    page: Page, share: Quantity, part: Quantity, listed: Quantity | None
) -> list[Quantity]:
    """The quantities that the share may be of; empty where its words name another thing."""
    found = []
    for whole in page.near(part):
        if not isinstance(whole, Quantity):
            continue
        if whole.id == part.id or whole.article != part.article or whole.role != "value":
            continue
        if (whole.unit, whole.kind) != (part.unit, part.kind):
            continue
        name = share.whole.text if share.whole else None
        if whole is listed if name is None else _is_named(whole, part, name):
            found.append(whole)
    return found


def _is_named(whole: Quantity, part: Quantity, name: str) -> bool:
    """Whether the name is the whole's metric, or its subject where part and whole are alike."""
    metric = whole.metric.text if whole.metric else ""
    if same(whole.metric, part.metric):
        return whole.subject is not None and whole.subject.text == name
    if not metric or not compatible(whole.subject, part.subject):
        return False
    return name == metric or name.endswith(metric) or metric.endswith(name)


def _wrong_division(
    page: Page, shares: Sequence[Quantity], division: Division
) -> Iterator[Finding]:
    """Shares of one whole that words such as 男 and 女 divide between them."""
    named = [
        (word, share)
        for share in shares
        if _is_share(page, share) and (word := _word_of(share, division))
    ]
    for _, group in groupby(named, key=lambda pair: _name(pair[1]).replace(pair[0], "", 1)):
        members = list(group)
        found = [share for _, share in members]
        if sorted(word for word, _ in members) == sorted(division.words) and _alike(found):
            yield from _not_hundred(found, exhaustive=division.exhaustive)


def _not_hundred(shares: Sequence[Quantity], *, exhaustive: bool) -> Iterator[Finding]:
    figures = [figure for share in shares if (figure := figure_of(share, cut=True))]
    if len(figures) < len(shares):
        return
    reach = sum_of(figures)
    if reach.is_above(_HUNDRED) or (exhaustive and _HUNDRED.is_above(reach)):
        sum = f"{addition(figures, '%')} {'>' if reach.is_above(_HUNDRED) else '<'} 100%"
        says = "the shares do not make the whole"
        yield finding("sum", says, sum, list(shares), article=shares[0].article)


def _name(share: Quantity) -> str:
    return "".join(span.text for span in (share.subject, share.metric) if span is not None)


def _word_of(share: Quantity, division: Division) -> str | None:
    """The one word of the division that the share is of."""
    found = [word for word in division.words if word in _name(share)]
    return found[0] if len(found) == 1 else None


def _alike(shares: Sequence[Quantity]) -> bool:
    first = shares[0]
    return all(
        share.unit == "%"
        and same(share.whole, first.whole)
        and same_time(share.period, first.period)
        for share in shares
    )
