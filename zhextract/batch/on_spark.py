"""The batches of a run through Spark, in place of worker processes of its own.

The driver cuts inputs into batches and writes the output, as in a local run;
executors read files, so those must be where every executor finds them. A
document that ends its Python worker, or never ends, is left to Spark: the job
fails after Spark's retries, and the same command goes on behind the last part.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from zhextract.errors import ZhextractError
from zhextract.optional import load
from zhextract.parallel import Batch, Item, Make, Mark, answer

if TYPE_CHECKING:
    import pyarrow as pa

_ROUND = 16
"""Batches for each core that one Spark job takes; their results are held by the driver."""

_WEIGHT = 4 << 20
"""Bytes for each core beyond which a job takes no more batches."""


def in_order_on_spark(
    make: Make, batches: Iterable[Batch[Item, Mark]], *, workers: int
) -> Iterator[tuple[Batch[Item, Mark], list[Any]]]:
    """Each batch with the results of its items, in order, as ``parallel.in_order`` gives them.

    The session is the one there is, or that of the environment; without any it
    is a local one with so many ``workers``.
    """
    session = _session(workers)
    cores = max(1, session.sparkContext.defaultParallelism)
    made = pickle.dumps(make)
    for group in _rounds(iter(batches), cores):
        yield from zip(group, _results(session, made, group, cores), strict=True)


def _session(workers: int) -> Any:
    sql = load("pyspark.sql", "spark")
    builder = sql.SparkSession.builder.appName("zhextract run")
    if sql.SparkSession.getActiveSession() is None:
        conf = load("pyspark", "spark").SparkConf()
        if not conf.contains("spark.master") and not conf.contains("spark.remote"):
            builder = builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
            # Here the workers are to be this Python, not the first python3 of the path.
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        return builder.getOrCreate()
    except Exception as error:  # no Java, no cluster, no right to it: Spark has many errors
        said = str(error).strip().splitlines()
        raise ZhextractError(
            f"Spark does not start: {said[0] if said else type(error).__name__}"
        ) from error


def _rounds(batches: Iterator[Batch[Item, Mark]], cores: int) -> Iterator[list[Batch[Item, Mark]]]:
    while group := list(islice(batches, 1)):
        weight = group[0].weight
        while len(group) < cores * _ROUND and weight < cores * _WEIGHT:
            following = next(batches, None)
            if following is None:
                break
            group.append(following)
            weight += following.weight
        yield group


def _results(
    session: Any, made: bytes, group: list[Batch[Any, Any]], cores: int
) -> Iterator[list[Any]]:
    rows = [(number, pickle.dumps(batch.items)) for number, batch in enumerate(group)]
    given = session.createDataFrame(
        session.sparkContext.parallelize(rows, min(len(rows), 4 * cores)),
        "number long, items binary",
    )

    def work(found: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for one in found:
            yield _worked(made, one)

    try:
        answers = given.mapInArrow(work, "number long, results binary").collect()
    except Exception as error:
        said = str(error).strip().splitlines()
        raise ZhextractError(
            f"Spark gave the job up: {said[0] if said else type(error).__name__}; "
            "what is finished is kept, and the same command goes on from there"
        ) from error
    by_number = {row["number"]: bytes(row["results"]) for row in answers}
    for number in range(len(group)):
        yield pickle.loads(by_number[number])


def _worked(made: bytes, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The results of batches, in an executor."""
    import pyarrow

    function = _function(made)
    numbers, items = batch.column(0), batch.column(1).to_pylist()
    results = [
        pickle.dumps([answer(function, item) for item in pickle.loads(one)]) for one in items
    ]
    return pyarrow.RecordBatch.from_arrays(
        [numbers, pyarrow.array(results, pyarrow.binary())], ["number", "results"]
    )


@lru_cache(maxsize=1)
def _function(made: bytes) -> Callable[[Any], Any]:
    """The function of this process; made once, for Spark keeps its workers."""
    function: Callable[[Any], Any] = pickle.loads(made)()
    return function
