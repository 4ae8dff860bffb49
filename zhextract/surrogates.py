"""JSON for documents whose text holds lone surrogates.

UTF-8 has no form for half of a surrogate pair, JSON has one: the escape
``\\ud83d``. The fast encoder and decoder know UTF-8 alone, so the rare document
with such a character takes this way. It gives the same JSON, and the same
document back. One case has no JSON form of its own: a high surrogate followed
by a low one reads back as the character that the two stand for.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_SAFE_INT_DIGITS = 18
"""Longer whole numbers are values, never offsets: they become Decimals at once."""


def encode(value: Any, *, indent: int | None = None) -> str:
    """The JSON of a struct, letter for letter as the fast encoder writes it."""
    return _write(msgspec.to_builtins(value, builtin_types=(Decimal,)), indent, "\n")


def _write(value: Any, indent: int | None, margin: str) -> str:
    inner = margin if indent is None else margin + " " * indent
    if isinstance(value, dict):
        colon = ":" if indent is None else ": "
        members = [f'"{key}"{colon}{_write(item, indent, inner)}' for key, item in value.items()]
        return _wrap("{", members, "}", indent, margin)
    if isinstance(value, (list, tuple)):
        return _wrap("[", [_write(item, indent, inner) for item in value], "]", indent, margin)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=_has_lone(value))
    return json.dumps(value)


def _wrap(opening: str, parts: list[str], closing: str, indent: int | None, margin: str) -> str:
    if indent is None or not parts:
        return opening + ",".join(parts) + closing
    inner = margin + " " * indent
    return opening + inner + ("," + inner).join(parts) + margin + closing


def _has_lone(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def decode(data: str | bytes, kind: type[T]) -> T:
    """Read JSON that may escape lone surrogates; ``ValueError`` where it is malformed."""
    loaded = json.loads(data, parse_float=Decimal, parse_int=_whole_number)
    return msgspec.convert(loaded, kind)


def _whole_number(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _SAFE_INT_DIGITS else Decimal(digits)
