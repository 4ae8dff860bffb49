"""Which entries go together: to one worker, and into one part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias

from zhextract.batch.job import Job
from zhextract.batch.store import Cursor
from zhextract.io.readers import Entry, Failure, Source, entries
from zhextract.parallel import Batch

BATCH_DOCUMENTS, BATCH_BYTES = 16, 1 << 16
"""What a worker is given at once."""

PART_BYTES = 8 << 20
"""A part ends when it has so many bytes of input, or ``Job.part_documents``."""


class Mark(NamedTuple):
    """What the main process must know of a batch when its results are there."""

    after: Cursor
    closes: bool
    """The part ends with this batch."""


Given: TypeAlias = Entry | Failure


def batches(
    job: Job, sources: Iterable[Source | Failure], start: Cursor
) -> Iterator[Batch[Given, Mark]]:
    """All entries from ``start`` on, in order; where parts end depends on the inputs alone."""
    items: list[Given] = []
    weight = part_weight = part_documents = 0
    after = start
    for item, cursor in _placed(job, sources, start):
        items.append(item)
        after = cursor
        weight += item.size
        part_weight += item.size
        part_documents += 1
        closes = part_documents >= job.part_documents or part_weight >= PART_BYTES
        if closes or len(items) >= BATCH_DOCUMENTS or weight >= BATCH_BYTES:
            yield Batch(items, Mark(after, closes), weight)
            items, weight = [], 0
        if closes:
            part_weight = part_documents = 0
    if items:
        yield Batch(items, Mark(after, False), weight)


def _placed(
    job: Job, sources: Iterable[Source | Failure], start: Cursor
) -> Iterator[tuple[Given, Cursor]]:
    """Each entry with the place behind it."""
    done = start.entries
    for number, source in enumerate(sources, start.source):
        found: Iterable[Given] = (
            [source]
            if isinstance(source, Failure)
            else entries(source, fields=job.fields, limits=job.limits)
        )
        for count, item in enumerate(islice(found, done, None), done + 1):
            yield item, Cursor(number, count)
        done = 0
