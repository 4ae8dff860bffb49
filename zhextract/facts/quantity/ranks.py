"""Ranks (居全国第二, 前三) and scores of matches (3比1), which have no unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhextract.engine.compiled import compiled
from zhextract.errors import NumberError
from zhextract.facts.quantity.amounts import Amount
from zhextract.numerals import parse_number

_NUMBER = "(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"


@cache
def _rank_pattern() -> re.Pattern[str]:
    # ``re`` skips to 第 and 前 by a table of first characters, ``regex`` tries every place.
    return re.compile(
        rf"""
        (?: 第 (?P<ordinal>{_NUMBER}) (?P<place>位)? 名? | 前 (?P<top>{_NUMBER}) [位名强]?
          | (?: (?<=排[名在]) | (?<=[位名]列) ) (?P<bare>{_NUMBER}) (?P<placed>[位名])
          | (?P<first>首) 位 )
        (?= [，。；：！？、）”\s] | $ | [的且并和升降跌滑跃提] | 大(?![学家人伙夫]) )
        """,
        re.VERBOSE,
    )


# What ranks stand behind, in their clause: 居全国第二, 排名第五.
_RANKED = compiled(
    "(?:[居列]|位于|成为|排名|排行|排在|排到|排进|名次|跃升|升至|升到|跻身|进入|闯进|挺进|位次|获得?|摘得|夺得|退居|保持|稳坐)"
    "[^，。；：！？、（）\n]{0,14}$"
)


@cache
def _score_pattern() -> re.Pattern[str]:
    return re.compile(
        "(?P<own>[0-9]{1,3}) ?(?P<mark>[比:—-]) ?(?P<other>[0-9]{1,3})(?![0-9.:比万亿])"
    )


# Ranks shared out: 分列二、三位.
_SHARED_RANKS = compiled(
    f"(?:分列|分居)[^，。；：、！？0-9一二三四五六七八九十]{{0,6}}?(?<!第)(?P<rank>{_NUMBER})"
    f"(?:[、和](?P<rank>{_NUMBER}))++位?"
)

# A colon also stands in clock times, a dash in ranges: these make a score of them.
_SCORED = compiled("(?:比分[为是]?|[以成])$")
_WON = compiled(
    "(?:的?(?:总|大)?比分)?(?:逆转|险胜|完胜|大胜|力克|力擒|轻取|横扫|击[败溃退]|战[胜平]|[打逼踢握]平|不敌|负于|惜败|告负"
    "|大败|输给|领先|落后|取胜|获胜|胜出|绝杀|淘汰|[胜负](?![利责者]))"
)
_CLOSED = compiled("[，。；、）/ ]|$")
_TIE_BREAK = compiled("[(（][0-9]{1,2}[)）]")
_GOES_ON = frozenset("、/（( ")


def _results(reading: str) -> Iterator[re.Match[str]]:
    """The results of matches: a row of them (21:15、25:23) is told to be so in one place."""
    row: list[re.Match[str]] = []
    told = False
    end = -1
    for match in _score_pattern().finditer(reading):
        start = match.start()
        if start and reading[start - 1] in "0123456789.:比-—":
            continue
        if start - 1 != end or reading[end] not in _GOES_ON:
            yield from row if told else ()
            row, told = [], False
        row.append(match)
        told = told or _is_result(reading, match)
        tie_break = _TIE_BREAK.match(reading, match.end())  # 7-6(4)
        end = match.end() if tie_break is None else tie_break.end()
    yield from row if told else ()


def _is_result(reading: str, match: re.Match[str]) -> bool:
    """Whether what stands around two numbers says that they are a result."""
    start, end = match.span()
    if match["mark"] == "比" or _WON.match(reading, end):
        return True
    if not _SCORED.search(reading, max(0, start - 3), start):
        return False
    return match["mark"] == ":" or _CLOSED.match(reading, end) is not None


def scan_ranks(reading: str) -> list[Amount]:
    """Ranks and match scores of a reading text, in order."""
    found: list[Amount] = []
    for match in _rank_pattern().finditer(reading):
        before = reading[max(0, match.start() - 20) : match.start()]
        if match["place"] is None and match["placed"] is None and _RANKED.search(before) is None:
            continue
        written = match["ordinal"] or match["top"] or match["bare"] or "一"
        rank = _amount(written, match.start(), match.end(), "rank", top=bool(match["top"]))
        if rank is not None:
            found.append(rank)
    for shared in _SHARED_RANKS.finditer(reading):
        spans = shared.spans("rank")
        ends = [end for _, end in spans[:-1]] + [shared.end()]
        for (start, until), end in zip(spans, ends, strict=True):
            rank = _amount(reading[start:until], start, end, "rank", top=False)
            if rank is not None:
                found.append(rank)
    for match in _results(reading):
        score = _amount(match["own"], match.start(), match.end(), "score", top=False)
        if score is not None:
            found.append(score)
    return sorted(found, key=lambda amount: amount.start)


def _amount(written: str, start: int, end: int, kind: str, *, top: bool) -> Amount | None:
    try:
        value = parse_number(written)
    except NumberError:
        return None
    bound = "at_most" if top else "exact"
    return Amount(start, end, value, None, None, bound, None, None, None, kind)  # type: ignore[arg-type]
