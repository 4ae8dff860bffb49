"""The JSON Schema of a document, made from the types.

``schema.json`` beside this file is its written form, shipped in the package.
After a change of the types write it anew: ``python -m zhextract.schema``.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from inspect import cleandoc
from typing import Any

import msgspec

from zhextract.types import SCHEMA, Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that every ``Document.to_json()`` meets."""
    built = msgspec.json.schema(Document)
    return {"$schema": DIALECT, "$id": SCHEMA, "title": "zhextract document", **_adapted(built)}


def schema_components(types: Iterable[Any], ref: str) -> tuple[list[Any], dict[str, Any]]:
    """The schema of each type, and the named schemas that they refer to by ``ref``.

    ``ref`` is a template such as ``#/components/schemas/{name}``.
    """
    schemas, components = msgspec.json.schema_components(types, ref_template=ref)
    return [_adapted(schema) for schema in schemas], _adapted(components)


def _adapted(node: Any) -> Any:
    """The schema as documents are written: Decimals are JSON numbers.

    Docstrings, which become descriptions, lose their indentation, as some
    versions of Python strip it and others do not.
    """
    if isinstance(node, list):
        return [_adapted(item) for item in node]
    if isinstance(node, str):
        return cleandoc(node)
    if not isinstance(node, dict):
        return node
    if node.get("format") == "decimal":
        return {"type": "number"}
    return {key: _adapted(item) for key, item in node.items()}


def schema_text() -> str:
    """What ``schema.json`` holds: the schema, indented, with a closing newline."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode() + "\n"


def shipped_schema() -> str:
    """The text of the ``schema.json`` that lies in the package."""
    return files("zhextract").joinpath("schema.json").read_text("utf-8")


def _write() -> None:
    from pathlib import Path

    Path(__file__).with_name("schema.json").write_text(schema_text(), "utf-8", newline="\n")


if __name__ == "__main__":
    _write()
