"""The last stage: drafts become the immutable facts of a document, with ids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhextract.facts.drafts import ChangeDraft, Draft, Phrase, QuantityDraft
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.time import FoundTime, to_time
from zhextract.text.page import Page
from zhextract.types import Article, Change, Document, Fact, Number, Quantity, Span, Time


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
) -> Document:
    """Make the document of what the stages found; facts get their ids in text order."""
    places = _Places(page)
    periods = {time: to_time(page, time) for time in times}
    ordered = sorted(numbers, key=lambda draft: (draft.start, draft.end))
    ids = {id(draft): f"f{number}" for number, draft in enumerate(ordered, start=1)}
    facts: list[Fact] = []
    for draft in ordered:
        if isinstance(draft, QuantityDraft):
            facts.append(_quantity(page, places, draft, ids, periods))
        elif isinstance(draft, ChangeDraft):
            facts.append(_change(page, places, draft, ids, periods))
    return Document(
        schema="zhextract/1",
        source=source,
        published=published,
        articles=_articles(page),
        facts=tuple(facts),
        times=tuple(periods[time] for time in times if not time.event_only),
    )


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
