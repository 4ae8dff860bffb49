"""What the API does: bytes of a request in, bytes of the answer out, no web framework.

One table, ``OPERATIONS``, makes both the routes and the OpenAPI document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

from zhextract import Extractor, surrogates
from zhextract.errors import ArgumentError
from zhextract.explanation import Explanation, Place
from zhextract.report.extras import Extras, extras_of
from zhextract.schema import shipped_schema
from zhextract.types import SCHEMA, Document
from zhextract.web.failure import Failure
from zhextract.web.file_text import FILES, FileText, read

JSON = "application/json"


class ExtractRequest(msgspec.Struct, forbid_unknown_fields=True):
    """A text, and what is known of it."""

    text: str
    published: str | None = None
    """Publication date, as 2024-05-14; relative times count from it."""
    source: str | None = None
    """A name for the text, carried into the document."""


class ExplainRequest(msgspec.Struct, forbid_unknown_fields=True):
    """A text, what is known of it, and the place that is asked about."""

    text: str
    published: str | None = None
    source: str | None = None
    at: int | None = None
    """A place in code points from 0; without it the whole text is explained."""


class Health(msgspec.Struct, frozen=True):
    """That the server answers, and what it is."""

    status: Literal["ok"]
    version: str
    document_schema: str


class Operation(NamedTuple):
    """One method of one path."""

    method: Literal["GET", "POST"]
    path: str
    summary: str
    answers: tuple[Any, ...]
    """The types that the answer may have; empty for any JSON."""
    run: Callable[[Extractor, bytes, str], bytes]
    """Of the request's body and its media type."""
    takes: Any = None
    """The type of the request's JSON; None where there is none."""
    media: tuple[str, ...] = ()
    """The media types that a body may have; empty where there is no body."""


def extract(extractor: Extractor, body: bytes, media: str) -> bytes:
    """The document of a text."""
    asked = _request(body, ExtractRequest)
    return _utf8(_extracted(extractor, asked).to_json())


def explain(extractor: Extractor, body: bytes, media: str) -> bytes:
    """Why facts were found, or what touches one place."""
    asked = _request(body, ExplainRequest)
    if asked.at is not None and not 0 <= asked.at < len(asked.text):
        raise Failure(
            422, "invalid_request", f"at={asked.at}: the text has {len(asked.text)} characters"
        )
    explanation = _explained(extractor, asked)
    told: Explanation | Place = explanation if asked.at is None else explanation.at(asked.at)
    return _utf8(told.to_json())


def extras(extractor: Extractor, body: bytes, media: str) -> bytes:
    """What the page shows of a text besides its facts."""
    asked = _request(body, ExtractRequest)
    return _utf8(surrogates.encode(extras_of(_explained(extractor, asked), asked.text)))


def schema(extractor: Extractor, body: bytes, media: str) -> bytes:
    """The JSON Schema of documents."""
    return shipped_schema().encode()


def health(extractor: Extractor, body: bytes, media: str) -> bytes:
    """That the server answers."""
    from zhextract import __version__

    return msgspec.json.encode(Health("ok", __version__, SCHEMA))


OPERATIONS = (
    Operation(
        "POST", "/extract", "The facts of a text", (Document,), extract, ExtractRequest, (JSON,)
    ),
    Operation(
        "POST",
        "/explain",
        "Why facts were found, and why not",
        (Explanation, Place),
        explain,
        ExplainRequest,
        (JSON,),
    ),
    Operation(
        "POST",
        "/extras",
        "What the page shows besides facts: findings of the audit, series, what was left out",
        (Extras,),
        extras,
        ExtractRequest,
        (JSON,),
    ),
    Operation(
        "POST",
        "/read",
        "The text of a file: plain in any known encoding, HTML or PDF",
        (FileText,),
        read,
        None,
        FILES,
    ),
    Operation("GET", "/schema", "The JSON Schema of a document", (), schema),
    Operation("GET", "/health", "Whether the server answers", (Health,), health),
)

_Asked = TypeVar("_Asked", ExtractRequest, ExplainRequest)


def _extracted(extractor: Extractor, asked: ExtractRequest) -> Document:
    try:
        return extractor.extract(asked.text, published=asked.published, source=asked.source)
    except ArgumentError as error:
        raise Failure(422, "invalid_request", str(error)) from error


def _explained(extractor: Extractor, asked: ExtractRequest | ExplainRequest) -> Explanation:
    try:
        return extractor.explain(asked.text, published=asked.published, source=asked.source)
    except ArgumentError as error:
        raise Failure(422, "invalid_request", str(error)) from error


def _request(body: bytes, kind: type[_Asked]) -> _Asked:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise Failure(422, "invalid_request", str(error)) from error
    except msgspec.DecodeError:
        pass  # malformed, or escapes of lone surrogates: the slower reader tells
    try:
        return surrogates.decode(body, kind)
    except msgspec.ValidationError as error:
        raise Failure(422, "invalid_request", str(error)) from error
    except (ValueError, RecursionError) as error:
        raise Failure(400, "invalid_json", f"the body is no JSON: {error}") from error


def _utf8(text: str) -> bytes:
    return text.encode("utf-8")
