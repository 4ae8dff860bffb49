"""The currency of a number that says none, where what it measures is told in money.

Reference: facts.md §9, ruling 11 (票房接近3亿 is money in 元).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.phrases import classes
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.things import in_ten_thousands

_LONGEST = 5
"""Characters of the longest ending that is looked up."""


def fill_currency(drafts: Sequence[Draft], yuan: tuple[str, str]) -> None:
    """Give round numbers of 万 and 亿 without a unit the currency of the text.

    ``yuan`` is what a bare 元 means there: unit and ISO 4217 code. The drafts
    are changed in place.
    """
    for draft in drafts:
        if isinstance(draft, QuantityDraft):
            if _lacks(draft.amount) and _is_money(draft):
                draft.amount = _in(draft.amount, yuan)
        elif isinstance(draft, ChangeDraft) and _is_money(draft):
            if draft.to is not None and _lacks(draft.to):
                draft.to = _in(draft.to, yuan)
            if draft.from_ is not None and _lacks(draft.from_):
                draft.from_ = _in(draft.from_, yuan)


def _lacks(amount: Amount) -> bool:
    return amount.unit is None and amount.kind in ("count", "bare") and in_ten_thousands(amount)


def _is_money(draft: Draft) -> bool:
    """Whether the metric ends in a measure that is told in money."""
    metric, scope = draft.metric, draft.scope
    if metric is None or not scope.start <= metric.start < metric.end <= scope.end:
        return False
    end = scope.position(metric.end)
    written = scope.letters[scope.position(metric.start) : end]
    words = classes().in_money
    return any(written[-length:] in words for length in range(2, _LONGEST + 1))


def _in(amount: Amount, yuan: tuple[str, str]) -> Amount:
    return replace(amount, unit=yuan[0], code=yuan[1], kind="money")
