"""A document as tables for a terminal, in columns that wide characters do not break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import wcwidth

from zhextract.io import cells
from zhextract.io.cells import Row
from zhextract.types import Document

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_GAP = "  "
_NARROWEST = 6
"""No column is made narrower than this, or than its content."""


def document_lines(document: Document, *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """The lines of a document's tables, none wider than ``width`` columns.

    ``colour`` adds bold and dim escapes. Control characters of the text come
    out as spaces, so that it cannot steer the terminal.
    """
    bold, dim, reset = (_BOLD, _DIM, _RESET) if colour else ("", "", "")
    for number, line in enumerate(_heading(document)):
        style = bold if number == 0 else dim
        yield f"{style}{clip(line, width)}{reset}"
    sections = (
        ("Numbers", cells.NUMBERS, cells.number_rows(document)),
        ("People", cells.PEOPLE, cells.person_rows(document)),
        ("Events", cells.EVENTS, cells.event_rows(document)),
    )
    for title, header, rows in sections:
        if rows:
            yield ""
            yield f"{bold}{title}{reset}"
            lines = table_lines([header, *rows], width)
            yield f"{dim}{next(lines)}{reset}"
            yield from lines


def _heading(document: Document) -> Iterator[str]:
    titles = [article.title for article in document.articles if article.title]
    if titles:
        more = len(document.articles) - 1
        yield titles[0] + (f"  (+{more} more)" if more else "")
    about = [document.source] if document.source else []
    about.append(f"published {document.published}" if document.published else "no date known")
    about.append(_counts(document))
    yield " · ".join(about)


def _counts(document: Document) -> str:
    counts = (
        (len(document.quantities), "quantity", "quantities"),
        (len(document.changes), "change", "changes"),
        (len(document.people), "person", "people"),
        (len(document.events), "event", "events"),
    )
    said = [f"{count} {one if count == 1 else more}" for count, one, more in counts if count]
    return ", ".join(said) or "no facts"


def table_lines(rows: Sequence[Row], width: int) -> Iterator[str]:
    """Rows as lines; columns that no row fills are left out, the widest give way first."""
    filled = [i for i in range(len(rows[0])) if any(row[i] for row in rows[1:])]
    grid = [[clip(row[i], width) for i in filled] for row in rows]
    widths = [max(map(wcwidth.width, column)) for column in zip(*grid, strict=True)]
    available = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > available and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    for row in grid:
        padded = (_fit(cell, column) for cell, column in zip(row, widths, strict=True))
        yield clip(_GAP.join(padded).rstrip(), width)


def _fit(text: str, columns: int) -> str:
    clipped = clip(text, columns)
    return clipped + " " * (columns - wcwidth.width(clipped))


def clip(text: str, columns: int) -> str:
    """The text on one line, cut with … where it is wider than ``columns``."""
    line = "".join(char if char.isprintable() else " " for char in text[: columns + 1])
    if wcwidth.width(line) <= columns:
        return line
    return wcwidth.clip(line, 0, columns - 1).rstrip() + "…"
