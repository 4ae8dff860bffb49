"""What a trace keeps of each hit: its parts and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from zhextract.engine.atoms import Alphabet, Atom, Scope
from zhextract.engine.rules import Hit, Rule, compile_rule, rule
from zhextract.engine.trace import Trace

ALPHABET = Alphabet("number")
TEXT = "前言。增长12个和345个。"


class Draft(NamedTuple):
    claims: tuple[int, ...]


@pytest.fixture
def scope() -> Scope:
    atoms = [Atom("number", 5, 8, None), Atom("number", 9, 13, None)]
    return Scope(TEXT, 3, len(TEXT), atoms, ALPHABET, lambda text: ([text], ["x"]))


def made_by(pattern: str) -> Rule:
    parts = {"number": ALPHABET["number"], "movement": "增长", "nothing": "x?"}
    source = rule("a.rule", pattern=pattern, yes={"增长3个": ""}, no=["增长"])(lambda hit: [])
    return compile_rule(source, parts)


def hits(scope: Scope, pattern: str) -> Sequence[Hit]:
    return list(made_by(pattern).hits(scope))


def test_parts_are_reading_spans_in_order_without_empty_ones(scope: Scope) -> None:
    trace = Trace()
    (hit,) = hits(scope, "{movement}{nothing}{number}")
    trace.produced("a.rule", hit, [Draft((0,))])
    (attempt,) = trace.attempts
    assert (attempt.rule, TEXT[attempt.start : attempt.end]) == ("a.rule", "增长12个")
    assert [(part.name, TEXT[part.start : part.end]) for part in attempt.parts] == [
        ("movement", "增长"),
        ("number", "12个"),
    ]


def test_made_and_refused(scope: Scope) -> None:
    trace = Trace()
    first, second = hits(scope, "{number}")
    draft = Draft((0,))
    trace.produced("a.rule", first, [draft])
    trace.produced("a.rule", second, [])
    assert [(one.outcome, one.drafts) for one in trace.attempts] == [
        ("made", (draft,)),
        ("refused", ()),
    ]


@pytest.mark.parametrize(
    ("numbers", "outcome"), [([0], "claimed"), ([0, 1], "overlapped")], ids=["all", "some"]
)
def test_numbers_that_others_have(scope: Scope, numbers: list[int], outcome: str) -> None:
    trace = Trace()
    first, second = hits(scope, "{number}")
    trace.produced("a.rule", first, [Draft((0,))])
    trace.barred("b.rule", second, numbers)
    last = trace.attempts[-1]
    assert (last.rule, last.outcome, last.by) == ("b.rule", outcome, ("a.rule",))


def test_claims_hold_for_their_scope_alone(scope: Scope) -> None:
    trace = Trace()
    (first, _) = hits(scope, "{number}")
    trace.produced("a.rule", first, [Draft((0,))])
    elsewhere = Scope(TEXT, 8, len(TEXT), scope.atoms[1:], ALPHABET, lambda text: ([text], ["x"]))
    (other,) = hits(elsewhere, "{number}")
    trace.barred("b.rule", other, [0])
    assert trace.attempts[-1].by == ()
