"""spaCy's DocBin: a token for each character, the marks in ``doc.spans["zhextract"]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from zhextract.errors import InputError
from zhextract.labels.files import named_file, values_of
from zhextract.labels.page import Link, Mark, Page, make_page
from zhextract.labels.scheme import LABELS

NAME = "documents.spacy"
SPANS = "zhextract"
"""The span group; each span's ``id_`` is that of its mark."""
DATA = "zhextract_labels"
"""The key in ``doc.user_data``: name, published, source, values by id, links."""


def write(pages: Iterable[Page], folder: Path) -> None:
    """One ``DocBin`` with all pages."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("zh").vocab
    docs = DocBin(docs=(_doc(page, vocab) for page in pages), store_user_data=True)
    docs.to_disk(folder / NAME)


def _doc(page: Page, vocab: Any) -> Any:
    from spacy.tokens import Doc, Span

    doc = Doc(vocab, words=list(page.text), spaces=[False] * len(page.text))
    doc.spans[SPANS] = [
        Span(doc, mark.start, mark.end, label=mark.label, span_id=mark.id) for mark in page.marks
    ]
    doc.user_data[DATA] = {
        "name": page.id,
        "published": page.published,
        "source": page.source,
        "values": {mark.id: dict(mark.values) for mark in page.marks if mark.values},
        "links": [[link.label, link.source, link.target] for link in page.links],
    }
    return doc


def read(path: Path) -> Iterator[Page]:
    """The pages of a ``DocBin``; ``InputError`` where it is none, or holds no marks."""
    import spacy
    from spacy.tokens import DocBin

    file = named_file(path, NAME)
    try:
        docs = DocBin(store_user_data=True).from_disk(file)
        made = list(docs.get_docs(spacy.blank("zh").vocab))
    except Exception as error:  # whatever the bytes of another file lead to
        raise InputError(f"{file}: is no DocBin: {error}") from error
    for number, doc in enumerate(made, 1):
        yield _page(f"{file}: document {number}", number, doc)


def _page(place: str, number: int, doc: Any) -> Page:
    if SPANS not in doc.spans:
        raise InputError(f"{place}: has no spans[{SPANS!r}]")
    data = doc.user_data.get(DATA, {})
    values = data.get("values", {})
    marks: list[Mark] = []
    for span in doc.spans[SPANS]:
        if span.label_ not in LABELS:
            raise InputError(f"{place}: label {span.label_!r} is none of {', '.join(LABELS)}")
        key = span.id_ or f"span {len(marks)}"
        said = values_of(place, values.get(key, {}))
        marks.append(Mark(key, span.label_, span.start_char, span.end_char, said))
    return make_page(
        id=data.get("name") or f"document-{number}",
        published=data.get("published"),
        source=data.get("source"),
        text=doc.text,
        marks=marks,
        links=[Link(*link) for link in data.get("links", [])],
    )
