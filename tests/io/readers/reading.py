"""Everything that the readers make of one file, in a short form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from zhextract.errors import ZhextractError
from zhextract.io.readers import (
    Content,
    Entry,
    Failure,
    Fields,
    Limits,
    content,
    entries,
    find_sources,
)

LIMITS = Limits()
FIELDS = Fields()


def entries_of(
    path: Path, *, fields: Fields = FIELDS, limits: Limits = LIMITS, kind: Any = None
) -> list[Entry | Failure]:
    """The entries of a file."""
    found: list[Entry | Failure] = []
    for source in find_sources([str(path)], kind=kind):
        if isinstance(source, Failure):
            found.append(source)
        else:
            found += entries(source, fields=fields, limits=limits)
    return found


def read_all(path: Path, **options: Any) -> list[str]:
    """The texts of a file; of what cannot be read the message after ``!``, without its folder."""
    texts = []
    for entry in entries_of(path, **options):
        if isinstance(entry, Failure):
            texts.append(f"!{entry.message}")
            continue
        try:
            texts.append(content(entry, options.get("limits", LIMITS)).text)
        except ZhextractError as error:
            texts.append(f"!{error}")
    return [text.replace(f"{path.parent}/", "") for text in texts]


def read_one(path: Path, **options: Any) -> Content:
    """The content of the one entry of a file."""
    (entry,) = entries_of(path, **options)
    assert isinstance(entry, Entry)
    return content(entry, options.get("limits", LIMITS))
