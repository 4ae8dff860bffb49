"""The OpenAPI document, made from the operations and their types."""

from __future__ import annotations

from typing import Any

from zhextract.schema import schema_components
from zhextract.web.failure import ErrorAnswer
from zhextract.web.operations import JSON, OPERATIONS, Operation

ERRORS = {
    400: "The body is no JSON.",
    403: "The request comes from another site, or calls the server by a name not its own.",
    408: "The body did not arrive in time.",
    413: "The body is larger than the server takes.",
    415: "The body is of another media type.",
    422: "The JSON is not what this operation takes.",
    501: "A package that this needs is not installed.",
    503: "The answer was not ready in time.",
}
"""What each status means; that of operations without a body is 403 alone."""


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
            "Offsets are half-open and count code points.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _described(operation: Operation, by_type: dict[Any, Any]) -> dict[str, Any]:
    answers = [by_type[kind] for kind in operation.answers] or [{"type": "object"}]
    answer = answers[0] if len(answers) == 1 else {"anyOf": answers}
    statuses = ERRORS if operation.media else (403,)
    described: dict[str, Any] = {
        "operationId": operation.path.strip("/"),
        "summary": operation.summary,
        "responses": {
            "200": {"description": operation.summary, "content": {JSON: {"schema": answer}}},
            **{str(status): _error(ERRORS[status], by_type) for status in statuses},
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


def _error(meaning: str, by_type: dict[Any, Any]) -> dict[str, Any]:
    return {"description": meaning, "content": {JSON: {"schema": by_type[ErrorAnswer]}}}
