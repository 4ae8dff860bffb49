"""The text of the pages of a PDF, by pypdfium2; the order of columns is left to the layout."""

from __future__ import annotations

from zhextract.errors import InputError
from zhextract.io.readers.model import Limits
from zhextract.io.readers.unpack import too_large
from zhextract.optional import load


def pdf_text(data: bytes, label: str, limits: Limits) -> str:
    """The text of all pages, one below the other; blank where they are pictures."""
    pypdfium2 = load("pypdfium2", "inputs")
    pages: list[str] = []
    size = 0
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            for page in document:
                textpage = page.get_textpage()
                pages.append(textpage.get_text_range().replace("\r\n", "\n").replace("\r", "\n"))
                textpage.close()
                page.close()
                size += len(pages[-1])
                if size > limits.size:
                    raise too_large(label, None, limits)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{label}: its PDF cannot be read ({error})") from error
    return "\n".join(pages)
