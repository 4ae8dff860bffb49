"""Regions: runs of words that may be a noun phrase, found, cut and trimmed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import ASIDE, ATOM_FIRST, is_number
from zhextract.facts.phrases.words import (
    INNER_MARKS,
    JOINERS,
    PLACE_ENDINGS,
    acts,
    classes,
    firm_end,
    is_generic,
    is_measure,
    is_nominal,
    is_suffix,
    is_verb,
)

_BINDING = JOINERS | frozenset("“《的")
_SETTING_TAGS = frozenset(("nrt", "ns", "nt", "t", "f"))
_AGAINST = frozenset(("比", "较", "相比", "相较于"))
_TOWARDS = frozenset(("对", "对于"))
_TAILS = frozenset("例")
_SPENT = frozenset(("投资", "出资", "捐款", "捐赠", "筹款", "筹资", "拨款", "罚款", "注资"))
_PAYERS = frozenset("院局厅部委厂行司社府团会")
_PLANS = frozenset(("力争", "确保", "计划", "预计", "争取", "预期", "要求", "建议"))
_DENOMINATORS = frozenset(("小时", "分钟", "公里", "平方米", "立方米", "千瓦时", "公斤"))
# Sums up a list of places, and is no part of the measure behind it: 浙江、江苏两省GDP.
_SUMMED = re.compile("[两二三四五六七八九][省市县区地国州]")
_TRADED = frozenset(("进出口", "出口", "进口"))
# What a number is of in a span of time, and no part of the noun before it: 草莓一天卖200斤.
_A_WHILE = frozenset(
    (
        "一天",
        "一年",
        "一季",
        "一晚",
        "一月",
        "一周",
        "一夜",
        "昨",
        "今",
        "现",
        "昨日",
        "昨天",
        "今天",
        "今日",
    )
)
BREAKING_TAGS = frozenset(("p", "d", "zg", "c", "u", "uj", "ul", "uz", "ug", "y"))


def without_links(tokens: Sequence[Token]) -> int:
    """How many tokens remain without the links, adverbs and times at the end."""
    known = classes()
    until = len(tokens)
    while until:
        token = tokens[until - 1]
        aim = token.text == "目标" and until > 1 and is_measure(tokens[until - 2])
        if (
            (token.text in known.link and not aim)
            or token.text in ASIDE
            or token.tag in ("d", "p", "ad", "u", "ul", "uz")
            or (
                token.text[0] == "每"
                and until > 1
                and _is_measured_each(tokens[until - 2], priced=token.text[1:] in known.sold_by)
            )
            or (token.text in _DENOMINATORS and until > 2 and tokens[until - 2].text == "每")
            or (token.tag == "zg" and token.text in known.stop)
            or (token.tag in ("m", "t") and token.text in _A_WHILE)
            or (token.tag == "x" and token.text not in "”》" and not is_number(token.text))
        ):
            until -= 1
            continue
        break
    return until


def _is_measured_each(token: Token, *, priced: bool) -> bool:
    """Whether a denominator behind the word is of what it measures: 收购价每公斤, 报每盎司.

    ``priced`` says that goods are sold by it, so that it is of any goods: 鸡蛋每斤.
    """
    return (
        is_measure(token)
        or token.text in classes().link
        or (token.tag[0] == "n" and (priced or len(token.text) > 2) and not acts([token]))
    )


def collect(tokens: Sequence[Token], until: int) -> int:
    """Where the phrase that ends at ``until`` starts: back to the first word that breaks it."""
    known = classes()
    since = until
    suffixed = is_suffix(tokens[until - 1])
    while since:
        token = tokens[since - 1]
        text = token.text
        if text == "的" and is_generic(tokens[since:until]):
            since -= 1
            continue
        if text == "之" and 1 < since < until and is_nominal(tokens[since - 2]):
            since -= 1
            continue
        if text in JOINERS and 1 < since < until:
            if is_nominal(tokens[since - 2]):
                since -= 1
                continue
            break
        if text == "非" and since < until and is_nominal(tokens[since]):
            since -= 1
            continue  # 非私营单位
        if suffixed and until - since <= 3 and text in ("不", "未", "再", "可"):
            since -= 1
            continue
        if text in known.stop or ATOM_FIRST <= text[0] <= "\uf8ff":
            break
        if (token.tag in BREAKING_TAGS and (token.tag, since) != ("zg", until)) or text[0] == "每":
            break
        if text in ("中", "里", "内", "间") and since < until:
            break
        if token.tag == "x" and text not in INNER_MARKS:
            break
        since -= 1
    while since < until and tokens[since].text in "、和与及的”":
        since += 1
    if 0 < since < until - 1 and tokens[since].text == "档" and tokens[since - 1].tag in ("t", "x"):
        since += 1  # 春节档票房
    if 0 < since < until - 1 and tokens[since].text == "时间" and is_number(tokens[since - 1].text):
        since += 1  # 用三年时间改造
    if since and tokens[since - 1].text in _TOWARDS:
        # 对工业增长的贡献率: what the measure bears on is no part of it.
        for index in range(since, until):
            if tokens[index].text == "的":
                return index + 1
    return since


def shortened(region: list[Token]) -> list[Token]:
    """From the word that starts the measure: 平台日均调用量 is 日均调用量."""
    known = classes()
    for index, token in enumerate(region):
        if index and token.text in known.measured_from:
            return region[index:]
        if token.text in known.some_of and 0 < index < len(region) - 1:
            return region[index + 1 :]  # 远郊部分楼盘
    return region


def without_setting(region: list[Token]) -> list[Token]:
    """From behind the places, times and names in a region: 两市全天成交 is 成交."""
    if region[0].tag == "v" or any(token.text in _BINDING for token in region):
        return region
    for index in range(len(region) - 2, -1, -1):
        token = region[index]
        setting = token.tag in _SETTING_TAGS or token.text in classes().place
        setting = setting or (token.tag == "r" and token.text[0] in "这那该本此")
        if setting and region[-1].end - token.end > 1:
            since = index + 2 if region[index + 1].text == "档" else index + 1
            return region[since:] or region
    return region


def without_denominator(tokens: Sequence[Token], since: int, until: int) -> list[Token]:
    """The region without what each is of: 每标准箱运费 is 运费 (ruling 8)."""
    if since and tokens[since - 1].text == "每":
        since += 1
    return list(tokens[since:until])


def before_adverbs(tokens: Sequence[Token], since: int) -> list[Token]:
    """The phrase in front of the adverbs of a predicate: 小麦已收获122.6万亩."""
    until = without_links(tokens[:since])
    if not until or until == since:
        return []
    start = collect(tokens, until)
    return list(tokens[start:until])


def pays(region: Sequence[Token]) -> bool:
    """Whether the words name a body that spends: 县财政局."""
    return region[-1].text[-1] in _PAYERS and len(region[-1].text) > 1


def behind_plan(region: list[Token]) -> list[Token]:
    """The region without a word of planning at its start: 覆盖率 of 力争覆盖率."""
    while len(region) > 1 and region[0].text in _PLANS:
        region = region[1:]
    return region


def before_reckoning(region: list[Token]) -> list[Token]:
    """The region up to words that say how it is reckoned: 收入扣除价格因素 is 收入."""
    for index, token in enumerate(region):
        if token.text in classes().reckoning and len(token.text) > 1:
            return region[:index]
    return region


def is_adjunct(tokens: Sequence[Token], since: int, region: Sequence[Token]) -> bool:
    """Whether the region only says how something is reckoned: 按可比口径, 对美元."""
    if all(token.text in classes().currency for token in region):
        return True
    before = tokens[since - 1].text if since else ""
    if before in classes().cause:
        return not is_measure(region[-1])  # 随着利率降至4%
    return before in classes().reckoning or before in _AGAINST


def without_people(region: list[Token]) -> list[Token]:
    """The region without the names at its end: 被告人张某、李某 is 被告人."""
    until = len(region)
    while until and (region[until - 1].tag == "nr" or region[until - 1].text in "、和"):
        until -= 1
    people = region[until:]
    listed = any(token.text in "、和" for token in people)
    return region[:until] if listed or any("某" in token.text for token in people) else region


def after_predicate(region: list[Token]) -> tuple[list[Token], list[Token], Token | None]:
    """Split ``subject verb object``: subject, object and verb.

    Without a verb the whole region is the object; a verb that ends it is its own.
    """
    known = classes()
    subject: list[Token] = []
    verb: Token | None = None
    protected = 2 if is_suffix(region[-1]) or _is_tail(region) else 0
    while len(region) > max(1, protected):
        measure = is_measure(region[-1])
        first = next(
            (
                index
                for index, token in enumerate(region[: len(region) - protected])
                if _is_predicate(token, region[:index], measure=measure)
                and (verb is None or index == len(region) - 1 or not _modifies(token))
            ),
            None,
        )
        if first is None:
            break
        paid = region[first].text in known.moves_money and _is_paid(region[-1])
        predicate = paid or region[first].text in known.predicate
        compound = measure and not predicate and (first > 0 or len(region) == 2)
        if compound and not acts(region[:first]):
            break
        done = predicate or region[-1].text in known.object_measure
        done = done and is_verb(region[first]) and acts(region[:first])
        short = len(region[0].text) == 1 or region[-1].text in known.object_measure
        done = done or paid or (predicate and first == 0 and short)  # 获奖金, 安排投资
        if (
            measure
            and first == len(region) - 2
            and not done
            and region[first].text not in known.link
        ):
            break  # the verb and the head are one noun: 处置时长, 保有量
        if first == len(region) - 1 and region[-1].text in known.last_noun:
            break
        if first == len(region) - 1:
            # The verb itself is counted (抓获42人), whoever does it.
            subject, region = region[:first], region[first:]
            break
        if first > 0:
            subject = region[:first]
        verb = region[first]
        region = region[first + 1 :]
    if verb is None and len(region) > 1 and region[-1].text in _SPENT and pays(region[:-1]):
        subject, region = region[:-1], region[-1:]  # 县财政局投资2000万元
    if verb is not None and verb.text in known.giving and _is_receiver(region):
        region = region[1:]  # 判处被告人有期徒刑
    return subject, region, verb


def _is_paid(token: Token) -> bool:
    """Whether a word is one for money that somebody has or gives: 善款, 物业费, 开支."""
    return token.text[-1] in "款费金钱税薪" or token.text in classes().object_measure


def _modifies(token: Token) -> bool:
    """Whether a word right behind the verb describes its object: 共享 in 投放共享单车."""
    known = classes()
    return len(token.text) > 1 and not (
        token.text in known.predicate or token.text in known.moves_money or token.text in known.link
    )


def _is_receiver(region: Sequence[Token]) -> bool:
    """Whether the first of two nouns behind a verb is who gets the other."""
    return (
        len(region) > 1
        and region[0].text[-1] in "人者员生众民工"
        and is_nominal(region[1])
        and region[1].text not in JOINERS
    )


_POINTERS = ("该", "本")


def without_pointed(region: list[Token], before: Token | None = None) -> list[Token]:
    """The measure alone, where it is of something pointed at: 这名小将体重 is 体重.

    So with 该 and 本, which are the word ``before`` the region: 该|项目总投资 is 总投资.
    A 一个 before a noun that is measured counts nothing: 一个年产值 is 年产值.
    """
    for index in range(len(region) - 2, -1, -1):
        if region[index].text[0] == "一" and region[index].tag[0] == "m":
            return region[index + 1 :]
    if not is_measure(region[-1]):
        return region
    if before is not None and before.text in _POINTERS and len(region) > 1:
        return region[1:]
    if region[0].text[0] not in "这那此":
        return region
    nouns = classes().noun
    start = len(region) - 1
    while start > 1 and (region[start - 1].text in nouns or region[start - 1].tag in "ab"):
        start -= 1
    return region[start:]


def _is_tail(region: Sequence[Token]) -> bool:
    """Whether the last word is one character that the verb before it needs: 安置点."""
    head = region[-1]
    return (
        len(region) > 1 and len(head.text) == 1 and (head.tag[0] in "nmqk" or head.text in _TAILS)
    )


def _is_predicate(token: Token, before: Sequence[Token], *, measure: bool) -> bool:
    """Whether a word of the region is the verb whose object follows it.

    A word that may be a noun (发现) is one only at the start or behind who acts.
    """
    known = classes()
    text = token.text
    if measure and text[0] == "新" and len(text) == 2:
        return False  # 新建商品住宅销售价格
    if text[0] == "被" and len(text) > 1 and not measure and text not in known.predicate:
        return False  # 被困人员
    if before and (before[-1].text == "新" or (before[-1].text == "”" and not acts(before[:-1]))):
        return False  # 新引进企业, “一站式”询问办案区
    first = not before or acts(before) or before[-1].tag == "s"
    if text in known.noun:
        first = first or before[-1].tag in ("a", "ad")
        done = is_verb(token) or (bool(before) and before[-1].tag == "s")
        return first and done and text in known.predicate and not measure
    return is_verb(token) or (first and text in known.predicate)


def split_place(region: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split a leading place or body (全市, 吕梁市) off the metric after it."""
    known = classes()
    place: list[Token] = []
    firm = firm_end(region)
    if 0 < firm < len(region) and is_measure(region[-1]) and region[-1].text != "指数":
        return region[:firm], region[firm:]  # 恒泰矿业净利润
    listed = _listed_places(region)
    if len(region) > 1 and region[-1].text in _TRADED and region[-2].text.endswith("企业"):
        return region[:-1], region[-1:]  # 民营企业进出口
    if len(region) > 2 and region[0].text in known.some_of and region[1].text in known.closed_place:
        return region[:2], region[2:]
    if listed:
        summed = len(region) > listed + 1 and _SUMMED.fullmatch(region[listed].text)
        return region[:listed], region[listed + 1 if summed else listed :]
    while len(region) > 1 and region[1].text not in JOINERS:
        token = region[0]
        named = token.text in known.place or (
            token.tag in ("ns", "nt")
            and len(token.text) > 1
            and (token.text[-1] in PLACE_ENDINGS or sum(len(t.text) for t in region[1:]) > 2)
        )
        if not named or region[-1].end - region[1].start == 1:
            break
        if len(region[1].text) == 1 and len(region) > 2 and region[2].text in JOINERS:
            break  # 俄罗斯煤、蒙古煤
        place.append(token)
        region = region[1:]
    return place, region


def _listed_places(region: Sequence[Token]) -> int:
    """How many words at the start are a list of places before a measure: 华北、黄淮气温."""
    index = 0
    while index + 1 < len(region) and _is_place(region[index]):
        if region[index + 1].text not in JOINERS:
            measured = is_measure(region[-1]) or region[-1].text in classes().noun
            return index + 1 if index and measured else 0
        index += 2
    return 0


def _is_place(token: Token) -> bool:
    return token.text in classes().place or (token.tag == "ns" and len(token.text) > 1)


def phrase_of(scope: Scope, region: Sequence[Token]) -> Phrase | None:
    """The reading span of a region, marks at its ends apart; None where nothing is left."""
    region = _trimmed(region)
    while region and region[0].text in INNER_MARKS and region[0].text not in "“《":
        region = region[1:]
    if not region:
        return None
    return Phrase(scope.reading(region[0].start), scope.reading(region[-1].end))


def _trimmed(region: Sequence[Token]) -> Sequence[Token]:
    """Without quotation marks that are not closed, and other marks at either end."""
    text = "".join(token.text for token in region)
    if text.count("“") == text.count("”") and text.count("《") == text.count("》"):
        return region
    while region and region[0].text in "”》、“《":
        region = region[1:]
    while region and region[-1].text in "“《、”":
        region = region[:-1]
    return region
