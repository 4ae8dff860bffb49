"""From a hit of a change rule to its drafts, one or one a member of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from zhextract.engine.rules import Hit
from zhextract.facts.change.lists import listed
from zhextract.facts.change.metrics import counted, moved_before
from zhextract.facts.change.words import base_of, comparison_of, direction_of, level_time_of
from zhextract.facts.drafts import ChangeDraft, Phrase
from zhextract.facts.families import NO_NUMBERS
from zhextract.facts.phrases import Found, members_of, split_subjects
from zhextract.facts.quantity.amounts import Amount, negated
from zhextract.types import ChangeKind, Direction

_OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up", "flat": "flat"}


class Told(msgspec.Struct, frozen=True, gc=False):
    """What a rule read in its hit; what it leaves out is looked for in the words."""

    kind: ChangeKind = "change"
    direction: Direction | None = None
    amounts: Sequence[Amount] = ()
    from_: Amount | None = None
    to: Amount | None = None
    metric: Found | None = None
    start: int | None = None
    """Where the span begins, a position in the letters, if not with the hit."""


def drafts(hit: Hit, rule: str, told: Told) -> list[ChangeDraft]:
    """The drafts of a hit: one, or one a member of a list of amounts.

    The span runs to the hit's last number. The metric is looked for before the
    hit unless the rule tells it.
    """
    scope = hit.scope
    at = hit.start if told.start is None else told.start
    base, baseline = base_of(hit)
    found = told.metric if told.metric is not None else moved_before(scope, at)
    amounts, to = told.amounts, told.to
    found = counted(hit, to or (amounts[-1] if amounts else None), found)
    many = max(len(amounts), 1)
    metrics = members_of(scope, found.metric, at, many)
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
        kind=told.kind,
        direction=told.direction or direction_of(hit),
        amount=amounts[0] if amounts else None,
        from_=told.from_,
        to=to,
        comparison=comparison_of(hit),
        baseline=baseline,
        base=base,
        level_time=level_time_of(hit),
        place=(0, many),
    )
    made = [first]
    if many > 1:
        first.end = amounts[0].end
        made += [
            _member(first, amounts[place], (metrics[place], subjects[place]), place)
            for place in range(1, many)
        ]
    return [_signed(draft) for draft in made]


def _member(
    first: ChangeDraft, amount: Amount, of: tuple[Phrase | None, Phrase | None], place: int
) -> ChangeDraft:
    """The draft of a later member of a list; ``of`` is its metric and its subject."""
    return replace(
        first,
        start=amount.start,
        end=amount.end,
        claims=(),
        metric=of[0],
        subject=of[1],
        amount=amount,
        from_=None,
        to=None,
        place=(place, first.place[1]),
    )


def reached_levels(hit: Hit, rule: str, told: Told) -> list[ChangeDraft]:
    """One draft a level reached, of one metric or of a list; a level may lie below zero."""
    amounts = listed(hit)
    made = drafts(hit, rule, msgspec.structs.replace(told, amounts=amounts))
    for draft, level in zip(made, amounts, strict=True):
        draft.amount, draft.to = None, level
        draft.direction = told.direction or direction_of(hit)
    return made


def claims_of(hit: Hit, until: int) -> tuple[int, ...]:
    """The indices of the number atoms of the hit that end by the reading offset ``until``."""
    atoms = hit.scope.atoms
    return tuple(
        index
        for index in hit.scope.indices(hit.start, hit.end)
        if atoms[index].family not in NO_NUMBERS and atoms[index].end <= until
    )


def _signed(draft: ChangeDraft) -> ChangeDraft:
    """Words decide the direction: 增长-2.1% is down 2.1."""
    amount = draft.amount
    if amount is not None and amount.is_negative and draft.kind != "gap":
        draft.amount = negated(amount)
        draft.direction = _OPPOSITE[draft.direction]
    return draft
