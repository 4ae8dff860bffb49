"""Regions parted: subject, verb and object; a place or body and the measure behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhextract.engine.atoms import Token
from zhextract.facts.phrases.regions import pays
from zhextract.facts.phrases.words import (
    JOINERS,
    PLACE_ENDINGS,
    acts,
    classes,
    firm_end,
    is_measure,
    is_nominal,
    is_suffix,
    is_verb,
)

_TAILS = frozenset("例")
_SPENT = frozenset(("投资", "出资", "捐款", "捐赠", "筹款", "筹资", "拨款", "罚款", "注资"))
# Sums up a list of places, and is no part of the measure behind it: 浙江、江苏两省GDP.
_SUMMED = re.compile("[两二三四五六七八九][省市县区地国州]")
# A word behind these is of the same noun: 居民的收入, 城区和郊区.
_PART_OF = JOINERS | frozenset(("的", "”"))
_PLACES_OF = frozenset(("地区", "国家", "各国", "各地"))
# Verbs that make no noun with a measure behind them: 卫星进入高度500公里的轨道.
_OF_WATER = frozenset(("水位", "流量", "库容", "蓄水量", "雨量", "降雨量", "降水量", "水量"))
_ENTERING = frozenset(("进入", "抵达", "到达", "升入", "飞抵", "挽回", "涉及"))
_MAKERS = ("企业", "公司", "工厂", "合作社", "农户")
_TRADED = frozenset(("进出口", "出口", "进口", "贸易"))


def after_predicate(region: list[Token]) -> tuple[list[Token], list[Token], Token | None]:
    """Split ``subject verb object``: subject, object and verb.

    Without a verb the whole region is the object; a verb that ends it is its own.
    """
    known = classes()
    subject: list[Token] = []
    verb: Token | None = None
    protected = 2 if is_suffix(region[-1]) or _is_tail(region) or _is_aim(region) else 0
    while len(region) > max(1, protected):
        measure = is_measure(region[-1])
        first = next(
            (
                index
                for index, token in enumerate(region[: len(region) - protected])
                if _is_predicate(token, region[:index], measure=measure)
                and not _is_listed(region, index)
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
        done = done or region[first].text in _ENTERING
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
        if first == len(region) - 2 and _is_kind(region[first], region[-1]):
            break  # 境外回流人员
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
    to_whom = verb is not None and (verb.text in known.giving or verb.text in known.moves_money)
    if to_whom and _is_receiver(region):
        region = region[1:]  # 判处被告人有期徒刑, 骗取被害人钱款
    return subject, region, verb


def _is_listed(region: Sequence[Token], index: int) -> bool:
    """Whether the word is a measure in a list, though the dictionary has a verb: 营收和净利润."""
    joined = index + 1 < len(region) and region[index + 1].text in JOINERS
    return joined and is_measure(region[index])


def _is_kind(verb: Token, head: Token) -> bool:
    """Whether a verb that nobody does to the head says which people or things it names."""
    known = classes()
    does = verb.text in known.predicate or verb.text in known.moves_money
    does = does or verb.text in known.link or len(verb.text) == 1
    return not does and head.text in ("人员", "案件", "群体", "车辆", "船只")


def _is_aim(region: Sequence[Token]) -> bool:
    """Whether the region ends in an aim for a measure: 营收目标."""
    return (
        len(region) > 1 and region[-1].text in ("目标", "预期", "指引") and is_measure(region[-2])
    )


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
        maker = bool(before) and _makes(before[-1])
        first = first or maker or before[-1].tag in ("a", "ad")
        done = is_verb(token) or maker or (bool(before) and before[-1].tag == "s")
        return first and done and text in known.predicate and not measure
    return is_verb(token) or (
        first and (text in known.predicate or (text in known.moves_money and token.tag != "vn"))
    )


def _makes(token: Token) -> bool:
    """Whether a word is one for those who make, sell or carry: 企业|加工|鲜薯, 铁路|发送|旅客."""
    return token.text in classes().carrier or token.text.endswith(_MAKERS)


def split_place(region: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split a leading place or body (全市, 吕梁市) off the metric after it."""
    known = classes()
    place: list[Token] = []
    bearer = _bearer_end(region)
    if bearer:
        return region[:bearer], region[bearer:]
    firm = firm_end(region)
    if 0 < firm < len(region) and is_measure(region[-1]) and region[-1].text != "指数":
        return region[:firm], region[firm:]  # 恒泰矿业净利润
    listed = _listed_places(region)
    if len(region) > 1 and region[-1].text in _TRADED and region[-2].text.endswith("企业"):
        return region[:-1], region[-1:]  # 民营企业进出口
    if len(region) > 2 and region[0].text in known.some_of and region[1].text in known.closed_place:
        return region[:2], region[2:]
    named = _named_places(region)
    if named:
        return region[:named], region[named:]
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


def _bearer_end(region: Sequence[Token]) -> int:
    """How many words at the start say whose the measure behind them is: 珠三角地区|续签率."""
    if not is_measure(region[-1]) and region[-1].text not in _TRADED:
        return 0
    until = len(region) - (2 if is_suffix(region[-1]) else 1)
    water = region[-1].text in _OF_WATER
    rate = region[-1].text[-1] == "率" and len(region[-1].text) > 1
    for index in range(until - 1, -1, -1):
        text = region[index].text
        bears = text in classes().bearer and (text != "国家" or index > 0)
        bears = bears or (water and len(text) > 2 and text[-1] in "河江湖海库站坝闸溪渠流")
        if (bears or (rate and text in classes().group and text[0] not in "城农")) and region[
            index + 1
        ].text not in _PART_OF:
            return index + 1
    return 0


def _named_places(region: Sequence[Token]) -> int:
    """How many words at the start say which places, before a measure: 沿线国家|进出口."""
    known = classes()
    for index in range(len(region) - 2, 0, -1):
        if region[index].text in _PLACES_OF:
            head = region[-1]
            measured = is_measure(head) or head.text in known.noun
            return index + 1 if measured and region[index + 1].text not in JOINERS else 0
    return 0


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
