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
    named = Path(target)
    direct = named.exists() and not named.is_file()
    path = named if direct else Path(os.path.realpath(named))
    draft = path if direct else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open(
            "w" if direct else "x", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as out:
            yield out
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
