"""Work spread over processes: results in order, a bounded number in flight.

A worker holds one function, takes a batch of items and answers item by item,
so that it is known which item a worker is at. Where a worker dies, that item is
tried once more and then given up; where it takes longer than it may, the item
is given up at once. Either costs that item alone.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NamedTuple, TypeVar

from zhextract.errors import ZhextractError
from zhextract.types import Document

_AHEAD = 16
"""Batches for each worker that are under way or wait for their turn."""

_WEIGHT = 1 << 20
"""Bytes for each worker beyond which no more batches are taken in, if every worker has one."""

_BATCH = 16
"""Texts of ``spread`` that one batch takes: enough to make the hand-over cheap."""

_TRIES = 2
"""How often an item may take a worker with it."""

_STARTS = 3
"""How often in a row workers may die before they are ready."""

Item = TypeVar("Item")
Mark = TypeVar("Mark")

Make = Callable[[], Callable[[Any], Any]]
"""Makes the function of a worker, in the worker; must be picklable."""


class Lost(NamedTuple):
    """In place of a result: why there is none, and after how many seconds."""

    reason: str
    seconds: float


class Raised(NamedTuple):
    """In place of a result: what the function raised."""

    error: Exception


class Batch(NamedTuple, Generic[Item, Mark]):
    """Items that go to one worker together; ``mark`` comes back with their results."""

    items: list[Item]
    mark: Mark
    weight: int = 0
    """About how many bytes they hold."""


def in_order(
    make: Make,
    batches: Iterable[Batch[Item, Mark]],
    *,
    workers: int,
    timeout: float | None = None,
) -> Iterator[tuple[Batch[Item, Mark], list[Any]]]:
    """Each batch with the results of its items, in order; a result may be ``Lost`` or ``Raised``.

    ``ZhextractError`` where workers cannot be started; what ``make`` raises is
    raised. The workers end with the iteration. With 0 ``workers`` this process
    does the work, and nothing protects it.
    """
    if not workers:
        function = make()
        for batch in batches:
            yield batch, [answer(function, item) for item in batch.items]
        return
    pool = _Pool(make, workers, timeout)
    try:
        source = iter(batches)
        order: deque[_Job] = deque()
        while True:
            while _has_room(order, workers):
                following = next(source, None)
                if following is None:
                    break
                job = _Job(following)
                order.append(job)
                pool.waiting.append(job)
                pool.hand_out()
            if not order:
                return
            while order and order[0].done:
                finished = order.popleft()
                yield finished.batch, finished.results
            if order:
                pool.step()
    finally:
        pool.close()


@dataclass(eq=False)
class _Job:
    """A batch on its way."""

    batch: Batch[Any, Any]
    results: list[Any] = field(default_factory=list)
    tries: int = 0
    """Workers that died at the item it is at."""

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.batch.items)

    def left(self) -> list[Any]:
        return self.batch.items[len(self.results) :]


def _has_room(order: deque[_Job], workers: int) -> bool:
    if len(order) < workers:
        return True
    weight = sum(job.batch.weight for job in order)
    return len(order) < workers * _AHEAD and weight < workers * _WEIGHT


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: _Job | None = None
    ready: bool = False
    since: float = 0.0
    """When it was given its item."""


class _Pool:
    """The workers, and the batches that wait for one."""

    def __init__(self, make: Make, workers: int, timeout: float | None) -> None:
        self.waiting: deque[_Job] = deque()
        self._make, self._size, self._timeout = make, workers, timeout
        self._workers: list[_Worker] = []
        self._failed_starts = 0
        # spawn: a child starts clean, whatever threads the caller has.
        self._context = get_context("spawn")

    def hand_out(self) -> None:
        """Give waiting batches to idle workers, starting some while there are too few."""
        while self.waiting:
            worker = next((one for one in self._workers if one.job is None), None)
            if worker is None:
                if len(self._workers) == self._size:
                    return
                worker = self._start()
            job = self.waiting.popleft()
            worker.job, worker.since = job, time.monotonic()
            try:
                worker.pipe.send(job.left())
            except OSError:  # it died idle; nobody is to blame
                worker.job = None
                self.waiting.appendleft(job)
                self._end(worker)

    def step(self) -> None:
        """Wait for an answer, a death or a deadline, and see to it."""
        self.hand_out()
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), self._patience()):
            self._hear(pipes[pipe])  # type: ignore[index]
        if self._timeout is not None:
            for worker in list(self._workers):
                if worker.ready and worker.job is not None and self._left(worker) <= 0:
                    self._give_up(worker, f"took longer than {self._timeout:g} seconds")
        self.hand_out()

    def close(self) -> None:
        """End all workers."""
        for worker in list(self._workers):
            self._end(worker)

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(self._make, there), daemon=True, name="zhextract-worker"
        )
        process.start()
        there.close()  # so that its end is closed when it dies
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        worker.process.close()

    def _patience(self) -> float | None:
        """Seconds until the next deadline."""
        if self._timeout is None:
            return None
        busy = [one for one in self._workers if one.ready and one.job is not None]
        return max(0.0, min(map(self._left, busy))) if busy else None

    def _left(self, worker: _Worker) -> float:
        return worker.since + (self._timeout or 0) - time.monotonic()

    def _hear(self, worker: _Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._mourn(worker)
            return
        if not worker.ready:
            if isinstance(answer, Raised):
                raise answer.error
            worker.ready, self._failed_starts = True, 0
        elif worker.job is not None:
            worker.job.results.append(answer)
            worker.job.tries = 0
            if worker.job.done:
                worker.job = None
        worker.since = time.monotonic()

    def _mourn(self, worker: _Worker) -> None:
        """A worker died; its item is tried again, or given up."""
        job = worker.job
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts == _STARTS:
                raise ZhextractError("worker processes cannot be started; they end at once")
        elif job is not None:
            job.tries += 1
            if job.tries == _TRIES:
                worker.process.join()
                code = worker.process.exitcode or 0
                how = f"signal {-code}" if code < 0 else f"exit code {code}"
                self._give_up(worker, f"ended the worker that read it ({how}), {_TRIES} times")
                return
        worker.job = None
        if job is not None:
            self.waiting.appendleft(job)
        self._end(worker)

    def _give_up(self, worker: _Worker, reason: str) -> None:
        job = worker.job
        assert job is not None
        job.results.append(Lost(reason, time.monotonic() - worker.since))
        job.tries = 0
        if not job.done:
            self.waiting.appendleft(job)
        self._end(worker)


def _work(make: Make, pipe: Connection) -> None:
    """The life of a worker."""
    import signal
    import threading
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent sees to it
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        function = make()
    except Exception as error:
        pipe.send(Raised(error))
        return
    try:
        pipe.send(None)
        while True:
            for item in pipe.recv():
                pipe.send(answer(function, item))
    except (EOFError, OSError):  # the parent is gone
        return


def answer(function: Callable[[Any], Any], item: Any) -> Any:
    """The result for an item, or what the function raised."""
    try:
        return function(item)
    except Exception as error:
        return Raised(error)


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def spread(options: Mapping[str, Any], texts: Iterable[str], workers: int) -> Iterator[Document]:
    """Extract from ``texts`` on ``workers`` processes, in order.

    Raises what ``Extractor.extract`` raises, and ``ZhextractError`` where a text
    ends the process that reads it.
    """
    source = iter(texts)
    batches = (Batch(batch, None) for batch in iter(lambda: list(islice(source, _BATCH)), []))
    number = 0
    for _, results in in_order(partial(_extract_with, dict(options)), batches, workers=workers):
        for result in results:
            if isinstance(result, Raised):
                raise result.error
            if isinstance(result, Lost):
                raise ZhextractError(f"text {number} (from 0) {result.reason}")
            number += 1
            yield result


def _extract_with(options: dict[str, Any]) -> Callable[[str], Document]:
    from zhextract.extractor import Extractor

    return Extractor(**options).extract
