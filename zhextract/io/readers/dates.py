"""The publication date of an entry: from a field, a name, a page; in an order one can set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, TypeAlias, cast

from zhextract.errors import ArgumentError

Origin: TypeAlias = Literal["field", "name", "metadata", "text"]

ORIGINS: tuple[Origin, ...] = ("field", "name", "metadata", "text")
"""Where a date may come from, in the order in which they are tried."""

_YEAR = r"((?:19|20)[0-9]{2})"
_LOOSE = r"(1[0-2]|0?[1-9])", r"(3[01]|[12][0-9]|0?[1-9])"
_TIGHT = r"(1[0-2]|0[1-9])", r"(3[01]|[12][0-9]|0[1-9])"
_FORMS = tuple(
    re.compile(rf"(?<![0-9]){form}(?![0-9])")
    for form in (
        *(rf"{_YEAR}{sign}{_LOOSE[0]}{sign}{_LOOSE[1]}" for sign in ("-", "_", r"\.", " ", "/")),
        rf"{_YEAR}{_TIGHT[0]}{_TIGHT[1]}",
        rf"{_YEAR} ?年 ?{_LOOSE[0]} ?月 ?{_LOOSE[1]} ?日",
    )
)
_FOLDERS = re.compile(rf"(?:^|/){_YEAR}/{_LOOSE[0]}/{_LOOSE[1]}/")
_CLOCK = re.compile(
    r"(?:[T ]*[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\.[0-9]+)? ?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def parse_order(text: str) -> tuple[Origin, ...]:
    """The origins of ``field,name``; ``ArgumentError`` names those that there are.

    >>> parse_order("name, text")
    ('name', 'text')
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in ORIGINS]
    if unknown or len(set(names)) < len(names):
        wrong = f"{unknown[0]!r} is none" if unknown else "one stands twice"
        raise ArgumentError(f"{text!r} is no order of {', '.join(ORIGINS)}: {wrong}")
    return cast("tuple[Origin, ...]", tuple(names))


def name_date(path: str) -> str | None:
    """The ISO date in the name of a file, or of folders ``2023/10/17``; None where it has two.

    >>> name_date("news/20231017.md"), name_date("2023-10-17 第3版.txt")
    ('2023-10-17', '2023-10-17')
    >>> name_date("20230101-20231231.txt"), name_date("2023/10/17/3.txt")
    (None, '2023-10-17')
    """
    path = path.replace("\\", "/")
    found = set(_dates(path.rpartition("/")[2]))
    if not found:
        folders = _FOLDERS.search(path)
        found = set() if folders is None else set(_valid(*folders.groups()))
    return found.pop() if len(found) == 1 else None


def field_date(value: Any) -> str | None:
    """The ISO date of a field's value, None of an empty one; ``ValueError`` for others.

    >>> field_date("2023-10-17T08:00:00+08:00"), field_date(20231017), field_date("2023年10月17日")
    ('2023-10-17', '2023-10-17', '2023-10-17')
    """
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError(f"{value!r:.40} is no date")
    text = str(value).strip()
    if not text:
        return None
    for form in _FORMS:
        match = form.match(text)
        if match and _CLOCK.fullmatch(text, match.end()):
            for found in _valid(*match.groups()):
                return found
    raise ValueError(f"{text!r:.40} is no date; write it like 2023-10-24")


def _dates(name: str) -> Iterator[str]:
    for form in _FORMS:
        for match in form.finditer(name):
            yield from _valid(*match.groups())


def _valid(year: str, month: str, day: str) -> Iterator[str]:
    try:
        yield date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return
