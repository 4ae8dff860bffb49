"""Extraction spread over processes: results in order, a bounded number in flight."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import Any

from zhextract.extractor import Extractor
from zhextract.types import Document

_BATCH = 16
"""Texts that one task takes: enough to make the hand-over cheap."""

_AHEAD = 3
"""Tasks in flight for each worker."""


def spread(options: Mapping[str, Any], texts: Iterable[str], workers: int) -> Iterator[Document]:
    """Extract from ``texts`` on ``workers`` processes, in order."""
    pending: deque[Future[list[Document]]] = deque()
    source = iter(texts)
    settled = tuple(options.items())
    # spawn: a child starts clean, whatever threads the caller has.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        while True:
            while len(pending) < workers * _AHEAD and (batch := list(islice(source, _BATCH))):
                pending.append(pool.submit(_extract_all, settled, batch))
            if not pending:
                return
            yield from pending.popleft().result()


@cache
def _extractor(settled: tuple[tuple[str, Any], ...]) -> Extractor:
    return Extractor(**dict(settled))


def _extract_all(settled: tuple[tuple[str, Any], ...], batch: list[str]) -> list[Document]:
    extractor = _extractor(settled)
    return [extractor.extract(text) for text in batch]
