"""The figures of a sentence, for tables of sentences and what is found in them."""

from __future__ import annotations

from functools import cache

from zhextract import Change, Extractor, Quantity


@cache
def _extractor() -> Extractor:
    return Extractor()


def metrics_of(text: str) -> list[str | None]:
    """The metric of each quantity and change of a text, in order; published 2024-05-10."""
    document = _extractor().extract(text, published="2024-05-10")
    figures = [fact for fact in document.facts if isinstance(fact, Quantity | Change)]
    return [fact.metric and fact.metric.text for fact in figures]
