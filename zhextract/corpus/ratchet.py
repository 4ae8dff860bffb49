"""Floors: what the check once reached, below which no figure may fall."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import msgspec

from zhextract.corpus.gold import GoldDocument
from zhextract.corpus.score import Scores
from zhextract.errors import CorpusError, InputError

FLOORS_FILE = "floors.json"

Figures = dict[str, Decimal]


class Floors(msgspec.Struct, frozen=True):
    """The recorded figures of each part, and the corpus that they were reached on."""

    digest: str
    parts: dict[str, Figures]


class Move(NamedTuple):
    """A figure that is not what its floor says; ``now`` is None where it no longer exists."""

    part: str
    name: str
    floor: Decimal
    now: Decimal | None

    @property
    def fell(self) -> bool:
        """Whether the figure lies below its floor."""
        return self.now is None or self.now < self.floor


def corpus_digest(corpus: Path, documents: Iterable[GoldDocument]) -> str:
    """A digest of every gold file and every text, blind to line ends of files."""
    digest = hashlib.sha256()
    for document in documents:
        name = document.path.relative_to(corpus).as_posix()
        gold = document.path.read_bytes().replace(b"\r\n", b"\n")
        text = b"" if document.text_file is None else document.text.encode("utf-8")
        for part in (name.encode("utf-8"), gold, text):
            digest.update(len(part).to_bytes(8, "big") + part)
    return f"sha256:{digest.hexdigest()}"


def current_floors(digest: str, parts: Mapping[str, Scores]) -> Floors:
    """What would be recorded now."""
    return Floors(digest, {name: scores.figures() for name, scores in parts.items()})


def read_floors(corpus: Path) -> Floors | None:
    """The recorded floors of a corpus, None where none are; ``CorpusError`` if malformed."""
    path = corpus / FLOORS_FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror}") from error
    try:
        return msgspec.json.decode(data, type=Floors)
    except msgspec.DecodeError as error:
        raise CorpusError(f"{path}: {error}; record it anew with --accept") from error


def write_floors(corpus: Path, floors: Floors) -> None:
    """Record floors; ``InputError`` where the corpus folder cannot be written."""
    path = corpus / FLOORS_FILE
    encoder = msgspec.json.Encoder(decimal_format="number", order="deterministic")
    try:
        path.write_bytes(msgspec.json.format(encoder.encode(floors), indent=1) + b"\n")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def moves(floors: Floors, now: Floors) -> list[Move]:
    """Every recorded figure that has changed, by part and name."""
    return [
        Move(part, name, floor, now.parts.get(part, {}).get(name))
        for part, figures in floors.parts.items()
        for name, floor in figures.items()
        if now.parts.get(part, {}).get(name) != floor
    ]
