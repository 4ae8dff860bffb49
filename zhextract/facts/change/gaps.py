"""Gaps between two values (高于全国1个百分点), and contributions to a movement (拉动1个百分点)."""

from __future__ import annotations

from zhextract.engine.rules import Hit, rule
from zhextract.facts.change.build import Told, drafts
from zhextract.facts.change.lists import listed
from zhextract.facts.change.words import amount_of
from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.phrases import Found, metric_inside


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
    told = Told(kind="contribution", amounts=[amount] if amount else [], metric=found)
    return drafts(hit, "change.pulled", told)


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
    made = drafts(hit, "change.apart", Told(kind="gap", amounts=listed(hit)))
    for draft in made:
        draft.baseline = base
    return made
