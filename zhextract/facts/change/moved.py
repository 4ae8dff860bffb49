"""Movements and rates with their amounts: 同比增长7.8%, 增速3.5%, 6.5%的增长."""

from __future__ import annotations

from zhextract.engine.rules import Hit, rule
from zhextract.facts.change.build import Told, drafts
from zhextract.facts.change.lists import listed
from zhextract.facts.change.metrics import currency_before, moved_before
from zhextract.facts.change.parts import COMPARISON, DOING, movements
from zhextract.facts.change.words import amount_of
from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.phrases import Found, metric_inside, tokens_between
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.said import is_length_of_time
from zhextract.types import ChangeKind

# Before 均 these say of what each is, and are no metric: 比去年日均增长5%.
_EACH = ("日", "月", "年", "户", "场", "人", "亩", "周", "季")

# Kinds of numbers that a sign alone makes a movement of: +3.7%, -0.2个百分点.
_OF_MOVEMENTS = {
    "+": ("percentage", "points"),
    "": ("points",),
    "▲": ("points",),
    "▼": ("points",),
}


@rule(
    "change.compared_twice",
    anchors="{base_word} {movement}",
    pattern="""
        {base_word} [、和] {base_word:second_base} {adverbs} {movement} {link}
        {number} [、和，] {movement:second_movement}? {number:second}
    """,
    yes={"进出口同比、环比分别增长4.3%、10.3%。": "up 4.3 % yoy"},
    no=["同比增长4.3%、环比增长10.3%。"],
)
def compared_twice(hit: Hit) -> list[ChangeDraft]:
    """Two comparisons that share a movement: 同比、环比分别增长4.3%、10.3%."""
    first, second = amount_of(hit, "number"), amount_of(hit, "second")
    if first is None or second is None:
        return []
    made = drafts(hit, "change.compared_twice", Told(amounts=[first, second]))
    made[1].comparison = movements()[hit.text("second_base")]["comparison"]
    for draft in made:
        draft.place = (0, 1)
    return made


@rule(
    "change.compared",
    anchors="{base_word}{against} {movement}{rate}{side}",
    pattern=f"""
        {COMPARISON} ，? (?P<inner>{{gap:0,16}}) {{adverbs}}
        (?: {{movement}} | {{rate}} | {{side}} (?:{DOING})? )
        {{link}} {{number}} {{list_rest}}
        (?: {{to_end}} | ，?达到? {{number:to}} )?
    """,
    yes={
        "总产值2072.89亿元，同比增长7.8%。": "up 7.8 % yoy",
        "受理案件6.5万件，比前五年上升55.7%。": "up 55.7 % period",
        "规模以上工业增加值同比增速3.5%。": "rate up 3.5 % yoy",
    },
    no=["按同比例增长的原则办理3件。", "环比中心有3家企业。"],
)
def compared(hit: Hit) -> list[ChangeDraft]:
    """A movement or a rate against a stated base: 同比增长7.8%."""
    return _moved(hit, "change.compared")


@rule(
    "change.moved",
    anchors="{movement}多少",
    pattern="""
        (?: (?<!每) {movement} (?: 得?最[多快大猛] ，)? {link} {number}
          | (?<=[，；]) (?P<side>[多少]) 了? (?P<number>{rate_number}) )
        {list_rest}
        {to_end}?
    """,
    yes={
        "出口增长6.9%。": "up 6.9 %",
        "夏粮减产3.0%。": "down 3.0 %",
        "营业额18亿元，少12.4%。": "down 12.4 %",
        "青年上升得最多，达11个百分点。": "up 11 个百分点",
    },
    no=["新增就业3万人。", "增加值3亿元。", "气温每升高1℃。"],
)
def moved(hit: Hit) -> list[ChangeDraft]:
    """A movement with its amount and no stated base: 增长7%."""
    return _moved(hit, "change.moved")


@rule(
    "change.signed",
    anchors="{base_word}{points}↑↓+",
    pattern="(?: {base_word} [：:]?+ )?+ (?P<sign>[+↑▲↓▼]?+) {number}",
    yes={
        "营业收入12.5亿元（同比+8.2%）。": "up 8.2 % yoy",
        "毛利率32.5%，同比-1.2pct。": "down 1.2 个百分点 yoy",
        "失业率5.1%（-0.2个百分点）。": "down 0.2 个百分点",
        "净利润1.3亿元↓15.6%。": "down 15.6 %",
    },
    no=["同比8.2%。", "气温-8.2℃。"],
)
def signed(hit: Hit) -> list[ChangeDraft]:
    """A movement that a sign tells in the place of a word: 同比+8.2%, ↓15.6%."""
    amount, sign = amount_of(hit, "number"), hit.text("sign")
    if amount is None or not (sign or amount.is_negative):
        return []
    if "base_word" not in hit and sign not in ("↑", "↓") and amount.kind not in _OF_MOVEMENTS[sign]:
        return []
    told = Told(direction="down" if sign in ("↓", "▼") else "up", amounts=[amount])
    return drafts(hit, "change.signed", told)


@rule(
    "change.rated",
    anchors="{rate}",
    pattern="{rate} (?: (?:最大|最高|居前|靠前|较大|明显) ，? )? {link} {number} {list_rest}",
    yes={
        "增加值增速3.5%。": "rate up 3.5 %",
        "跌幅达2.4%。": "rate down 2.4 %",
        "菠菜涨幅最大，达到35%。": "rate up 35 %",
    },
    no=["增速最快的3家企业。"],
)
def rated(hit: Hit) -> list[ChangeDraft]:
    """A rate of movement as a noun: 增速3.5%."""
    return _moved(hit, "change.rated")


@rule(
    "change.noun",
    anchors="的 {rate_number} {rate}{movement}",
    pattern="""
        {rate_number:number} 的 (?: 速度 (?=增长|下降|递增|递减|上升) )?
        (?P<noun>{gap:0,4}) (?: {rate} | {movement} (?! {link} {number} ) )
    """,
    yes={"实现了6.5%的增长。": "up 6.5 %"},
    no=["占全部6.5%的企业。"],
)
def noun(hit: Hit) -> list[ChangeDraft]:
    """A movement as a noun behind its amount: 6.5%的增长, 6.5%的能源消费增速."""
    inside = metric_inside(hit.scope, hit.at("noun"), hit.until("noun"))
    told = Told(
        kind="rate" if "rate" in hit else "change",
        amounts=listed(hit),
        metric=Found(inside, None) if inside is not None else None,
    )
    return drafts(hit, "change.noun", told)


@rule(
    "change.object",
    anchors="{transitive} {level_number}{points}",
    pattern="""
        {transitive} (?:了)? (?P<object>{gap:2,18}) {link}
        (?: {level_number:number} | {points:number} )
    """,
    yes={
        "增加就业岗位3.2万个。": "up 32000 个",
        "下调贷款利率0.25个百分点。": "down 0.25 个百分点",
        "提升处理能力到5万吨。": "up to 50000 吨",
    },
    no=["增加值100亿元。"],
)
def moved_object(hit: Hit) -> list[ChangeDraft]:
    """A movement word, its object, and the amount or level: 减少碳排放120万吨, 提升能力到5万吨."""
    reached = hit.text("object")[-1] in "至到"
    inside = metric_inside(hit.scope, hit.at("object"), hit.until("object") - reached)
    if inside is None:
        return []
    told = Told(
        direction=movements()[hit.text("transitive")]["direction"],
        amounts=() if reached else listed(hit),
        to=amount_of(hit, "number") if reached else None,
        metric=Found(inside, None),
    )
    return drafts(hit, "change.object", told)


def _moved(hit: Hit, rule_id: str) -> list[ChangeDraft]:
    """The drafts of a movement or rate with its amounts and, perhaps, the level reached."""
    kind: ChangeKind = "rate" if "rate" in hit else "change"
    if _goes_on(hit):
        return []
    of_currency = hit.text("movement") in ("升值", "贬值")
    found = (currency_before if of_currency else moved_before)(hit.scope, hit.start)
    if "movement" in hit and movements()[hit.text("movement")].get("is_metric"):
        found = Found(Phrase(*hit.span("movement")), found.subject)
    if (what := _did_more(hit)) is not None:
        found = Found(what, found.subject)
    if found.metric is None and "inner" in hit and not hit.text("inner").endswith(_EACH):
        inside = metric_inside(hit.scope, hit.at("inner"), hit.until("inner"))
        found = Found(inside, found.subject)
    told = Told(
        kind=kind,
        amounts=listed(hit),
        to=amount_of(hit, "to"),
        from_=_base_level(hit),
        metric=found,
    )
    return drafts(hit, rule_id, told)


def _did_more(hit: Hit) -> Phrase | None:
    """The noun behind 多 or 少 of which there was more: 多收入2万元, 少跑了冤枉路300公里."""
    if "side_of" in hit:
        return Phrase(*hit.span("side_of"))
    if "doing" not in hit:
        return None
    last = tokens_between(hit.scope, hit.at("doing"), hit.until("doing"))[-1]
    if last.tag[0] != "n" or len(last.text) < 2:
        return None
    return Phrase(hit.scope.reading(last.start), hit.scope.reading(last.end))


def _base_level(hit: Hit) -> Amount | None:
    """The level in the base; how long the base lasted is none (较去年国庆节7天增加900万人次)."""
    base, amount = amount_of(hit, "base_number"), amount_of(hit, "number")
    if base is None or amount is None or not is_length_of_time(base):
        return base
    return base if is_length_of_time(amount) or amount.unit == "%" else None


def _goes_on(hit: Hit) -> bool:
    """Whether the number says how long the movement has gone on: 连跌19个月."""
    amount = amount_of(hit, "number")
    if amount is None or not is_length_of_time(amount) or "movement" not in hit:
        return False
    return hit.scope.letters.endswith(("连", "连续"), 0, hit.at("movement"))
