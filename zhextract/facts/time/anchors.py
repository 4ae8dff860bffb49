"""Anchors: what gives a point the year, month or day that it does not say.

One ``Anchors`` walks one page in text order. ``at`` says where the reader is,
the ``..._for`` methods fill gaps, ``note`` remembers what was stated.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from zhextract.facts.time.dates import day_of, latest_day, month_end, next_month
from zhextract.facts.time.model import Interval
from zhextract.text.page import Page, Paragraph

_HEADINGS = frozenset({"title", "subtitle", "heading"})
_GOVERNING = _HEADINGS | {"line"}


class Anchors:
    """The state of one walk over one page; a new one for each page."""

    def __init__(self, page: Page, published: date | None) -> None:
        self.published = published
        self.filed = published
        """The day that 今天 is: that of the dateline, where it is just before publication."""
        self.day: date | None = None
        """The day last stated in the article."""
        self.near: date | None = None
        """The day last stated in the paragraph, also one after publication."""
        self.whole_year: int | None = None
        """The whole year last stated in the article."""
        self.stated_year: int | None = None
        """The year last stated in the paragraph: what 当年 and 次年 go back to."""
        self.month: tuple[int, int] | None = None
        """Year and month last stated in the paragraph."""
        self.span: Interval | None = None
        """The like, but longer than a day: what 同期 goes back to."""
        self.period: Interval | None = None
        """The interval last stated in the article that is no base of comparison."""
        self.feast: tuple[str, Interval] | None = None
        """The feast last named in the article, and its days off: what 假期 goes back to."""
        self.pointed: tuple[int, date] | None = None
        """Where 今天 or 昨天 last ended, and which day it was."""
        self._plan: date | None = None
        """A day after publication that the article stated."""
        self._term: date | None = None
        """The same, or a term of such a plan (3月底前), that the paragraph stated."""
        self._page = page
        self._paragraph = -1
        self._sentence = -1
        self._here: Paragraph | None = None
        self._turn = 0
        self._article = -1
        self._year: int | None = None
        self._year_ends_with_sentence = False
        self._year_of_date = False
        """Whether the year that governs is that of a day or month (2022年11月5日)."""
        self._heading_year: int | None = None
        self._in_heading = False

    def at(self, offset: int) -> Paragraph | None:
        """Move to ``offset``; what governed only the text before it is dropped."""
        if offset < self._turn:
            return self._here
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
            self._year_of_date = False
        self._here, self._turn = here, self._next_turn()
        return here

    def _next_turn(self) -> int:
        """Where the next sentence or paragraph starts."""
        page, turn = self._page, len(self._page.reading) + 1
        if self._sentence + 1 < len(page.sentences):
            turn = page.sentences[self._sentence + 1].start
        if self._paragraph + 1 < len(page.paragraphs):
            turn = min(turn, page.paragraphs[self._paragraph + 1].start)
        return turn

    def _enter(self, paragraph: Paragraph) -> None:
        if paragraph.article != self._article:
            self._article = paragraph.article
            self.whole_year = self.feast = None
            self.day = self.period = self.span = self._plan = self._heading_year = None
            self.filed = self._filed(paragraph.article)
        heads = paragraph.kind in _HEADINGS
        if heads and not self._in_heading:
            self._heading_year = None  # what stands under a new heading is its own
        self._in_heading = heads
        self._year, self._year_ends_with_sentence = self._heading_year, False
        self._year_of_date = False
        self.month = self.near = self.stated_year = self._term = None

    def _filed(self, article: int) -> date | None:
        """The day of an article's dateline, if just before publication, else that of publication.

        What is filed on the 30th says 今天 for the 30th, though the paper comes out on the 1st.
        """
        published, dateline = self.published, self._page.articles[article].dateline
        if published is None or dateline is None:
            return published
        stated = _FILED.search(self._page.reading, *dateline)
        if stated is None:
            return published
        year = published.year - (int(stated[1]) > published.month)
        day = day_of(year, int(stated[1]), int(stated[2]))
        return day if day and 0 < (published - day).days <= _FRESH else published

    def sentence_start(self) -> int:
        """Where the sentence that the reader is in begins."""
        return self._page.sentences[self._sentence].start if self._sentence >= 0 else 0

    def sentence_end(self) -> int:
        """Where the sentence that the reader is in ends."""
        sentences = self._page.sentences
        return sentences[self._sentence].end if self._sentence >= 0 else len(self._page.reading)

    @property
    def year(self) -> int | None:
        """The year that governs here, if one was stated."""
        return self._year

    def govern(self, year: int, *, stated: bool, heads: bool, dated: bool) -> None:
        """Let ``year`` govern: to the end of the paragraph if ``stated``, else of the sentence.

        With ``heads``, a year in a heading governs what stands under it too.
        """
        self._year, self._year_ends_with_sentence = year, not stated
        self._year_of_date = dated
        self.stated_year = year
        here = self._page.paragraphs[self._paragraph] if self._paragraph >= 0 else None
        if heads and here is not None and here.kind in _GOVERNING:
            self._heading_year = year

    def note(self, interval: Interval, *, planned: bool = False) -> None:
        """Remember a stated interval that is no base of comparison.

        What is only planned for a day does not make it the day of the article.
        """
        first, last = interval.first, interval.last
        if first is None and last is None:
            return
        self.period = interval
        if interval.granularity == "year" and last is not None:
            self.whole_year = last.year
        known = last or first
        days = first and last and (last - first).days
        if known is not None and (interval.granularity in _FINE or (days or 99) < 31):
            self.month = (known.year, known.month)
        if interval.granularity not in _DAYS or first is None:
            self.span = interval
        of_days = interval.granularity in _DAYS or interval.clock is not None
        if first is None and self.published is not None and known and known > self.published:
            self._term = known
        if known is not None and first == last and of_days:
            if interval.approximate and interval.clock is None:
                return
            self.near = known
            if self.published is not None and known > self.published:
                self._plan = self._term = known
            elif not planned:
                self.day = known

    def year_for(
        self,
        month: int,
        day: int | None,
        *,
        future: bool,
        deadline: bool = False,
        over: bool = False,
    ) -> int | None:
        """The year of a month or month-day that has none.

        One that comes within two months is the coming one, unless it is ``over`` or the
        article tells of an earlier year: of last year's a paper would say so.
        """
        published = self.published
        if self._year is not None and not (future and published and self._year < published.year):
            return published.year if published and self._is_news(month, day) else self._year
        if published is None:
            return self._nearest_year(month, day)
        year = published.year
        if day is not None and (month, day) != (2, 29):
            day = min(day, month_end(year, month))
        start = day_of(year, month, day or 1)
        if start is None:  # 29 February: the latest year that has it
            while day_of(year, month, day or 1) is None and year > published.year - 8:
                year -= 1
            return year
        if (ahead := self._planned_year(month, day)) is not None:
            return ahead
        if start <= published:
            if deadline:  # 5月底前 of a 25 June is over: the coming one is far
                return year + (published - start > _SOON)
            if future:
                return self._nearer(year, year + 1, month, day)
            return year
        if deadline or (not over and start - published <= _SOON and not self._tells_of_past):
            return year
        return self._nearer(year - 1, year, month, day) if future else year - 1

    def _nearest_year(self, month: int, day: int | None) -> int | None:
        """The year by which a date lies nearest to the day that the article told last."""
        if (known := self.day) is None:
            return None
        years = (known.year, known.year - 1, known.year + 1)
        dates = [found for year in years if (found := day_of(year, month, day or 1))]
        return min(dates, key=lambda found: abs(found - known)).year if dates else None

    def _is_news(self, month: int, day: int | None) -> bool:
        """Whether the day is one of the last before publication, under a year of statistics.

        4月26日 is the day on which the takings of 2022 were published.
        """
        published, year = self.published, self._year
        if published is None or day is None or self._year_of_date:
            return False
        if year is None or year >= published.year:
            return False
        found = day_of(published.year, month, day)
        return found is not None and timedelta(0) <= published - found <= _LATELY

    @property
    def _tells_of_past(self) -> bool:
        """Whether the time last stated in the article lies in an earlier year."""
        known = self.period and (self.period.last or self.period.first)
        return bool(known and self.published and known.year < self.published.year)

    def _planned_year(self, month: int, day: int | None) -> int | None:
        """The year of a planned day just stated, for a date in the month after or before it."""
        plan, term, published = self._plan, self._term, self.published
        if term is not None and published is not None and term.year == published.year:
            stated = day_of(term.year, month, day or 1)
            if stated is not None and stated >= term:
                return term.year  # 3月底前…，6月…
        if plan is None:
            return None
        stated = day_of(plan.year, month, day or 1)
        return plan.year if stated and abs((stated - plan).days) <= 31 else None

    def _nearer(self, past: int, coming: int, month: int, day: int | None) -> int:
        before, after = day_of(past, month, day or 1), day_of(coming, month, day or 1)
        if before is None or after is None or self.published is None:
            return past
        near = (after - self.published).days < (self.published - before).days
        return coming if near else past

    def day_for(self, day: int, *, future: bool, deadline: bool = False) -> date | None:
        """The date of a bare day of the month; the coming one where it is a term (18日前).

        It falls into the month last stated, except where that month is past and the
        day is one of the last before publication: then it is news of these days.
        """
        if self.published is not None and self.month is not None and not deadline:
            latest = latest_day(self.published, day, future=False)
            fresh = latest is not None and (self.published - latest).days <= _FRESH
            if fresh and self.month < (self.published.year, self.published.month - 1):
                return latest
        if self.month is not None:
            year, month = self.month
            found = day_of(year, month, day)
            stated = self.day
            if not future and self.published and found and found - self.published > _FAR_AHEAD:
                return latest_day(self.published, day, future=False)  # 5月3日…。29日
            if future and self.published and found and self.published - found > _LONG_PAST:
                return latest_day(self.published, day, future=True)  # 去年9月…。26日将
            if stated is not None and found is not None and stated.day - day > 20:
                return next_month(year, month, day)  # 8月31日 ... 1日
            return found
        if self.published is None:
            return None
        found = latest_day(self.published, day, future=future)
        if deadline and found is not None and found < self.published:
            return next_month(found.year, found.month, day)
        return found


_FILED = re.compile("(1[0-2]|[1-9])月([12][0-9]|3[01]|[1-9])日")
_FRESH = 3
"""Days before publication within which a bare day is news."""

_LATELY = timedelta(days=10)
"""Under a year of statistics a day of the last so many is one of the news."""
_LONG_PAST = timedelta(days=31)
"""A bare day of a month so long past is not what is planned."""
_FAR_AHEAD = timedelta(days=15)
"""A bare day so far ahead, of which no plan speaks, is the one of the month before."""
_SOON = timedelta(days=62)
"""A date without a year that is no further ahead is the coming one."""
_DAYS = frozenset({"day", "hour", "minute", "part_of_day"})
_FINE = frozenset({"day", "hour", "minute", "part_of_day", "month", "ten_days"})
