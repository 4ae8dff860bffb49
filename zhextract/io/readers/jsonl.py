"""Rows of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from zhextract.io.readers.fields import lacking, require
from zhextract.io.readers.lines import Line, text_lines
from zhextract.io.readers.model import Fields, Limits, Source
from zhextract.io.readers.unpack import opened


def jsonl_rows(
    source: Source, fields: Fields, limits: Limits
) -> Iterator[tuple[int, dict[str, Any] | str, int]]:
    """Line number, fields or what is wrong, and size of every line that is not blank.

    ``InputError`` where the first line lacks a field: then the name is wrong.
    """
    first = True
    with opened(source, limits) as stream:
        for line in text_lines(stream, limits):
            if line.error is None and not line.text.strip():
                continue
            values = _parsed(line)
            if isinstance(values, dict):
                if first:
                    require(fields, values, f"{source.label}:{line.number}")
                values = lacking(fields, values) or values
            first = False
            yield line.number, values, line.size


def _parsed(line: Line) -> dict[str, Any] | str:
    if line.error is not None:
        return line.error
    try:
        values = json.loads(line.text)
    except RecursionError:
        return "is no JSON that can be read: its brackets nest too deeply"
    except ValueError as error:
        return f"is no JSON ({error})"
    return values if isinstance(values, dict) else 'is no JSON object, {"text": …}'
