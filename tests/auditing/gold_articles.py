"""The articles of ``gold/``: what must be found in each, and how it is scored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from zhextract.auditing import Finding

GOLD = Path(__file__).parent / "gold"


class Expected(NamedTuple):
    kind: str
    quotes: frozenset[str]


class Article(NamedTuple):
    id: str
    published: str
    text: str
    findings: tuple[Expected, ...]


class Score(NamedTuple):
    found: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)

    def __add__(self, other: object) -> Score:  # sums of scores, not of tuples
        assert isinstance(other, Score)
        return Score(*(one + two for one, two in zip(self, other, strict=True)))


def articles(part: str) -> Iterator[Article]:
    for path in sorted((GOLD / part).glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            expected = tuple(
                Expected(finding["kind"], frozenset(finding["quotes"]))
                for finding in entry.get("findings") or ()
            )
            yield Article(entry["id"], str(entry["published"]), entry["text"], expected)


def score(article: Article, found: tuple[Finding, ...]) -> Score:
    """A finding matches an expected one of its kind all of whose quotes it has."""
    left = list(found)
    matched = 0
    for expected in article.findings:
        for finding in left:
            quotes = {quote.text for quote in finding.quotes}
            if finding.kind == expected.kind and expected.quotes <= quotes:
                left.remove(finding)
                matched += 1
                break
    return Score(matched, len(article.findings) - matched, len(left))
