"""Kinds ``weekday`` and ``order``: dates that the calendar does not have so."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from zhextract.auditing.model import Finding
from zhextract.auditing.page import Page, finding, words_between
from zhextract.auditing.words import Course, vocabulary
from zhextract.types import Time

_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(r"(?:星期|禮拜|礼拜|周|週)([一二三四五六日天])(?![至到—~～、和及或])")
_RANGE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号號]?[至到—~～-]+"
    r"(?:(?P<year2>\d{4})年)?(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})[日号號]"
)
_YEAR = re.compile(r"\d{4}年|[〇零一二三四五六七八九○]{4}年")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_NEAR = 8
"""Characters between a date and the word that says what began or ended then."""
_LONGEST_CLAUSE = 40
_CLAUSE = re.compile("[，。；,;、]")


def check_weekdays(page: Page) -> Iterator[Finding]:
    """A date and the day of the week beside it."""
    times = page.document.times
    for place, time in enumerate(times):
        if time.first is None or time.first[:10] != (time.last or "")[:10]:
            continue
        beside = [time]
        named = list(_WEEKDAY.finditer(time.text))
        if not named and time.granularity == "day" and place + 1 < len(times):
            following = times[place + 1]
            between = page.between(time.end, following.start)
            if len(between) <= 1 and not words_between(between) and between not in "、—-":
                beside.append(following)
                named = list(_WEEKDAY.finditer(following.text[:3]))
        if len(named) == 1 and _has_day(time):
            yield from _wrong_weekday(page, beside, named[0])


def _has_day(time: Time) -> bool:
    """Whether the time names its day of the month itself."""
    return re.search(r"月.{1,4}[日号號]|\d[-/.]\d{1,2}", time.text) is not None


def _wrong_weekday(page: Page, beside: list[Time], named: re.Match[str]) -> Iterator[Finding]:
    said = _WEEKDAYS.index(named[1].replace("天", "日"))
    days = _possible_days(beside[0], page.document.published)
    if any(day.weekday() == said for day in days):
        return
    sum = f"{days[0].isoformat()} = 星期{_WEEKDAYS[days[0].weekday()]} ≠ {named[0]}"
    place = beside[0].start
    yield finding(
        "weekday",
        "that date is another day of the week",
        sum,
        list(beside),
        article=_article_at(page, place),
    )


def _possible_days(time: Time, published: str | None) -> list[date]:
    """The date as resolved; where no year is named, that nearest to the publication too."""
    resolved = date.fromisoformat((time.first or "")[:10])
    if published is None or _YEAR.search(time.text):
        return [resolved]
    anchor = date.fromisoformat(published)
    month_day = (resolved.month, resolved.day)
    years = [year for year in range(anchor.year - 1, anchor.year + 2) if _has(year, month_day)]
    others = [resolved.replace(year=year) for year in years]
    nearest = min(others, key=lambda day: abs(day - anchor), default=resolved)
    return list(dict.fromkeys((resolved, nearest)))


def _has(year: int, month_day: tuple[int, int]) -> bool:
    return date.min.year <= year <= date.max.year and (month_day != (2, 29) or isleap(year))


def check_order(page: Page) -> Iterator[Finding]:
    """Ranges whose first day is after the last, and ends before their beginnings."""
    for time in page.document.times:
        if sum := _backward_range(time):
            says = "the first day is after the last"
            yield finding("order", says, sum, [time], article=_article_at(page, time.start))
    for course in vocabulary().course:
        yield from _backward_courses(page, course)


def _backward_range(time: Time) -> str | None:
    found = _RANGE.search(time.text.translate(_FULL_WIDTH))
    if found is None:
        return None
    year, year2 = found["year"], found["year2"] or found["year"]
    first = (int(found["month"]), int(found["day"]))
    last = (int(found["month2"] or found["month"]), int(found["day2"]))
    if year is not None and found["year2"] is not None:
        backward = (int(year), *first) > (int(year2), *last)
    else:  # 11月15日至3月15日 goes into the next year; within a month nothing does
        backward = found["year2"] is None and first[0] == last[0] and first > last
    if not backward:
        return None
    return f"{_day_words(year, *first)} > {_day_words(year2, *last)}"


def _day_words(year: str | None, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}" if year else f"{month}月{day}日"


def _backward_courses(page: Page, course: Course) -> Iterator[Finding]:
    """于4月16日开幕，4月12日闭幕: two times with one word each, and one thing that both are of."""
    for begun, ended in pairwise(page.document.times):
        if not _is_after(begun, ended):
            continue
        between = page.between(begun.end, ended.start)
        behind = page.between(ended.end, ended.end + _LONGEST_CLAUSE)
        first, last = _behind_word(between, course.begins), _behind_word(behind, course.ends)
        if first is None or last is None:
            continue
        thing = words_between(_CLAUSE.split(first)[0])
        link = words_between(first.replace(thing, "", 1))
        if (
            (not link or link in vocabulary().at)
            and (not thing or last.startswith(thing))
            and "。" not in first
        ):
            yield finding(
                "order",
                "it ended before it began",
                f"{begun.first} > {ended.last}",
                [begun, ended],
                article=_article_at(page, begun.start),
            )


def _behind_word(words: str, wanted: tuple[str, ...]) -> str | None:
    """What follows the first of the wanted words near the front; None where none is there."""
    for word in wanted:
        at = words.find(word)
        if 0 <= at <= _NEAR and not _CLAUSE.search(words[:at]):
            return words[at + len(word) :]
    return None


def _is_after(begun: Time, ended: Time) -> bool:
    if begun.first is None or ended.last is None:
        return False
    years = [_YEAR.search(time.text) is not None for time in (begun, ended)]
    if any(years) and not all(years) and begun.first[:4] != ended.last[:4]:
        return False  # which year the other one takes is a guess
    if not any(years) and begun.first[:7] != ended.last[:7]:
        return False
    return begun.first > ended.last


def _article_at(page: Page, place: int) -> int:
    for number, article in enumerate(page.document.articles):
        if article.start <= place < article.end:
            return number
    return 0
