"""Facts as annotations for the tools in which people correct them, and back as gold documents.

``docs/design/labels.md`` says what is marked, and what each format carries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from zhextract.labels.page import Page

FORMATS = {
    "brat": "brat",
    "doccano": "doccano",
    "label-studio": "label_studio",
    "spacy": "spacy_bin",
}
"""By the name that the command line takes: the module that reads and writes it."""


class LabelFormat(Protocol):
    """What the module of a format offers."""

    def write(self, pages: Iterable[Page], folder: Path) -> None:
        """Write pages into a folder that is there and empty."""

    def read(self, path: Path) -> Iterator[Page]:
        """The pages of a folder, or of one of its files; ``InputError`` names what is wrong."""


def label_format(name: str) -> LabelFormat:
    """The reader and writer of a format."""
    return cast("LabelFormat", import_module(f"{__name__}.{FORMATS[name]}"))
