"""Spark gives row for row what a local call gives."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from zhextract.batch import spark
from zhextract.batch.job import Job
from zhextract.batch.run import run
from zhextract.errors import ArgumentError
from zhextract.io.arrow import Columns, document_schema, extract_batch, outcome_schema

from .kills import differences, make_inputs

if shutil.which("java") is None:
    pytest.skip("Spark needs Java, which is not installed", allow_module_level=True)

PAGES = [
    ("a", "全市实有市场主体8000余户，同比增长7.8%。", "2023-10-24"),
    ("b", "5月9日，县长林海生召开座谈会。\n去年底，库存降至3.25万吨。", "2024-05-14"),
    ("c", None, None),
    ("d", "天下太平。", None),
    ("e", "去年产值3亿元。", "soon"),
    *((f"n{number}", f"库存为{number}万吨。", None) for number in range(150)),
]


pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """One local session for all tests: its start is what takes long."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # not the first python3 of the path

    quick = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.ui.enabled": "false",
    }
    builder = SparkSession.builder.master("local[1]")
    for name, value in quick.items():
        builder = builder.config(name, value)
    started = builder.getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def pages(session: Any) -> Any:
    rows = session.sparkContext.parallelize(PAGES, 2)
    return session.createDataFrame(rows, "key string, body string, day string")


NAMES = {"text": "body", "id": "key", "published": "day"}


def rows_of(outcomes: Any) -> dict[str, dict[str, Any]]:
    rows = {row["id"]: row.asDict(recursive=True) for row in outcomes.collect()}
    return {key: without_seconds(row) for key, row in rows.items()}


def without_seconds(row: dict[str, Any]) -> dict[str, Any]:
    assert row["seconds"] >= 0
    return {name: value for name, value in row.items() if name != "seconds"}


def test_spark_equals_local(pages: Any) -> None:
    keys, bodies, days = zip(*PAGES, strict=True)
    batch = pa.RecordBatch.from_pydict({"key": keys, "body": bodies, "day": days})
    local = extract_batch(batch, columns=Columns(**NAMES)).to_pylist()
    expected = {row["id"]: without_seconds(row) for row in local}
    assert rows_of(spark.extract(pages, **NAMES)) == expected


def test_spark_asks_the_facts_in_sql(session: Any, pages: Any) -> None:
    outcomes = spark.extract(pages, **NAMES, document=False)
    outcomes.createOrReplaceTempView("outcomes")
    found = session.sql(
        "SELECT fact.metric, fact.to_value, fact.published FROM outcomes "
        "LATERAL VIEW explode(facts) AS fact WHERE fact.type = 'change' AND id = 'b'"
    ).collect()
    assert [tuple(row) for row in found] == [
        ("库存", Decimal(32500), datetime.date(2024, 5, 14)),
    ]


def test_a_column_that_is_not_there(pages: Any) -> None:
    with pytest.raises(ArgumentError, match="no column 'text' among the texts; there is key, body"):
        spark.extract(pages)


@pytest.mark.parametrize("schema", [outcome_schema(), document_schema()], ids=["outcome", "nested"])
def test_schemas_have_a_form_in_spark(session: Any, schema: pa.Schema) -> None:
    frame = session.createDataFrame([], spark.spark_schema(schema))
    assert frame.columns == schema.names


def test_a_run_through_spark_is_the_same_run(session: Any, tmp_path: Path) -> None:
    make_inputs(tmp_path / "news", 60)
    job = Job((str(tmp_path / "news"),), formats=("jsonl", "parquet"), part_documents=10)
    local, distributed = str(tmp_path / "local"), str(tmp_path / "spark")
    counts = run(job, local, workers=0).counts
    assert run(job, distributed, workers=1, engine="spark").counts == counts
    assert differences(tmp_path / "local", tmp_path / "spark") == []
