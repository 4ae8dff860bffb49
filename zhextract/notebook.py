"""Documents and facts as small HTML tables, for notebooks; all text in them is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from zhextract.describe import describe, number_in_words
from zhextract.report.words import word
from zhextract.types import Change, Document, Event, Fact, Person, Quantity, RoleOf, Span, Time

MOST_ROWS = 60
"""Facts that the table of a document shows."""

_UNSEEN = {code: 0x2400 + code for code in range(0x20)} | {
    code: 0xFFFD
    for first, last in ((0x7F, 0x9F), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
    for code in range(first, last + 1)
}
"""Control and bidirectional characters, which would steer what shows them."""

_SPANS = ("metric", "subject", "whole", "condition", "baseline")
_CLOSED = ("bound", "role", "direction", "comparison", "kind")
_PLAIN = frozenset(("exact", "value", "change"))
"""Closed values that are not worth a row."""


def document_html(document: Document) -> str:
    """A table with a line a fact, headed by what is known of the document."""
    titles = [article.title for article in document.articles if article.title]
    about = [
        *titles[:1],
        *filter(None, [document.source]),
        f"published {document.published}" if document.published else "no date known",
        f"{len(document.facts)} facts",
    ]
    heads = [word(f"field.{key}", "en") for key in ("text", "metric", "subject", "period")]
    rows = [_line(fact) for fact in document.facts[:MOST_ROWS]]
    more = len(document.facts) - MOST_ROWS
    note = f"<p>… and {more} more</p>" if more > 0 else ""
    return (
        f"<p>{_text(' · '.join(about))}</p>"
        f"<table>{_row('th', ['', heads[0], 'Says', *heads[1:]])}{''.join(rows)}</table>{note}"
    )


def fact_html(fact: Fact) -> str:
    """A table with a line a field, in words."""
    rows = (_row("td", field) for field in _fields(fact))
    return f"<table>{''.join(rows)}</table>"


def _line(fact: Fact) -> str:
    metric = subject = None
    time = fact.time if isinstance(fact, Event) else None
    if isinstance(fact, (Quantity, Change)):
        metric, subject, time = fact.metric, fact.subject, fact.period
    cells = [_type(fact), fact.text, describe(fact), _quote(metric), _quote(subject), _when(time)]
    return _row("td", cells)


def _fields(fact: Fact) -> Iterator[tuple[str, str]]:
    yield _type(fact), fact.text
    if isinstance(fact, Quantity):
        yield word("field.value", "en"), number_in_words(fact)
    if isinstance(fact, Change):
        for name, number in (("amount", fact.amount), ("from", fact.from_), ("to", fact.to)):
            if number is not None:
                yield word(f"field.{name}", "en"), number_in_words(number)
    if isinstance(fact, Person):
        yield from _person(fact)
    if isinstance(fact, Event):
        yield word("field.when", "en"), _when(fact.time)
        for name in ("actor", "trigger", "what", "location"):
            if getattr(fact, name) is not None:
                yield word(f"field.{name}", "en"), _quote(getattr(fact, name))
    yield from _common(fact)
    yield word("field.rule", "en"), fact.rule


def _common(fact: Fact) -> Iterator[tuple[str, str]]:
    """The fields that quantities and changes share."""
    for name in _CLOSED:
        value = getattr(fact, name, None)
        if value is not None and value not in _PLAIN:
            yield word(f"field.{name}", "en"), word(f"{name}.{value}", "en")
    for name in _SPANS:
        if getattr(fact, name, None) is not None:
            yield word(f"field.{name}", "en"), _quote(getattr(fact, name))
    if isinstance(fact, (Quantity, Change)) and fact.period is not None:
        yield word("field.period", "en"), _when(fact.period)


def _person(person: Person) -> Iterator[tuple[str, str]]:
    yield word("field.name", "en"), person.name
    if person.roles:
        yield word("field.roles", "en"), "; ".join(map(_post, person.roles))
    functions = dict.fromkeys(word(f"function.{line.function}", "en") for line in person.bylines)
    if functions:
        yield word("field.bylines", "en"), "; ".join(functions)
    yield word("field.mentions", "en"), str(len(person.mentions))


def _post(role: RoleOf) -> str:
    return " ".join(filter(None, [_quote(role.organization), role.title.text]))


def _type(fact: Fact) -> str:
    return word(f"type.{type(fact).__name__.lower()}", "en")


def _quote(span: Span | None) -> str:
    return "" if span is None else span.text


def _when(time: Time | None) -> str:
    if time is None:
        return ""
    return f"{time.text} ({time.edtf or word('note.not_anchored', 'en')})"


def _row(tag: str, cells: Iterable[str]) -> str:
    style = ' style="text-align:left"'
    return f"<tr>{''.join(f'<{tag}{style}>{_text(cell)}</{tag}>' for cell in cells)}</tr>"


def _text(text: str) -> str:
    clean = text.translate(_UNSEEN).encode("utf-8", "replace").decode()
    return escape(clean)
