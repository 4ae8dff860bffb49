"""Finding the date of publication that a page itself prints."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import regex

from zhextract.facts.time.small import digits, small
from zhextract.text.page import Page

_NUMERALS = "〇零○一二三四五六七八九"


@cache
def _date_pattern() -> str:
    return rf"""(?:
        (?<![0-9]) (?P<year>(?:19|20)[0-9]{{2}})
          (?: [ ]?年[ ]?(?P<month>1[0-2]|0?[1-9])[ ]?月[ ]?(?P<day>3[01]|[12][0-9]|0?[1-9])[ ]?日
            | (?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)
              (?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])
            | (?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12][0-9]|0[1-9])(?![0-9]) )
      | (?P<year>[一二][{_NUMERALS}]{{3}})年(?P<month>十?[一二三四五六七八九]|十)月
          (?P<day>[二三]?十?[一二三四五六七八九]|[二三]?十)日
    )"""


@cache
def _signs() -> tuple[str, ...]:
    """Where a page says its date, the surest first."""
    when = _date_pattern()
    clock = r"(?:[ T]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    weekday = r"[ ]*（?(?:星期|周|礼拜)[一二三四五六日天]）?"
    return (
        r"(?:(?:发布|发表|刊发|发稿|播出|公告|见报|出版|更新|上线|上传)(?:时间|日期|于)|(?:刊|载)于)"
        rf"[ ]?[:：]?[ ]*{when}",
        rf"{when}{weekday} | {weekday}[ ]*{when}",
        rf"^[^\n]{{0,12}}(?:社|报|网|台)[^\n，。]{{0,12}}?{when}(?:电|讯|消息)",
        rf"《[^》\n]{{2,12}}》[ ]*（?{when}",
        rf"^[ —（]*{when}(?:上午|下午)?在[^\n，。；]{{2,40}}(?:会议|大会|全会|会)上?[ ）]*$",
        r"^[ （]*(?:日期|时间|来源|来源：[^\n，。；：]{1,16}|[^\n，。；：]{0,16}[网报社台端播刊])?"
        rf"[ :：|]*{when}{clock}[ |）]*(?:来源[^\n]{{0,30}}|第?[^\n，。]{{0,12}}版?)?$",
        # a line of marks, of which one is a date with its clock: 江城发布 2024-06-18 09:30 湖北
        rf"^[^\n，。；！？]{{0,30}}[ ]{when}[ ]+[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?=[ \n]|$)"
        r"[^\n，。；！？]{0,40}$",
    )


@cache
def _compiled(sign: str) -> regex.Pattern[str]:
    """The pattern of a sign; the first one found is enough, so that few pages need all."""
    return regex.compile(sign.replace("#", r"\#"), regex.VERBOSE | regex.MULTILINE)


@cache
def _year() -> re.Pattern[str]:
    """What every sign holds; cheap."""
    return re.compile(f"(?:19|20)[0-9]{{2}}|[一二][{_NUMERALS}]{{3}}年")


def find_published(page: Page) -> str | None:
    """The ISO date of publication that ``page`` prints, or None; never guessed.

    It is looked for where pages print it: after 发布时间, beside a weekday in a
    masthead, in a dateline that has its year, after the name of a programme, or
    alone on a line. A date in running text is none.
    """
    text = page.reading
    if _year().search(text) is None:
        return None
    for number, sign in enumerate(_signs()):
        for match in _compiled(sign).finditer(text):
            if number == 1 and not _prints(page, match.start(), match.end()):
                continue
            found = _read(match)
            if found is not None:
                return found.isoformat()
    return None


def _prints(page: Page, start: int, end: int) -> bool:
    """Whether the line of a date beside a weekday is page furniture, not a sentence."""
    line_start = page.reading.rfind("\n", 0, start) + 1
    line_end = page.reading.find("\n", end)
    line = page.reading[line_start : line_end if line_end >= 0 else len(page.reading)]
    return len(line) <= 80 and not regex.search("[，。；！？]", line)


def _read(match: regex.Match[str]) -> date | None:
    year, month, day = match.group("year", "month", "day")
    try:
        return date(digits(year), small(month.lstrip("0") or "0"), small(day.lstrip("0") or "0"))
    except ValueError:
        return None
