"""Files that are whole or not there: drafts, flushed to disk, then renamed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from zhextract.errors import InputError, ZhextractError


def json_line(value: Any) -> bytes:
    """One line of JSON; halves of surrogate pairs, as odd file names have them, are escaped."""
    try:
        return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        return (json.dumps(value) + "\n").encode("ascii")


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn errors of the system into an ``InputError`` that names the file and what to do."""
    try:
        yield
    except ZhextractError:
        raise
    except OSError as error:
        raise InputError(
            f"{error.filename or target}: {error.strerror or error}; what is finished is kept, "
            "and the same command goes on from there"
        ) from error


def draft_of(path: Path) -> Path:
    """The name of a file while it is being written."""
    return path.with_name(f".{path.name}")


def settle(draft: Path, path: Path) -> int:
    """Flush a draft to disk and give it its name; its size."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
        size = os.fstat(file.fileno()).st_size
    draft.replace(path)
    return size


def write_whole(path: Path, lines: Iterator[Mapping[str, Any]]) -> None:
    """Write JSON lines to a file that takes its name when it is complete."""
    draft = draft_of(path)
    with writing(path):
        with draft.open("wb") as out:
            for line in lines:
                out.write(json_line(line))
        settle(draft, path)
        flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make renames in a folder last, where the system has a way to."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
