"""The last stage: drafts become the immutable facts of a document, with ids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhextract.facts.drafts import ChangeDraft, Draft, Phrase, QuantityDraft
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
    RoleOf,
    Span,
    Time,
)


class _Places:
    """Looks up the sentence and the article of a reading offset."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._starts = [sentence.start for sentence in page.sentences]

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
    found: list[Draft | FoundPerson | FoundEvent] = sorted(
        [*numbers, *people, *events], key=_position
    )
    ids = {id(one): f"f{number}" for number, one in enumerate(found, start=1)}
    named = [ids[id(person)] for person in people]
    facts: list[Fact] = []
    for one in found:
        if isinstance(one, QuantityDraft):
            facts.append(_quantity(page, places, one, ids, periods))
        elif isinstance(one, ChangeDraft):
            facts.append(_change(page, places, one, ids, periods))
        elif isinstance(one, FoundPerson):
            facts.append(_person(page, places, one, ids[id(one)]))
        elif isinstance(one, FoundEvent):
            facts.append(_event(page, places, one, ids[id(one)], named))
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
    page: Page,
    places: _Places,
    draft: QuantityDraft,
    ids: dict[int, str],
    periods: dict[FoundTime, Time],
) -> Quantity:
    amount = draft.amount
    span = page.span(draft.start, draft.end)
    article, sentence = places.at(draft.start)
    kind = amount.kind
    return Quantity(
        id=ids[id(draft)],
        start=span.start,
        end=span.end,
        text=span.text,
        article=article,
        sentence=sentence,
        rule=draft.rule,
        kind="score" if kind in ("bare", "points") else kind,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        unit=amount.unit,
        unit_code=amount.code,
        role=draft.role,
        metric=_span(page, draft.metric),
        subject=_span(page, draft.subject),
        whole=_span(page, draft.whole),
        condition=_span(page, draft.condition),
        period=periods[draft.period] if draft.period else None,
        ratio=amount.ratio,
    )


def _change(
    page: Page,
    places: _Places,
    draft: ChangeDraft,
    ids: dict[int, str],
    periods: dict[FoundTime, Time],
) -> Change:
    span = page.span(draft.start, draft.end)
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
        amount=_number(page, draft.amount),
        from_=_number(page, draft.from_),
        to=_number(page, draft.to),
        comparison=draft.comparison,
        comparison_inherited=draft.comparison_inherited,
        baseline=_span(page, draft.baseline),
        of=ids.get(id(draft.of)) if draft.of is not None else None,
        metric=_span(page, draft.metric),
        subject=_span(page, draft.subject),
        period=periods[draft.period] if draft.period else None,
    )


def _number(page: Page, amount: Amount | None) -> Number | None:
    if amount is None:
        return None
    span = page.span(amount.start, amount.end)
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


def _span(page: Page, phrase: Phrase | None) -> Span | None:
    return None if phrase is None else page.span(phrase.start, phrase.end)


def _person(page: Page, places: _Places, found: FoundPerson, id: str) -> Person:
    span = page.span(*found.mentions[0])
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
        mentions=tuple(page.span(*mention) for mention in found.mentions),
        roles=tuple(_role(page, role) for role in found.roles),
    )


def _role(page: Page, role: FoundRole) -> RoleOf:
    span = page.span(role.start, role.end)
    return RoleOf(
        text=span.text,
        start=span.start,
        end=span.end,
        title=page.span(*role.title),
        organization=_stretch(page, role.organization),
    )


def _event(
    page: Page, places: _Places, found: FoundEvent, id: str, named: Sequence[str]
) -> Event:
    span = page.span(found.start, found.end)
    article, sentence = places.at(found.start)
    return Event(
        id=id,
        start=span.start,
        end=span.end,
        text=span.text,
        article=article,
        sentence=sentence,
        rule=found.rule,
        trigger=page.span(*found.trigger),
        time=to_time(page, found.time),
        actor=_stretch(page, found.actor),
        what=_stretch(page, found.what),
        location=_stretch(page, found.location),
        participants=tuple(named[index] for index in found.participants),
    )


def _stretch(page: Page, stretch: tuple[int, int] | None) -> Span | None:
    return None if stretch is None else page.span(*stretch)
