"""What may be marked: labels, their values, and the links between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, get_args

from zhextract.types import (
    Bound,
    ChangeKind,
    Comparison,
    Direction,
    Granularity,
    QuantityKind,
    Role,
)

Values: TypeAlias = Mapping[str, tuple[str, ...]]

_FREE: tuple[str, ...] = ()
_NUMBER: Values = {
    "value": _FREE,
    "low": _FREE,
    "high": _FREE,
    "unit": _FREE,
    "ratio": _FREE,
    "bound": get_args(Bound),
}
_TIME: Values = {
    "first": _FREE,
    "last": _FREE,
    "granularity": get_args(Granularity),
    "approximate": ("true",),
}

LABELS: Mapping[str, Values] = {
    "quantity": {
        "kind": get_args(QuantityKind),
        **_NUMBER,
        "unit_code": _FREE,
        "role": get_args(Role),
    },
    "change": {
        "kind": get_args(ChangeKind),
        "direction": get_args(Direction),
        "comparison": get_args(Comparison),
        "comparison_inherited": ("true",),
    },
    "amount": _NUMBER,
    "person": {"name": _FREE, "byline": _FREE},
    "mention": {},
    "title": {},
    "organization": {},
    "event": {},
    "time": _TIME,
    "period": _TIME,
    **{
        part: {}
        for part in (
            *("metric", "subject", "whole", "condition", "baseline"),
            *("trigger", "actor", "what", "location"),
        )
    },
}
"""By label: the values that a mark may have, each with its closed set, or () where it is free."""

_TIMES = ("time", "period")

LINKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "metric": (("quantity", "change"), ("metric",)),
    "subject": (("quantity", "change"), ("subject",)),
    "period": (("quantity", "change"), _TIMES),
    "whole": (("quantity",), ("whole",)),
    "condition": (("quantity",), ("condition",)),
    "amount": (("change",), ("amount",)),
    "from": (("change",), ("amount",)),
    "to": (("change",), ("amount",)),
    "of": (("change",), ("quantity",)),
    "baseline": (("change",), ("baseline",)),
    "role": (("person",), ("title",)),
    "organization": (("title",), ("organization",)),
    "person": (("mention",), ("person",)),
    "time": (("event",), _TIMES),
    "trigger": (("event",), ("trigger",)),
    "actor": (("event",), ("actor",)),
    "what": (("event",), ("what",)),
    "location": (("event",), ("location",)),
    "participant": (("event",), ("person",)),
}
"""By label: from which marks a link leads, and to which."""
