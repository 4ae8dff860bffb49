"""Workers: order, and what a death, a hang or an error costs."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from zhextract.errors import ZhextractError
from zhextract.parallel import Batch, Lost, Raised, in_order


def make_double() -> Callable[[Any], Any]:
    return double


def double(item: Any) -> Any:
    """Twice the item; words make it misbehave."""
    if item == "die":
        os._exit(7)
    if item == "kill":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if item == "hang":
        time.sleep(60)
    if item == "raise":
        raise ValueError("no such thing")
    return 2 * item


def make_nothing() -> Callable[[Any], Any]:
    raise ZhextractError("a rule is malformed")


def make_death() -> Callable[[Any], Any]:
    os._exit(3)


def results(*batches: list[Any], **options: Any) -> list[list[Any]]:
    given = (Batch(items, None) for items in batches)
    return [answers for _, answers in in_order(make_double, given, **options)]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_order(workers: int) -> None:
    batches = [list(range(number, number + 3)) for number in range(40)]
    assert results(*batches, workers=workers) == [[2 * item for item in one] for one in batches]


def test_what_goes_wrong_costs_one_item() -> None:
    (first, second, third) = results(
        [1, "die", 2], [3, "hang", "raise", 4], ["kill", 5], workers=2, timeout=3
    )
    died, hung, killed = first[1], second[1], third[0]
    assert first == [2, died, 4]
    assert isinstance(died, Lost)
    assert died.reason == "ended the worker that read it (exit code 7), 2 times"
    assert isinstance(hung, Lost)
    assert hung.reason == "took longer than 3 seconds"
    assert 3 <= hung.seconds < 30
    assert isinstance(second[2], Raised)
    assert str(second[2].error) == "no such thing"
    assert second[3] == 8
    assert isinstance(killed, Lost)
    assert "signal 9" in killed.reason
    assert third[1] == 10


@pytest.mark.parametrize(
    ("make", "message"),
    [(make_nothing, "a rule is malformed"), (make_death, "cannot be started; they end at once")],
)
def test_workers_that_cannot_start(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(ZhextractError, match=message):
        list(in_order(make, [Batch([1], None)], workers=1))


def test_the_source_is_not_run_through() -> None:
    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield Batch([taken], None, weight=1 << 19)

    stream = in_order(make_double, endless(), workers=1)
    assert [next(stream)[1] for _ in range(5)] == [[2], [4], [6], [8], [10]]
    stream.close()  # type: ignore[attr-defined]
    assert taken < 10
