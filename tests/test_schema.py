from __future__ import annotations

import json
from decimal import Decimal

import jsonschema
import pytest

from zhextract.schema import json_schema, schema_text, shipped_schema
from zhextract.types import SCHEMA, Document


def test_shipped_schema_equals_a_fresh_build() -> None:
    assert shipped_schema() == schema_text(), "run: python -m zhextract.schema"


def test_schema_is_valid_and_named() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA


def test_document_meets_the_schema(sample_document: Document) -> None:
    written = json.loads(sample_document.to_json(), parse_float=Decimal)
    jsonschema.validate(written, json_schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "zhextract/0"),
        (("published",), 20231024),
        (("facts", 0, "type"), "amount"),
        (("facts", 0, "value"), "7.8"),
        (("facts", 0, "bound"), "roughly"),
        (("facts", 1, "direction"), None),
        (("facts", 3, "mentions", 0, "start"), "0"),
        (("times", 0, "granularity"), "century"),
    ],
    ids=lambda case: ".".join(map(str, case)) if isinstance(case, tuple) else None,
)
def test_schema_refuses(
    sample_document: Document, path: tuple[str | int, ...], value: object
) -> None:
    written = json.loads(sample_document.to_json())
    place = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, json_schema())
