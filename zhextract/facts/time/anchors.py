"""Anchors: what gives a point the year, month or day that it does not say.

One ``Anchors`` walks one page in text order. ``at`` says where the reader is,
the ``..._for`` methods fill gaps, ``note`` remembers what was stated.
"""

from __future__ import annotations

from datetime import date

from zhextract.facts.time.dates import day_of
from zhextract.facts.time.model import Interval
from zhextract.text.page import Page, Paragraph

_GOVERNING = frozenset({"title", "subtitle", "heading", "line"})


class Anchors:
    """The state of one walk over one page; a new one for each page."""

    def __init__(self, page: Page, published: date | None) -> None:
        self.published = published
        self.day: date | None = None
        """The day last stated in the article."""
        self.month: tuple[int, int] | None = None
        """Year and month last stated in the paragraph."""
        self.period: Interval | None = None
        """The interval last stated in the article that is no base of comparison."""
        self._page = page
        self._paragraph = -1
        self._sentence = -1
        self._article = -1
        self._year: int | None = None
        self._year_ends_with_sentence = False
        self._heading_year: int | None = None

    def at(self, offset: int) -> Paragraph | None:
        """Move to ``offset``; what governed only the text before it is dropped."""
        paragraphs, sentences = self._page.paragraphs, self._page.sentences
        moved = False
        while (
            self._paragraph + 1 < len(paragraphs)
            and paragraphs[self._paragraph + 1].start <= offset
        ):
            self._paragraph += 1
            moved = True
        here = paragraphs[self._paragraph] if self._paragraph >= 0 else None
        if moved and here is not None:
            self._enter(here)
        changed = False
        while self._sentence + 1 < len(sentences) and sentences[self._sentence + 1].start <= offset:
            self._sentence += 1
            changed = True
        if changed and self._year_ends_with_sentence:
            self._year, self._year_ends_with_sentence = self._heading_year, False
        return here

    def _enter(self, paragraph: Paragraph) -> None:
        if paragraph.article != self._article:
            self._article = paragraph.article
            self.day = self.period = self._heading_year = None
        self._year, self._year_ends_with_sentence = self._heading_year, False
        self.month = None

    def sentence_end(self) -> int:
        """Where the sentence that the reader is in ends."""
        sentences = self._page.sentences
        return sentences[self._sentence].end if self._sentence >= 0 else len(self._page.reading)

    @property
    def year(self) -> int | None:
        """The year that governs here, if one was stated."""
        return self._year

    def govern(self, year: int, *, stated: bool) -> None:
        """Let ``year`` govern: to the end of the paragraph if stated, else of the sentence."""
        self._year, self._year_ends_with_sentence = year, not stated
        here = self._page.paragraphs[self._paragraph] if self._paragraph >= 0 else None
        if stated and here is not None and here.kind in _GOVERNING:
            self._heading_year = year

    def note(self, interval: Interval) -> None:
        """Remember a stated interval that is no base of comparison."""
        first, last = interval.first, interval.last
        if first is None and last is None:
            return
        self.period = interval
        known = last or first
        if known is not None and first == last and interval.granularity != "year":
            self.day = known
        if known is not None and interval.granularity in _FINE:
            self.month = (known.year, known.month)

    def year_for(self, month: int, day: int | None, *, future: bool) -> int | None:
        """The year of a month or month-day that has none."""
        if self._year is not None:
            return self._year
        published = self.published
        if published is None:
            return None
        year = published.year
        start = day_of(year, month, day or 1)
        if start is None:  # 29 February: the latest year that has it
            while day_of(year, month, day or 1) is None and year > published.year - 8:
                year -= 1
            return year
        if start <= published:
            if future:
                return self._nearer(year, year + 1, month, day)
            return year
        return self._nearer(year - 1, year, month, day) if future else year - 1

    def _nearer(self, past: int, coming: int, month: int, day: int | None) -> int:
        before, after = day_of(past, month, day or 1), day_of(coming, month, day or 1)
        if before is None or after is None or self.published is None:
            return past
        near = (after - self.published).days < (self.published - before).days
        return coming if near else past

    def day_for(self, day: int, *, future: bool) -> date | None:
        """The date of a bare day of the month."""
        if self.month is not None:
            year, month = self.month
            found = day_of(year, month, day)
            stated = self.day
            if stated is not None and found is not None and stated.day - day > 20:
                return _next_month(year, month, day)  # 8月31日 ... 1日
            return found
        if self.published is None:
            return None
        return latest_day(self.published, day, future=future)


_FINE = frozenset({"day", "hour", "minute", "part_of_day", "month", "ten_days"})


def _next_month(year: int, month: int, day: int) -> date | None:
    return day_of(year + month // 12, month % 12 + 1, day)


def latest_day(published: date, day: int, *, future: bool) -> date | None:
    """The latest ``day`` of a month not after publication, or the nearer coming one."""
    year, month = published.year, published.month
    past = day_of(year, month, day)
    steps = 0
    while (past is None or past > published) and steps < 3:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        past = day_of(year, month, day)
        steps += 1
    if not future or past is None or past == published:
        return past
    coming = _next_month(past.year, past.month, day)
    if coming is not None and (coming - published) < (published - past):
        return coming
    return past
