"""One short line a fact: what it says, in the words of facts.md and without its text.

========= ======================================================================
quantity  ``[role] [kind] [bound] value [unit] [of whole]``; the role unless it is
          ``value``, the kind only where no unit tells it (rank, score, multiple):
          ``207289000000 元``, ``at_least 0.25 of 全省``, ``threshold at_least 65 岁``
change    ``[kind] direction [amount] [from …] [to …] [comparison]``; the kind
          unless it is ``change``: ``up 7.8 % yoy``, ``up from 30 % to about 50 %``,
          ``gap up 2.1 个百分点``, ``flat yoy``
person    the name and the posts: ``赵亚宏: 新义派出所 所长``
event     ``when [actor] trigger [what]``: ``2023-10-20 临县司法局 举行 授旗仪式``
========= ======================================================================

A number is ``[bound] value [unit]``, the bound unless it is ``exact``; a range
is ``low..high``. Digits are the Decimal's own, never in exponent form. The line
depends on the fact alone, so equal facts have equal lines.
"""

from __future__ import annotations

from decimal import Decimal

from zhextract.types import Change, Event, Fact, Number, Person, Quantity, RoleOf, Time

_KINDS_SHOWN = frozenset(("rank", "score", "multiple"))


def describe(fact: Fact) -> str:
    """What ``fact`` says, as one short line without a line break.

    >>> import zhextract
    >>> doc = zhextract.extract("2022年总产值2072.89亿元，同比增长7.8%。")
    >>> [describe(fact) for fact in doc.facts]
    ['207289000000 元', 'up 7.8 % yoy']
    """
    if isinstance(fact, Quantity):
        words = _quantity(fact)
    elif isinstance(fact, Change):
        words = _change(fact)
    elif isinstance(fact, Person):
        words = _person(fact)
    else:
        words = _event(fact)
    return " ".join(" ".join(word for word in words if word).split())


def _quantity(fact: Quantity) -> list[str]:
    return [
        "" if fact.role == "value" else fact.role,
        fact.kind if fact.kind in _KINDS_SHOWN and fact.unit is None else "",
        number_in_words(fact),
        "" if fact.whole is None else f"of {fact.whole.text}",
    ]


def _change(fact: Change) -> list[str]:
    return [
        "" if fact.kind == "change" else fact.kind,
        fact.direction,
        "" if fact.amount is None else number_in_words(fact.amount),
        "" if fact.from_ is None else f"from {number_in_words(fact.from_)}",
        "" if fact.to is None else f"to {number_in_words(fact.to)}",
        fact.comparison or "",
    ]


def _person(fact: Person) -> list[str]:
    posts = [_post(role) for role in fact.roles]
    posts += dict.fromkeys(f"({byline.function})" for byline in fact.bylines)
    return [f"{fact.name}:" if posts else fact.name, "; ".join(posts)]


def _post(role: RoleOf) -> str:
    if role.organization is None:
        return role.title.text
    return f"{role.organization.text} {role.title.text}"


def _event(fact: Event) -> list[str]:
    return [
        _when(fact.time),
        "" if fact.actor is None else fact.actor.text,
        fact.trigger.text,
        "" if fact.what is None else fact.what.text,
    ]


def _when(time: Time) -> str:
    return time.edtf or time.text


def number_in_words(number: Number | Quantity) -> str:
    """``[bound] value [unit]`` of a number, or ``[bound] low..high [unit]`` of a range."""
    if number.value is not None:
        digits = _digits(number.value)
    else:
        digits = f"{_digits(number.low)}..{_digits(number.high)}"
    words = ["" if number.bound == "exact" else number.bound, digits, number.unit or ""]
    return " ".join(word for word in words if word)


def _digits(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")
