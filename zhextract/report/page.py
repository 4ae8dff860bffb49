"""Pages as blocks of the file, and the file around them."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO

from zhextract import surrogates
from zhextract.errors import ArgumentError
from zhextract.optional import load
from zhextract.report import assets
from zhextract.report.words import LANGUAGES, word, words
from zhextract.types import Document

if TYPE_CHECKING:
    import jinja2

PageLanguage = Literal["auto", "zh", "en"]
"""The language of the interface; ``auto`` is that of the reader's browser."""


class Page(NamedTuple):
    """A document, the text that it was made of, and what else the page shows of it."""

    document: Document
    text: str
    extras: Mapping[str, Any] = {}
    """JSON values by name, for tabs and figures that need more than the document."""


class Block(NamedTuple):
    """A page as it stands in the file; ``packed`` is base64 of gzip."""

    name: str
    title: str
    facts: int
    packed: str


def write_report(
    pages: Iterable[Page],
    out: TextIO,
    *,
    language: PageLanguage = "auto",
    title: str | None = None,
) -> None:
    """Write one self-contained HTML page with all ``pages``, one after the other.

    ``pages`` is read as the file is written, so that memory holds one at a time.
    """
    blocks = (_block(page, number) for number, page in enumerate(pages, 1))
    for piece in _pieces(blocks, language=language, title=title, live=False):
        out.write(piece)


def live_page(*, language: PageLanguage = "auto") -> str:
    """The page without any document, which asks the server for one."""
    return "".join(_pieces((), language=language, title=None, live=True))


def live_policy() -> str:
    """The Content-Security-Policy of the live page, for a header: no page may frame it either."""
    return f"{assets.policy(live=True)}; frame-ancestors 'none'"


def _pieces(
    blocks: Iterable[Block], *, language: PageLanguage, title: str | None, live: bool
) -> Iterator[str]:
    from markupsafe import Markup

    if language not in ("auto", *LANGUAGES):
        raise ArgumentError(f"language={language!r} is unknown; choose auto, zh or en")
    shown = LANGUAGES[1] if language == "auto" else language
    return _template().generate(
        blocks=blocks,
        live=live,
        mode="live" if live else "report",
        language=language,
        html_language="zh-CN" if shown == "zh" else "en",
        title=_clean(title or "zhextract"),
        no_script=" ".join(words()["ui.no_script"]),
        policy=assets.policy(live=live),
        style=Markup(assets.style()),
        script=Markup(assets.script(live=live)),
        words=Markup(_inert(json.dumps(words(), ensure_ascii=False))),
        word=lambda key: word(key, shown),
    )


@cache
def _template() -> jinja2.Template:
    package = load("jinja2", "report")
    environment = package.Environment(
        loader=package.PackageLoader("zhextract.report"),
        autoescape=True,
        undefined=package.StrictUndefined,
        keep_trailing_newline=True,
    )
    template: jinja2.Template = environment.get_template("page.html.j2")
    return template


def _block(page: Page, number: int) -> Block:
    document = page.document
    titles = (article.title for article in document.articles if article.title)
    about = surrogates.encode({"text": _clean(page.text, nul=False), "extras": page.extras})
    data = f"{about}\n{document.to_json()}".encode()
    return Block(
        name=_clean(document.source or f"text {number}"),
        title=_clean(next(titles, "")),
        facts=len(document.facts),
        packed=b64encode(gzip.compress(data, mtime=0)).decode(),
    )


def _clean(text: str, *, nul: bool = True) -> str:
    """The text with characters that HTML cannot hold replaced, one for one."""
    return "".join(
        "\ufffd" if "\ud800" <= char <= "\udfff" or (nul and char == "\0") else char
        for char in text
    )


def _inert(text: str) -> str:
    """JSON that no HTML parser takes for markup."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e")
