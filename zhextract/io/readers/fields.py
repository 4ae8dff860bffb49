"""The check that a table has the fields that are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from zhextract.errors import InputError
from zhextract.io.readers.model import Fields

_SHOWN = 20


def lacking(fields: Fields, there: Iterable[str]) -> str | None:
    """What is wrong where ``there`` lacks a field, naming those it has; None where it has all."""
    names = list(there)
    missing = [name for name in fields.named() if name not in names]
    if not missing:
        return None
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    shown = ", ".join(" ".join(name.split())[:40] for name in names[:_SHOWN]) or "none"
    return f"has no field {missing[0]!r}; its fields are: {shown}{more}"


def require(fields: Fields, there: Iterable[str], place: str) -> None:
    """``InputError`` where ``there`` lacks a field that is asked for."""
    wrong = lacking(fields, there)
    if wrong is not None:
        raise InputError(f"{place}: {wrong} (--text-field, --date-field, --id-field)")
