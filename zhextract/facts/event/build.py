"""From the scopes of a page to its events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhextract.engine.atoms import Scope
from zhextract.facts.event.clause import shape_of
from zhextract.facts.event.dating import may_date
from zhextract.facts.event.model import FoundEvent, NamedPerson, Stretch
from zhextract.facts.event.reader import ClauseReader
from zhextract.facts.event.roles import Mentions
from zhextract.facts.event.vocabulary import vocabulary
from zhextract.facts.families import ALPHABET
from zhextract.text.page import Page

_TIME = ALPHABET["time"]
_FURNITURE = frozenset(("masthead", "byline"))
_PROSE = frozenset(("body", "caption"))
"""Paragraphs in which any verb may tell a happening; elsewhere only triggers do."""


def find_events(
    page: Page, scopes: Sequence[Scope], people: Sequence[NamedPerson], published: str | None
) -> list[FoundEvent]:
    """The dated happenings of a page, in text order.

    ``scopes`` carry the times as atoms of family ``time``; ``people`` are those
    of the page, whose indices ``participants`` holds. ``published`` is the ISO
    date of publication: what lies behind it is planned. Never raises for any text.
    """
    words = vocabulary()
    mentions = Mentions(
        (start, end, index) for index, one in enumerate(people) for start, end in one.mentions
    )
    found: list[FoundEvent] = []
    datelines = [article.dateline for article in page.articles if article.dateline]
    starts = [paragraph.start for paragraph in page.paragraphs]
    paragraph = -1
    reader: ClauseReader | None = None
    for scope in scopes:
        if _TIME not in scope.letters:
            continue
        for family, _, _, value in scope.atoms:
            if family == "time" and may_date(page.reading, value):
                break
        else:
            continue
        at = bisect_right(starts, scope.start) - 1
        if at != paragraph:
            paragraph, reader = at, None
        kind = page.paragraphs[at].kind if at >= 0 else "body"
        if kind in _FURNITURE:
            continue
        names = [(start, end) for start, end, _ in mentions.inside(scope.start, scope.end)]
        shape = shape_of(page.reading, scope, words, names, _opens(datelines, scope))
        reader = ClauseReader(shape, words, mentions, before=reader, prose=kind in _PROSE)
        for event in reader.events():
            ahead = not event.planned and _lies_ahead(event, published)
            found.append(event._replace(planned=True) if ahead else event)
    return found


def _opens(datelines: Sequence[Stretch], scope: Scope) -> int:
    """The end of the dateline that opens a scope; 0 where none does."""
    at = bisect_right(datelines, (scope.end, scope.end)) - 1
    return datelines[at][1] if at >= 0 and datelines[at][1] > scope.start else 0


def _lies_ahead(event: FoundEvent, published: str | None) -> bool:
    begins = event.time.first or event.time.last
    return bool(published and begins and begins[:10] > published)
