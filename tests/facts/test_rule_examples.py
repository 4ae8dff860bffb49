"""Every rule's own examples, run through a full Extractor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from zhextract import Extractor, RuleError
from zhextract.describe import describe
from zhextract.engine.rules import RuleSource, compile_rule, compose, rule
from zhextract.facts.change.rules import RULES as CHANGE_RULES
from zhextract.facts.number_rules import compiled_rules
from zhextract.facts.quantity.rules import RULES as QUANTITY_RULES

SOURCES: tuple[RuleSource, ...] = (*CHANGE_RULES, *QUANTITY_RULES)

KNOWN_FAILURES: dict[tuple[str, str], str] = {}


@cache
def extractor() -> Extractor:
    return Extractor()


def found(rule_id: str, text: str) -> list[str]:
    """What the facts that the rule finds in ``text`` say."""
    return [describe(fact) for fact in extractor().extract(text).facts if fact.rule == rule_id]


def cases(source: RuleSource, text: str, *values: str) -> object:
    reason = KNOWN_FAILURES.get((source.id, text))
    marks = [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True)]
    return pytest.param(source.id, text, *values, id=f"{source.id}-{text}", marks=marks)


def positives() -> Iterator[object]:
    for source in SOURCES:
        for text, summary in source.yes.items():
            yield cases(source, text, summary)


def negatives() -> Iterator[object]:
    for source in SOURCES:
        for text in source.no:
            yield cases(source, text)


@pytest.mark.parametrize(("rule_id", "text", "summary"), list(positives()))
def test_a_rule_finds_its_yes_example(rule_id: str, text: str, summary: str) -> None:
    assert summary in found(rule_id, text)


@pytest.mark.parametrize(("rule_id", "text"), list(negatives()))
def test_a_rule_leaves_its_no_example_alone(rule_id: str, text: str) -> None:
    assert found(rule_id, text) == []


def test_known_failures_are_examples() -> None:
    texts = {(source.id, text) for source in SOURCES for text in (*source.yes, *source.no)}
    assert set(KNOWN_FAILURES) <= texts


def test_rule_ids_are_unique_and_name_their_kind() -> None:
    ids = [source.id for source in SOURCES]
    assert len(set(ids)) == len(ids)
    assert [rule.id for rule in compiled_rules()] == ids
    assert {id.partition(".")[0] for id in ids} == {"change", "quantity"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_rule_has_examples_and_says_what_it_is(source: RuleSource) -> None:
    assert source.yes
    assert source.no
    assert (source.produce.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize(
    ("yes", "no"),
    [({}, ["增加值3亿元"]), ({"增长7%": "up 7 %"}, []), ({}, [])],
    ids=["yes", "no", "both"],
)
def test_a_rule_without_examples_is_refused(yes: dict[str, str], no: list[str]) -> None:
    with pytest.raises(RuleError, match=r"rule change\.new: give at least one yes and one no"):
        rule("change.new", pattern="{number}", yes=yes, no=no)


def test_an_unknown_part_is_named_with_the_known_ones() -> None:
    with pytest.raises(RuleError, match=r"unknown part \{numer\} .*; known: gain, number$"):
        compose("{gain} {numer}", {"number": "x", "gain": "y"})


def test_a_malformed_pattern_names_its_rule() -> None:
    source = RuleSource("change.new", "({number}", lambda hit: [], {"a": "b"}, ("c",))
    with pytest.raises(RuleError, match=r"^rule change\.new: "):
        compile_rule(source, {"number": "x"})
