"""Kind ``headline``: the headline has another figure than the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from zhextract.auditing.figures import Figure, figure_of
from zhextract.auditing.model import Finding
from zhextract.auditing.page import Counted, Page, finding, printed, same, same_time
from zhextract.auditing.words import has_any, vocabulary
from zhextract.types import Change, Quantity, Time

_SAYS = "the headline gives another figure than the body"
_SIGNS = {"up": 1, "down": -1, "flat": 0}


def check(page: Page) -> Iterator[Finding]:
    """The findings of this kind."""
    for number, group in groupby(page.numbers, key=lambda fact: fact.article):
        articles = page.document.articles
        title = articles[number].title if 0 <= number < len(articles) else None
        title = "".join((title or "").split())
        if not title or has_any(title, vocabulary().summed):
            continue
        body = list(group)
        heads = []
        while body and _stands_in(page, body[0], title):
            heads.append(body.pop(0))
        for head in heads:
            yield from _against_body(head, body)


def _stands_in(page: Page, fact: Counted, title: str) -> bool:
    sentence = "".join(page.sentence_around(fact).split())
    return bool(sentence) and sentence in title


def _against_body(head: Counted, body: list[Counted]) -> Iterator[Finding]:
    """The figure of the headline against those of the same thing; one that agrees will do."""
    stated = _signed_figure(head)
    if stated is None:
        return
    twins = [fact for fact in body if _is_twin(head, fact)]
    others = [(fact, figure) for fact in twins if (figure := _signed_figure(fact))]
    if not others or len(others) < len(twins):
        return
    if all(stated.reach.is_apart_from(figure.reach) for _, figure in others):
        fact, figure = others[0]
        sum = f"{printed(stated)} ≠ {printed(figure)}"
        yield finding("headline", _SAYS, sum, [head, fact], article=head.article)


def _signed_figure(fact: Counted) -> Figure | None:
    if isinstance(fact, Quantity):
        return figure_of(fact)
    if fact.amount is None:
        return None
    figure = figure_of(fact.amount, cut=True)
    if figure is None or _SIGNS[fact.direction] >= 0:
        return figure
    return figure._replace(value=-figure.value, reach=figure.reach.negated())


def _is_twin(head: Counted, fact: Counted) -> bool:
    """Whether both say how much the same thing is, at the same time."""
    if head.metric is None or not same(head.metric, fact.metric):
        return False
    if not _same_subject(head, fact) or _is_inherited(head, fact):
        return False
    if head.period and fact.period and not _same_time(head.period, fact.period):
        return False
    if isinstance(head, Quantity) and isinstance(fact, Quantity):
        return (
            (head.kind, head.unit, head.role) == (fact.kind, fact.unit, fact.role)
            and head.role == "value"
            and same(head.condition, fact.condition)
            and same(head.whole, fact.whole)
        )
    if isinstance(head, Change) and isinstance(fact, Change):
        return _same_sort(head, fact)
    return False


def _same_subject(head: Counted, fact: Counted) -> bool:
    """Whether both have one subject; a headline without one is of the whole place, 全县."""
    if head.subject is None and fact.subject is not None:
        return fact.subject.text.startswith("全")
    return same(head.subject, fact.subject)


def _same_time(one: Time, other: Time) -> bool:
    """Whether both are one period; 一季度 and 截至3月底 are of levels at its end."""
    open_start = (one.first is None) != (other.first is None)
    return same_time(one, other) or (open_start and one.last == other.last is not None)


def _is_inherited(head: Counted, fact: Counted) -> bool:
    """Whether the body has its subject from the headline only: it may tell of a part."""
    return fact.subject is not None and fact.subject.start < head.end


def _same_sort(head: Change, fact: Change) -> bool:
    if head.amount is None or fact.amount is None or head.amount.unit != fact.amount.unit:
        return False
    kinds = (head.kind, fact.kind)
    if head.comparison is not None and head.comparison != fact.comparison:
        return False
    return kinds == ("change", "change") and same(head.baseline, fact.baseline)
