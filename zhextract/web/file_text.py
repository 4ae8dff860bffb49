"""``POST /read``: the text of a file that a reader drops on the page."""

from __future__ import annotations

from threading import Lock

import msgspec

from zhextract import Extractor, surrogates
from zhextract.errors import DecodeError, InputError, MissingExtraError
from zhextract.io.inputs import decode_text
from zhextract.io.readers import Content, Limits
from zhextract.web.failure import Failure

BYTES, PLAIN, HTML, PDF = "application/octet-stream", "text/plain", "text/html", "application/pdf"
FILES = (BYTES, PLAIN, HTML, PDF)
"""Media types of files; the first is a text in whatever encoding."""

_NAME = "the file"
_PDFIUM = Lock()
"""PDFium may be used by one thread at a time."""


class FileText(msgspec.Struct, frozen=True):
    """The text of a file, and the date of publication that a page declares."""

    text: str
    published: str | None


def read(extractor: Extractor, body: bytes, media: str) -> bytes:
    """The text of a file's bytes; ``Failure`` says why there is none."""
    try:
        content = _content(body, media)
    except MissingExtraError as error:
        raise Failure(501, "missing_extra", str(error)) from error
    except (DecodeError, InputError) as error:
        raise Failure(422, "unreadable", str(error)) from error
    answer = FileText(content.text, content.date)
    return surrogates.encode(answer).encode()


def _content(body: bytes, media: str) -> Content:
    if media == PDF:
        from zhextract.io.readers.pdf import pdf_text

        with _PDFIUM:
            return Content(pdf_text(body, _NAME, Limits()))
    text = decode_text(body, name=_NAME)
    if media == HTML:
        from zhextract.io.readers.html import main_text

        return main_text(text, _NAME)
    return Content(text)
