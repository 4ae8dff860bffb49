"""Explanations: true to ``extract``, complete, immutable, in the text's own offsets."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml

from zhextract import ArgumentError, Document, Extractor
from zhextract.describe import describe
from zhextract.explanation import Explanation, Field
from zhextract.types import Span

GOLD = sorted((Path(__file__).parent / "corpus" / "dev").glob("*.yaml"))
TEXT = (
    "2022年，全市总产值2072.89亿元，同比增长7.8%，占全省1/4以上。\n\n"
    "第二段：力争到2025年一体化率提高到50%。"
)
NASTY = ["", " \n", "9" * 500, "\ud800一场3%", "增长" * 50, "。" * 9, "１亿\n\n亿元一", "(3/4)%第"]


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def explained(text: str = TEXT) -> Explanation:
    return extractor().explain(text, published="2023-10-24")


def gold() -> Iterator[object]:
    for path in GOLD:
        document = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        if "text" in document:
            published = document.get("published")
            published = None if published in (None, "null", "") else published
            yield pytest.param(document["text"], published, id=path.stem)


def spans_of(value: object) -> Iterator[Span]:
    if isinstance(value, tuple):
        for one in value:
            yield from spans_of(one)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Document):
        if isinstance(value, Span):
            yield value
        for field in value.__struct_fields__:
            yield from spans_of(getattr(value, field))


def assert_true(explanation: Explanation, document: Document, text: str) -> None:
    assert explanation.document == document
    assert [fact.id for fact in explanation.facts] == [fact.id for fact in document.facts]
    for fact, why in zip(document.facts, explanation.facts, strict=True):
        assert (why.rule, why.start, why.end, why.text) == (
            fact.rule,
            fact.start,
            fact.end,
            fact.text,
        )
        assert why.says == describe(fact)
    for span in spans_of((explanation.facts, explanation.scopes)):
        quoted = text[span.start : span.end]
        assert quoted == span.text or "\n" in quoted, span


@pytest.mark.parametrize(("text", "published"), list(gold()))
def test_an_explanation_replays_extraction(text: str, published: str | None) -> None:
    document = extractor().extract(text, published=published)
    explanation = extractor().explain(text, published=published)
    assert_true(explanation, document, text)
    made = [id for scope in explanation.scopes for one in scope.attempts for id in one.facts]
    numbers = [fact.id for fact in (*document.quantities, *document.changes)]
    assert sorted(made) == sorted(numbers)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_raises(text: str) -> None:
    assert_true(extractor().explain(text), extractor().extract(text), text)


def test_source_and_published_are_carried() -> None:
    explanation = extractor().explain("3户。", published="2023-10-24", source="a.txt")
    assert (explanation.document.source, explanation.document.published) == ("a.txt", "2023-10-24")


def test_the_parts_of_a_rule() -> None:
    change = explained().facts[1]
    assert change.rule == "change.compared"
    assert [(part.name, part.text) for part in change.parts] == [
        ("base_word", "同比"),
        ("movement", "增长"),
        ("number", "7.8%"),
    ]


def field(explanation: Explanation, fact: int, name: str) -> Field:
    (found,) = (one for one in explanation.facts[fact].fields if one.name == name)
    return found


def test_where_fields_come_from() -> None:
    metric = field(explained(), 0, "metric")
    assert (metric.value, metric.origin, metric.fact) == ("总产值", "found", None)
    metric = field(explained(), 1, "metric")
    assert (metric.value, metric.origin, metric.fact) == ("总产值", "inherited", "f1")
    of = field(explained(), 1, "of")
    assert (of.value, of.origin, of.start) == ("f1", "inherited", None)
    assert field(explained(), 1, "comparison").origin == "found"


def test_a_comparison_that_goes_on_is_inherited() -> None:
    explanation = extractor().explain("出口同比增长7.8%，进口增长2%。")
    assert [field(explanation, fact, "comparison").origin for fact in (0, 1)] == [
        "found",
        "inherited",
    ]


def test_a_number_that_an_earlier_rule_has() -> None:
    tried = {one.rule: one for one in explained().scopes[0].attempts if "7.8%" in one.text}
    assert tried["change.compared"].outcome == "made"
    assert tried["change.compared"].facts == ("f2",)
    assert tried["change.moved"].outcome == "claimed"
    assert tried["change.moved"].by == ("change.compared",)


def test_a_hit_that_its_producer_refuses() -> None:
    (scope,) = extractor().explain("国发〔2023〕5号文件。").scopes
    assert {(one.text, one.outcome) for one in scope.attempts} == {("2023", "refused")}


def test_the_place_of_a_fact() -> None:
    place = explained().at(TEXT.index("7.8%"))
    assert place.scope is not None
    assert [fact.id for fact in place.facts] == ["f2"]
    assert [(seen.text, seen.family, seen.says) for seen in place.seen] == [
        ("7.8%", "percent", "7.8 %")
    ]
    assert place.dropped == ()


def test_the_place_of_a_time() -> None:
    place = explained().at(0)
    assert [(seen.text, seen.says) for seen in place.seen] == [("2022年", "2022")]
    assert [(one.text, one.reason) for one in place.dropped] == [("2022", "time")]


def test_the_place_of_a_set_phrase() -> None:
    place = explained().at(TEXT.index("一体化"))
    assert (place.facts, place.seen, place.attempts) == ((), (), ())
    assert [(one.reason, one.because) for one in place.dropped] == [("set_phrase", "一体化")]
    assert place.scope is not None
    assert TEXT[place.scope.start : place.scope.end].startswith("第二段")


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("发展智慧农业，商超林立。", "商超", "known_word"),
        ("我们要支持梁湖高质量发展。", "梁湖", "weak"),
        ("黄桃、茶叶、稻米都卖完了。", "黄桃", "doubtful"),
    ],
)
def test_the_place_of_what_might_have_been_a_name(text: str, words: str, reason: str) -> None:
    explanation = extractor().explain(text)
    place = explanation.at(text.rindex(words))
    assert place.facts == ()
    assert [(one.text, one.reason) for one in place.no_names] == [(words, reason)]


def test_no_name_is_left_out_over_a_name() -> None:
    explanation = extractor().explain("书记王智慧说，王智慧来过。")
    assert [person.name for person in explanation.document.people] == ["王智慧"]
    assert explanation.left_out() == ()


def test_what_was_left_out() -> None:
    explanation = extractor().explain("国发〔2023〕5号文件说推动一体化，产量3万吨，黄桃、茶叶。")
    told = [(one.text, one.reason, one.because) for one in explanation.left_out()]
    assert ("一", "set_phrase", "一体化") in told
    assert ("2023", "refused", "quantity.threshold, quantity.amount") in told
    assert [one[:2] for one in told][-1] == ("黄桃", "doubtful")
    assert not any("万" in text for text, _, _ in told)


def test_an_offset_counts_in_the_text_as_given() -> None:
    text = "煤炭和化工产\n\n品依然占全省34.6%，居首位。"
    place = extractor().explain(text).at(text.index("34.6"))
    assert [seen.text for seen in place.seen] == ["34.6%"]


def test_places_without_a_sentence() -> None:
    assert explained().at(len(TEXT) + 5).scope is None
    with pytest.raises(ArgumentError, match="offset -1 is negative"):
        explained().at(-1)


def test_explanations_are_values() -> None:
    explanation = explained()
    assert explanation == extractor().explain(TEXT, published="2023-10-24")
    assert pickle.loads(pickle.dumps(explanation)) == explanation
    assert isinstance(hash(explanation), int)
    with pytest.raises(AttributeError):
        explanation.facts[0].rule = "other"  # type: ignore[misc]


def test_json() -> None:
    loaded = json.loads(explained().to_json())
    assert list(loaded) == ["document", "facts", "scopes"]
    assert loaded["document"] == json.loads(explained().document.to_json())
    first = loaded["facts"][1]["parts"][0]
    assert first == {"text": "同比", "start": 21, "end": 23, "name": "base_word"}
    assert json.loads(explained().at(0).to_json(indent=1))["offset"] == 0
