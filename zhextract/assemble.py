"""The last stage: drafts become the immutable facts of a document, with ids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.event.model import FoundEvent
from zhextract.facts.person.model import FoundPerson, FoundRole
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.time import FoundTime, to_time
from zhextract.text.page import Page
from zhextract.types import (
    Article,
    Byline,
    Change,
    Document,
    Event,
    Fact,
    Number,
    Person,
    Quantity,
    QuantityKind,
    RoleOf,
    Span,
    Time,
)

# What is left of a number without a unit of its own is a score.
_KINDS: dict[str, QuantityKind] = {
    "count": "count",
    "money": "money",
    "measure": "measure",
    "percentage": "percentage",
    "fraction": "fraction",
    "multiple": "multiple",
    "rank": "rank",
    "score": "score",
}


class _Places:
    """Looks up the sentence and the article of a reading offset, and makes spans.

    A document asks for the same stretches again and again (a period, a metric),
    so each is located once.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._starts = [sentence.start for sentence in page.sentences]
        self._spans: dict[tuple[int, int], Span] = {}

    def span(self, stretch: tuple[int, int]) -> Span:
        """The public span of a half-open reading stretch."""
        found = self._spans.get(stretch)
        if found is None:
            found = self._spans[stretch] = self._span(*stretch)
        return found

    def span_or_none(self, stretch: tuple[int, int] | None) -> Span | None:
        """``span``, and None for None."""
        return None if stretch is None else self.span(stretch)

    def _span(self, start: int, end: int) -> Span:
        first, last = self._page.locate(start, end)
        text = self._page.original[first:last]
        if last - first != end - start and "\n" in text:
            return self._page.span(start, end)  # a column break inside: the repaired reading
        return Span(text, first, last)

    def at(self, offset: int) -> tuple[int, tuple[int, int]]:
        """The article's index and the sentence's original half-open offsets."""
        page = self._page
        sentence = page.sentences[max(bisect_right(self._starts, offset) - 1, 0)]
        article = page.paragraphs[sentence.paragraph].article
        return article, page.locate(sentence.start, sentence.end)


def assemble(
    page: Page,
    *,
    source: str | None,
    published: str | None,
    times: Sequence[FoundTime],
    numbers: Sequence[Draft],
    people: Sequence[FoundPerson],
    events: Sequence[FoundEvent],
) -> Document:
    """Make the document of what the stages found; facts get their ids in text order."""
    places = _Places(page)
    periods = {time: to_time(page, time) for time in times}
    periods |= {one.time: to_time(page, one.time) for one in events if one.time not in periods}
    held = [one.period for one in numbers if one.period is not None]
    periods |= {time: to_time(page, time) for time in held if time not in periods}
    found: list[Draft | FoundPerson | FoundEvent] = sorted(
        [*numbers, *people, *events], key=_position
    )
    ids = {id(one): f"f{number}" for number, one in enumerate(found, start=1)}
    named = [ids[id(person)] for person in people]
    facts: list[Fact] = []
    for one in found:
        if isinstance(one, QuantityDraft):
            facts.append(_quantity(places, one, ids, periods))
        elif isinstance(one, ChangeDraft):
            facts.append(_change(places, one, ids, periods))
        elif isinstance(one, FoundPerson):
            facts.append(_person(places, one, ids[id(one)]))
        elif isinstance(one, FoundEvent):
            facts.append(_event(places, one, ids[id(one)], named, periods[one.time]))
    return Document(
        schema="zhextract/1",
        source=source,
        published=published,
        articles=_articles(page),
        facts=tuple(facts),
        times=tuple(periods[time] for time in times if not time.event_only),
    )


def _position(one: Draft | FoundPerson | FoundEvent) -> tuple[int, int]:
    if isinstance(one, FoundPerson):
        return one.mentions[0]
    return one.start, one.end


def _articles(page: Page) -> tuple[Article, ...]:
    made: list[Article] = []
    for index, article in enumerate(page.articles):
        start, end = page.locate(article.start, article.end)
        names = dict.fromkeys(
            page.reading_name(byline) for byline in page.bylines if byline.article == index
        )
        made.append(
            Article(
                start=start,
                end=end,
                title=_line(page, article.title),
                dateline=_line(page, article.dateline),
                byline=tuple(names),
            )
        )
    return tuple(made)


def _line(page: Page, span: tuple[int, int] | None) -> str | None:
    return None if span is None else page.quote(*span)


def _quantity(
    places: _Places,
    draft: QuantityDraft,
    ids: dict[int, str],
    periods: dict[FoundTime, Time],
) -> Quantity:
    amount = draft.amount
    span = places.span((draft.start, draft.end))
    article, sentence = places.at(draft.start)
    return Quantity(
        id=ids[id(draft)],
        start=span.start,
        end=span.end,
        text=span.text,
        article=article,
        sentence=sentence,
        rule=draft.rule,
        kind=_KINDS.get(amount.kind, "score"),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        unit=amount.unit,
        unit_code=amount.code,
        role=draft.role,
        metric=places.span_or_none(draft.metric),
        subject=places.span_or_none(draft.subject),
        whole=places.span_or_none(draft.whole),
        condition=places.span_or_none(draft.condition),
        period=periods[draft.period] if draft.period else None,
        ratio=amount.ratio,
    )


def _change(
    places: _Places,
    draft: ChangeDraft,
    ids: dict[int, str],
    periods: dict[FoundTime, Time],
) -> Change:
    span = places.span((draft.start, draft.end))
    article, sentence = places.at(draft.start)
    return Change(
        id=ids[id(draft)],
        start=span.start,
        end=span.end,
        text=span.text,
        article=article,
        sentence=sentence,
        rule=draft.rule,
        kind=draft.kind,
        direction=draft.direction,
        amount=_number(places, draft.amount),
        from_=_number(places, draft.from_),
        to=_number(places, draft.to),
        comparison=draft.comparison,
        comparison_inherited=draft.comparison_inherited,
        baseline=places.span_or_none(draft.baseline),
        of=ids.get(id(draft.of)) if draft.of is not None else None,
        metric=places.span_or_none(draft.metric),
        subject=places.span_or_none(draft.subject),
        period=periods[draft.period] if draft.period else None,
    )


def _number(places: _Places, amount: Amount | None) -> Number | None:
    if amount is None:
        return None
    span = places.span((amount.start, amount.end))
    return Number(
        text=span.text,
        start=span.start,
        end=span.end,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        bound=amount.bound,
        ratio=amount.ratio,
    )


def _person(places: _Places, found: FoundPerson, id: str) -> Person:
    span = places.span(found.mentions[0])
    article, sentence = places.at(found.mentions[0][0])
    return Person(
        id=id,
        start=span.start,
        end=span.end,
        text=span.text,
        article=article,
        sentence=sentence,
        rule=found.rule,
        name=found.name,
        bylines=tuple(Byline(function, where) for function, where in found.bylines),
        mentions=tuple(places.span(mention) for mention in found.mentions),
        roles=tuple(_role(places, role) for role in found.roles),
    )


def _role(places: _Places, role: FoundRole) -> RoleOf:
    span = places.span((role.start, role.end))
    return RoleOf(
        text=span.text,
        start=span.start,
        end=span.end,
        title=places.span(role.title),
        organization=places.span_or_none(role.organization),
    )


def _event(places: _Places, found: FoundEvent, id: str, named: Sequence[str], time: Time) -> Event:
    span = places.span((found.start, found.end))
    article, sentence = places.at(found.start)
    return Event(
        id=id,
        start=span.start,
        end=span.end,
        text=span.text,
        article=article,
        sentence=sentence,
        rule=found.rule,
        trigger=places.span(found.trigger),
        time=time,
        actor=places.span_or_none(found.actor),
        what=places.span_or_none(found.what),
        location=places.span_or_none(found.location),
        participants=tuple(named[index] for index in found.participants),
    )
