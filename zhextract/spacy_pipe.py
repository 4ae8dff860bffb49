"""The spaCy component: ``nlp.add_pipe("zhextract")``.

It leaves two things on a doc: ``doc._.zhextract``, the ``Document``, and
``doc.spans["zhextract"]``, one span a fact, expanded to token borders,
labelled with the fact's type (``quantity``, ``change``, ``person``, ``event``)
and with the fact's id as its ``id_``.

The publication date of a doc is taken, in this order, from
``doc.user_data["published"]``, from the context given along with the text
(``nlp.pipe([(text, {"published": "2023-10-24"})], as_tuples=True)``), and from
the component's option ``published``.

The result lies in ``doc.user_data`` as JSON, so that it lives through
``Doc.to_bytes``, ``DocBin(store_user_data=True)`` and ``nlp.pipe(n_process=2)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from spacy.language import Language
from spacy.tokens import Doc, Span

from zhextract import Extractor
from zhextract.types import Document, Fact

SegmenterName: TypeAlias = Literal["auto", "rjieba", "jieba"]
NAME = "zhextract"
"""The factory, the extension, the span group and the key in ``user_data``."""


def document_of(doc: Doc) -> Document | None:
    """What the component found in ``doc``; None where it has not run."""
    stored = doc.user_data.get(NAME)
    return None if stored is None else Document.from_json(stored)


class FactsComponent:
    """Extracts the facts of each doc from its text; without state of its own to save."""

    def __init__(
        self, name: str, *, published: str | None, segmenter: SegmenterName, rules: Sequence[str]
    ) -> None:
        self.name = name
        self.published = published
        self._extractor = Extractor(segmenter=segmenter, rules=rules)
        if not Doc.has_extension(NAME):
            Doc.set_extension(NAME, getter=document_of)

    def __call__(self, doc: Doc) -> Doc:
        """Put the document and its spans on ``doc``; raises ``ArgumentError`` for a bad date."""
        document = self._extractor.extract(doc.text, published=self._published(doc))
        doc.user_data[NAME] = document.to_json()
        spans = (_span(doc, fact) for fact in document.facts)
        doc.spans[NAME] = [span for span in spans if span is not None]
        return doc

    def _published(self, doc: Doc) -> str | date | None:
        context = getattr(doc, "_context", None)
        given: str | date | None = doc.user_data.get("published")
        if given is None and isinstance(context, Mapping):
            given = context.get("published")
        return self.published if given is None else given

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing: the pipeline's config says it all."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> FactsComponent:
        """The component as it is."""
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing: the pipeline's config says it all."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> FactsComponent:
        """The component as it is."""
        return self


def _span(doc: Doc, fact: Fact) -> Span | None:
    """The tokens that a fact touches."""
    label = type(fact).__name__.lower()
    return doc.char_span(
        fact.start, fact.end, label=label, span_id=fact.id, alignment_mode="expand"
    )


@Language.factory(
    NAME,
    assigns=[f"doc._.{NAME}", "doc.spans"],
    default_config={"published": None, "segmenter": "auto", "rules": []},
)
def create_component(
    nlp: Language,
    name: str,
    published: str | None,
    segmenter: SegmenterName,
    rules: list[str],
) -> FactsComponent:
    """Build the component.

    ``published`` is the ISO date that relative times count from where a doc
    brings none of its own; ``segmenter`` and ``rules``, paths of files, are those
    of ``zhextract.Extractor``.
    """
    return FactsComponent(name, published=published, segmenter=segmenter, rules=rules)
