"""Levels reached: from what to what (由30%提高到50%), or to what alone (增至8万)."""

from __future__ import annotations

from zhextract.engine.rules import Hit, rule
from zhextract.facts.change.build import Told, drafts, reached_levels
from zhextract.facts.change.parts import COMPARISON
from zhextract.facts.change.words import amount_of, between
from zhextract.facts.drafts import ChangeDraft


@rule(
    "change.from_to",
    anchors="由从自 至到为成{level}",
    pattern="""
        (?:由|从|自) (?: {base_time} {base_rest} | {gap:0,10} ) {any_number:from}
        ，? {gap:0,8} (?: {time:level_time} 的? )? {gap:0,4}
        (?: {level} | {movement} {to_link} | 变为 | 变成 | 增加为 | 调整[为至到] | 改为 )
        {level_of} {link} {any_number:to}
    """,
    yes={
        "制造业增加值占工业经济比重由30%提高到50%左右。": "up from 30 % to about 50 %",
        "名次由第10位升至第8位。": "up from 10 to 8",
    },
    no=["由3人组成的小组到50个村走访。", "从1号楼到2号楼有50米。"],
)
def from_to(hit: Hit) -> list[ChangeDraft]:
    """A movement from a level to a level: 由30%提高到50%左右."""
    before, after = amount_of(hit, "from"), amount_of(hit, "to")
    if before is None or after is None:
        return []
    direction = None if "movement" in hit or "level" in hit else between(before, after)
    return drafts(hit, "change.from_to", Told(direction=direction, from_=before, to=after))


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
    return reached_levels(hit, "change.recovered", Told(direction="up"))


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
    return reached_levels(hit, "change.reached", Told(start=start))
