"""Anchors of rules save searches and never a hit."""

from __future__ import annotations

from pathlib import Path

from zhextract import Extractor
from zhextract.engine.ruleset import RuleSet

PAGE = Path(__file__).parents[2] / "examples/county-page/page.txt"


def test_a_rule_needs_a_mark_of_each_group() -> None:
    first, second, *_ = Extractor()._rules
    both = first._replace(id="both", anchors=(frozenset("占"), frozenset(("增长", "%"))))
    none = second._replace(id="none", anchors=())
    rules = RuleSet([both, none])
    assert [rule.id for rule in rules] == ["both", "none"]
    assert [rule.id for rule in rules.that_may_hit("占5%")] == ["both", "none"]
    assert [rule.id for rule in rules.that_may_hit("占增加，增长")] == ["both", "none"]
    assert [rule.id for rule in rules.that_may_hit("占全省")] == ["none"]
    assert [rule.id for rule in rules.that_may_hit("")] == ["none"]


def test_the_same_facts_with_anchors_and_without() -> None:
    quick, slow = Extractor(), Extractor()
    slow._rules = RuleSet(rule._replace(anchors=()) for rule in slow._rules)
    examples = [text for rule in quick._rules for text in (*rule.yes, *rule.no)]
    for text in ("\n".join(examples), PAGE.read_text("utf-8")):
        assert quick.extract(text).to_json() == slow.extract(text).to_json()
