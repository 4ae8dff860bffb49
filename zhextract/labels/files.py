"""What the formats share: finding and reading their files, and errors that name the place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from zhextract.errors import InputError
from zhextract.labels.page import Mark, Page


def named_file(path: Path, name: str) -> Path:
    """The file to read: ``path`` itself, or in a folder the file of that name."""
    return path / name if path.is_dir() else path


def read_utf8(path: Path) -> str:
    """The text of a file, with its line ends as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def write_utf8(path: Path, text: str) -> None:
    """Write a file with the line ends that the text has."""
    path.write_bytes(text.encode("utf-8"))


def write_json(path: Path, value: Any) -> None:
    """Write a file of indented JSON."""
    write_utf8(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def pages_of(path: Path, make: Callable[[str, dict[str, Any]], Page]) -> Iterator[Page]:
    """A page for each object of a JSON list or of JSON lines, made with its place for messages."""
    for place, item in _json_items(path):
        if not isinstance(item, dict):
            raise InputError(f"{place}: expected a JSON object")
        yield _made(make, place, item)


def _made(make: Callable[[str, dict[str, Any]], Page], place: str, item: dict[str, Any]) -> Page:
    try:
        return make(place, item)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise InputError(f"{place}: {type(error).__name__}: {error}") from error


def _json_items(path: Path) -> Iterator[tuple[str, Any]]:
    text = read_utf8(path)
    if text.lstrip().startswith("["):
        for number, item in enumerate(_json(path, text), 1):
            yield f"{path}: document {number}", item
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{path}:{number}", _json(f"{path}:{number}", line)


def _json(place: object, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(f"{place}: {error}") from error


def values_of(place: str, given: Any) -> dict[str, str]:
    """The values of a mark; ``InputError`` where they are no texts under names."""
    if not isinstance(given, dict):
        raise InputError(f"{place}: expected the values of a mark, not {given!r}")
    return {str(name): str(value) for name, value in given.items()}


def placed(page: Page, mark: Mark) -> str:
    """A mark as messages name it."""
    return f"{page.id}: {mark.label} {mark.start}:{mark.end} {page.words(mark)!r}"
