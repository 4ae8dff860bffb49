"""The named parts that time expressions are composed of.

A part is a pattern in verbose mode. Groups are named and may recur in several
branches of the composed pattern, where one branch fills them at a time.
"""

from __future__ import annotations

from functools import cache

from zhextract.engine.lexicon import alternation
from zhextract.facts.time.small import SMALL
from zhextract.facts.time.words import guarded, relative_pattern, table

DASH = r"(?:[-—~至到]{1,2})"
LIST = r"[、和及与]"
_NUMBERED = r"(?<=(?:\A|\n)[0-9]{1,2}\.)(?=(?:19|20)[0-9]{2}年)"  # 7.2022年…: an item's number
WHOLE = rf"(?:(?<![0-9.:/一二三四五六七八九十百千万亿廿〇零第])|{_NUMBERED})"
"""Left border of a number: it is not the rest of a longer one, nor an ordinal."""

_Y4 = r"(?:19|20|21)[0-9]{2}"
_Y4_HANZI = r"[一二][〇零○一二三四五六七八九]{3}"
YEAR = rf"""(?:
    {WHOLE} (?:公元)? (?P<year>{_Y4}|1[4-8][0-9]{{2}}|{_Y4_HANZI})
      (?: (?P<fiscal>财政?年度?|财年) | 年度?(?![级轻龄]|代[^表]|的?历史|(?:可持续发展)?议程)
        | (?=(?:、{_Y4}){{0,5}}(?:{DASH}|{LIST}){_Y4}年(?!代)) )
  | 民国 (?P<minguo>[0-9]{{1,3}}|[一二三四五六七八九〇零]{{3}}|{SMALL}) 年
  | {WHOLE} (?P<roc>1[01][0-9]) 年(?!来|历史|的历史|间|以?[前后内]|之[前后内]|级)
  | {WHOLE} (?P<short>[0-9]{{2}}) 年(?=[0-9]{{1,2}}月(?!龄))
)"""
MONTH = rf"""(?:
    (?P<month>{SMALL}|元)
    (?: 月(?![饼薪龄]|革命|天(?![津气宫]))份?
      | (?=(?:、{SMALL}){{0,5}}(?:{DASH}|{LIST}){SMALL}月(?!龄)) )
)"""
_DAY_UNIT = r"[日号](?![楼线元游泵]|机组)"
DAY = rf"""(?:
    (?P<day>{SMALL})
    (?: {_DAY_UNIT} | (?=(?:、{SMALL}){{0,5}}(?:{DASH}|{LIST}){SMALL}{_DAY_UNIT}) )
)"""
RUN = rf"(?:止(?:(?P<run>{SMALL})个月|(?P<run_half>半年)|(?P<run_year>年度)))?+"
TEN_DAYS = r"(?P<ten>[上中下])(?P<ten_more>[上中下])?旬"
MONTH_EDGE = (
    r"(?P<edge>[底末](?![层色线部气蕴子价牌盘片特])|初(?![步级心中衷期次始雪创见夏春冬秋]))"
)
YEAR_EDGE = rf"""(?: 年?{MONTH_EDGE}
    | 年(?P<middle>中)(?![国华央期间秋]) | (?<=年)(?P<middle>中)(?=[，。；、前后完投建召])
    | (?:岁|年)(?P<edge>[终末]) )"""
_WORD_WITH_YEAR = "青少中老成壮幼童学周近百丰流往历早常多"
"""What makes another word with 年 before it: 青年中有人 is no middle of a year."""
_WORD_WITH_MONTH = "岁蜜日弥满坐足"
BARE_EDGE = rf"""(?:
    (?P<month_edge>(?<![0-9一二三四五六七八九十个{_WORD_WITH_MONTH}])月)(?P<edge>[底末初])
    | (?<![0-9每今去明后前{_WORD_WITH_YEAR}])(?:年|岁)
      (?P<edge>[底末]|初(?![一二三四五六七八九十步级]))
    | (?<![0-9今{_WORD_WITH_YEAR}])年(?P<middle>中)(?=[，召]) )"""
WEEKDAY = r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?![周期起伏])"
QUARTER = r"""(?:
    (?P<first>前|首|头)(?P<quarter>[一二两三2-3])个?季度? (?![节])
  | 首(?P<opening>季)度?(?![节赛])
  | 第?(?P<quarter>[一二三四1-4])(?:季度|(?=(?:至|到|—|-|、|和|与)第?[一二三四1-4]季度))
  | (?<!》|》（)第(?P<quarter>[一二三四1-4])季(?![节赛])
  | (?<![A-Za-z])Q(?P<quarter>[1-4])(?![0-9A-Za-z])
)(?P<edge>[底末初](?![步级]))?"""
HALF = rf"(?P<half>[上下])半年(?:{MONTH_EDGE})?"
FIRST_MONTHS = rf"(?<![以之此日月天])[前首头](?P<months>{SMALL})个?月(?:份)?"
SEASON = r"(?P<season_of>[春夏秋冬])(?:季|天)"
# 假期全省接客…, 今年假期: the days off last named
_FIRST_DAYS = rf"(?:前(?P<feast_days>{SMALL})[天日]|(?P<feast_first>首日))"
HOLIDAY = rf"""(?P<holiday>假期|长假|节日|假日)
    (?:期间|{_FIRST_DAYS}|(?<![节假]日)(?![前后中经市旅安余结刚过归]))"""
FEAST_TAIL = rf"""(?: 期间 | (?:{SMALL}天)?(?:小?长假|假期|假日)(?:期间|{_FIRST_DAYS})?
    | 黄金周(?:期间)?
    | (?<=运){_FIRST_DAYS} | 当[天日晚] | 这[天日] | 前夕 | 前后
    | 前(?:(?P<feast_before>{SMALL})[天日]|(?P<feast_weeks>{SMALL})个?(?:周|星期)) )"""


@cache
def feast() -> str:
    """A feast by name, a second one joined to it, and what shows that it dates something."""
    names = alternation(table("feasts").words())
    return (
        rf"(?:农历)?(?P<feast>{names})(?:[、和暨]?(?P<feast2>{names}))?"
        rf"(?P<feast_tail>{FEAST_TAIL})?"
    )


@cache
def quoted_feast() -> str:
    """A feast whose name stands in quotation marks (“五一”假期)."""
    names = alternation(word for word in table("feasts").words() if word[0] == "“")
    return rf"(?P<feast>{names})(?P<feast_tail>{FEAST_TAIL})?"


LUNAR = r"""(?:
    (?:农历|阴历)(?P<lunar_month>[正冬腊]|十[一二]?|[一二三四五六七八九])月
      (?P<lunar_day>初[一二三四五六七八九十]|[廿二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)?
  | (?P<lunar_month>[正冬腊]|十[一二]?|[一二三四五六七八九])月
      (?P<lunar_day>初[一二三四五六七八九十]|[廿二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十
        |(?<=九月)九|(?<=三月)三|(?<=二月)二|(?<=七月)七)(?![日号一二三四五六七八九十])
)"""


@cache
def clock() -> str:
    """A time of day with its minutes, or a bare hour."""
    return rf"""(?:
        (?P<hour>{SMALL}|零)
        (?: (?={DASH}{SMALL}[时点](?![代间期]))
          | :(?P<minute>[0-5][0-9])(?![0-9:]) | :(?P<minute>[0-5][0-9]):[0-5][0-9](?![0-9])
          | (?:时|点钟?)(?![代间期速差装尚评事政针段光常刻分之而候值效空])
            (?: [零〇]?(?P<minute>{SMALL})分(?!之)(?:{SMALL}秒)? | (?P<half_hour>半) | 整 )? )
    )"""


# a number of points (百分之四点六, 三点建议) is no hour unless more than 点 says so
SURE_CLOCK = rf"(?! (?:{SMALL}|零)点(?!钟|半|整|{SMALL}分|许|左右) )"


@cache
def part_of_day() -> str:
    """上午, 凌晨 ..."""
    words = table("parts_of_day")
    return rf"(?P<part>(?>{'|'.join(guarded(w, words) for w in words.words())}))"


def relative(unit: str) -> str:
    """A word for a ``unit`` seen from an anchor, in group ``rel_`` + unit."""
    return f"(?P<rel_{unit}>{relative_pattern(unit)})"
