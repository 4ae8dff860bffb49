"""JSON and pickle give back what went in, whatever the text holds."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhextract import surrogates
from zhextract.errors import ArgumentError
from zhextract.types import Change, Document, Number, Quantity, Span, Time

# Half surrogate pairs come alone: side by side they are one character in JSON.
half = st.sampled_from(["\ud83d", "\udc00", "\ud800x", "x\udfff"])
texts = st.one_of(st.text(st.characters(exclude_categories=("Cs",))), half)
offsets = st.integers(0, 2**40)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
numbers = st.one_of(st.none(), decimals)
spans = st.builds(Span, texts, offsets, offsets)
maybe_span = st.one_of(st.none(), spans)
times = st.builds(
    Time,
    texts,
    offsets,
    offsets,
    st.one_of(st.none(), texts),
    st.one_of(st.none(), texts),
    st.sampled_from(["day", "year"]),
    st.booleans(),
    st.none(),
)
place: dict[str, Any] = {
    "id": texts,
    "start": offsets,
    "end": offsets,
    "text": texts,
    "article": offsets,
    "sentence": st.tuples(offsets, offsets),
    "rule": texts,
    "metric": maybe_span,
    "subject": maybe_span,
    "period": st.one_of(st.none(), times),
}
amounts = st.builds(
    Number,
    texts,
    offsets,
    offsets,
    numbers,
    numbers,
    numbers,
    texts,
    st.just("about"),
    st.one_of(st.none(), texts),
)
quantities = st.builds(
    Quantity,
    **place,
    kind=st.just("count"),
    value=numbers,
    low=numbers,
    high=numbers,
    bound=st.just("exact"),
    unit=st.none(),
    unit_code=st.none(),
    role=st.just("value"),
    whole=maybe_span,
    condition=maybe_span,
    ratio=st.one_of(st.none(), texts),
)
changes = st.builds(
    Change,
    **place,
    kind=st.just("rate"),
    direction=st.just("down"),
    amount=st.one_of(st.none(), amounts),
    from_=st.one_of(st.none(), amounts),
    to=st.none(),
    comparison=st.sampled_from([None, "yoy"]),
    comparison_inherited=st.booleans(),
    baseline=maybe_span,
    of=st.none(),
)
documents = st.builds(
    Document,
    st.just("zhextract/1"),
    st.one_of(st.none(), texts),
    st.none(),
    st.just(()),
    st.lists(st.one_of(quantities, changes), max_size=3).map(tuple),
    st.lists(times, max_size=2).map(tuple),
)


@given(documents, st.sampled_from([None, 0, 2]))
def test_json_round_trip(document: Document, indent: int | None) -> None:
    written = document.to_json(indent=indent)
    assert Document.from_json(written) == document
    assert Document.from_json(written.encode("utf-8")) == document


@given(documents)
def test_pickle_round_trip(document: Document) -> None:
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert hash(again) == hash(document)


@pytest.mark.parametrize("indent", [None, 2])
def test_both_encoders_write_the_same(sample_document: Document, indent: int | None) -> None:
    fast = sample_document.to_json(indent=indent)
    assert surrogates.encode(sample_document, indent=indent) == fast


def test_value_keeps_its_digits(sample_document: Document) -> None:
    quantity = msgspec.structs.replace(sample_document.quantities[0], value=Decimal("1.50"))
    document = msgspec.structs.replace(sample_document, facts=(quantity,))
    assert '"value":1.50,' in document.to_json()
    assert str(Document.from_json(document.to_json()).quantities[0].value) == "1.50"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "line 1 column 2"),
        ("[]", "Expected `object`"),
        ('{"schema": 3}', r"\$\.schema"),
        ('{"source": "\\ud800"}', "missing required field"),
        ("", "line 1 column 1"),
        ("[" * 100_000, "not a zhextract document"),
    ],
    ids=["broken", "list", "wrong type", "escaped surrogate", "empty", "deep"],
)
def test_from_json_refuses(data: str, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        Document.from_json(data)
