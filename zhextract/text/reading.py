"""The reading: the folded text less what was left out, with its map back to the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from zhextract.text.page import Cut


class Edit(NamedTuple):
    """Leave out ``start:end``; ``put``, one character at most, stands for its first one."""

    start: int
    end: int
    put: str = ""


class Reading(NamedTuple):
    """A text that is read, and where each stretch of it stands in the original."""

    text: str
    cuts: tuple[Cut, ...] = (Cut(0, 0),)

    def edit(self, edits: Sequence[Edit]) -> Reading:
        """Apply edits, which are in order and do not overlap."""
        if not edits:
            return self
        pieces: list[str] = []
        cuts = [Cut(0, 0)]
        length = last = old = 0
        for edit in (*edits, Edit(len(self.text), len(self.text))):
            kept = edit.start - last + len(edit.put)
            if kept:
                end = last + kept
                old = self._carry(cuts, old, last, end, length)
                pieces += (self.text[last : edit.start], edit.put)
                length += kept
            last = edit.end
        return Reading("".join(pieces), tuple(cuts))

    def _carry(self, cuts: list[Cut], old: int, start: int, end: int, at: int) -> int:
        """Add the cuts for the kept stretch ``start:end``, which now stands at ``at``."""
        while old + 1 < len(self.cuts) and self.cuts[old + 1].reading <= start:
            old += 1
        ahead = start - self.cuts[old].reading + self.cuts[old].original
        if ahead - at != cuts[-1].original - cuts[-1].reading:
            cuts.append(Cut(at, ahead))
        while old + 1 < len(self.cuts) and self.cuts[old + 1].reading < end:
            old += 1
            cut = self.cuts[old]
            cuts.append(Cut(at + cut.reading - start, cut.original))
        return old


class Shift:
    """Where offsets of a reading are after edits; one within an edit is at its place."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._lost = list(accumulate(edit.end - edit.start - len(edit.put) for edit in edits))

    def __call__(self, offset: int) -> int:
        """The new offset of what stood at ``offset``."""
        if not self._starts or offset < self._starts[0]:
            return offset
        index = bisect_right(self._starts, offset) - 1
        edit = self._edits[index]
        lost = self._lost[index]
        if offset < edit.end:
            return edit.end - lost - (len(edit.put) if offset == edit.start else 0)
        return offset - lost
