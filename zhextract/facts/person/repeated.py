"""Names too weak where they stand alone, which the page says again: 顾南桥执导 … 顾南桥坦言."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhextract.facts.person.candidates import THRESHOLD, Candidate
from zhextract.facts.person.inventory import characters

_KINDS = frozenset(("chinese", "foreign"))
_NEW = frozenset(("new.2", "new.3", "fnew", "token2.name", "token3.name", "ftoken.name"))
"""Signs that the dictionary has no such word, or has it as a name."""
_ORDINARY = frozenset(
    ("over.tail", "rest.2noun", "rest.2time", "rest.2verb", "rest.2word", "rest.many")
)
"""A surname with a word of everyday behind it: 段|时间."""
_PERSONAL = frozenset(
    (
        *("left.title", "left.weak", "left.trade", "left.office", "left.age", "right.title"),
        *("right.word", "right.speech", "right.deed", "right.office", "right.address"),
    )
)
"""What one of the places must have beside it."""
_AGAIN = 9
"""What each other place adds to the best one."""
_MOST = 3
_SHORTEST_FOREIGN = 3
"""Two syllables said again are as likely a word that no dictionary has: 科考."""


class Weak:
    """Candidates of a page by what they read."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Candidate]] = {}

    def keep(self, letters: str, found: Sequence[Candidate]) -> None:
        """Remember those that have too few points to be chosen."""
        for item in found:
            if item.points <= THRESHOLD and item.kind in _KINDS:
                self._kept.setdefault(letters[item.start : item.end], []).append(item)

    def supported(self, accepted: Collection[str]) -> dict[str, str]:
        """Those that read like an accepted name, or that stand in several places; their kinds."""
        known = characters()
        return {
            text: group[0].kind
            for text, group in self._kept.items()
            if text in accepted
            or (
                text not in known.no_person
                and not (group[0].kind == "foreign" and len(text) < _SHORTEST_FOREIGN)
                and _stands_often(group)
            )
        }


def _stands_often(group: Sequence[Candidate]) -> bool:
    labels = group[0].labels
    if len(group) < 2 or _NEW.isdisjoint(labels) or not _ORDINARY.isdisjoint(labels):
        return False
    if labels[1].endswith("x") or "ordinary" in labels:  # of a given name
        return False
    if all(_PERSONAL.isdisjoint(item.labels) for item in group):
        return False
    around = {item.labels for item in group}
    again = min(len(around) - 1, _MOST)
    return max(item.points for item in group) + _AGAIN * again > THRESHOLD
