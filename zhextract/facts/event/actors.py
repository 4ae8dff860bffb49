"""Who acts: what can act, and the bare name in a phrase."""

from __future__ import annotations

from itertools import pairwise

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import Stretch
from zhextract.facts.event.roles import Mentions, Units, behind_count
from zhextract.facts.event.vocabulary import Vocabulary

_PEOPLE = ("长", "员", "手", "儿", "者", "师", "女士", "先生", "男子", "女子", "青年")
_KINDS_OF_BODIES = (
    "企业",
    "公司",
    "厂商",
    "巨头",
    "龙头",
    "平台",
    "冠军",
    "亚军",
    "东道主",
    "对手",
    "劲旅",
    "连锁店",
    "品牌",
    "运营商",
    "供应商",
    "制造商",
    "零售商",
    "开发商",
    "机构",
    "股东",
    "子公司",
    "车企",
    "房企",
    "药企",
    "券商",
    "央企",
    "国企",
)
_FIRMS = ("集团", "公司", "科技", "股份", "银行", "控股", "实业", "资本", "医药", "能源", "队")
"""Ends of names of firms and teams whose first word may be any."""
_BELONGINGS = (
    "遗体",
    "骨灰",
    "作品",
    "画作",
    "事迹",
    "故居",
    "雕像",
    "新书",
    "会",
    "展",
    "团队",
    "工作室",
    "家",
    "奖",
    "案",
    "案件",
    "事件",
)
"""What is somebody's, where it follows the name: 周某同志遗体, 周某诞辰百年音乐会."""
_HONORIFICS = (
    "女士",
    "先生",
    "小姐",
    "大爷",
    "大妈",
    "大叔",
    "大姐",
    "大哥",
    "阿姨",
    "奶奶",
    "爷爷",
    "师傅",
)
"""What stands behind a surname alone and is part of how somebody is called."""
_CONTESTS = ("赛", "选举", "投票", "决", "杯", "局", "联赛", "对决", "较量", "比拼", "角逐")
"""Ends of names of what is won or lost."""
_POINTING = "该此本"
_THINGS = "案书片剧桥路线楼法款展物品车船机"
"""What 该 and the like may point to that does not act: 该案."""
_JOINS = ("、", "和", "与", "及", "同", "，")
_NAME_TAGS = ("nz", "nr", "nrt", "nt", "ns")


def can_act(shape: Shape, phrase: Units, words: Vocabulary) -> bool:
    """Whether the head of a phrase, or of a part of it, is somebody or a body of people."""
    partner = before_partner(shape, phrase)
    if partner != phrase and can_act(shape, partner, words):
        return True  # 云帆科技与江城汽车
    head = shape.units[phrase[1] - 1]
    if phrase[1] - phrase[0] > 1 and shape.texts[phrase[1] - 2].endswith(_PEOPLE):
        return True  # 队长方锐
    if head.text in ("它", "它们"):
        return False
    pointed = head.tag[:1] == "r" and head.text[0] in _POINTING and head.text[-1] in _THINGS
    if head.tag in ("nr", "ns", "nt", "r", "nrt", "rr") and not pointed:
        return True
    acting = words.classes["acting"]
    ends = (head.text[-1], head.text[-2:], head.text[-3:])
    return head.text in words.classes["pronoun"] or not acting.isdisjoint(ends)


def is_place(shape: Shape, phrase: Units, words: Vocabulary) -> bool:
    """Whether something may happen at what a phrase names: 云阳县, 4号机组, and not 警察."""
    return names_place(shape, phrase, words) or not can_act(shape, phrase, words)


def names_place(shape: Shape, phrase: Units, words: Vocabulary) -> bool:
    """Whether the head of a phrase is the name of a place or a word for one."""
    head = shape.units[phrase[1] - 1]
    if head.tag in ("ns", "s", "nt") or "f" in shape.letters[slice(*phrase)]:
        return True
    places = words.classes["place"]
    return head.text in places or head.text[-1] in places or head.text[-2:] in places


def opens_place(shape: Shape, phrase: Units) -> bool:
    """Whether a phrase begins with the name of a place."""
    return shape.units[phrase[0]].tag in ("ns", "s", "nt")


def actor_in(shape: Shape, phrase: Units, mentions: Mentions) -> Stretch:
    """The bare name in a subject: its first person, else what an apposition names, else all."""
    start, end = shape.stretch(*phrase)
    named = [(first, last) for first, last, _ in mentions.inside(start, end)]
    if named and not is_head(shape.reading[named[-1][1] : end]):
        named = []  # 周某的画作, 周某同志遗体
    listed = any(shape.reading.startswith(_JOINS, last) for _, last in named[:-1])
    if len(named) == 1 and named[0][1] - named[0][0] == 1:
        rest = shape.reading[named[0][1] : end]
        return named[0][0], named[0][1] + len(next(filter(rest.startswith, _HONORIFICS), ""))
    if named and named[-1][1] == end and not listed:
        return named[-1]  # 邻国总统某某, a son's name behind his father's
    if named:
        bare = all(
            shape.reading[one[1] : other[0]] in _JOINS
            or shape.reading.startswith(("和", "与", "及"), one[1], other[0])
            for one, other in pairwise(named)
        )
        return (named[0][0], named[-1][1]) if bare else named[0]
    return shape.stretch(_behind_apposition(shape, *phrase), phrase[1])


def is_head(rest: str) -> bool:
    """Whether a person whose name ``rest`` follows is whom a phrase is about: 周某 等人."""
    return "的" not in rest and not rest.endswith(_BELONGINGS)


def _behind_apposition(shape: Shape, first: int, last: int) -> int:
    """Behind what only says what kind of body a name is of: 胶膜企业华川新材, 冠军江都队."""
    for index in range(last - 2, first - 1, -1):
        kind = (
            shape.texts[index].endswith(_KINDS_OF_BODIES) and "k" not in shape.letters[first:last]
        )
        firm = index + 2 < last and shape.texts[last - 1].endswith(_FIRMS)
        if kind and (firm or shape.units[index + 1].tag in _NAME_TAGS):
            return index + 1
    return first


def doer_of(shape: Shape, start: int, end: int) -> Units | None:
    """Who 由 says does it: 该书由云州出版社出版."""
    return _governed(shape, start, end, "由")


def target_of(shape: Shape, start: int, end: int) -> Units | None:
    """Whom or what 对 says it is done to: 对周某提起公诉."""
    return _governed(shape, start, end, "对")


def contest_of(shape: Shape, start: int, end: int) -> Units | None:
    """What is won, where 上 or 中 ends its name before a verb: 在女子百米决赛上夺冠."""
    letters = shape.letters
    first = letters.rfind("T", 0, start) + 1
    for at in range(end - 1, first, -1):
        occasion = at - (letters[at] == "f")
        named = letters[at] == "f" or shape.is_occasion(at)
        if not named or not shape.texts[occasion].endswith(_CONTESTS):
            continue
        opens = occasion
        while opens > first and letters[opens - 1] in "nqamwvV":
            opens -= 1
        return opens, occasion + 1
    return None


def _governed(shape: Shape, start: int, end: int, preposition: str) -> Units | None:
    """The noun phrase that a preposition before a predicate governs."""
    for index in range(end - 2, start - 1, -1):
        if shape.texts[index] != preposition or shape.letters[index] != "p":
            continue
        first = last = index + 1
        while last < end and (shape.letters[last] in "nqrkwxma" or _named_deed(shape, last, end)):
            last += 1
        first = min(behind_count(shape, first, last), last - 1) if last > first else first
        closes = not shape.letters[last:end].strip("dDpT")
        return (first, last) if closes and last > first else None
    return None


def _named_deed(shape: Shape, index: int, end: int) -> bool:
    """Whether a verb is part of the noun phrase it stands in: 周某 受贿 案."""
    return shape.letters[index] in "vV" and index + 1 < end and shape.letters[index + 1] in "nwx"


def before_partner(shape: Shape, phrase: Units) -> Units:
    """A subject without the partner that 与 or 同 brings in: 县里 与 企业."""
    first, last = phrase
    for index in range(first + 1, last):
        if shape.letters[index] == "k" and shape.texts[index] in ("与", "同", "跟"):
            return first, index
    return phrase


def agent_of(shape: Shape, start: int, end: int) -> Units | None:
    """Who 被 says did it: 被警方抓获, 被一辆逆行的轿车撞倒."""
    letters = shape.letters
    first = letters.rfind("h", start, end) + 1
    particle = letters.rfind("x", first, end)
    opens = first
    if particle > first and not {"v", "V"}.isdisjoint(letters[first:particle]):
        first = particle + 1
    last = first
    while last < end and letters[last] in "nqrkwxam":
        last += 1
    if 0 < first < last:
        first = min(behind_count(shape, first, last), last - 1)
        if letters[first - 1] in "am":
            return first, last
    named = 0 < first < last and shape.texts[opens - 1] in ("被", "遭", "获")
    return (first, last) if named else None
