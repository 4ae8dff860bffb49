"""Finding quotes of a gold file in its text."""

from __future__ import annotations

from collections import Counter


def nth_occurrence(text: str, quote: str, nth: int) -> int:
    """Offset of the ``nth`` occurrence (from 1, overlapping ones count), or -1."""
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            break
    return at


class QuoteFinder:
    """Places the quotes of one list: the n-th identical quote is the n-th occurrence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: Counter[str] = Counter()

    def find(self, quote: str, nth: int | None) -> int:
        """Offset of the quote, or -1; ``nth`` overrides the count."""
        self._seen[quote] += 1
        return nth_occurrence(self._text, quote, nth or self._seen[quote])


class MentionFinder:
    """Places the mentions of one person, which stand in text order.

    Each is looked for behind the one before it, so that 王 after 王明 is not
    taken for the first character of that full name.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._behind = 0
        self._counted = QuoteFinder(text)

    def find(self, mention: str) -> int:
        """Offset of the mention, or -1."""
        counted = self._counted.find(mention, None)
        at = self._text.find(mention, self._behind)
        if at < 0:
            return counted
        self._behind = at + len(mention)
        return at
