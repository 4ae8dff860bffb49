"""What an audit gives: findings, each with its quotes and its sum."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, cast

import msgspec

from zhextract.frames import utf8
from zhextract.types import Span

FindingKind: TypeAlias = Literal[
    "change", "level", "part", "sum", "share", "order", "weekday", "headline"
]


class Finding(msgspec.Struct, frozen=True):
    """Figures that cannot all be true.

    ``facts`` are ids of the document; a time has none, so that ``quotes``,
    half-open spans of the text, may be more. ``sum`` is the computation; in
    brackets is all that the result may be, going by the digits printed.
    """

    kind: FindingKind
    article: int
    says: str
    sum: str
    facts: tuple[str, ...]
    quotes: tuple[Span, ...]


class Audit(msgspec.Struct, frozen=True):
    """The findings of one text, in text order; ``source``, ``published`` as in its document."""

    schema: Literal["zhextract-audit/1"]
    source: str | None
    published: str | None
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form as plain Python objects."""
        return cast("dict[str, Any]", msgspec.to_builtins(self))

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON form, ``indent`` spaces a level, or one line when None."""
        data = msgspec.json.encode(_printable(self.to_dict()))
        if indent is not None:
            data = msgspec.json.format(data, indent=indent)
        return data.decode()


def _printable(node: Any) -> Any:
    """The node with lone surrogates of the text as U+FFFD, which JSON can carry."""
    if isinstance(node, dict):
        return {key: _printable(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_printable(item) for item in node]
    return utf8(node) if isinstance(node, str) else node
