"""A page: one text as it is read, with its articles, paragraphs and sentences.

Rules work on ``Page.reading``: the folded text without column breaks and stray
spaces. All offsets inside the pipeline are reading offsets; ``Page.span`` turns
them into spans of the original text when the document is assembled.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from zhextract.types import BylineFunction, Span

ParagraphKind: TypeAlias = Literal[
    "title",  # headline of an article
    "subtitle",  # line above or below a headline, of the same article
    "heading",  # sub-heading inside an article
    "byline",  # a line that only says who made the article
    "caption",  # text of a photograph
    "line",  # short line of an infographic or table, no sentence punctuation
    "masthead",  # page furniture: section, editors, mail address
    "body",  # everything else
]


_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
"""What ends a line; a break between two words of letters is read as a space."""


class Cuts(NamedTuple):
    """Where characters of the original were left out: two columns, one row a place."""

    at: tuple[int, ...] = (0,)
    """Reading offsets in order, the first of them 0."""
    ahead: tuple[int, ...] = (0,)
    """How much further along the original is from there on."""

    def original(self, offset: int) -> int:
        """The original offset of a reading offset."""
        return offset + self.ahead[bisect_right(self.at, offset) - 1]


class Paragraph(NamedTuple):
    """A paragraph of the reading text, half-open."""

    start: int
    end: int
    kind: ParagraphKind
    article: int


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence of the reading text, half-open, end mark included."""

    start: int
    end: int
    paragraph: int


class BylineName(NamedTuple):
    """A name in a byline position; offsets are reading offsets of the name alone."""

    start: int
    end: int
    function: BylineFunction
    article: int


class PageArticle(NamedTuple):
    """One article, reading offsets; ``title`` and ``dateline`` are half-open spans or None."""

    start: int
    end: int
    title: tuple[int, int] | None
    dateline: tuple[int, int] | None


class Page(NamedTuple):
    """A text laid out for reading."""

    original: str
    reading: str
    cuts: Cuts
    articles: tuple[PageArticle, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    bylines: tuple[BylineName, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Original half-open offsets of the reading stretch ``start:end``."""
        at, ahead = self.cuts
        row = bisect_right(at, start) - 1
        first = start + ahead[row]
        if row + 1 == len(at) or end <= at[row + 1]:
            return first, end + ahead[row]  # nothing was left out of it
        last = max(end - 1, start)
        return first, self.cuts.original(last) + end - last

    def quote(self, start: int, end: int) -> str:
        """What the stretch says: the original's characters, a column break inside repaired."""
        first, last = self.locate(start, end)
        text = self.original[first:last]
        if last - first == end - start or len(text.splitlines()) < 2:
            return text
        places = [self.locate(at, at + 1)[0] for at in range(start, end)]
        # A break between two words of letters is read as a space.
        return "".join(
            read if read == " " and self.original[place] in _BREAKS else self.original[place]
            for place, read in zip(places, self.reading[start:end], strict=True)
        )

    def span(self, start: int, end: int) -> Span:
        """The public span of a reading stretch."""
        first, last = self.locate(start, end)
        return Span(self.quote(start, end), first, last)

    def reading_name(self, byline: BylineName) -> str:
        """The name of a byline in the original script, without inner spaces."""
        return "".join(self.quote(byline.start, byline.end).split())
