"""The reading: the folded text less what was left out, with its map back to the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from zhextract.text.page import Cuts


class Edit(NamedTuple):
    """Leave out ``start:end``; ``put``, one character at most, stands for its first one."""

    start: int
    end: int
    put: str = ""


class Reading(NamedTuple):
    """A text that is read, and where each stretch of it stands in the original."""

    text: str
    cuts: Cuts = Cuts()

    def edit(self, edits: Sequence[Edit]) -> Reading:
        """Apply edits, which are in order and do not overlap."""
        if not edits:
            return self
        old_at, old_ahead = self.cuts
        pieces: list[str] = []
        at, ahead = [0], [0]
        length = last = 0
        for edit in (*edits, Edit(len(self.text), len(self.text))):
            kept = edit.start - last + len(edit.put)
            if kept:
                lost = last - length
                first = bisect_right(old_at, last)
                if old_ahead[first - 1] + lost != ahead[-1]:
                    at.append(length)
                    ahead.append(old_ahead[first - 1] + lost)
                for index in range(first, bisect_left(old_at, last + kept)):
                    at.append(old_at[index] - lost)
                    ahead.append(old_ahead[index] + lost)
                pieces += (self.text[last : edit.start], edit.put)
                length += kept
            last = edit.end
        return Reading("".join(pieces), Cuts(tuple(at), tuple(ahead)))


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
