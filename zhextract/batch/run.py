"""A run from its beginning, or from where it was cut off, to its end."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from os.path import splitext
from typing import Literal, NamedTuple, TypeAlias

from zhextract.batch.job import Job
from zhextract.batch.outcome import Outcome, failed, make_worker
from zhextract.batch.part import Part
from zhextract.batch.plan import Given, Mark, batches
from zhextract.batch.store import Store, opened_store
from zhextract.io.readers import find_sources
from zhextract.parallel import Batch, Lost, Make, Raised, in_order

Engine: TypeAlias = Literal["local", "spark"]

KEPT = 10
"""Failures that a summary names."""


class Summary(NamedTuple):
    """How a run ended."""

    counts: Counter[str]
    """Of all its parts: documents, success, failed, skipped, facts, characters."""
    resumed: int
    """Documents that were finished before."""
    seconds: float
    characters: int
    """Of this time alone."""
    failures: tuple[str, ...]
    """The first messages of this time."""
    passed_over: Counter[str]
    """Suffixes of files in folders that are of no kind that is read."""


class Watch:
    """Is told what happens; the base class does nothing with it."""

    def begin(self, store: Store, resumed: int) -> None:
        """The run starts; ``resumed`` documents are finished already."""

    def passed(self, entry: Given, outcome: Outcome) -> None:
        """An entry is done."""


def run(
    job: Job,
    target: str,
    *,
    workers: int,
    timeout: float | None = None,
    engine: Engine = "local",
    restart: bool = False,
    watch: Watch | None = None,
) -> Summary:
    """Extract all inputs of ``job`` into the directory ``target``; go on where it was left.

    ``engine`` is who works: processes of this run's own, or Spark, to which
    ``timeout`` is nothing. ``InputError`` where the directory is not one to
    write to; one input that fails is an outcome, and no error.
    """
    watch = watch or Watch()
    started = time.monotonic()
    passed_over: Counter[str] = Counter()
    with opened_store(target, job) as store:
        if restart:
            store.discard()
        state = store.begin(
            lambda: find_sources(
                job.inputs,
                kind=job.kind,
                leave_out=[target],
                once=True,
                passed_over=lambda path: passed_over.update([splitext(path)[1].lower()]),
            )
        )
        counts = Counter(state.counts)
        watch.begin(store, counts["documents"])
        done = _Done()
        if not state.finished:
            plan = batches(job, store.sources(state.cursor.source), state.cursor)
            results = _execute(engine, partial(make_worker, job), plan, workers, timeout)
            counts += _write(store, state.part, results, watch, done)
            store.finish(counts)
    return Summary(
        counts,
        state.counts["documents"],
        time.monotonic() - started,
        done.characters,
        tuple(done.failures),
        passed_over,
    )


def _execute(
    engine: Engine,
    make: Make,
    plan: Iterable[Batch[Given, Mark]],
    workers: int,
    timeout: float | None,
) -> Iterator[tuple[Batch[Given, Mark], list[object]]]:
    if engine == "local":
        return in_order(make, plan, workers=workers, timeout=timeout)
    from zhextract.batch.on_spark import in_order_on_spark

    return in_order_on_spark(make, plan, workers=workers)


class _Done:
    """What this time brought."""

    def __init__(self) -> None:
        self.characters = 0
        self.failures: list[str] = []

    def add(self, outcome: Outcome) -> None:
        self.characters += outcome.characters
        if outcome.status == "failed" and len(self.failures) < KEPT:
            self.failures.append(outcome.error or outcome.input)


def _write(
    store: Store,
    number: int,
    results: Iterable[tuple[Batch[Given, Mark], list[object]]],
    watch: Watch,
    done: _Done,
) -> Counter[str]:
    counts: Counter[str] = Counter()
    part: Part | None = None
    after = None
    for batch, answers in results:
        part = part or store.part(number)
        for entry, answer in zip(batch.items, answers, strict=True):
            outcome = _outcome(entry, answer)
            part.add(outcome)
            done.add(outcome)
            watch.passed(entry, outcome)
        after = batch.mark.after
        if batch.mark.closes:
            store.commit(number, part, after)
            counts += part.counts
            number, part = number + 1, None
    if part is not None and after is not None:
        store.commit(number, part, after)
        counts += part.counts
    return counts


def _outcome(entry: Given, answer: object) -> Outcome:
    if isinstance(answer, Outcome):
        return answer
    if isinstance(answer, Lost):
        return failed(entry, f"{entry.input}: {answer.reason}", answer.seconds)
    assert isinstance(answer, Raised)
    return failed(entry, f"{entry.input}: {type(answer.error).__name__}: {answer.error}")
