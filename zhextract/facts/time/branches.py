"""The branches of the point patterns: one pattern for each kind of expression.

Each function makes one pattern of ``pattern.py``: branch name to body, in the
order in which they are tried.
"""

from __future__ import annotations

from functools import cache

from zhextract.facts.time import parts
from zhextract.facts.time.parts import DASH, LIST, WHOLE
from zhextract.facts.time.small import SMALL
from zhextract.facts.time.words import table

_COUNT = (
    r"(?P<count>[0-9]{1,3}|[一二三四五六七八九两]?十[一二三四五六七八九]?|[一二三四五六七八九两])"
)
_NUMERAL = "[0-9一二三四五六七八九十两]"
_NUMERALS = "0123456789一二三四五六七八九十两廿〇"
_UNIT = r"(?P<unit>年|个?月|个?季度|天|日|个?周末?|个星期)"
# With 近 before it a length of time (近24小时, 近两周), with 过去 a stretch that ends now.
# What stands behind a bare weekday in news, and in no name: 总统周三表示.
_NEWS = (
    "表示|宣布|说|称|发[布表生]|公[布开]|报[告道]|重申|裁[定决]|召开|会[见晤谈]|警告|收[于报盘]|开[盘始]"
    "|正式|否[认决]|签署|批准|通过|提[出议名]|呼吁|要求|拒绝|决定|指[出责]|透露|证实|抨击|敦促"
    "|承诺|强调|认为|抵达|启动|结束|展开|访问|前往|离开|投票|起诉|逮捕|出席|遭"
)
_SPAN = r"(?<!近[0-9一二三四五六七八九十两]{1,3})(?P<unit>周(?![岁年边末])|个?小时)"
_CENTURY = r"(?P<century>上世纪|本世纪|[12][0-9]世纪|二十一?世纪)"
_DECADE = r"(?P<decade>[0-9]0|(?:19|20)[0-9]0|[一二三四五六七八九]十)年代(?:[初末]期?|中期|后期)?"
_DAY_BORDER = r"(?![元内游后间均程志用本产龄]|报(?!道)|夜(?![间里])|以[内后前]|左右|之[内后前])"
_ENOUGH = r"(?![级龄轻货度份多]|之?[前后]|之久|的?(?:时间|历史|努力))"
"""After a rolling period: it is no length of time (近五年的努力)."""


def number() -> dict[str, str]:
    """Expressions that begin with a number and need no other to be times."""
    return {
        "iso": r"""(?<![0-9./-])(?P<year>(?:19|20)[0-9]{2})(?P<sep>[-/.])
            (?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])""",
        "season": r"""(?<![0-9./-])(?P<year>(?:19|20)[0-9]{2})[-/—]{1,2}(?P<year2>(?:20)?[0-9]{2})
            (?:财政年度|年度|财年|学年|(?P<played>赛季))""",
        "decade": rf"""{WHOLE} (?: {_CENTURY}[ ]?{_DECADE} | {_DECADE}
            | {_CENTURY}(?:(?P<century_edge>[中末]叶|[初末])|(?=以来)) )""",
        "year": parts.YEAR,
        "span": rf"{WHOLE}(?<![近去这续期续达约余多共数几]) {_COUNT}年(?:来(?!自)|间(?=[，年]))",
        "offset": rf"""{WHOLE}(?<![近去续约余多达期满历用内每]){_COUNT}(?P<unit>年|个月|天|周)
            (?P<side>以?前|之前|以?后|之后)
            (?:(?![的后期夕卫排台续置])|(?<=[由从较比]{_NUMERAL}{{1,2}}\w{{1,2}}以?前)(?=的))""",
    }


def word() -> dict[str, str]:
    """Expressions that begin with a word."""
    return {
        "brief": r"(?P<near>[今去明])(?P<season_of>[春夏秋冬])(?![天季]天)[天季]?(?P<same>同期)?",
        "year": parts.relative("year"),
        "era": parts.YEAR,
        "month": parts.relative("month"),
        "quarter": rf"{parts.relative('quarter')} (?P<edge>[底末初])?",
        "day": parts.relative("day"),
        "workday": parts.relative("workday"),
        "weekday": rf"""{parts.relative("week")} (?P<weekday>[一二三四五六日天])(?![周期])
            | (?<![每逢隔上下第0-9一二三四五六七八九十数老]) {parts.WEEKDAY}
              (?=[，、（。 ]|[至到起举将上下中凌早晚清的在对向与同从就因由被也还已再]
                |{_NEWS})""",
        "week": rf"{parts.relative('week')} (?P<weekend>末)?",
        "decade": rf"{_CENTURY} [ ]? (?: {_DECADE} | (?P<century_edge>[中末]叶|[初末])|(?=以来) )",
        "so_far": r"截[至止]到?(?:目前|发稿时?|当前|现在|记者发稿)",
        "opening": r"(?:开年|年初)(?=以来)",
        "holiday": parts.HOLIDAY,
        "yearly": r"""(?<![0-9一二三四五六七八九十两几数多半成去今当同每全隔逐周财整某])
            (?:(?P<year_so_far>年内)(?=已|累计|[涨跌])
              | 年内(?![涝轮部卷刊地蒙最次高低]|新[高低]))""",
        "rolling": rf"""(?<![历经用达有长了时等连续就任超已后])
            (?: (?P<back>(?<!在)近|过去|最近)[的这]? | (?<!在)(?P<ahead>未来|今后|接下来)的?
              | (?P<prior>对上|(?<![以之此])前(?!\S{{1,2}}个?[月季])) )
            {_COUNT}(?:{_UNIT}(?<=周末)|(?:{_UNIT}|{_SPAN}){_ENOUGH})(?:以?来|间|里|内|期间)?+""",
        "tens": parts.TEN_DAYS,
        "edges": parts.BARE_EDGE,
        "until_then": r"届时",
        "plan": r"""(?P<plan>十[一二三四五]五)
            (?: (?P<edge>[末初](?![步中]))
              | (?P<plan_tail>(?:规划)?(?:期间|时期)|以来|前[一二三四]年) )
            | 第(?P<plan>十?[一二三四五六七八九]|十)个(?:五年|5年)(?:规划|计划)
              (?P<plan_tail>期间|时期)""",
        "occasion": r"""(?: (?<=[，。；：！？\n 在])会上|发布会上|仪式上|座谈会上|现场会上
            |大会上|推进会上 )(?!的)""",
        "clock": rf"{parts.part_of_day()}[ ]?{parts.clock()}",
    }


@cache
def word_begins() -> dict[str, frozenset[str]]:
    """The characters that each branch of ``word`` can begin with."""
    relative = table("relative")
    seen = {
        unit: "".join(word[0] for word in relative.words(unit=unit))
        for unit in ("year", "month", "quarter", "day", "workday", "week")
    }
    begins = seen | {
        "brief": "今去明",
        "era": f"公民{_NUMERALS}",
        "weekday": seen["week"] + "星周礼",
        "decade": f"上本{_NUMERALS}",
        "so_far": "截",
        "opening": "开年",
        "holiday": "假长节",
        "yearly": "年",
        "rolling": "近过最未今接对前",
        "tens": "上中下",
        "edges": "月年岁",
        "until_then": "届",
        "plan": "十第",
        "occasion": "会发仪座现大推",
        "clock": "".join(word[0] for word in table("parts_of_day").words()),
    }
    return {branch: frozenset(characters) for branch, characters in begins.items()}


def quoted() -> dict[str, str]:
    """Expressions that begin with a quotation mark: plans and feasts."""
    return {
        "plan": r"""[“‘](?P<plan>[六七八九]五|十[一二三四五六七八九]?五)[”’]
            (?P<edge>末|初)?(?P<plan_tail>(?:规划)?(?:期间|时期|期)|以来|前[一二三四]年)?""",
        "feast": parts.quoted_feast(),
    }


def in_year() -> dict[str, str]:
    """What stands within a year, after it or alone."""
    return {
        "lunar": rf"[的 ]?{WHOLE}{parts.LUNAR}",
        "in_month": rf"[的 ]?{WHOLE}{parts.MONTH}{parts.RUN}",
        "annual": r"年度|(?P<half>半)年度",
        "quarters": rf"[的 ]?{WHOLE}{parts.QUARTER}",
        "half": rf"[的 ]?{parts.HALF}",
        "months": rf"[的 ]?{parts.FIRST_MONTHS}",
        "edges": rf"{parts.YEAR_EDGE}(?<=.[底末初中终])",
        "whole": r"[的 ]?(?P<whole>全年)(?!龄)",
        "same": r"[的 ]?(?P<same>同[期月季日])(?![步声])",
        "seasons": rf"[的 ]?{parts.SEASON}",
        "holiday": rf"[的 ]?{parts.HOLIDAY}",
        "feast": rf"[的 ]?{parts.feast()}(?:档期?(?!案))?",
    }


def in_month() -> dict[str, str]:
    """What stands within a month."""
    return {
        "day": rf"[ ]?{parts.DAY}{parts.RUN}",
        "tens": rf"的?{parts.TEN_DAYS}",
        "weeks": rf"""的?(?:[首前头](?P<first_days>{SMALL})
                (?:(?P<by_week>个?(?:周(?!年)|星期))|[天日])
            | 第(?P<week_number>[一二三四])(?:周|个?星期)(?![一二三四五六日]))""",
        "edges": rf"{parts.MONTH_EDGE}{parts.RUN}",
        "same": r"的?(?P<same>同期)",
        "own": r"(?P<aside>当月)",
    }


def tail() -> dict[str, str]:
    """What may stand after a day: weekday, part of the day, clock."""
    return {
        "tail": rf"""(?P<week_to>当周)?+ (?: [ ]?（?{parts.WEEKDAY}）? )?+
            (?: [ ]?{parts.part_of_day()} )?+ (?: [ T]?{parts.clock()} )?+"""
    }


def loose() -> dict[str, str]:
    """Numbers that are times only where nothing else claims them: a bare day or clock."""
    return {
        "bare_day": rf"""{WHOLE}(?<![续近去期历达每满首共前后])(?<!(?<!合)约)
            (?P<day>[0-9]{{1,2}}|[二三]?十[一二三四五六七八九]?)
            (?: 日{_DAY_BORDER}
              | (?<=[，。；：、！？\n（ 于在从至到自和]{SMALL})号(?=[上下凌晚早清，至起])
              | (?=(?:、[0-9]{{1,2}}){{0,5}}(?:{DASH}|{LIST})[0-9]{{1,2}}日{_DAY_BORDER}) )""",
        "clock": rf"{WHOLE} {parts.SURE_CLOCK} {parts.clock()}",
    }
