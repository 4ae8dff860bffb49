"""What all tests share: one document made by hand, and the checks that every document must pass."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from functools import cache
from threading import Thread
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, settings

from zhextract.extractor import Extractor
from zhextract.schema import json_schema
from zhextract.types import (
    Article,
    Byline,
    Change,
    Document,
    Event,
    Number,
    Person,
    Quantity,
    RoleOf,
    Span,
    Time,
)

settings.register_profile("fast", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("fast"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(json_schema())


def spans_of(node: Any) -> Iterator[Span]:
    """Every span of a document: facts, their parts, times."""
    if isinstance(node, tuple):
        for item in node:
            yield from spans_of(item)
    elif isinstance(node, msgspec.Struct):
        if isinstance(node, Span):
            yield node
        elif isinstance(node, (Quantity, Change, Person, Event)):
            yield Span(node.text, node.start, node.end)
        for field in node.__struct_fields__:
            yield from spans_of(getattr(node, field))


def assert_spans_hold(document: Document, text: str) -> None:
    """Each span quotes the text; across a repaired column break, what is left of it."""
    for span in spans_of((document.facts, document.times)):
        quoted = text[span.start : span.end]
        assert 0 <= span.start < span.end <= len(text), span
        if quoted != span.text:
            assert "\n" in quoted, f"{span} quotes {quoted!r}"
            rest = iter(quoted)
            assert all(char in rest for char in span.text), f"{span} is not in {quoted!r}"


def assert_document_valid(document: Document, text: str) -> None:
    """The document meets the schema, reads back from JSON, and quotes ``text``."""
    written = document.to_json()
    _validator().validate(json.loads(written, parse_float=Decimal))
    assert Document.from_json(written) == document
    assert [fact.id for fact in document.facts] == [
        f"f{number}" for number in range(1, len(document.facts) + 1)
    ]
    assert_spans_hold(document, text)


@pytest.fixture
def assert_valid() -> Callable[[Document, str], None]:
    """``assert_document_valid``, for documents that do not come from ``Extractor.extract``."""
    return assert_document_valid


@pytest.fixture(autouse=True)
def every_document_is_checked(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever any test extracts must meet the schema, quote its text, read back from JSON.

    Tests that measure time or memory leave it out: ``@pytest.mark.unchecked``.
    """
    if request.node.get_closest_marker("unchecked"):
        return
    extract = Extractor.extract

    def checked(extractor: Extractor, text: str, **options: Any) -> Document:
        document = extract(extractor, text, **options)
        assert_document_valid(document, text)
        return document

    monkeypatch.setattr(Extractor, "extract", checked)


@contextmanager
def _served(app: Any) -> Iterator[str]:
    """Serve an ASGI application from a thread; gives its address."""
    import uvicorn

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="session")
def served() -> Callable[[Any], AbstractContextManager[str]]:
    """Serves an ASGI application while a ``with`` lasts: ``with served(app) as url``."""
    return _served


SAMPLE_TEXT = (
    "全市总产值2072.89亿元，同比增长7.8%。\n10月17日，新义派出所所长赵亚宏走访了8000余户居民。"
)


@pytest.fixture
def sample_text() -> str:
    return SAMPLE_TEXT


@pytest.fixture
def sample_document() -> Document:
    """The facts of ``sample_text``, written by hand."""
    return make_sample(SAMPLE_TEXT)


def span_in(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(quote, start, start + len(quote))


def place_in(text: str, quote: str) -> dict[str, Any]:
    start = text.index(quote)
    return {"text": quote, "start": start, "end": start + len(quote)}


def make_sample(text: str) -> Document:
    day = Time(
        **place_in(text, "10月17日"),
        first="2023-10-17",
        last="2023-10-17",
        granularity="day",
        approximate=False,
        edtf="2023-10-17",
    )
    first, second = (0, text.index("\n")), (text.index("\n") + 1, len(text))
    nothing: dict[str, Any] = {"low": None, "high": None, "whole": None, "condition": None}
    value = Quantity(
        id="f1",
        **place_in(text, "2072.89亿元"),
        article=0,
        sentence=first,
        rule="quantity.amount",
        kind="money",
        value=Decimal(207289000000),
        bound="exact",
        unit="元",
        unit_code="CNY",
        role="value",
        metric=span_in(text, "总产值"),
        subject=span_in(text, "全市"),
        period=None,
        **nothing,
    )
    growth = Change(
        id="f2",
        **place_in(text, "同比增长7.8%"),
        article=0,
        sentence=first,
        rule="change.compared",
        kind="change",
        direction="up",
        amount=Number(
            **place_in(text, "7.8%"),
            value=Decimal("7.8"),
            low=None,
            high=None,
            unit="%",
            bound="exact",
        ),
        from_=None,
        to=None,
        comparison="yoy",
        comparison_inherited=False,
        baseline=None,
        of="f1",
        metric=span_in(text, "总产值"),
        subject=span_in(text, "全市"),
        period=None,
    )
    walk = Event(
        id="f3",
        **place_in(text, "10月17日，新义派出所所长赵亚宏走访了8000余户居民"),
        article=0,
        sentence=second,
        rule="event.clause",
        trigger=span_in(text, "走访"),
        time=day,
        actor=span_in(text, "赵亚宏"),
        what=span_in(text, "居民"),
        location=None,
        participants=("f4",),
    )
    officer = Person(
        id="f4",
        **place_in(text, "赵亚宏"),
        article=0,
        sentence=second,
        rule="person.titled",
        name="赵亚宏",
        bylines=(Byline("reporter", 0),),
        mentions=(span_in(text, "赵亚宏"),),
        roles=(
            RoleOf(
                **place_in(text, "新义派出所所长"),
                title=span_in(text, "所长"),
                organization=span_in(text, "新义派出所"),
            ),
        ),
    )
    homes = Quantity(
        id="f5",
        **place_in(text, "8000余户"),
        article=0,
        sentence=second,
        rule="quantity.amount",
        kind="count",
        value=Decimal(8000),
        bound="more_than",
        unit="户",
        unit_code=None,
        role="value",
        metric=span_in(text, "居民"),
        subject=None,
        period=day,
        **nothing,
    )
    article = Article(start=0, end=len(text), title=None, dateline=None, byline=("赵亚宏",))
    facts = (value, growth, walk, officer, homes)
    return Document("zhextract/1", "page.txt", "2023-10-24", (article,), facts, (day,))
