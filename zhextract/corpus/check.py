"""The check itself: extract every gold document, match, score, compare with the floors."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeAlias

import msgspec

from zhextract.corpus.differences import Difference, differences
from zhextract.corpus.found import found_items
from zhextract.corpus.gold import GoldDocument, gold_files, read_gold
from zhextract.corpus.items import Kind
from zhextract.corpus.match import Matching
from zhextract.corpus.ratchet import Floors, corpus_digest, current_floors
from zhextract.corpus.score import Scores, match_document, score_documents
from zhextract.errors import CorpusError
from zhextract.types import Document

Extract: TypeAlias = Callable[[str, str | None], Document]
"""Text and publication date in, document out."""

HELD_OUT = "heldout"
"""Documents under a folder of this name are scored, and never shown."""


class Report(msgspec.Struct, frozen=True):
    """What the check found: scores by part, differences, and the floors they would make."""

    parts: dict[str, Scores]
    differences: list[Difference]
    floors: Floors
    complete: bool
    """False where only some documents were chosen: then floors do not apply."""


def run_check(corpus: Path, extract: Extract, *, only: str | None = None) -> Report:
    """Check the gold documents under ``corpus``.

    ``only`` is a shell pattern for the id or the path of the documents to
    check. A part of the corpus is a folder right under it; documents that lie
    in no such folder make the part ``.``. Raises ``CorpusError``.
    """
    documents = [read_gold(path) for path in gold_files(corpus)]
    _refuse_same_ids(documents)
    chosen = [document for document in documents if only is None or _is_meant(document, only)]
    if not chosen:
        raise CorpusError(f"{corpus}: no document is called {only}")
    matchings: dict[str, list[dict[Kind, Matching]]] = {}
    shown: list[Difference] = []
    for document in chosen:
        found = found_items(extract(document.text, document.published))
        matching = match_document(document.items, found)
        matchings.setdefault(_part(corpus, document), []).append(matching)
        if HELD_OUT not in document.path.resolve().parts:
            shown.extend(differences(document, matching))
    parts = {name: score_documents(matchings[name]) for name in sorted(matchings)}
    return Report(
        parts=parts,
        differences=shown,
        floors=current_floors(corpus_digest(corpus, documents), parts),
        complete=len(chosen) == len(documents),
    )


def _part(corpus: Path, document: GoldDocument) -> str:
    inner = document.path.relative_to(corpus).parts
    return inner[0] if len(inner) > 1 else "."


def _is_meant(document: GoldDocument, pattern: str) -> bool:
    return fnmatchcase(document.id, pattern) or document.path.match(pattern)


def _refuse_same_ids(documents: list[GoldDocument]) -> None:
    first: dict[str, Path] = {}
    for document in documents:
        other = first.setdefault(document.id, document.path)
        if other != document.path:
            raise CorpusError(f"{document.path}:1: id {document.id!r} is also that of {other}")
