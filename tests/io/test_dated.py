"""Which of several dates of publication a document gets, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from zhextract import Extractor
from zhextract.io.dated import extract_dated
from zhextract.io.readers import Content, Entry, Source
from zhextract.io.readers.dates import ORIGINS, Origin

DATED = "发布时间：2023-10-14\n今年产量增长8.3%。"
UNDATED = "今年产量增长8.3%。"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def chosen(
    extractor: Extractor,
    *,
    text: str = DATED,
    name: str = "20231012.html",
    field: str | None = "2023-10-11",
    metadata: str | None = "2023-10-13",
    published: str | None = None,
    order: Sequence[Origin] = ORIGINS,
) -> tuple[str | None, str | None]:
    entry = Entry(name, Source(name, "html"), 1, date=field)
    read = Content(text, metadata)
    document, origin = extract_dated(extractor, entry, read, published=published, order=order)
    assert document.source == name
    return document.published, origin


def test_the_first_that_has_a_date_wins(extractor: Extractor) -> None:
    assert chosen(extractor) == ("2023-10-11", "field")
    assert chosen(extractor, field=None) == ("2023-10-12", "name")
    assert chosen(extractor, field=None, name="a.html") == ("2023-10-13", "metadata")
    assert chosen(extractor, field=None, name="a.html", metadata=None) == ("2023-10-14", "text")
    nothing = chosen(extractor, field=None, name="a.html", metadata=None, text=UNDATED)
    assert nothing == (None, None)


def test_a_date_that_is_given_is_for_all(extractor: Extractor) -> None:
    assert chosen(extractor, published="2024-01-01") == ("2024-01-01", "given")


def test_the_order_can_be_set(extractor: Extractor) -> None:
    assert chosen(extractor, order=("metadata", "field")) == ("2023-10-13", "metadata")
    assert chosen(extractor, order=("text", "name")) == ("2023-10-14", "text")
    assert chosen(extractor, order=("text", "name"), text=UNDATED) == ("2023-10-12", "name")


def test_the_text_is_the_last_resort(extractor: Extractor) -> None:
    assert chosen(extractor, order=("metadata",), metadata=None) == ("2023-10-14", "text")
    assert chosen(extractor, order=("text",), text=UNDATED) == (None, None)


@pytest.mark.parametrize(
    ("entry", "source"),
    [
        (Entry("a.jsonl:3", Source("a.jsonl", "jsonl"), 1, row=3), "a.jsonl:3"),
        (Entry("a.jsonl:3", Source("a.jsonl", "jsonl"), 1, row=3, id="k7"), "k7"),
        (Entry("stdin", Source("-", "text"), 1), None),
        (Entry("stdin:3", Source("-", "jsonl"), 1, row=3), "stdin:3"),
    ],
)
def test_the_source_of_a_document(extractor: Extractor, entry: Entry, source: str | None) -> None:
    document, _ = extract_dated(extractor, entry, Content(UNDATED), published=None, order=ORIGINS)
    assert document.source == source
