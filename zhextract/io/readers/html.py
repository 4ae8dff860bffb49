"""The main text of a web page, and the date that it declares, by trafilatura."""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import Any

from zhextract.errors import InputError
from zhextract.io.readers.model import Content
from zhextract.optional import load

_SHORTEST = "60"
"""Characters of a main text; fewer, and the whole page is taken, menus and all. The
default of trafilatura, 250, is meant for letters: a short piece of Chinese news has less."""

_DATES = {"extensive_search": False, "original_date": True}
"""Only what the page declares; a date in running text is for the extractor to judge."""


def main_text(html: str, label: str) -> Content:
    """The title and the main text of a page; ``InputError`` where there is none."""
    trafilatura = load("trafilatura", "inputs")
    settings = deepcopy(load("trafilatura.settings", "inputs").DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORTEST
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        page: Any = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_DATES,
            config=settings,
        )
    except Exception as error:  # whatever a broken page does to the parser, it is one page
        raise InputError(f"{label}: its HTML cannot be read ({type(error).__name__})") from error
    text: str = "" if page is None else page.text or ""
    if not text.strip():
        raise InputError(f"{label}: no main text is found in its HTML")
    title: str | None = page.title
    if title and title not in text[: 2 * len(title) + 40]:
        text = f"{title}\n{text}"
    return Content(text, page.date)
