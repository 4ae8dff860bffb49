"""The document of an entry, with the date of publication from where the caller wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from zhextract.io.readers.dates import Origin, name_date
from zhextract.io.readers.model import STDIN, Content, Entry

if TYPE_CHECKING:
    from zhextract.explanation import Explanation
    from zhextract.extractor import Extractor
    from zhextract.types import Document

_Made = TypeVar("_Made")


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
    source = source_of(entry)

    def document(when: str | None) -> Document:
        return extractor.extract(read.text, published=when, source=source)

    return _dated(document, lambda made: made.published, entry, read, published, order)


def explain_dated(
    extractor: Extractor,
    entry: Entry,
    read: Content,
    *,
    published: str | None,
    order: Sequence[Origin],
) -> tuple[Explanation, str | None]:
    """The explanation of an entry; its document is that of ``extract_dated``."""
    source = source_of(entry)

    def explanation(when: str | None) -> Explanation:
        return extractor.explain(read.text, published=when, source=source)

    return _dated(explanation, lambda made: made.document.published, entry, read, published, order)


def source_of(entry: Entry) -> str | None:
    """The name that a document has from its entry; standard input has none."""
    return entry.id or (None if entry.source.path == STDIN and not entry.row else entry.input)


def _dated(
    make: Callable[[str | None], _Made],
    date_of: Callable[[_Made], str | None],
    entry: Entry,
    read: Content,
    published: str | None,
    order: Sequence[Origin],
) -> tuple[_Made, str | None]:
    if published is not None:
        return make(published), "given"
    found: dict[Origin, str | None] = {
        "field": entry.date,
        "name": name_date(entry.source.path),
        "metadata": read.date,
    }
    undated: _Made | None = None
    for origin in order:
        if origin == "text":
            undated = make(None)
            if date_of(undated) is not None:
                return undated, origin
        elif found[origin] is not None:
            return make(found[origin]), origin
    if undated is None:
        undated = make(None)
    return undated, None if date_of(undated) is None else "text"
