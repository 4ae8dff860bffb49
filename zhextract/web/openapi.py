"""The OpenAPI document, made from the operations and their types."""

from __future__ import annotations

from typing import Any, NamedTuple

from zhextract.schema import schema_components
from zhextract.web.failure import ErrorAnswer
from zhextract.web.operations import JSON, OPERATIONS, Operation


class Refusal(NamedTuple):
    """What a status means, and the codes that stand in its answer."""

    codes: tuple[str, ...]
    meaning: str


ERRORS = {
    400: Refusal(("invalid_json",), "The body is no JSON."),
    403: Refusal(
        ("wrong_host", "wrong_origin"),
        "The request comes from another site, or calls the server by a name not its own.",
    ),
    404: Refusal(("not_found",), "There is no such path."),
    405: Refusal(("method_not_allowed",), "The path is asked by another method: see Allow."),
    408: Refusal(("slow_body",), "The body did not arrive in time."),
    413: Refusal(("too_large",), "The body is larger than the server takes."),
    415: Refusal(("wrong_media_type",), "The body is of another media type."),
    422: Refusal(("invalid_request",), "The JSON is not what this operation takes."),
    500: Refusal(("internal",), "The server failed; its log says why."),
    501: Refusal(("missing_extra",), "A package that this needs is not installed."),
    503: Refusal(("timeout",), "The answer was not ready in time; send less text."),
}
"""The errors of the API; each operation has some of them."""
_UNREADABLE = Refusal(("unreadable",), "No text can be read from the file.")
_ANYWHERE = {404: "NotFound", 405: "MethodNotAllowed"}
"""Those that no operation gives, by the names of their answers."""


def openapi(version: str) -> dict[str, Any]:
    """The document (OpenAPI 3.1) of the API, with the schemas of all that goes in and out."""
    types: list[Any] = [ErrorAnswer]
    for operation in OPERATIONS:
        types += [*operation.answers, *filter(None, [operation.takes])]
    schemas, components = schema_components(types, "#/components/schemas/{name}")
    by_type = dict(zip(types, schemas, strict=True))
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(
            operation, by_type
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "zhextract",
            "version": version,
            "description": "Exact facts from Chinese news. "
            "Offsets are half-open and count code points.\n\n"
            "Every error is answered with its status, a code for programs and a message for "
            "people. Besides those of the operations, a path that is not here gives 404 "
            "`not_found`, and another method than a path has gives 405 `method_not_allowed`.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "responses": {
                name: _error(ERRORS[status], by_type) for status, name in _ANYWHERE.items()
            },
        },
    }


def _described(operation: Operation, by_type: dict[Any, Any]) -> dict[str, Any]:
    answers = [by_type[kind] for kind in operation.answers] or [{"type": "object"}]
    answer = answers[0] if len(answers) == 1 else {"anyOf": answers}
    described: dict[str, Any] = {
        "operationId": operation.path.strip("/"),
        "summary": operation.summary,
        "responses": {
            "200": {"description": operation.summary, "content": {JSON: {"schema": answer}}},
            **{str(status): _error(told, by_type) for status, told in _errors(operation).items()},
        },
    }
    if operation.media:
        schema = (
            by_type[operation.takes] if operation.takes else {"type": "string", "format": "binary"}
        )
        described["requestBody"] = {
            "required": True,
            "content": {media: {"schema": schema} for media in operation.media},
        }
    return described


def _errors(operation: Operation) -> dict[int, Refusal]:
    """The errors that an operation can give."""
    if not operation.media:
        return {403: ERRORS[403]}
    other = {400} if operation.takes is None else {501}
    found = {status: ERRORS[status] for status in ERRORS if status not in {*_ANYWHERE, *other}}
    return found if operation.takes else found | {422: _UNREADABLE}


def _error(told: Refusal, by_type: dict[Any, Any]) -> dict[str, Any]:
    code = {"properties": {"code": {"enum": list(told.codes)}}}
    schema = {"allOf": [by_type[ErrorAnswer], {"properties": {"error": code}}]}
    return {"description": told.meaning, "content": {JSON: {"schema": schema}}}
