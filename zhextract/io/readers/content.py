"""The text of one entry: decoded, or taken out of HTML or PDF."""

from __future__ import annotations

from zhextract.errors import InputError
from zhextract.io.readers.model import Content, Entry, Limits
from zhextract.io.readers.unpack import read_whole
from zhextract.text.decode import decode


def content(entry: Entry, limits: Limits) -> Content:
    """The text of ``entry``, which may be blank, and the date that its page declares.

    ``InputError`` where it cannot be read, ``DecodeError`` where its bytes are
    in no known encoding, ``MissingExtraError`` where a package lacks.
    """
    if entry.text is not None:
        return Content(entry.text)
    data = read_whole(entry.source, limits)
    label = entry.source.label
    if entry.source.kind == "pdf":
        from zhextract.io.readers.pdf import pdf_text

        text = pdf_text(data, label, limits) if data else ""
        return Content(text)
    text = decode(data, name=label)
    if entry.source.kind == "html" and text.strip():
        from zhextract.io.readers.html import main_text

        return main_text(text, label)
    return Content(text)


def is_blank(text: str) -> bool:
    """Whether a text holds nothing to read."""
    return not text or text.isspace()


def no_text(entry: Entry) -> InputError:
    """The error for an entry without text."""
    hint = ": a scan? Text recognition comes first" if entry.source.kind == "pdf" else ""
    return InputError(f"{entry.input if entry.row else entry.source.label}: holds no text{hint}")
