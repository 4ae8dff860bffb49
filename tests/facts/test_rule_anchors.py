"""Anchors of rules save searches and never a hit."""

from __future__ import annotations

from pathlib import Path

from zhextract import Extractor
from zhextract.engine.rules import marks_of

PAGE = Path(__file__).parents[2] / "examples/county-page/page.txt"


def test_marks_are_characters_and_pairs() -> None:
    assert marks_of("增长快") == {"增", "长", "快", "增长", "长快"}
    assert marks_of("") == set()


def test_a_rule_with_anchors_is_not_searched_without_them() -> None:
    share = next(rule for rule in Extractor()._rules if rule.id == "quantity.share")
    assert share.anchors
    assert not share.may_hit(marks_of("占全省"))


def test_the_same_facts_with_anchors_and_without() -> None:
    quick, slow = Extractor(), Extractor()
    slow._rules = tuple(rule._replace(anchors=()) for rule in slow._rules)
    examples = [text for rule in quick._rules for text in (*rule.yes, *rule.no)]
    for text in ("\n".join(examples), PAGE.read_text("utf-8")):
        assert quick.extract(text).to_json() == slow.extract(text).to_json()
