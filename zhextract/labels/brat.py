"""brat standoff: a text and its annotations as two files, marks as ``T``, links as ``R``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zhextract.errors import InputError
from zhextract.labels.files import named_file, read_utf8, write_json, write_utf8
from zhextract.labels.page import Link, Mark, Page, make_page
from zhextract.labels.scheme import LABELS, LINKS

INDEX = "documents.json"
"""Publication date and source of each document, which brat has no place for."""

_MARK = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_LINK = re.compile(r"R\d+\t(\S+) \w+:(T\d+) \w+:(T\d+)\s*")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (T\d+)(?: (\S+))?\s*")
_NOTE = re.compile(r"#\d+\t\S+ (T\d+)\t(.*)")
_SEPARATOR = re.compile(r"(?<!\\);\s*")


def write(pages: Iterable[Page], folder: Path) -> None:
    """``ID.txt`` and ``ID.ann`` for each page, brat's configuration, and the index."""
    index = {}
    for page in pages:
        write_utf8(folder / f"{page.id}.txt", page.text)
        write_utf8(folder / f"{page.id}.ann", "".join(f"{line}\n" for line in _lines(page)))
        index[page.id] = {"published": page.published, "source": page.source}
    write_json(folder / INDEX, index)
    write_utf8(folder / "annotation.conf", _configuration())


def _lines(page: Page) -> Iterator[str]:
    attributes = notes = 0
    for mark in page.marks:
        name = "T" + mark.id[1:]
        pieces = re.finditer(r"[^\r\n]+", page.words(mark))
        places = [(mark.start + piece.start(), mark.start + piece.end()) for piece in pieces]
        where = ";".join(f"{start} {end}" for start, end in places)
        words = " ".join(page.text[start:end] for start, end in places)
        yield f"{name}\t{mark.label} {where}\t{words}"
        free = {}
        for key, value in mark.values.items():
            choices = LABELS[mark.label][key]
            if not choices:
                free[key] = value.replace(";", "\\;")
                continue
            attributes += 1
            chosen = "" if choices == ("true",) else f" {value}"
            yield f"A{attributes}\t{mark.label}-{key} {name}{chosen}"
        if free:
            notes += 1
            said = "; ".join(f"{key}={value}" for key, value in free.items())
            yield f"#{notes}\tAnnotatorNotes {name}\t{said}"
    for number, link in enumerate(page.links, 1):
        ends = f"Arg1:T{link.source[1:]} Arg2:T{link.target[1:]}"
        yield f"R{number}\t{link.label} {ends}"


def _configuration() -> str:
    """``annotation.conf``: what brat offers, and that marks may overlap."""
    links = (
        f"{label} Arg1:{'|'.join(sources)}, Arg2:{'|'.join(targets)}"
        for label, (sources, targets) in LINKS.items()
    )
    choices = (
        f"{label}-{name} Arg:{label}" + ("" if among == ("true",) else f", Value:{'|'.join(among)}")
        for label, values in LABELS.items()
        for name, among in values.items()
        if among
    )
    sections = {
        "entities": LABELS,
        "relations": [
            *links,
            "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        ],
        "events": (),
        "attributes": choices,
    }
    return "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in sections.items())


def read(path: Path) -> Iterator[Page]:
    """The pages of a folder, or that of one ``.ann`` file; ``InputError`` says what is wrong."""
    index = _index(named_file(path, INDEX) if path.is_dir() else path.parent / INDEX)
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: holds no *.ann file")
    for file in files:
        about = index.get(file.stem, {})
        text = read_utf8(file.with_suffix(".txt"))
        marks, links = _parse(file, text)
        yield make_page(
            id=file.stem,
            published=about.get("published"),
            source=about.get("source"),
            text=text,
            marks=marks,
            links=links,
        )


def _index(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    try:
        return dict(json.loads(read_utf8(path)))
    except (ValueError, TypeError) as error:
        raise InputError(f"{path}: {error}") from error


def _parse(file: Path, text: str) -> tuple[list[Mark], list[Link]]:
    marks: dict[str, Mark] = {}
    links: list[Link] = []
    values: dict[str, dict[str, str]] = {}
    for number, line in enumerate(read_utf8(file).split("\n"), 1):
        place = f"{file}:{number}"
        if found := _MARK.fullmatch(line):
            key, label, where, words = found.groups()
            marks[key] = _mark(place, text, key, label, where, words)
            values.setdefault(key, {})
        elif found := _LINK.fullmatch(line):
            links.append(Link(*found.groups()))
        elif found := _ATTRIBUTE.fullmatch(line):
            name, key, value = found.groups()
            values.setdefault(key, {})[name.partition("-")[2] or name] = value or "true"
        elif found := _NOTE.fullmatch(line):
            values.setdefault(found[1], {}).update(_note(place, found[2]))
        elif line.strip():
            raise InputError(f"{place}: no mark, link, attribute or note: {line!r}")
    return [
        Mark(mark.id, mark.label, mark.start, mark.end, values[key]) for key, mark in marks.items()
    ], links


def _mark(place: str, text: str, key: str, label: str, where: str, words: str) -> Mark:
    places = [tuple(map(int, piece.split())) for piece in where.split(";")]
    if " ".join(text[start:end] for start, end in places) != words:
        raise InputError(f"{place}: the text does not have {words!r} at {where}")
    if label not in LABELS:
        raise InputError(f"{place}: label {label!r} is none of {', '.join(LABELS)}")
    return Mark(key, label, places[0][0], places[-1][1], {})


def _note(place: str, note: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, _SEPARATOR.split(note.strip())):
        name, equals, value = part.partition("=")
        if not equals:
            raise InputError(f"{place}: expected name=value; name=value, not {part!r}")
        yield name.strip(), value.strip().replace("\\;", ";")
