"""A ``[[pattern]]`` entry as a rule: the same object as a built-in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from zhextract.engine.rules import Hit, Rule, RuleSource, compile_rule
from zhextract.errors import RuleError
from zhextract.facts.change.build import Told, drafts
from zhextract.facts.change.lists import listed
from zhextract.facts.change.parts import change_parts
from zhextract.facts.change.words import amount_of, between
from zhextract.facts.drafts import ChangeDraft, Phrase, QuantityDraft
from zhextract.facts.phrases import Found, metric_before
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.build import numbers_of, quantity
from zhextract.rules.model import PatternEntry, Window
from zhextract.rules.safety import slow_text


def compile_pattern(entry: PatternEntry, *, timed: bool = True) -> Rule:
    """The rule of an entry; RuleError where it cannot be compiled, or is slow on some text."""
    produce = _Quantity(entry) if entry.makes == "quantity" else _Change(entry)
    examples = {example.text: example.says or "" for example in entry.yes}
    source = RuleSource(
        entry.id, entry.pattern, produce, examples, tuple(text for text, *_ in entry.no)
    )
    try:
        rule = compile_rule(source, {**change_parts(), **dict(entry.parts)})
    except RuleError as error:
        raise RuleError(f"{entry.where}: {error}; correct the pattern") from error
    slow = slow_text(rule.pattern(), entry.pattern) if timed else None
    if slow is not None:
        raise RuleError(
            f"{entry.where}: pattern {entry.id} takes too long on a text made of {_visible(slow)}; "
            "give its repeats lower bounds, or let it begin with a word"
        )
    return rule


def _visible(piece: str) -> str:
    named = {"\ue000": "times", "\ue001": "numbers", "\ue007": "numbers", "\n": "line breaks"}
    return named.get(piece) or repr(piece.replace("\ue001", "1"))


class _Producer:
    """Gives drafts of a hit with the fields that the entry sets; none where a window refuses."""

    def __init__(self, entry: PatternEntry) -> None:
        self._entry = entry
        self._assign: Mapping[str, str] = dict(entry.assign)
        self.__doc__ = entry.doc

    def __call__(self, hit: Hit) -> Sequence[QuantityDraft | ChangeDraft]:
        entry = self._entry
        if not all(_near(hit, window) for window in entry.needs):
            return []
        if any(_near(hit, window) for window in entry.unless):
            return []
        made = self.make(hit)
        for draft in made:
            stated = [self._set(draft, name, value, hit) for name, value in self._assign.items()]
            draft.stated = tuple(field for field in stated if field is not None)
        return made

    def make(self, hit: Hit) -> Sequence[QuantityDraft | ChangeDraft]:
        """The drafts before fields are set."""
        raise NotImplementedError

    def _set(self, draft: object, name: str, value: str, hit: Hit) -> tuple[str, object] | None:
        """Set one field of a draft; gives it, or None where its part took no part."""
        if name in _OF_AMOUNT and self._entry.makes == "quantity":
            return None
        told: object = value
        if value.startswith("{"):
            part = value[1:-1]
            if not hit.text(part):
                return None
            told = Phrase(*hit.span(part))
        setattr(draft, name, told)
        return name, told

    def found(self, hit: Hit) -> Found:
        """The metric, unless it is set by a part and need not be looked for."""
        if "metric" in self._assign:
            return Found(None, None)
        return metric_before(hit.scope, hit.start)


class _Quantity(_Producer):
    def make(self, hit: Hit) -> Sequence[QuantityDraft]:
        numbers = [(index, self._amount(amount)) for index, amount in numbers_of(hit)]
        return quantity(hit, self._entry.id, numbers, self.found(hit))

    def _amount(self, amount: Amount) -> Amount:
        """The amount with its kind, unit, code and bound as the entry sets them."""
        own = {key: self._assign[key] for key in _OF_AMOUNT if key in self._assign}
        return replace(amount, **own)


class _Change(_Producer):
    def make(self, hit: Hit) -> Sequence[ChangeDraft]:
        before, after = amount_of(hit, "from"), amount_of(hit, "to")
        direction: Any = self._assign.get("direction")
        if direction is None and before is not None and after is not None:
            direction = between(before, after)
        told = Told(
            direction=direction,
            amounts=listed(hit),
            from_=before,
            to=after,
            metric=self.found(hit) if "metric" in self._assign else None,
        )
        return drafts(hit, self._entry.id, told)


_OF_AMOUNT = ("kind", "unit", "code", "bound")


def _near(hit: Hit, window: Window) -> bool:
    """Whether one of the words stands within reach of the match, in its sentence."""
    scope = hit.scope
    start, end = scope.reading(hit.start), scope.reading(hit.end)
    before = scope.written(start - window.before, start)
    after = scope.written(end, end + window.after)
    return any(word in before or word in after for word in window.words)
