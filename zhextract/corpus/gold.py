"""Gold documents: YAML files, written by hand, that say what a text holds.

The format is described in ``docs/design/check.md``. Every deviation from it is
a ``CorpusError`` with file and line.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import yaml

from zhextract.corpus.gold_facts import FactReader
from zhextract.corpus.items import Items
from zhextract.corpus.nodes import NodeReader
from zhextract.errors import CorpusError

_KEYS = (
    *("id", "published", "source", "text", "file", "start", "end"),
    *("quantities", "changes", "people", "events", "times"),
)


class GoldDocument(msgspec.Struct, frozen=True):
    """One text with everything that must be found in it."""

    id: str
    path: Path
    text_file: Path | None
    """Where the text lies if not in the YAML file itself."""
    text: str
    published: str | None
    items: Items


def gold_files(corpus: Path) -> list[Path]:
    """Every ``*.yaml`` under a folder, in the order of their paths; ``CorpusError`` if none."""
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder")
    files = sorted(path for path in corpus.rglob("*.yaml") if path.is_file())
    if not files:
        raise CorpusError(f"{corpus}: holds no *.yaml file")
    return files


def read_gold(path: Path) -> GoldDocument:
    """Read one gold file; ``CorpusError`` names its file and line."""
    nodes = NodeReader(path)
    members = nodes.mapping(nodes.root(), _KEYS, required=("id",))
    text_file, text = _text(nodes, members)
    return GoldDocument(
        id=nodes.text(members["id"]),
        path=path,
        text_file=text_file,
        text=text,
        published=nodes.optional(members.get("published")),
        items=FactReader(nodes, text).items(members),
    )


def _text(nodes: NodeReader, members: dict[str, yaml.Node]) -> tuple[Path | None, str]:
    """The text in the file, or the meant part of the file that it names."""
    if "text" in members:
        for key in ("file", "start", "end"):
            if key in members:
                nodes.fail(members[key], f"{key!r} beside 'text'; keep one")
        return None, nodes.text(members["text"])
    if "file" not in members:
        raise CorpusError(f"{nodes.path}:1: neither 'text' nor 'file' is given")
    path = nodes.path.parent / nodes.text(members["file"])
    try:
        whole = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        nodes.fail(members["file"], f"cannot read {path}: {error}")
    start = nodes.integer(members.get("start")) or 0
    end = nodes.integer(members.get("end"))
    if not 0 <= start <= (len(whole) if end is None else end) <= len(whole):
        nodes.fail(members["file"], f"start and end are not within its {len(whole)} characters")
    return path, whole[start:end]
