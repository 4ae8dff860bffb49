"""Rows of Parquet, by pyarrow, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhextract.errors import InputError
from zhextract.io.readers.fields import require
from zhextract.io.readers.model import STDIN, Fields, Limits, Source
from zhextract.io.readers.unpack import naming
from zhextract.optional import load

_ROWS = 64
"""Rows that are unpacked at once."""

_FREE = 1 << 20


def parquet_rows(
    source: Source, fields: Fields, limits: Limits
) -> Iterator[tuple[int, dict[str, Any] | str, int]]:
    """Number (from 1), fields or what is wrong, and packed size of every row."""
    pa, pq = load("pyarrow", "inputs"), load("pyarrow.parquet", "inputs")
    if source.path == STDIN:
        raise InputError("standard input: Parquet is read from its end; give a file")
    number = 0
    with naming(source.label):
        try:
            with pq.ParquetFile(source.path) as file:
                require(fields, file.schema_arrow.names, source.label)
                _check(file.metadata, source, limits)
                rows = max(1, file.metadata.num_rows)
                share = (source.size or 0) // rows
                columns = list(dict.fromkeys(fields.named()))
                batches = file.iter_batches(_ROWS, columns=columns, use_threads=False)
                for batch in batches:
                    for values in batch.to_pylist():
                        number += 1
                        yield number, _sized(values, fields, limits), share
        except (pa.ArrowException, pa.ArrowInvalid, OSError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(_broken(source, number, error)) from error


def _sized(values: dict[str, Any], fields: Fields, limits: Limits) -> dict[str, Any] | str:
    text = values[fields.text]
    if isinstance(text, (str, bytes)) and len(text) > limits.size:
        return f"field {fields.text!r} is longer than --max-size allows"
    return values


def _check(metadata: Any, source: Source, limits: Limits) -> None:
    """Refuse a file whose packing is that of a bomb.

    The sizes are those of row groups: to ask a damaged file for those of its
    columns ends the process.
    """
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    unpacked = sum(group.total_byte_size for group in groups)
    if unpacked > _FREE and unpacked > (source.size or 0) * limits.ratio:
        raise InputError(
            f"{source.label}: its columns swell more than {limits.ratio}-fold; "
            "if they are meant to, raise --max-ratio"
        )


def _broken(source: Source, number: int, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{source.label}: No such file or directory"
    said = str(error).splitlines()[0][:160] if str(error) else type(error).__name__
    if not number:
        return f"{source.label}: is no whole Parquet file ({said})"
    return f"{source.label}:{number + 1}: from this row on it cannot be read ({said})"
