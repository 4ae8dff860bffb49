"""doccano JSON lines: a text with entities and relations; values ride along beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from zhextract.errors import InputError
from zhextract.labels.files import named_file, pages_of, values_of, write_json
from zhextract.labels.page import Link, Mark, Page, make_page
from zhextract.labels.scheme import LABELS, LINKS

NAME = "documents.jsonl"
_COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#17becf")


def write(pages: Iterable[Page], folder: Path) -> None:
    """The documents, and the labels and relations for the project's settings."""
    numbers = count(1)
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as out:
        for page in pages:
            ids = {mark.id: next(numbers) for mark in page.marks}
            out.write(json.dumps(_document(page, ids, numbers), ensure_ascii=False) + "\n")
    write_json(folder / "labels.json", _settings(LABELS))
    write_json(folder / "relations.json", _settings(LINKS))


def _document(page: Page, ids: dict[str, int], numbers: Iterator[int]) -> dict[str, Any]:
    return {
        "text": page.text,
        "name": page.id,
        "published": page.published,
        "source": page.source,
        "entities": [
            {
                "id": ids[mark.id],
                "label": mark.label,
                "start_offset": mark.start,
                "end_offset": mark.end,
            }
            for mark in page.marks
        ],
        "relations": [
            {
                "id": next(numbers),
                "from_id": ids[link.source],
                "to_id": ids[link.target],
                "type": link.label,
            }
            for link in page.links
        ],
        "values": [
            [mark.label, mark.start, mark.end, dict(mark.values)]
            for mark in page.marks
            if mark.values
        ],
    }


def _settings(names: Iterable[str]) -> list[dict[str, str]]:
    return [
        {
            "text": name,
            "background_color": _COLOURS[number % len(_COLOURS)],
            "text_color": "#ffffff",
        }
        for number, name in enumerate(names)
    ]


def read(path: Path) -> Iterator[Page]:
    """The pages of a file that doccano wrote; ``InputError`` says what is wrong with it."""
    return pages_of(named_file(path, NAME), _page)


def _page(place: str, document: dict[str, Any]) -> Page:
    said: dict[tuple[str, int, int], list[dict[str, str]]] = {}
    for label, start, end, values in document.get("values") or ():
        said.setdefault((label, start, end), []).append(values_of(place, values))
    marks = []
    for key, label, start, end in _entities(document):
        if label not in LABELS:
            raise InputError(f"{place}: label {label!r} is none of {', '.join(LABELS)}")
        known = said.get((label, start, end))
        marks.append(Mark(key, label, start, end, known.pop(0) if known else {}))
    return make_page(
        id=str(document.get("name") or document.get("id")),
        published=document.get("published"),
        source=document.get("source"),
        text=document["text"],
        marks=marks,
        links=[
            Link(link["type"], str(link["from_id"]), str(link["to_id"]))
            for link in document.get("relations") or ()
        ],
    )


def _entities(document: dict[str, Any]) -> Iterator[tuple[str, str, int, int]]:
    """Entities with ids, or the bare ``[start, end, label]`` of a project without relations."""
    if "entities" in document:
        for item in document["entities"]:
            yield str(item["id"]), item["label"], item["start_offset"], item["end_offset"]
    else:
        for number, (start, end, label) in enumerate(document.get("label") or (), 1):
            yield str(number), label, start, end
