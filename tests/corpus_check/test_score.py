from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from zhextract.corpus.found import found_items
from zhextract.corpus.score import Score, Scores, match_document, ratio, score_documents
from zhextract.types import Document, Span


def scores_of(gold: Document, found: Document) -> Scores:
    return score_documents([match_document(found_items(gold), found_items(found))])


def changed(document: Document, number: int, **fields: object) -> Document:
    facts = list(document.facts)
    facts[number] = msgspec.structs.replace(facts[number], **fields)
    return msgspec.structs.replace(document, facts=tuple(facts))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 3, "0.333333"), (2, 3, "0.666666"), (5, 5, "1.000000"), (0, 7, "0.000000")],
)
def test_ratios_are_rounded_down(part: int, whole: int, expected: str) -> None:
    assert str(ratio(part, whole)) == expected


def test_score() -> None:
    score = Score(matched=3, expected=4, found=6)
    assert (score.precision, score.recall, score.f1) == (
        Decimal("0.5"),
        Decimal("0.75"),
        Decimal("0.6"),
    )
    assert Score(0, 0, 0).f1 is None
    assert Score(0, 0, 2).recall is None


def test_a_document_agrees_with_itself(sample_document: Document) -> None:
    scores = scores_of(sample_document, sample_document)
    assert set(scores.figures().values()) == {Decimal(1)}
    assert {name: score.expected for name, score in scores.scores.items()} == {
        "numbers": 3,
        "quantity": 2,
        "quantity.full": 2,
        "quantity.full.strict": 2,
        "change": 1,
        "change.full": 1,
        "change.full.strict": 1,
        "person": 1,
        "mention": 1,
        "role": 1,
        "event": 1,
        "event.full": 1,
        "event.full.strict": 1,
        "time": 1,
    }


@pytest.mark.parametrize(
    ("number", "fields", "matched"),
    [
        (0, {"value": Decimal(1)}, {"numbers": 2, "quantity": 1, "quantity.full": 1}),
        (0, {"kind": "count"}, {"quantity": 2, "quantity.full": 1}),
        (0, {"bound": "about"}, {"quantity": 2, "quantity.full": 1}),
        (0, {"metric": None}, {"quantity": 2, "quantity.full": 1}),
        (0, {"metric": Span("产值", 3, 5)}, {"quantity.full": 2, "quantity.full.strict": 1}),
        (0, {"subject": None}, {"quantity.full.strict": 2}),
        (1, {"amount": None}, {"numbers": 2, "change": 0}),
        (1, {"direction": "down"}, {"numbers": 3, "change": 1, "change.full": 0}),
        (1, {"comparison": None}, {"change": 1, "change.full": 0}),
        (2, {"trigger": Span("说", 0, 1)}, {"event": 0}),
        (2, {"actor": None}, {"event": 1, "event.full": 0}),
        (2, {"location": Span("省", 0, 1)}, {"event.full.strict": 1}),
        (3, {"roles": ()}, {"person": 1, "role": 0}),
        (3, {"name": "赵亚"}, {"person": 0, "mention": 1, "role": 0}),
        (3, {"mentions": (Span("赵亚", 44, 46),)}, {"person": 1, "mention": 0}),
    ],
)
def test_what_counts(
    sample_document: Document, number: int, fields: dict[str, object], matched: dict[str, int]
) -> None:
    scores = scores_of(sample_document, changed(sample_document, number, **fields))
    assert {name: scores.scores[name].matched for name in matched} == matched


def test_field_accuracy(sample_document: Document) -> None:
    found = changed(sample_document, 0, metric=Span("产值", 3, 5), subject=None)
    fields = scores_of(sample_document, found).fields
    assert fields["quantity.metric"] == (2, 1, 2)
    assert fields["quantity.subject"] == (1, 1, 2)
    assert fields["quantity.kind"] == (2, 2, 2)


def test_counts_are_summed_over_documents(sample_document: Document) -> None:
    nothing = msgspec.structs.replace(sample_document, facts=(), times=())
    items, none = found_items(sample_document), found_items(nothing)
    scores = score_documents([match_document(items, items), match_document(items, none)])
    assert scores.documents == 2
    assert scores.scores["quantity"] == (2, 4, 2)


def test_a_role_stated_twice_counts_once(sample_document: Document) -> None:
    officer = sample_document.people[0]
    twice = changed(sample_document, 3, roles=officer.roles * 2)
    assert scores_of(sample_document, twice).scores["role"] == (1, 1, 1)
