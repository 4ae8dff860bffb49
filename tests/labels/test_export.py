"""What is marked, and what is linked to what."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.labels.pages import TEXTS, sample
from zhextract.errors import InputError
from zhextract.labels.export import page_of
from zhextract.labels.page import Mark, Page, make_page
from zhextract.labels.scheme import LABELS, LINKS
from zhextract.types import Document


def shown(page: Page) -> list[tuple[str, str, dict[str, str]]]:
    return [(mark.label, page.words(mark), dict(mark.values)) for mark in page.marks]


def linked(page: Page) -> list[tuple[str, str, str]]:
    words = {mark.id: page.words(mark) for mark in page.marks}
    return [(words[link.source], link.label, words[link.target]) for link in page.links]


def test_marks_of_a_document(sample_document: Document, sample_text: str) -> None:
    page = page_of(sample_document, sample_text, id="page")
    assert (page.published, page.source) == ("2023-10-24", "page.txt")
    day = {"first": "2023-10-17", "last": "2023-10-17", "granularity": "day"}
    money = {"kind": "money", "value": "207289000000", "unit": "元", "unit_code": "CNY"}
    homes = {"kind": "count", "value": "8000", "unit": "户", "bound": "more_than"}
    assert shown(page) == [
        ("subject", "全市", {}),
        ("metric", "总产值", {}),
        ("quantity", "2072.89亿元", money),
        ("change", "同比增长7.8%", {"kind": "change", "direction": "up", "comparison": "yoy"}),
        ("amount", "7.8%", {"value": "7.8", "unit": "%"}),
        ("time", "10月17日", day),
        ("event", "10月17日，新义派出所所长赵亚宏走访了8000余户居民", {}),
        ("organization", "新义派出所", {}),
        ("title", "所长", {}),
        ("actor", "赵亚宏", {}),
        ("person", "赵亚宏", {"byline": "reporter"}),
        ("trigger", "走访", {}),
        ("quantity", "8000余户", homes),
        ("metric", "居民", {}),
        ("what", "居民", {}),
    ]
    assert ("同比增长7.8%", "of", "2072.89亿元") in linked(page)
    assert ("所长", "organization", "新义派出所") in linked(page)
    assert ("8000余户", "period", "10月17日") in linked(page)


@pytest.mark.parametrize("name", TEXTS)
def test_pages_keep_to_the_scheme(name: str) -> None:
    _, page = sample(name)
    labels = {mark.id: mark.label for mark in page.marks}
    for mark in page.marks:
        for value, said in mark.values.items():
            among = LABELS[mark.label][value]
            assert not among or said in among
    for link in page.links:
        sources, targets = LINKS[link.label]
        assert labels[link.source] in sources
        assert labels[link.target] in targets


def test_the_samples_use_most_of_the_scheme() -> None:
    pages = [sample(name)[1] for name in TEXTS]
    assert set(LABELS) - {mark.label for page in pages for mark in page.marks} <= {"period"}
    used = {link.label for page in pages for link in page.links}
    assert set(LINKS) - used <= {"condition"}


def test_marks_are_in_order_whatever_their_ids() -> None:
    marks = [Mark("b", "title", 2, 3, {}), Mark("a", "title", 0, 1, {})]
    fields: dict[str, Any] = {"id": "x", "published": None, "source": None, "text": "abc"}
    page = make_page(**fields, marks=marks, links=[])
    assert [(mark.id, mark.start) for mark in page.marks] == [("m1", 0), ("m2", 2)]


def test_a_mark_beyond_the_text_is_refused() -> None:
    fields: dict[str, Any] = {"id": "x", "published": None, "source": None, "text": "abc"}
    with pytest.raises(InputError, match="x: title 2:9 is not within the text of 3 characters"):
        make_page(**fields, marks=[Mark("a", "title", 2, 9, {})], links=[])


def test_halves_of_surrogate_pairs_are_replaced(sample_document: Document) -> None:
    empty = msgspec.structs.replace(sample_document, facts=(), times=())
    assert page_of(empty, "a\ud83d", id="x").text == "a\ufffd"
