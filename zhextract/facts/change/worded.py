"""Movements whose amount is a word: 翻一番, 持平."""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.rules import Hit, rule
from zhextract.facts.change.build import Told, drafts
from zhextract.facts.change.parts import COMPARISON
from zhextract.facts.change.words import doublings
from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.quantity.amounts import multiple
from zhextract.numerals import bound_before


@rule(
    "change.doubled",
    anchors="番倍",
    pattern=f"""
        (?: {COMPARISON} (?P<inner>{{gap:0,10}}) )?
        (?: 翻了? {{bound_word}}? (?P<doublings>[一二两三四]?) 番 (?P<over>多|有余|以上)?
          | (?:翻|成)倍(?:增长|增加)? | 翻了?一?倍 )
    """,
    yes={
        "产值比2010年翻一番。": "up 1 倍 period",
        "收入翻两番。": "up 3 倍",
        "销量翻了近一番。": "up less_than 1 倍",
    },
    no=["翻阅了一番资料。"],
)
def doubled(hit: Hit) -> list[ChangeDraft]:
    """A doubling or more: 翻一番 is up 1 倍, 翻两番 up 3 倍."""
    scope = hit.scope
    start, end = scope.reading(hit.start), scope.reading(hit.end)
    amount = multiple(doublings(hit.text("doublings")), start, end)
    if "over" in hit:
        amount = replace(amount, bound="at_least" if hit.text("over") == "以上" else "more_than")
    elif "bound_word" in hit:
        near = bound_before(scope.letters, hit.until("bound_word"))
        amount = replace(amount, bound=near[1]) if near is not None else amount
    return drafts(hit, "change.doubled", Told(direction="up", amounts=[amount]))


@rule(
    "change.flat",
    anchors="平",
    pattern=f"""
        (?: {COMPARISON} (?P<inner>{{gap:0,8}}) | (?:与|同|和) (?P<level_base>{{gap:2,12}}) )?
        {{adverbs}} (?:基本|大体|大致|总体|整体)?(?<![保坚维秉主支扶把])持平(?![等均台和衡])
    """,
    yes={"居住类价格持平。": "flat", "与上年持平。": "flat yoy"},
    no=["水平持续提高。"],
)
def flat(hit: Hit) -> list[ChangeDraft]:
    """No movement: 持平."""
    made = drafts(hit, "change.flat", Told(direction="flat"))
    if "level_base" in hit:
        made[0].baseline = Phrase(*hit.span("level_base"))
    return made
