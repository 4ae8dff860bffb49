"""A page of marks and links as a gold document: YAML for ``zhextract check``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeAlias

from zhextract.corpus.quotes import MentionFinder, QuoteFinder, nth_occurrence
from zhextract.errors import InputError
from zhextract.labels.files import placed, write_utf8
from zhextract.labels.fill import Filler, Note
from zhextract.labels.page import Mark, Page
from zhextract.labels.scheme import LABELS
from zhextract.labels.yaml_text import flow, text_member

Entry: TypeAlias = dict[str, Any]

_NUMBERS = ("value", "low", "high")
_PARTS = ("baseline", "metric", "subject", "whole", "condition")
_BREAKS = re.compile(r"\s*\n\s*")


def gold_text(page: Page, note: Note) -> str:
    """The YAML of a page; ``note`` is told what somebody should look at.

    ``InputError`` where a mark lacks what gold must have.
    """
    head = {"id": page.id, "published": page.published, "source": page.source or "annotated"}
    lines = [f"{key}: {flow(value)}" for key, value in head.items()]
    lines.append(text_member(page.text))
    for name, entries in _Gold(page, note).lists().items():
        if entries:
            lines += [f"{name}:", *(f"- {flow(entry)}" for entry in entries)]
    return "\n".join(lines) + "\n"


def write_gold(pages: Iterable[Page], folder: Path, note: Note) -> int:
    """``ID.yaml`` for each page; how many there are. ``InputError`` for two of one name."""
    written: set[str] = set()
    for page in pages:
        name = re.sub(r"[^\w-]+", "-", page.id)
        if name in written:
            raise InputError(f"two documents are called {page.id}; give one another name")
        written.add(name)
        write_utf8(folder / f"{name}.yaml", gold_text(page, note))
    return len(written)


class _Gold:
    """The lists of a gold document, made from marks."""

    def __init__(self, page: Page, note: Note) -> None:
        self._page = page
        self._note = note
        self._filler = Filler(page, note)
        marks = {mark.id: mark for mark in page.marks}
        self._linked: defaultdict[tuple[str, str], list[Mark]] = defaultdict(list)
        self._linking: defaultdict[tuple[str, str], list[Mark]] = defaultdict(list)
        for link in page.links:
            self._linked[link.source, link.label].append(marks[link.target])
            self._linking[link.target, link.label].append(marks[link.source])

    def lists(self) -> dict[str, list[Entry]]:
        """Quantities, changes, people, events, times, in text order."""
        return {
            "quantities": [
                {**place, **self._values(mark), **self._parts(mark), **self._period(mark)}
                for mark, place in self._placed("quantity")
            ],
            "changes": [{**place, **self._change(mark)} for mark, place in self._placed("change")],
            "people": [self._person(mark) for mark in self._page.marks if mark.label == "person"],
            "events": [{**place, **self._event(mark)} for mark, place in self._placed("event")],
            "times": [{**place, **self._values(mark)} for mark, place in self._placed("time")],
        }

    def _placed(self, label: str) -> Iterator[tuple[Mark, Entry]]:
        """The marks of a label, each with its quote, and ``nth`` where the quote is not enough."""
        text = self._page.text
        finder = QuoteFinder(text)
        for mark in self._page.marks:
            if mark.label != label:
                continue
            quote = self._page.words(mark)
            place: Entry = {"q": quote}
            if finder.find(quote, None) != mark.start:
                nth = 1
                while nth_occurrence(text, quote, nth) != mark.start:
                    nth += 1
                place["nth"] = nth
            yield mark, place

    def _values(self, mark: Mark) -> Entry:
        values = self._filler.filled(mark)
        entry: Entry = {name: values[name] for name in LABELS[mark.label] if name in values}
        for name in _NUMBERS:
            if name in entry:
                entry[name] = self._decimal(mark, entry[name])
        for name in ("approximate", "comparison_inherited"):
            if name in entry:
                entry[name] = entry[name] == "true"
        return entry

    def _decimal(self, mark: Mark, digits: str) -> Decimal:
        try:
            return Decimal(digits)
        except InvalidOperation:
            raise self._wrong(
                mark, f"{digits!r} is no number; write digits, such as 8000"
            ) from None

    def _parts(self, mark: Mark) -> Entry:
        return {
            label: self._words(found[0])
            for label in _PARTS
            if (found := self._linked[mark.id, label])
        }

    def _change(self, mark: Mark) -> Entry:
        numbers = {
            label: self._values(found[0])
            for label in ("amount", "from", "to")
            if (found := self._linked[mark.id, label])
        }
        of = self._linked[mark.id, "of"]
        named = {"of": self._page.words(of[0])} if of else {}
        parts = {**self._parts(mark), **self._period(mark)}
        return {**self._values(mark), **numbers, **named, **parts}

    def _period(self, mark: Mark) -> Entry:
        found = self._linked[mark.id, "period"]
        return {"period": self._ends(found[0])} if found else {}

    def _ends(self, mark: Mark) -> list[str | None]:
        values = self._filler.filled(mark)
        return [values.get("first"), values.get("last")]

    def _person(self, mark: Mark) -> Entry:
        name = self._name(mark)
        marks = sorted([mark, *self._linking[mark.id, "person"]], key=lambda each: each.start)
        finder = MentionFinder(self._page.text)
        for each in marks:
            words = self._page.words(each)
            if finder.find(words) != each.start:
                self._note(f"{self._page.id}: gold cannot say which {words!r} is meant of {name}")
        entry: Entry = {"name": name, "mentions": [self._page.words(each) for each in marks]}
        bylines = mark.values.get("byline", "").split()
        if bylines:
            entry["byline"] = bylines[0] if len(bylines) == 1 else bylines
        roles = [
            {"title": self._words(title), "organization": body}
            for title in self._linked[mark.id, "role"]
            for body in [
                *map(self._words, self._linked[title.id, "organization"]),
                *([] if self._linked[title.id, "organization"] else [None]),
            ]
        ]
        return {**entry, "roles": roles} if roles else entry

    def _name(self, mark: Mark) -> str:
        return mark.values.get("name") or self._words(mark)

    def _event(self, mark: Mark) -> Entry:
        for label in ("time", "trigger"):
            if not self._linked[mark.id, label]:
                raise self._wrong(mark, f"has no {label}; link it to one")
        entry: Entry = {"time": self._ends(self._linked[mark.id, "time"][0])}
        for label in ("trigger", "actor", "what", "location"):
            if found := self._linked[mark.id, label]:
                entry[label] = self._words(found[0])
        people = self._linked[mark.id, "participant"]
        return {**entry, "participants": [self._name(each) for each in people]}

    def _words(self, mark: Mark) -> str:
        """The words of a part, read over the end of a column."""
        return _BREAKS.sub("", self._page.words(mark))

    def _wrong(self, mark: Mark, message: str) -> InputError:
        return InputError(f"{placed(self._page, mark)}: {message}")
