"""What it costs to extract through Arrow batches, here and on Spark: ``python bench/engines.py``.

The same texts go through ``Extractor.extract``, through ``extract_batches`` in this
process, and through ``zhextract.batch.spark`` on a local session, whose CPU time is
that of all its processes. Everything is warm before it is measured.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import psutil
import pyarrow as pa
from texts import news, origin

from zhextract import Extractor
from zhextract.batch import spark
from zhextract.io.arrow import extract_batches

ROUNDS = 3


def main() -> None:
    """Print seconds a million characters, CPU and wall time, for each way."""
    texts = [(str(number), one.text, one.published) for number, one in enumerate(news())]
    characters = sum(len(text) for _, text, _ in texts)
    print(f"{origin()}: {len(texts)} texts, {characters:,} characters; least of {ROUNDS} rounds")
    extractor = Extractor()
    columns = dict(zip(("id", "text", "published"), zip(*texts, strict=True), strict=True))
    batch = pa.RecordBatch.from_pydict(columns)

    def alone() -> None:
        for _, text, published in texts:
            extractor.extract(text, published=published)

    def rows() -> None:
        for _, text, published in texts:
            extractor.extract(text, published=published).rows()

    def local(document: bool, facts: bool) -> Callable[[], None]:
        def run() -> None:
            for _ in extract_batches([batch], document=document, facts=facts, extractor=extractor):
                pass

        return run

    report("extract alone", alone, characters)
    report("extract and rows", rows, characters)
    report("batches, document", local(True, False), characters)
    report("batches, facts", local(False, True), characters)
    report("batches, both", local(True, True), characters)
    for processes in (1, 2):
        with_spark(texts, processes, characters)


def with_spark(texts: list[tuple[str, str, str | None]], processes: int, characters: int) -> None:
    """Measure Spark on that many local processes."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(f"local[{processes}]")
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    frame = session.createDataFrame(
        session.sparkContext.parallelize(texts, 4 * processes),
        "id string, text string, published string",
    ).cache()
    frame.count()

    def run() -> None:
        spark.extract(frame).write.format("noop").mode("overwrite").save()

    report(f"Spark, local[{processes}]", run, characters)
    session.stop()


def report(name: str, run: Callable[[], None], characters: int) -> None:
    """Run once to warm up, then print the least of the rounds."""
    run()
    rounds = []
    for _ in range(ROUNDS):
        cpu, wall = cpu_seconds(), time.perf_counter()
        run()
        rounds.append((cpu_seconds() - cpu, time.perf_counter() - wall))
    million = characters / 1e6
    cpu, wall = (min(values) / million for values in zip(*rounds, strict=True))
    print(f"{name:20} {cpu:6.2f} s CPU, {wall:6.2f} s a million characters", flush=True)


def cpu_seconds() -> float:
    """CPU time of this process and of all that it has started."""

    def spent(process: Any) -> float:
        times = process.cpu_times()
        return float(times.user + times.system)

    me = psutil.Process()
    return spent(me) + sum(spent(child) for child in me.children(recursive=True))


if __name__ == "__main__":
    main()
