"""From arguments to sources: files as they are, folders walked, globs expanded."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from zhextract.io.readers.model import COMPRESSED, KINDS, STDIN, Failure, Kind, Source

_MAGIC = "*?["


def find_sources(
    names: Iterable[str],
    *,
    kind: Kind | None = None,
    leave_out: Sequence[str] = (),
    once: bool = False,
    passed_over: Callable[[str], object] | None = None,
) -> Iterator[Source | Failure]:
    """The sources that ``names`` stand for, in order.

    A folder gives the files of known kinds in and below it, sorted by name; a
    glob that names no file is expanded, ``**`` over folders too. ``kind`` says
    how to read all files, whatever their suffixes; ``leave_out`` are folders
    that are not walked; ``once`` gives a path that is named twice once;
    ``passed_over`` is told of files in folders whose kind is not known. What is
    not there is a ``Failure``.
    """
    wanted = list(names)
    how = _How(kind, [os.path.abspath(folder) for folder in leave_out], passed_over)
    seen: set[str] | None = set() if once and len(wanted) > 1 else None
    for name in wanted:
        for found in _find(name, how):
            if seen is not None and isinstance(found, Source):
                path = os.path.abspath(found.path)
                if path in seen:
                    continue
                seen.add(path)
            yield found


def kind_of(path: str) -> Kind | None:
    """The kind that the suffix of ``path`` names; that of a compression does not count."""
    stem, suffix = os.path.splitext(path)
    if suffix.lower() in COMPRESSED:
        suffix = os.path.splitext(stem)[1]
    return KINDS.get(suffix.lower())


class _How(NamedTuple):
    kind: Kind | None
    leave_out: Sequence[str]
    passed_over: Callable[[str], object] | None


def _find(name: str, how: _How) -> Iterator[Source | Failure]:
    if name == STDIN:
        yield Source(STDIN, how.kind or "text")
        return
    try:
        status = os.stat(name)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if any(sign in name for sign in _MAGIC) and "\0" not in name:
            yield from _expanded(name, how)
        else:
            yield Failure(name, f"{name}: {getattr(error, 'strerror', None) or error}")
        return
    if not stat.S_ISDIR(status.st_mode):
        yield _source(name, status, how.kind)
        return
    empty = True
    for found in _walk(name, how):
        empty = False
        yield found
    if empty:
        known = " ".join(KINDS)
        yield Failure(name, f"{name}: is a folder without a file to read ({known})")


def _expanded(pattern: str, how: _How) -> Iterator[Source | Failure]:
    matches = sorted(glob.iglob(pattern, recursive=True))
    if not matches:
        yield Failure(pattern, f"{pattern}: no such file, and as a pattern it matches none")
    for match in matches:
        if os.path.isdir(match):  # its files match by themselves where ** is asked for
            if "**" not in pattern:
                yield from _find(match, how)
        elif not _is_in(os.path.abspath(match), how.leave_out):
            yield from _find(match, how)


def _walk(folder: str, how: _How) -> Iterator[Source | Failure]:
    if _is_in(os.path.abspath(folder), how.leave_out):
        return
    try:
        with os.scandir(folder) as listing:
            members = sorted(listing, key=lambda member: member.name)
    except OSError as error:
        yield Failure(folder, f"{folder}: {error.strerror or error}")
        return
    for member in members:
        if member.name.startswith("."):
            continue
        if member.is_dir(follow_symlinks=False):
            yield from _walk(member.path, how)
        elif (own := how.kind or kind_of(member.name)) is not None:
            try:
                if member.is_file():
                    yield _source(member.path, member.stat(), own)
            except OSError as error:
                yield Failure(member.path, f"{member.path}: {error.strerror or error}")
        elif how.passed_over is not None:
            how.passed_over(member.path)


def _source(path: str, status: os.stat_result, kind: Kind | None) -> Source:
    size = status.st_size if stat.S_ISREG(status.st_mode) else None
    return Source(path, kind or kind_of(path) or "text", size, status.st_mtime_ns)


def _is_in(path: str, folders: Sequence[str]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders)
