"""Scores: counts summed over documents, and the ratios made from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import ROUND_DOWN, Decimal, localcontext
from typing import NamedTuple

from zhextract.corpus.items import Items, Kind
from zhextract.corpus.match import MEASURES, Matching, Measure, Pair, agree, compared_fields, match

_PLACES = Decimal("0.000001")


class Score(NamedTuple):
    """How many items matched, of those gold expects and those that were found."""

    matched: int
    expected: int
    found: int

    @property
    def precision(self) -> Decimal | None:
        """Matched among found; None where nothing was found."""
        return ratio(self.matched, self.found)

    @property
    def recall(self) -> Decimal | None:
        """Matched among expected; None where nothing is expected."""
        return ratio(self.matched, self.expected)

    @property
    def f1(self) -> Decimal | None:
        """The harmonic mean of precision and recall; None where there is nothing at all."""
        return ratio(2 * self.matched, self.expected + self.found)


class Accuracy(NamedTuple):
    """In how many of the matched pairs a field agrees, and agrees exactly."""

    lenient: int
    strict: int
    pairs: int


class Scores(NamedTuple):
    """Everything that is scored in one part of the corpus."""

    documents: int
    scores: Mapping[str, Score]
    """By name: ``quantity``, ``quantity.full``, ``quantity.full.strict`` …"""
    fields: Mapping[str, Accuracy]
    """By name: ``quantity.metric`` …"""

    def figures(self) -> dict[str, Decimal]:
        """Every ratio by a flat name (``quantity.f1``, ``quantity.metric.accuracy``)."""
        flat: dict[str, Decimal | None] = {}
        for name, score in self.scores.items():
            flat[f"{name}.precision"] = score.precision
            flat[f"{name}.recall"] = score.recall
            flat[f"{name}.f1"] = score.f1
        for name, accuracy in self.fields.items():
            flat[f"{name}.accuracy"] = ratio(accuracy.lenient, accuracy.pairs)
            flat[f"{name}.accuracy.strict"] = ratio(accuracy.strict, accuracy.pairs)
        return {name: value for name, value in flat.items() if value is not None}


def ratio(part: int, whole: int) -> Decimal | None:
    """``part / whole`` to six places, rounded down; None where ``whole`` is 0."""
    if whole == 0:
        return None
    with localcontext() as context:
        context.prec = 50
        return (Decimal(part) / whole).quantize(_PLACES, ROUND_DOWN)


def match_document(gold: Items, found: Items) -> dict[Kind, Matching]:
    """The matching of every kind in one document."""
    return {
        measure.kind: match(measure, gold[measure.kind], found[measure.kind])
        for measure in MEASURES
    }


def fully_agrees(measure: Measure, pair: Pair, *, lenient: bool) -> bool:
    """Whether all fields that the full score asks for agree."""
    return all(
        agree(field, pair.gold.fields[field], pair.found.fields[field], lenient=lenient)
        for field in measure.full
    )


def score_documents(matchings: Iterable[Mapping[Kind, Matching]]) -> Scores:
    """The scores over the matchings of many documents, counts summed."""
    documents = list(matchings)
    scores: dict[str, Score] = {}
    fields: dict[str, Accuracy] = {}
    for measure in MEASURES:
        outcomes = [document[measure.kind] for document in documents]
        pairs = [pair for outcome in outcomes for pair in outcome.pairs]
        expected = len(pairs) + sum(len(outcome.missing) for outcome in outcomes)
        found = len(pairs) + sum(len(outcome.spurious) for outcome in outcomes)
        scores[measure.kind] = Score(len(pairs), expected, found)
        if measure.full:
            for name, lenient in (("full", True), ("full.strict", False)):
                matched = sum(fully_agrees(measure, pair, lenient=lenient) for pair in pairs)
                scores[f"{measure.kind}.{name}"] = Score(matched, expected, found)
        fields.update(_accuracies(measure, pairs))
    return Scores(len(documents), scores, fields)


def _accuracies(measure: Measure, pairs: list[Pair]) -> dict[str, Accuracy]:
    lenient: Counter[str] = Counter()
    strict: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    for gold, found in pairs:
        for field in compared_fields(measure, gold):
            values = gold.fields[field], found.fields[field]
            compared[field] += 1
            lenient[field] += agree(field, *values, lenient=True)
            strict[field] += agree(field, *values, lenient=False)
    return {
        f"{measure.kind}.{field}": Accuracy(lenient[field], strict[field], compared[field])
        for field in measure.fields
    }
