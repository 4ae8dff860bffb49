"""From a hit of a change rule to drafts: numbers, direction, comparison, metric."""

from __future__ import annotations

from decimal import Decimal

import regex
from msgspec.structs import replace

from zhextract.engine.atoms import Atom, Scope
from zhextract.engine.rules import Hit
from zhextract.facts.change.parts import movements
from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.families import ALPHABET, NO_NUMBERS, RATES
from zhextract.facts.phrases import (
    Found,
    after,
    clause_start,
    is_bearer,
    members_of,
    metric_before,
    names_actors,
    names_people,
    split_subjects,
    tokens_between,
)
from zhextract.facts.quantity.amounts import Amount, negated, with_unit
from zhextract.facts.quantity.metric import counts_things
from zhextract.facts.time import FoundTime
from zhextract.types import ChangeKind, Comparison, Direction

_SIDES_DOWN = frozenset("低慢少小短晚差便落轻窄薄浅")
_OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up", "flat": "flat"}
_ORIGINS = frozenset("从由自")
# What it moved before it turned: 由上月的 in 价格同比由上月的下降3%转为上涨2%.
_TURNED = regex.compile(
    "(?:同比|环比|按年|按月|较?此前|一直)*[由从自](?:[^，；。：\ue000-\uf8ff]{0,6}"
    + ALPHABET["time"]
    + ")?(?:[^，；。：\ue000-\uf8ff]{0,4})$"
)
# How long it took, between the metric and its movement: 水位一小时内上涨1.2米.
_MEANWHILE = regex.compile(
    "在?(?:短短|仅仅?|近)?(?:[一两二三四五六七八九十半数几]{1,2}个?(?:多)?(?:小时|天|年|月|周|分钟|日|夜|星期)|["
    + ALPHABET["measure"]
    + ALPHABET["time"]
    + "])(?:之?内|间|里|以来)$"
)
_DOUBLINGS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "": 1}


def amount_of(hit: Hit, part: str) -> Amount | None:
    """The amount that a part stands for; None where the part is absent."""
    atom = hit.atom(part)
    return None if atom is None else atom.value


def direction_of(hit: Hit) -> Direction:
    """The direction that the words of the hit say, signs apart."""
    words = movements()
    for part in ("movement", "level", "rate", "pull", "apart"):
        if part in hit:
            found: Direction = words[hit.text(part)]["direction"]
            if part == "pull" and "movement" in hit:
                continue
            return found
    if "pull" in hit:
        return words[hit.text("pull")]["direction"]  # type: ignore[no-any-return]
    return "down" if hit.text("side").lstrip("偏")[:1] in _SIDES_DOWN else "up"


def between(before: Amount, after: Amount) -> Direction:
    """The direction from one level to another, where no word says it."""
    first = before.value if before.value is not None else before.low
    last = after.value if after.value is not None else after.low
    if first is None or last is None or first == last:
        return "flat"
    return "up" if last > first else "down"


def comparison_of(hit: Hit) -> Comparison | None:
    """The comparison that a word states (同比, 年增); bases named by a time come later."""
    words = movements()
    for part in ("base_word", "movement", "rate"):
        if part in hit:
            found: Comparison | None = words[hit.text(part)].get("comparison")
            if found and not (found == "cumulative" and "base_time" in hit):
                return found  # 较年初累跌3%: since then, which the base says
    return None


def base_of(hit: Hit) -> tuple[FoundTime | None, Phrase | None]:
    """The time compared with, and the whole base as written."""
    if "base_time" not in hit:
        if "base_other" in hit:
            return None, Phrase(*hit.span("base_other"))
        return None, None
    atom = hit.atom("base_time")
    if atom is None:
        return None, None
    end = atom.end
    if "base_rest" in hit:
        rest = hit.text("base_rest").rstrip("的")
        if rest.strip("的末"):
            end = hit.span("base_rest")[0] + len(rest)
    return atom.value, Phrase(atom.start, end)


def drafts(
    hit: Hit,
    rule: str,
    *,
    kind: ChangeKind = "change",
    direction: Direction | None = None,
    amounts: list[Amount] | None = None,
    from_: Amount | None = None,
    to: Amount | None = None,
    metric: Found | None = None,
    start: int | None = None,
) -> list[ChangeDraft]:
    """The drafts of a hit: one, or one a member of a list of numbers.

    The span runs from ``start`` (a position in the letters; the hit's start
    where None) to the hit's last number. The metric is looked for before the
    hit unless given.
    """
    scope = hit.scope
    at = hit.start if start is None else start
    base, baseline = base_of(hit)
    found = metric if metric is not None else moved_before(scope, at)
    amounts = amounts or []
    found = _counted(hit, to or (amounts[-1] if amounts else None), found)
    many = len(amounts)
    metrics = members_of(scope, found.metric, at, max(many, 1))
    subjects = split_subjects(scope, found.subject, metrics)
    end = max([to.end] if to else [amount.end for amount in amounts] or [scope.reading(hit.end)])
    first = ChangeDraft(
        rule=rule,
        scope=scope,
        at=at,
        until=hit.end,
        start=scope.reading(at),
        end=end,
        claims=claims_of(hit, end),
        metric=metrics[0],
        subject=subjects[0],
        kind=kind,
        direction=direction or direction_of(hit),
        amount=amounts[0] if amounts else None,
        from_=from_,
        to=to,
        comparison=comparison_of(hit),
        baseline=baseline,
        base=base,
        place=(0, max(many, 1)),
    )
    made = [first]
    if many > 1:
        first.end = amounts[0].end
        made += [
            _member(first, amount, (metrics[i], subjects[i]), i, many)
            for i, amount in enumerate(amounts)
            if i
        ]
    return [_signed(draft) for draft in made]


def moved_before(scope: Scope, position: int) -> Found:
    """The metric before a movement; where that is what it moves from (从AA下调), the one before."""
    if scope.letters.startswith("的", position - 1):
        position -= 1  # 汽车出口的|增幅超过50%
    found = metric_before(scope, position)
    if found.metric is None:
        floor = clause_start(scope.letters, position)
        turned = _TURNED.search(scope.letters, floor, position)
        turned = turned or _MEANWHILE.search(scope.letters, floor, position)
        return found if turned is None else metric_before(scope, turned.start())
    found = replace(found, metric=_with_noun(scope, found))
    assert found.metric is not None
    if is_bearer(scope, found.metric):
        return replace(found, metric=None, subject=found.subject or found.metric)
    first = scope.position(found.metric.start)
    if first and scope.letters[first - 1] in _ORIGINS:
        origin = metric_before(scope, first - 1)
        return origin if origin.metric is not None else found
    return found


def _with_noun(scope: Scope, found: Found) -> Phrase | None:
    """The metric; an act with the noun that says which act it is: 高技术产业引资增长7.9%."""
    noun, act = found.noun, found.metric
    if not found.predicate or noun is None or act is None or noun.end != act.start:
        return act
    first = tokens_between(scope, scope.position(noun.start), scope.position(noun.end))[0]
    return act if first.tag == "t" or names_people(scope, noun) else Phrase(noun.start, act.end)


def _counted(hit: Hit, amount: Amount | None, found: Found) -> Found:
    """With what a classifier counts right behind it as the metric: 增加了1200个座位."""
    if amount is None or not counts_things(amount):
        return found
    thing = after(hit.scope, hit.end, verbs=True)
    if thing is None:
        return found
    acting = found.metric is not None and names_actors(hit.scope, found.metric)
    return Found(thing, found.subject or (found.metric if acting else None))


def claims_of(hit: Hit, until: int) -> tuple[int, ...]:
    """The indices of the number atoms of the hit that end by the reading offset ``until``."""
    atoms = hit.scope.atoms
    return tuple(
        index
        for index in hit.scope.indices(hit.start, hit.end)
        if atoms[index].family not in NO_NUMBERS and atoms[index].end <= until
    )


def reached_levels(
    hit: Hit, rule: str, *, start: int | None = None, direction: Direction | None = None
) -> list[ChangeDraft]:
    """One draft a level reached, of one metric or of a list; a level may lie below zero.

    The words of the hit decide the direction where None is given.
    """
    amounts = listed(hit)
    made = drafts(hit, rule, amounts=amounts, start=start)
    for draft, level in zip(made, amounts, strict=True):
        draft.amount, draft.to = None, level
        draft.direction = direction or direction_of(hit)
    return made


def listed(hit: Hit) -> list[Amount]:
    """The amounts of a list (1.1和0.3个百分点); a bare number takes the unit of the last.

    The list ends before a number of another family than the first, unless that is
    the same movement in other words (跌123点或0.72%), or 分别 shares them out
    (分别增加36笔、640万元).
    """
    scope = hit.scope
    first = hit.atom("number")
    atoms = [first]
    each = "分别" in scope.letters[hit.start : hit.at("number")]
    for position in (
        range(hit.at("list_rest"), hit.until("list_rest")) if "list_rest" in hit else ()
    ):
        index = scope.index_at(position)
        if index is None:
            continue
        atom = scope.atoms[index]
        in_other_words = scope.letters[position - 1] == "或" and atom.family in RATES
        if first is not None and not (each or in_other_words or _listable(first, atom)):
            break
        atoms.append(atom)
    amounts: list[Amount] = [atom.value for atom in atoms if atom is not None]
    if len(amounts) > 1:
        amounts = [with_unit(amount, amounts[-1]) for amount in amounts]
    return amounts


def _listable(first: Atom, other: Atom) -> bool:
    """Whether two numbers may stand in one list: alike, two rates, or the unit comes later."""
    if first.family in (other.family, "bare") or (first.family in RATES and other.family in RATES):
        return True
    return other.family == "points" and first.value.unit == "个"


def doublings(written: str) -> Decimal:
    """How many times as much is added by 翻一番 (1), 翻两番 (3), 翻三番 (7)."""
    return Decimal(2) ** _DOUBLINGS[written] - 1


def _member(
    first: ChangeDraft,
    amount: Amount,
    told: tuple[Phrase | None, Phrase | None],
    index: int,
    many: int,
) -> ChangeDraft:
    """The draft of a later member of a list; ``told`` is its metric and its subject."""
    metric, subject = told
    return ChangeDraft(
        rule=first.rule,
        scope=first.scope,
        at=first.at,
        until=first.until,
        start=amount.start,
        end=amount.end,
        claims=(),
        metric=metric,
        subject=subject,
        kind=first.kind,
        direction=first.direction,
        amount=amount,
        comparison=first.comparison,
        baseline=first.baseline,
        base=first.base,
        place=(index, many),
    )


def _signed(draft: ChangeDraft) -> ChangeDraft:
    """Words decide the direction: 增长-2.1% is down 2.1."""
    amount = draft.amount
    if amount is not None and amount.is_negative and draft.kind != "gap":
        draft.amount = negated(amount)
        draft.direction = _OPPOSITE[draft.direction]
    return draft
