"""The extractor as an object: options, streams, arguments, own rules."""

from __future__ import annotations

from datetime import date

import pytest

import zhextract
from zhextract.engine.rules import Hit, rule
from zhextract.facts.change.build import Told, drafts
from zhextract.facts.drafts import ChangeDraft

TEXTS = [
    f"{year}年全市粮食产量{year - 1900}万吨，同比增长{year - 2010}.5%。"
    for year in range(2011, 2031)
]


@rule(
    "change.jumped",
    pattern="蹦了 {number}",
    yes={"菜价蹦了3元。": "up 3 元"},
    no=["菜价涨了3元。"],
)
def jumped(hit: Hit) -> list[ChangeDraft]:
    """A movement word of one beat: 蹦了3元."""
    atom = hit.atom("number")
    told = Told(direction="up", amounts=[atom.value] if atom else [])
    return drafts(hit, "change.jumped", told)


def test_pipe_keeps_the_order() -> None:
    extractor = zhextract.Extractor()
    assert list(extractor.pipe(TEXTS)) == [extractor.extract(text) for text in TEXTS]


def test_two_workers_give_what_one_gives() -> None:
    extractor = zhextract.Extractor()
    assert list(extractor.pipe(iter(TEXTS), workers=2)) == list(extractor.pipe(TEXTS))


def test_pipe_takes_only_what_it_needs() -> None:
    taken: list[str] = []

    def stream() -> object:
        for text in TEXTS:
            taken.append(text)
            yield text

    documents = zhextract.Extractor().pipe(stream())  # type: ignore[arg-type]
    next(documents)
    assert len(taken) == 1


def test_no_workers_are_too_few() -> None:
    with pytest.raises(zhextract.ArgumentError, match="workers=0"):
        next(zhextract.Extractor().pipe(TEXTS, workers=0))


@pytest.mark.parametrize("given", ["2023-10-24", date(2023, 10, 24)], ids=["string", "date"])
def test_published_is_a_date_or_its_iso_string(given: str | date) -> None:
    assert zhextract.extract("昨天下雨。", published=given).published == "2023-10-24"


@pytest.mark.parametrize("given", ["soon", "2023-13-01", "20231024x"])
def test_any_other_published_is_refused(given: str) -> None:
    with pytest.raises(zhextract.ArgumentError, match="YYYY-MM-DD"):
        zhextract.extract("昨天下雨。", published=given)


def test_text_must_be_a_string() -> None:
    with pytest.raises(TypeError, match="text must be a str, not bytes"):
        zhextract.extract(b"abc")  # type: ignore[arg-type]


def test_a_rule_of_ones_own_claims_its_number_first() -> None:
    text = "菜价蹦了3元。"
    assert [fact.rule for fact in zhextract.extract(text).changes] == []
    own = zhextract.Extractor(rules=[jumped]).extract(text)
    assert [(fact.rule, fact.text) for fact in own.changes] == [("change.jumped", "蹦了3元")]
