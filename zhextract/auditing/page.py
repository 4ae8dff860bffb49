"""A document beside its text: the numbers in order, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from zhextract.auditing.figures import Figure
from zhextract.auditing.model import Finding, FindingKind
from zhextract.errors import ArgumentError
from zhextract.types import Change, Document, Quantity, Span, Time

Counted: TypeAlias = Quantity | Change

MARKS = "，,、；;：:。．（）()〔〕【】“”\"'《》 \t\r\n　—-"
"""Punctuation and space, which the words between two numbers are stripped of."""


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

    def words_of_article(self, number: int) -> str:
        """The text of an article, by its index."""
        if 0 <= number < len(self.document.articles):
            article = self.document.articles[number]
            return self.text[article.start : article.end]
        return self.text

    def sentence_of(self, fact: Counted) -> str:
        """The text of the fact's sentence."""
        return self.text[slice(*fact.sentence)]


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
