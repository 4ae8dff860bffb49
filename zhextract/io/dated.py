"""The document of an entry, with the date of publication from where the caller wants it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zhextract.io.readers.dates import Origin, name_date
from zhextract.io.readers.model import STDIN, Content, Entry

if TYPE_CHECKING:
    from zhextract.extractor import Extractor
    from zhextract.types import Document


def extract_dated(
    extractor: Extractor,
    entry: Entry,
    read: Content,
    *,
    published: str | None,
    order: Sequence[Origin],
) -> tuple[Document, str | None]:
    """The document of an entry, and where its date of publication came from.

    ``published`` is for all and comes first (``given``); then ``order`` says
    what is tried. The text is the last resort, also where it is not named.
    """
    source = entry.id or (None if entry.source.path == STDIN and not entry.row else entry.input)

    def document(when: str | None) -> Document:
        return extractor.extract(read.text, published=when, source=source)

    if published is not None:
        return document(published), "given"
    found: dict[Origin, str | None] = {
        "field": entry.date,
        "name": name_date(entry.source.path),
        "metadata": read.date,
    }
    undated: Document | None = None
    for origin in order:
        if origin == "text":
            undated = document(None)
            if undated.published is not None:
                return undated, origin
        elif found[origin] is not None:
            return document(found[origin]), origin
    if undated is None:
        undated = document(None)
    return undated, None if undated.published is None else "text"
