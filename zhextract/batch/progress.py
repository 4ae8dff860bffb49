"""A bar on standard error: documents, characters a second, time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from zhextract.batch.outcome import Outcome
from zhextract.batch.plan import Given
from zhextract.batch.run import Watch
from zhextract.batch.store import Store
from zhextract.errors import MissingExtraError
from zhextract.io.readers.model import COMPRESSED, Failure, Source

_PACKING = 4
"""How many bytes of a text one packed byte makes, about."""


@contextmanager
def watching(
    *,
    shown: bool,
    required: bool = False,
    console: Any = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Watch]:
    """A watch with a bar, or a silent one where it is not ``shown``, or rich is not there.

    ``MissingExtraError`` where it is ``required`` all the same.
    """
    if not shown:
        yield Watch()
        return
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError as error:
        if required:
            raise MissingExtraError(
                "the progress bar needs rich, which is not installed: "
                "pip install 'zhextract[batch]'"
            ) from error
        yield Watch()
        return
    bar = Progress(
        TextColumn("{task.fields[documents]:,} documents"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[rate]:,.0f} characters/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
        console=console or Console(stderr=True),
        get_time=clock,
        transient=True,
    )
    with bar:
        yield _Bar(bar, clock)


class _Bar(Watch):
    """Moves by bytes of input, the one total that is known beforehand."""

    def __init__(self, bar: Any, clock: Callable[[], float]) -> None:
        self._bar, self._clock = bar, clock
        self._started = clock()
        self._documents = self._characters = self._failed = 0
        self._source: Source | None = None
        self._left = 0
        """Bytes of the source that the bar has not moved over yet."""
        self._task: Any = None

    def begin(self, store: Store, resumed: int) -> None:
        """Find out how much there is to do."""
        _, total = store.total()
        self._documents = resumed
        self._task = self._bar.add_task(
            "", total=total or None, documents=resumed, rate=0.0, failed=""
        )

    def passed(self, entry: Given, outcome: Outcome) -> None:
        """Move on."""
        self._documents += 1
        self._characters += outcome.characters
        self._failed += outcome.status == "failed"
        seconds = max(self._clock() - self._started, 1e-9)
        self._bar.update(
            self._task,
            advance=self._advance(entry),
            documents=self._documents,
            rate=self._characters / seconds,
            failed=f"{self._failed:,} failed" if self._failed else "",
        )

    def _advance(self, entry: Given) -> int:
        """Bytes of the source that an entry stands for; what packing leaves open is made up for."""
        if isinstance(entry, Failure):
            return 0
        moved = 0
        if entry.source != self._source:
            moved, self._source, self._left = self._left, entry.source, entry.source.size or 0
        size = entry.size
        if entry.row is not None and entry.source.path.lower().endswith(COMPRESSED):
            size //= _PACKING
        size = min(size, self._left)
        self._left -= size
        return moved + size
