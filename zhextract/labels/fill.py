"""What a mark does not say, read from its own words; somebody is told to look at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from zhextract import Document, Number, Quantity, Time, TimeError, extract, parse_time
from zhextract.errors import InputError
from zhextract.labels.export import change_values, number_values, quantity_values, time_values
from zhextract.labels.files import placed
from zhextract.labels.page import Mark, Page
from zhextract.labels.scheme import LABELS

Note: TypeAlias = Callable[[str], None]
Read: TypeAlias = Mapping[str, str]


class Filler:
    """Completes the marks of a page."""

    def __init__(self, page: Page, note: Note) -> None:
        self._page = page
        self._note = note
        self._filled: dict[str, Read] = {}

    def filled(self, mark: Mark) -> Read:
        """The values of a mark, with those read from its words that gold must have.

        ``InputError`` where the words do not give them, or a value is none of
        its closed set.
        """
        if mark.id not in self._filled:
            self._check(mark)
            self._filled[mark.id] = self._read(mark) if _missing(mark) else mark.values
        return self._filled[mark.id]

    def _read(self, mark: Mark) -> Read:
        words = self._page.words(mark)
        read = self._found(mark.label, words)
        if read is None:
            missing = " and ".join(_missing(mark))
            raise self._wrong(mark, f"lacks {missing}, and its words do not say it")
        said = {name: value for name, value in read.items() if name not in mark.values}
        shown = ", ".join(f"{name} {value}" for name, value in said.items())
        self._note(f"{self._page.id}: {mark.label} {words!r} at {mark.start}: read {shown}")
        return {**said, **mark.values}

    def _found(self, label: str, words: str) -> Read | None:
        if label in ("time", "period"):
            return _time(words, self._page.published)
        document = extract(words, published=self._page.published)
        if label == "change":
            return next(map(change_values, document.changes), None)
        quantity = next(iter(document.quantities), None)
        if label == "quantity":
            return None if quantity is None else quantity_values(quantity)
        number = quantity or _amount(document)
        return None if number is None else number_values(number)

    def _check(self, mark: Mark) -> None:
        for name, value in mark.values.items():
            known = LABELS[mark.label].get(name)
            if known is None:
                names = ", ".join(LABELS[mark.label]) or "none"
                raise self._wrong(mark, f"has no value {name!r}; known are {names}")
            if known and value not in known:
                raise self._wrong(mark, f"{name} {value!r} is none of {', '.join(known)}")

    def _wrong(self, mark: Mark, message: str) -> InputError:
        return InputError(f"{placed(self._page, mark)}: {message}")


def _missing(mark: Mark) -> list[str]:
    """What gold must have and the mark does not say."""
    needed = {
        "quantity": ("kind", "value"),
        "amount": ("value",),
        "change": ("direction",),
        "time": ("granularity",),
        "period": ("granularity",),
    }
    has = set(mark.values)
    if has & {"low", "high"}:
        has.add("value")
    return [name for name in needed.get(mark.label, ()) if name not in has]


def _time(words: str, published: str | None) -> Read | None:
    try:
        time: Time = parse_time(words, published=published)
    except TimeError:
        return None
    return time_values(time)


def _amount(document: Document) -> Number | Quantity | None:
    numbers = (
        number
        for change in document.changes
        for number in (change.amount, change.from_, change.to)
        if number is not None
    )
    return next(numbers, None)
