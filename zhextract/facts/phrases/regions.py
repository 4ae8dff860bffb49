"""Regions: runs of words that may be a noun phrase, found, cut and trimmed."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import ASIDE, ATOM_FIRST, EACH, is_number
from zhextract.facts.phrases.words import (
    INNER_MARKS,
    JOINERS,
    acts,
    classes,
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
_PAYERS = frozenset("院局厅部委厂行司社府团会")
# Classifiers behind 每 that want the thing: 每个考场, but 每亩.
_EACH_ONE = frozenset("个名位家所座条艘间支场片栋幢")
_OTHER = frozenset(("其他", "其它"))
_LISTING = JOINERS | frozenset("等")
_PLANS = frozenset(("力争", "确保", "计划", "预计", "争取", "预期", "要求", "建议"))
_WITHIN = frozenset("中里上内")
_EXTENT = frozenset("长高重宽厚深远")
_DENOMINATORS = frozenset(("小时", "分钟", "公里", "平方米", "立方米", "千瓦时", "公斤"))
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
            or (token.text in _EXTENT and until < len(tokens) and tokens[until].text == "达")
            or token.tag in ("d", "p", "ad", "u", "ul", "uz")
            or (
                token.text[0] == "每"
                and until > 1
                and _is_measured_each(tokens[until - 2], priced=token.text[1:] in known.sold_by)
            )
            or (token.text in _DENOMINATORS and until > 2 and tokens[until - 2].text == "每")
            or (token.tag == "zg" and token.text in known.stop)
            or (token.tag in ("m", "t") and token.text in classes().a_while)
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
        if text in _OTHER and 1 < since < until and tokens[since - 2].text in _LISTING:
            since -= 1 + (tokens[since - 2].text == "等")
            continue  # 石油、煤炭和其他燃料, 花生等其他作物
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
            last = index == len(region) - 1 and token.text in known.average
            return region[:index] if last else region[index:]  # 接警量日均460起
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
    """The region without what each is of: 每标准箱运费 is 运费 (ruling 8).

    Nor is what is done to each part of it: 每亩补贴烘干费 is 烘干费.
    """
    each = tokens[since - 1] if since else None
    if since >= until or each is None or (each.text[0] != "每" and each.text != EACH):
        return list(tokens[since:until])
    whom = each.text[-1] in _EACH_ONE and is_nominal(tokens[since]) and not is_verb(tokens[since])
    if (each.text == "每" or whom) and until - since > 1:
        since += 1  # 每个考场|考生
    elif each.text == "每" and tokens[since].text in _DENOMINATORS:
        return []  # 每小时25吨的选种线
    known = classes()
    done = tokens[since].text in known.giving or tokens[since].text in known.moves_money
    if done and until - since > 1 and tokens[since + 1].text not in _BINDING:
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
    """The region up to words that say how it is reckoned: 收入扣除价格因素 is 收入.

    Nor does a clause of its own belong to it: 预约率 of 门票免费、预约率.
    """
    for index in range(len(region) - 2, 0, -1):
        if region[index].text == "、" and region[index - 1].text in (
            "免费",
            "开放",
            "停运",
            "关闭",
        ):
            return region[index + 1 :]
    for index, token in enumerate(region):
        if token.text in classes().reckoning and len(token.text) > 1:
            return region[:index]
    return region


def behind_locative(region: list[Token]) -> list[Token]:
    """What is done where 在 says: 墓葬 of 在遗址清理墓葬, 连播 of 在直播间连播."""
    known = classes()
    if not region or is_measure(region[-1]):
        return region
    for index, token in enumerate(region):
        if (
            index
            and (token.text in known.predicate or token.tag in ("v", "vn"))
            and token.text[0] not in _WITHIN
        ):
            rest = region[index + 1 :]
            return region[index:] if all(is_verb(one) for one in rest) else rest
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
    if until == len(region):
        return region
    people = region[until:]
    listed = any(token.text in "、和" for token in people)
    return region[:until] if listed or any("某" in token.text for token in people) else region


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
    text = "".join([token.text for token in region])
    if text.count("“") == text.count("”") and text.count("《") == text.count("》"):
        return region
    while region and region[0].text in "”》、“《":
        region = region[1:]
    while region and region[-1].text in "“《、”":
        region = region[:-1]
    return region
