"""What a run does, apart from where its output goes and how fast it gets there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from zhextract.io.readers.dates import ORIGINS, Origin
from zhextract.io.readers.model import Fields, Kind, Limits
from zhextract.io.readers.unpack import naming


class Job(NamedTuple):
    """Inputs and options; of equal jobs over equal inputs the outputs are equal."""

    inputs: tuple[str, ...]
    kind: Kind | None = None
    fields: Fields = Fields()
    limits: Limits = Limits()
    published: str | None = None
    date_from: tuple[Origin, ...] = ORIGINS
    formats: tuple[str, ...] = ("jsonl",)
    partition_by: str | None = None
    part_documents: int = 1000
    extractor: Mapping[str, Any] = {}
    """Options of ``Extractor``."""

    def options(self) -> dict[str, Any]:
        """The options by their names on the command line, as the manifest keeps them."""
        return {
            "input-format": self.kind,
            "text-field": self.fields.text,
            "date-field": self.fields.date,
            "id-field": self.fields.id,
            "max-size": self.limits.size,
            "max-ratio": self.limits.ratio,
            "published": self.published,
            "date-from": ",".join(self.date_from),
            "format": ",".join(self.formats),
            "partition-by": self.partition_by,
            "part-documents": self.part_documents,
            "rules": [_digest(path) for path in self.extractor.get("rules", ())] or None,
        }


def _digest(path: str) -> str:
    """A file of rules with a digest of what it says."""
    with naming(path):
        return f"{path} {hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]}"
