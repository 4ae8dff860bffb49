"""Extraction on Spark: ``mapInArrow`` over the same function that local runs use.

Needs pyspark (``pip install 'zhextract[spark]'``) and Java; zhextract must be
installed where the workers run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zhextract.io.arrow import Columns, check_columns, extract_batches, outcome_schema

if TYPE_CHECKING:
    import pyarrow as pa


def extract(
    df: Any,
    *,
    text: str = "text",
    id: str = "id",
    source: str = "source",
    published: str = "published",
    document: bool = True,
    facts: bool = True,
) -> Any:
    """The outcomes of a DataFrame of texts, one row for each of its rows.

    ``text``, ``id``, ``source`` and ``published`` name columns of ``df``, as
    ``zhextract.io.arrow.Columns`` does; ``document`` and ``facts`` say what the
    outcomes carry. Nothing runs until an action asks for rows. No text raises;
    ``ArgumentError`` for a column that is not there.
    """
    columns = Columns(text=text, id=id, source=source, published=published)
    check_columns(df.columns, columns)

    def outcomes(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from extract_batches(batches, columns=columns, document=document, facts=facts)

    wanted = [name for name in df.columns if name in columns]
    schema = spark_schema(outcome_schema(document=document, facts=facts))
    return df.select(*(f"`{name}`" for name in wanted)).mapInArrow(outcomes, schema)


def spark_schema(schema: pa.Schema) -> str:
    """An Arrow schema as Spark writes it: ``id STRING, seconds DOUBLE …``"""
    return ", ".join(f"`{field.name}` {_spark_type(field.type)}" for field in schema)


_NAMES = {
    "string": "STRING",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
}


def _spark_type(kind: pa.DataType) -> str:
    import pyarrow as pa

    if pa.types.is_list(kind):
        return f"ARRAY<{_spark_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        fields = (kind.field(index) for index in range(kind.num_fields))
        return f"STRUCT<{', '.join(f'`{f.name}`: {_spark_type(f.type)}' for f in fields)}>"
    if pa.types.is_decimal(kind):
        return f"DECIMAL({kind.precision}, {kind.scale})"
    return _NAMES[str(kind)]
