"""Readers: from what a caller names to the texts of documents.

``find_sources`` expands files, folders and globs; ``entries`` cuts a source
into documents to be; ``content`` reads the text of one. Each names what it
cannot read in a ``Failure`` or an ``InputError``, with file and line.
"""

from __future__ import annotations

from zhextract.io.readers.content import content
from zhextract.io.readers.find import find_sources
from zhextract.io.readers.model import (
    STDIN,
    Content,
    Entry,
    Failure,
    Fields,
    Limits,
    Source,
)
from zhextract.io.readers.tables import entries

__all__ = [
    "STDIN",
    "Content",
    "Entry",
    "Failure",
    "Fields",
    "Limits",
    "Source",
    "content",
    "entries",
    "find_sources",
]
