"""Where results go: standard output, or a file that is complete or not there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from zhextract.errors import InputError


def standard_output() -> TextIO:
    """``sys.stdout``, in UTF-8 unless it is a terminal; what it cannot show is escaped."""
    out = sys.stdout
    if isinstance(out, TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="backslashreplace")
        else:
            out.reconfigure(encoding="utf-8", errors="backslashreplace")
    return out


def refuse_inputs(target: str, inputs: Sequence[str]) -> None:
    """Raise ``InputError`` where ``target`` is one of the files that are read."""
    for name in inputs:
        if _is_same(target, name):
            raise InputError(f"{target}: is an input too; choose another output file")


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them is not there
        return False


@contextmanager
def output_file(target: str) -> Iterator[TextIO]:
    """A UTF-8 file that takes its name only when everything is written.

    Raises ``InputError`` where it cannot be written; whatever had the name
    before then stays as it was. Devices and pipes are written to directly.
    """
    with (
        output_path(target) as path,
        path.open(
            "w" if path == Path(target) else "x",
            encoding="utf-8",
            errors="backslashreplace",
            newline="\n",
        ) as out,
    ):
        yield out


@contextmanager
def output_path(target: str) -> Iterator[Path]:
    """The path of a draft to write; the draft takes the name of ``target`` at the end.

    Raises ``InputError`` as ``output_file`` does. A device or a pipe is its own
    draft.
    """
    named = Path(target)
    direct = named.exists() and not named.is_file()
    path = named if direct else Path(os.path.realpath(named))
    draft = path if direct else _draft_of(path)
    try:
        yield draft
        if not direct:
            with suppress(FileNotFoundError):
                shutil.copymode(path, draft)
            draft.replace(path)
    except InputError:
        raise
    except OSError as error:
        raise InputError(f"{target}: {error.strerror or error}") from error
    finally:
        if not direct:
            with suppress(OSError):
                draft.unlink()


@contextmanager
def output_folder(target: str) -> Iterator[Path]:
    """The path of a folder to make and fill; it takes the name of ``target`` at the end.

    Raises ``InputError`` where ``target`` is there and not an empty folder, or
    cannot be written.
    """
    path = Path(os.path.realpath(target))
    draft = _draft_of(path)
    try:
        if path.exists() and not (path.is_dir() and not any(path.iterdir())):
            raise InputError(f"{target}: is there already; name a new or an empty folder")
        yield draft
        if path.exists():
            path.rmdir()
        draft.replace(path)
    except InputError:
        raise
    except OSError as error:
        raise InputError(f"{target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _draft_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")
