"""The rules for changes, in the order in which they claim their numbers.

Patterns run over ``Scope.letters``, where every number and time is one letter;
the parts are in ``parts.py``, their words in ``movements.toml``. A producer
gets a hit and gives drafts; an empty list refuses the hit.
"""

from __future__ import annotations

from zhextract.engine.rules import Hit, RuleSource, rule
from zhextract.facts.change.build import (
    amount_of,
    between,
    doublings,
    drafts,
    listed,
    moved_before,
    reached_levels,
)
from zhextract.facts.change.parts import movements
from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.phrases import Found, metric_inside
from zhextract.facts.quantity.amounts import Amount, multiple
from zhextract.facts.quantity.said import is_length_of_time
from zhextract.types import ChangeKind

# A comparison: a word (同比), or a base with what it is compared by (比上年).
COMPARISON = """
    (?: {base_word} {said_again}?+ {aside}
      | {against} {base_time} (?: {base_rest} {base_number}?+ ) {aside} (?:相比|比|时)?
      | {against} {base_other} 相?比?
    )
"""


# What was done more or less of, behind its 多 or 少: 比上年多收入2万元, 同比多缴30亿元.
_DOING = (
    "出|了|(?P<side_of>收入|支出|投入|消费)|接待|销售|生产|完成|新建|缴纳|发放|播种|种植|收获|"
    "[收耗卖赚产用花招投拿缴交发付挣销运接救治拨贷存种吃跑走]了?"
)


@rule(
    "change.from_to",
    anchors="由从自 至到为成{level}",
    pattern="""
        (?:由|从|自) (?: {base_time} {base_rest} | {gap:0,10} ) {number:from}
        ，? {gap:0,8} (?: {time:until} 的? )? {gap:0,4}
        (?: {level} | {movement} {to_link} | 变为 | 变成 | 增加为 )
        {level_of} {link} {number:to}
    """,
    yes={"制造业增加值占工业经济比重由30%提高到50%左右。": "up from 30 % to about 50 %"},
    no=["由3人组成的小组到50个村走访。", "从1号楼到2号楼有50米。"],
)
def from_to(hit: Hit) -> list[ChangeDraft]:
    """A movement from a level to a level: 由30%提高到50%左右."""
    before, after = amount_of(hit, "from"), amount_of(hit, "to")
    if before is None or after is None:
        return []
    direction = None if "movement" in hit or "level" in hit else between(before, after)
    return drafts(hit, "change.from_to", direction=direction, from_=before, to=after)


@rule(
    "change.recovered",
    anchors="恢回相达 {percent} {time}",
    pattern="""
        (?:恢复|回升|回落|相当于|达到|达) (?:至|到|了)? {base_time} {base_rest}
        {percent:number} {list_rest}
    """,
    yes={
        "旅客恢复至2019年同期的108.3%。": "up to 108.3 % period",
        "客运量、货运量分别恢复至2019年同期的84.6%、93.1%。": "up to 84.6 % period",
    },
    no=["到2025年恢复至90%。"],
)
def recovered(hit: Hit) -> list[ChangeDraft]:
    """A level as a share of an earlier one: 恢复至2019年同期的108.3%."""
    return reached_levels(hit, "change.recovered", direction="up")


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
    made = drafts(hit, "change.compared_twice", amounts=[first, second])
    made[1].comparison = movements()[hit.text("second_base")]["comparison"]
    for draft in made:
        draft.place = (0, 1)
    return made


@rule(
    "change.pulled",
    anchors="{pull} {points}",
    pattern="""
        {pull} (?:了|着)? (?P<pulled>对?{gap:2,24})
        {movement}? {adverbs} {link} {points} {list_rest}
    """,
    yes={"拉动全市规模以上工业增速1个百分点。": "contribution up 1 个百分点"},
    no=["带动就业3万人。"],
)
def pulled(hit: Hit) -> list[ChangeDraft]:
    """A contribution to the movement of another metric: 拉动经济增长1个百分点."""
    found = Found(metric_inside(hit.scope, hit.at("pulled"), hit.until("pulled")), None)
    amount = amount_of(hit, "points")
    return drafts(
        hit,
        "change.pulled",
        kind="contribution",
        amounts=[amount] if amount else [],
        metric=found,
    )


@rule(
    "change.apart",
    anchors="比较{apart}超 {side}{apart}超",
    pattern="""
        (?: (?<![同环年]) [比较] (?P<base>{gap:2,20}) {side} (?:出|了)?
          | {apart} (?P<above>{time}?{gap:0,20})
          | 超(?:过|出)? (?P<over>{gap:1,8}(?:水位|线|汛限|限值|标准))
        ) {link} {number} {list_rest}
    """,
    yes={
        "增速高于全国平均水平2.1个百分点。": "gap up 2.1 个百分点",
        "人均收入比全省平均高0.3个百分点。": "gap up 0.3 个百分点",
    },
    no=["利率不高于3.5%。", "身高1.8米。"],
)
def apart(hit: Hit) -> list[ChangeDraft]:
    """A gap between the metric and another value: 高于全国平均水平2.1个百分点."""
    part = next(name for name in ("base", "above", "over") if name in hit)
    if not hit.text(part) or hit.text(part).endswith("的"):
        return []  # 低于规范要求的1.1米: the number is the base itself
    base = Phrase(*hit.span(part))
    made = drafts(hit, "change.apart", kind="gap", amounts=listed(hit))
    for draft in made:
        draft.baseline = base
    return made


@rule(
    "change.compared",
    anchors="{base_word}{against} {movement}{rate}{side}",
    pattern=f"""
        {COMPARISON} ，? (?P<inner>{{gap:0,16}}) {{adverbs}}
        (?: {{movement}} | {{rate}} | {{side}} (?:{_DOING})? )
        {{link}} {{number}} {{list_rest}}
        (?: (?:至|到|，?(?:达到|达|升至|增至|降至)) {{number:to}} )?
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
    "change.reached",
    anchors="{level}{movement} {level}至到为成",
    pattern=f"""
        (?: {COMPARISON} ，? (?P<inner>{{gap:0,14}}) )?+ {{adverbs}}
        (?: {{level}} | {{movement}} {{to_link}} ) {{level_of}} {{link}} {{number}} {{list_rest}}
    """,
    yes={
        "森林覆盖率提高到24.02%。": "up to 24.02 %",
        "两地占比分别升至33.9%和16.1%。": "up to 33.9 %",
    },
    no=["森林覆盖率突破24.02%。"],
)
def reached(hit: Hit) -> list[ChangeDraft]:
    """A movement that ends in its level: 增至, 提高到."""
    first = "level" if "level" in hit else "movement"
    start = hit.at("adverbs") if not ("base_word" in hit or "against" in hit) else None
    start = hit.at(first) if start is not None else None
    return reached_levels(hit, "change.reached", start=start)


@rule(
    "change.moved",
    anchors="{movement}",
    pattern="""
        {movement} {link} {number} {list_rest}
        (?: (?:至|到|，?(?:升至|增至|降至)) {number:to} )?
    """,
    yes={"出口增长6.9%。": "up 6.9 %", "夏粮减产3.0%。": "down 3.0 %"},
    no=["新增就业3万人。", "增加值3亿元。"],
)
def moved(hit: Hit) -> list[ChangeDraft]:
    """A movement with its amount and no stated base: 增长7%."""
    return _moved(hit, "change.moved")


@rule(
    "change.rated",
    anchors="{rate}",
    pattern="{rate} {link} {number} {list_rest}",
    yes={"增加值增速3.5%。": "rate up 3.5 %", "跌幅达2.4%。": "rate down 2.4 %"},
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
    return drafts(
        hit,
        "change.noun",
        kind="rate" if "rate" in hit else "change",
        amounts=listed(hit),
        metric=Found(inside, None) if inside is not None else None,
    )


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
    return drafts(
        hit,
        "change.object",
        direction=movements()[hit.text("transitive")]["direction"],
        amounts=None if reached else listed(hit),
        to=amount_of(hit, "number") if reached else None,
        metric=Found(inside, None),
    )


@rule(
    "change.doubled",
    anchors="番倍",
    pattern=f"""
        (?: {COMPARISON} (?P<inner>{{gap:0,10}}) )?
        (?: 翻了? (?P<doublings>[一二两三四]?) 番 | (?:翻|成)倍(?:增长|增加)? | 翻了?一?倍 )
    """,
    yes={"产值比2010年翻一番。": "up 1 倍 period", "收入翻两番。": "up 3 倍"},
    no=["翻阅了一番资料。"],
)
def doubled(hit: Hit) -> list[ChangeDraft]:
    """A doubling or more: 翻一番 is up 1 倍, 翻两番 up 3 倍."""
    scope = hit.scope
    amount = multiple(
        doublings(hit.text("doublings")), scope.reading(hit.start), scope.reading(hit.end)
    )
    return drafts(hit, "change.doubled", direction="up", amounts=[amount])


@rule(
    "change.flat",
    anchors="平",
    pattern=f"""
        (?: {COMPARISON} (?P<inner>{{gap:0,8}}) | (?:与|同|和) (?P<level_base>{{gap:2,12}}) )?
        {{adverbs}} (?:基本|大体|大致|总体|整体)?(?<!保)持平
    """,
    yes={"居住类价格持平。": "flat", "与上年持平。": "flat yoy"},
    no=["水平持续提高。"],
)
def flat(hit: Hit) -> list[ChangeDraft]:
    """No movement: 持平."""
    made = drafts(hit, "change.flat", direction="flat")
    if "level_base" in hit:
        made[0].baseline = Phrase(*hit.span("level_base"))
    return made


# Before 均 these say of what each is, and are no metric: 比去年日均增长5%.
_EACH = ("日", "月", "年", "户", "场", "人", "亩", "周", "季")


def _moved(hit: Hit, rule_id: str) -> list[ChangeDraft]:
    """The drafts of a movement or rate with its amounts and, perhaps, the level reached."""
    kind: ChangeKind = "rate" if "rate" in hit else "change"
    if _goes_on(hit):
        return []
    found = moved_before(hit.scope, hit.start)
    if "movement" in hit and movements()[hit.text("movement")].get("is_metric"):
        found = Found(Phrase(*hit.span("movement")), found.subject)
    if "side_of" in hit:
        found = Found(Phrase(*hit.span("side_of")), found.subject)  # 比上年多收入2万元
    if found.metric is None and "inner" in hit and not hit.text("inner").endswith(_EACH):
        inside = metric_inside(hit.scope, hit.at("inner"), hit.until("inner"))
        found = Found(inside, found.subject)
    return drafts(
        hit,
        rule_id,
        kind=kind,
        amounts=listed(hit),
        to=amount_of(hit, "to"),
        from_=_base_level(hit),
        metric=found,
    )


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


RULES: tuple[RuleSource, ...] = (
    from_to,
    recovered,
    compared_twice,
    pulled,
    apart,
    doubled,
    compared,
    reached,
    moved,
    rated,
    noun,
    moved_object,
    flat,
)
"""The rules in order of precedence: a number claimed by one is not offered to the next."""
