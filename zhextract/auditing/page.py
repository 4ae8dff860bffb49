"""A document beside its text: the numbers in order, and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from zhextract.auditing.figures import Figure
from zhextract.auditing.model import Finding, FindingKind
from zhextract.auditing.words import has_any
from zhextract.errors import ArgumentError
from zhextract.types import Change, Document, Quantity, Span, Time

Counted: TypeAlias = Quantity | Change

MARKS = "，,、；;：:。．（）()〔〕【】“”\"'《》 \t\r\n　—-"
"""Punctuation and space, which the words between two numbers are stripped of."""


_NEAR = 40
"""Numbers or times on either side that are still near."""
_WIDE = 200
"""Characters on either side that are still near."""
_MOST_LEVELS = 50
"""Levels of one name in an article; where there are more, the name tells nothing apart."""


def _name(fact: Quantity) -> tuple[object, ...]:
    return (fact.article, fact.metric and fact.metric.text, fact.unit, fact.kind)


class Page:
    """What the checks read; made once for an audit and then only read."""

    def __init__(self, document: Document, text: str) -> None:
        """``ArgumentError`` where the document is not of this text."""
        self.document = document
        self.text = text
        self.numbers: tuple[Counted, ...] = tuple(
            fact for fact in document.facts if isinstance(fact, Quantity | Change)
        )
        self.quantities = document.quantities
        self.changes = document.changes
        self.by_id = {fact.id: fact for fact in self.numbers}
        self._place = {fact.id: place for place, fact in enumerate(self.numbers)}
        self._times = sorted(document.times, key=lambda time: time.end)
        self._levels: defaultdict[tuple[object, ...], list[Quantity]] = defaultdict(list)
        for quantity in self.quantities:
            self._levels[_name(quantity)].append(quantity)
        self._words: dict[tuple[int, tuple[str, ...]], bool] = {}
        for fact in document.facts:
            quoted = text[fact.start : fact.end]
            if quoted != fact.text and "\n" not in quoted and "\r" not in quoted:
                raise ArgumentError(
                    f"fact {fact.id} quotes {fact.text!r}, the text has {quoted!r} there; "
                    "give the text that the document was extracted from"
                )

    def between(self, start: int, end: int) -> str:
        """The words from ``start`` to ``end``, without the breaks of lines and columns."""
        return re.sub(r"\s+", "", self.text[start:end])

    def sentences(self) -> Iterator[list[Counted]]:
        """The numbers of each sentence that has any, in text order."""
        for _, numbers in groupby(self.numbers, key=lambda fact: (fact.article, fact.sentence)):
            yield list(numbers)

    def before(self, fact: Counted) -> Counted | None:
        """The number before this one in its sentence."""
        place = self._place[fact.id]
        earlier = self.numbers[place - 1] if place else None
        return earlier if earlier is not None and earlier.sentence == fact.sentence else None

    def near(self, fact: Counted) -> Sequence[Counted]:
        """The numbers around one, itself too."""
        place = self._place[fact.id]
        return self.numbers[max(0, place - _NEAR) : place + _NEAR + 1]

    def levels_like(self, quantity: Quantity) -> Sequence[Quantity]:
        """The quantities of the article that share metric, unit and kind; none of too many."""
        levels = self._levels[_name(quantity)]
        return levels if len(levels) <= _MOST_LEVELS else ()

    def times_before(self, fact: Counted) -> Iterator[Time]:
        """The times that end in the fact's sentence and before it, the nearest first."""
        at = bisect_right(self._times, fact.start, key=lambda time: time.end)
        for time in reversed(self._times[max(0, at - _NEAR) : at]):
            if time.end < fact.sentence[0]:
                return
            yield time

    def article_has(self, number: int, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands in an article; looked for once."""
        key = (number, words)
        if key not in self._words:
            self._words[key] = has_any(self._text_of_article(number), words)
        return self._words[key]

    def _text_of_article(self, number: int) -> str:
        if 0 <= number < len(self.document.articles):
            article = self.document.articles[number]
            return self.text[article.start : article.end]
        return self.text

    def sentence_around(self, fact: Counted) -> str:
        """The text of the fact's sentence, as far as it is near."""
        first, last = fact.sentence
        return self.text[max(first, fact.start - _WIDE) : min(last, fact.end + _WIDE)]


def words_between(text: str) -> str:
    """The text without the punctuation and space around it."""
    return text.strip(MARKS)


def same(one: Span | None, other: Span | None) -> bool:
    """Whether two fields have the same words, or both none."""
    return (one and one.text) == (other and other.text)


def compatible(one: Span | None, other: Span | None) -> bool:
    """Whether two fields have the same words, as far as both have any."""
    return one is None or other is None or one.text == other.text


def same_time(one: Time | None, other: Time | None) -> bool:
    """Whether two periods are the same stretch of the calendar, or both none."""
    if one is None or other is None:
        return one is other
    return (one.first, one.last) == (other.first, other.last)


def finding(
    kind: FindingKind, says: str, sum: str, involved: Sequence[Counted | Time], *, article: int
) -> Finding:
    """A finding that quotes the facts and times involved, in text order."""
    ordered = sorted(dict.fromkeys(involved), key=lambda span: (span.start, span.end))
    return Finding(
        kind=kind,
        article=article,
        says=says,
        sum=sum,
        facts=tuple(span.id for span in ordered if isinstance(span, Quantity | Change)),
        quotes=tuple(Span(span.text, span.start, span.end) for span in ordered),
    )


def printed(figure: Figure) -> str:
    """A figure as printed, on one line."""
    return "".join(figure.text.split())
