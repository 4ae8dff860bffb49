"""The rules for quantities, run on the numbers that no change has claimed.

A frame (``share``, ``part``, ``threshold``) knows the whole or the role of its
number; ``amount`` takes every number that remains, and looks for its metric.
"""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.rules import Hit, RuleSource, rule
from zhextract.facts.drafts import QuantityDraft
from zhextract.facts.families import ALPHABET
from zhextract.facts.phrases import (
    Found,
    after,
    is_measured,
    lists_bearers,
    metric_before,
    metric_inside,
    names_actors,
)
from zhextract.facts.quantity.build import (
    bounded,
    is_threshold,
    limits_rate,
    numbers_of,
    quantity,
    whole_phrase,
)
from zhextract.facts.quantity.metric import limited, metric_of, split_of
from zhextract.facts.quantity.things import counts_things


@rule(
    "quantity.rank",
    anchors="{rank}",
    pattern="""
        (?: 在 (?P<whole>{gap:1,10}) (?:分别|依次)?(?:[位名跃稳分退]?[居列]|排名?|名列|位次)
          | (?:继续|依然|仍然?|持续|再次|首次|一直|始终|均|都|也|并|已)?
            (?:[位名跃稳分退]?[居列]|排名|排行|排在|排|名次|跃升|升至|跻身|进入|获得?|位次|保持) 在?
            (?P<whole>{gap:0,14}) )? {rank:number} (?P<list_rest> (?:[、和与及]{rank:other})*+ )
    """,
    yes={
        "总量居全国第二。": "rank 2 of 全国",
        "跻身全省前三。": "rank at_most 3 of 全省",
        "总量在全国排名第二。": "rank 2 of 全国",
    },
    no=["第二次会议。", "全国第二十次代表大会。"],
)
def rank(hit: Hit) -> list[QuantityDraft]:
    """A rank in a field: 居全国第二, 前三."""
    found = metric_before(hit.scope, hit.start)
    if found.metric is not None and lists_bearers(hit.scope, found.metric):
        found = replace(found, metric=None, subject=found.metric)  # 盐城、南通、连云港居前三
    made = quantity(hit, "quantity.rank", numbers_of(hit), found)
    if "whole" in hit:
        whole = whole_phrase(hit.scope, hit.at("whole"), hit.until("whole"))
        for draft in made:
            draft.whole = whole
    return made


@rule(
    "quantity.share",
    anchors="占 {share_number}",
    pattern="""
        占 (?!比|地(?![区方])|有率|用) (?P<whole>(?:到|了)? (?: {gap:0,16} {time} )? {gap:0,30})
        {link} {share_number:number} {list_rest}
    """,
    yes={
        "铁矿石保有储量占全省34.6%。": "34.6 % of 全省",
        "焦炭总产能占全省1/4以上。": "at_least 0.25 of 全省",
    },
    no=["占比34.6%。", "占地34.6亩。"],
)
def share(hit: Hit) -> list[QuantityDraft]:
    """A share of a whole: 占全省34.6%."""
    found = metric_before(hit.scope, hit.start)
    first = hit.until("time") if "time" in hit else hit.at("whole")
    whole = whole_phrase(hit.scope, first, hit.until("whole"))
    made = quantity(hit, "quantity.share", numbers_of(hit), found)
    for draft in made:
        draft.whole = whole
        draft.share = True
    return bounded(hit, made, hit.start)


@rule(
    "quantity.ratio",
    anchors="{rate_number}",
    pattern="""
        (?: (?: {ratio_verb} | {bound_word} ) (?P<whole> (?: {gap:0,6} {time} )? {gap:0,16}) 的
          | (?: 相当于 | 等于 ) (?P<whole> {gap:2,14}) )
        {rate_number:number} {list_rest}
    """,
    yes={
        "线上销量是2019年的4倍还多。": "more_than 4 倍 of 2019年",
        "得分超过全队总得分的四分之一。": "more_than 0.25 of 全队总得分",
    },
    no=["这是3倍的差距。"],
)
def ratio(hit: Hit) -> list[QuantityDraft]:
    """A multiple or part of a stated base: 是2019年的4倍, 完成年度任务的53.6%."""
    whole = whole_phrase(hit.scope, hit.at("whole"), hit.until("whole"))
    if whole is None:
        return []
    found = metric_before(hit.scope, hit.start)
    made = quantity(hit, "quantity.ratio", numbers_of(hit), found)
    for draft in made:
        draft.whole = whole
    return bounded(hit, made, hit.until("bound_word")) if "bound_word" in hit else made


@rule(
    "quantity.part",
    anchors="{share_number}",
    pattern="""
        {share_number:number} 的?
        (?![^，。；：、]{0,4}(?:目标|红线|警戒线|预警线)|增|涨|降|速度|比例|比重|股[权份]|峰值|高位|水平|份额|红线|目标|概率|可能|贡献|历史)
    """,
    yes={"为制造业提供90%以上的能源。": "at_least 90 % of 能源"},
    no=["90%，能源充足。"],
)
def part(hit: Hit) -> list[QuantityDraft]:
    """A part of things named behind it: 90%以上的能源."""
    attributed = hit.scope.letters.startswith("的", hit.end - 1)
    thing = after(hit.scope, hit.end, verbs=attributed, nouns=not attributed)
    if thing is None or limits_rate(hit.scope, hit.start, hit.end, numbers_of(hit)[0][1]):
        return []
    found = metric_before(hit.scope, hit.start)
    if not attributed and found.metric is not None and is_measured(hit.scope, found.metric):
        return []  # 利率7折优惠: the measure stands before it
    made = quantity(hit, "quantity.part", numbers_of(hit), found)
    for draft in made:
        draft.metric = thing
        draft.whole = thing
    return made


@rule(
    "quantity.threshold",
    pattern="""
        {number} (?: [期的] | (?=[^，。；：！？、\\n]) )
    """,
    yes={
        "产值超10亿元的42户。": "threshold more_than 1000000000 元",
        "65岁及以上人口3万人。": "threshold at_least 65 岁",
        "5年期以上LPR为3.5%。": "threshold at_least 5 年",
    },
    no=["产值超10亿元。"],
)
def threshold(hit: Hit) -> list[QuantityDraft]:
    """A number that limits a group: 产值超10亿元的42户, 65岁及以上人口."""
    if not is_threshold(hit):
        return []
    numbers = numbers_of(hit)
    found = limited(hit, numbers[0][1])
    made = quantity(hit, "quantity.threshold", numbers, found)
    for draft in made:
        draft.role = "threshold"
    return made


@rule(
    "quantity.list",
    anchors="分各依",
    pattern="(?:分别|各|依次) {link} (?P<verb>[^，。；：、-]{0,3}?) {number} "
    "(?P<list_rest>(?:(?:、|和|与|及|以及|，){number:other})+)",
    yes={
        "存款、贷款余额分别为3亿元和2亿元。": "300000000 元",
        "存款、贷款余额依次为3亿元和2亿元。": "300000000 元",
    },
    no=["存款余额3亿元。"],
)
def listed(hit: Hit) -> list[QuantityDraft]:
    """Amounts shared out over a list: 存款、贷款余额分别为3亿元和2亿元."""
    found = metric_before(hit.scope, hit.start)
    paid = hit.scope.letters[hit.at("number")] == ALPHABET["money"]
    first = numbers_of(hit)[0][1]
    thing = after(hit.scope, hit.end, verbs=True) if counts_things(first) else None
    if thing is not None and not hit.scope.letters.endswith("为", 0, hit.at("number")):
        found = Found(thing, found.subject or found.metric)  # 分别获得64枚、58枚金牌
    elif found.metric is None or paid or names_actors(hit.scope, found.metric):
        # 王某、李某分别获利3万元和2万元: the verb is the metric.
        verb = metric_inside(hit.scope, hit.at("verb"), hit.until("verb"))
        found = replace(found, metric=verb or found.metric)
    return quantity(hit, "quantity.list", numbers_of(hit), found)


@rule(
    "quantity.amount",
    pattern="{number}",
    yes={
        "总产值2072.89亿元。": "207289000000 元",
        "拥有制造业企业8000余户。": "more_than 8000 户",
        "共化解矛盾纠纷456起。": "456 起",
    },
    no=["推动产业链一体化。", "第20次会议。"],
)
def amount(hit: Hit) -> list[QuantityDraft]:
    """Any other number with a unit, its metric beside it: 化解矛盾纠纷456起."""
    found = metric_of(hit)
    split = split_of(hit, found)
    if split is None:
        return quantity(hit, "quantity.amount", numbers_of(hit), found)
    made = quantity(hit, "quantity.amount", numbers_of(hit), split[0])
    for draft in made:
        draft.whole = split[1]
    return made


RULES: tuple[RuleSource, ...] = (rank, share, ratio, part, threshold, listed, amount)
"""The rules in order of precedence: a number claimed by one is not offered to the next."""
