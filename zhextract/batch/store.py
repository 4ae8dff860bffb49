"""The output directory: manifest, list of inputs, finished parts, resuming."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import zhextract
from zhextract.batch.files import flush_folder, json_line, write_whole, writing
from zhextract.batch.formats import FORMATS
from zhextract.batch.job import Job
from zhextract.batch.part import Part
from zhextract.errors import InputError
from zhextract.io.readers.model import STDIN, Failure, Source

_LOCK = ".zhextract.lock"
_FOLDERS = sorted({*(form.folder for form in FORMATS.values()), "outcomes"})
_PART = re.compile(r"(?P<draft>\.?)part-(?P<number>[0-9]{5,})\.(?:jsonl|csv|parquet|arrow)")
_FORM = "zhextract run/1"
_COUNTED = ("documents", "success", "failed", "skipped", "facts", "characters")


class Cursor(NamedTuple):
    """A place between two entries: the source, and how many of its entries are done."""

    source: int = 0
    entries: int = 0


class State(NamedTuple):
    """How far a run has come."""

    part: int
    """The next one."""
    cursor: Cursor
    counts: Counter[str]
    finished: bool


Find = Callable[[], Iterable[Source | Failure]]


class Store:
    """One output directory, locked while it is open; made by ``opened_store``."""

    def __init__(self, root: Path, job: Job) -> None:
        self.root, self._job = root, job
        self._manifest = root / "manifest.jsonl"
        self._inputs = root / "inputs.jsonl"

    def begin(self, find: Find) -> State:
        """Start, or find out where to go on; whatever no part names is removed.

        ``InputError`` where options or inputs are not those of the manifest.
        """
        with writing(self.root):
            if not self._manifest.exists():
                self._sweep(0)
                write_whole(self._inputs, map(_listed, find()))
                write_whole(self._manifest, iter([self._head()]))
                return State(0, Cursor(), Counter(), False)
            head, *lines = self._lines()
            self._compare(head)
            self._compare_inputs(find())
            state = self._state(lines)
            self._sweep(state.part)
            return state

    def sources(self, start: int) -> Iterator[Source | Failure]:
        """The listed sources, from number ``start`` on."""
        with self._inputs.open("rb") as lines:
            for number, line in enumerate(lines):
                if number >= start:
                    yield _unlisted(json.loads(line))

    def total(self) -> tuple[int, int]:
        """How many sources there are, and their bytes."""
        number = size = 0
        for source in self.sources(0):
            number += 1
            size += source.size or 0
        return number, size

    def part(self, number: int) -> Part:
        """A new part."""
        return Part(self.root, number, self._job.formats, self._job.partition_by)

    def commit(self, number: int, part: Part, after: Cursor) -> None:
        """Put a part in place and note it in the manifest: from now on it counts."""
        files = part.settle()
        self._note({"part": number, **_counted(part.counts), "next": after, "files": files})

    def finish(self, counts: Counter[str]) -> None:
        """Note that nothing is left to do."""
        self._note({"finished": True, **_counted(counts)})

    def discard(self) -> None:
        """Remove what runs have written, and nothing else."""
        with writing(self.root):
            self._manifest.unlink(missing_ok=True)
            self._sweep(0)
            self._inputs.unlink(missing_ok=True)

    def _head(self) -> dict[str, Any]:
        return {
            "manifest": _FORM,
            "zhextract": zhextract.__version__,
            "inputs": list(self._job.inputs),
            "options": self._job.options(),
        }

    def _note(self, line: dict[str, Any]) -> None:
        with writing(self._manifest), self._manifest.open("ab", buffering=0) as out:
            end = out.seek(0, os.SEEK_END)
            data = json_line(line)
            try:
                if out.write(data) != len(data):
                    raise OSError(28, "No space left on device", str(self._manifest))
                os.fsync(out.fileno())
            except OSError:
                out.truncate(end)
                raise

    def _lines(self) -> list[dict[str, Any]]:
        """The whole lines of the manifest; a torn last one is cut off."""
        data = self._manifest.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            os.truncate(self._manifest, whole)
        try:
            lines = [json.loads(line) for line in data[:whole].splitlines()]
            if lines[0]["manifest"] != _FORM:
                raise ValueError(lines[0]["manifest"])
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise InputError(f"{self._manifest}: is no manifest of a run ({error})") from error
        return lines

    def _compare(self, head: dict[str, Any]) -> None:
        mine = self._head()
        if head["zhextract"] != mine["zhextract"]:
            self._refuse(f"was made by zhextract {head['zhextract']}, not {mine['zhextract']}")
        if head["inputs"] != mine["inputs"]:
            then, now = " ".join(head["inputs"]), " ".join(mine["inputs"])
            self._refuse(f"was made from {then:.200}, not from {now:.200}")
        for name in sorted({*head["options"], *mine["options"]}):
            then, now = head["options"].get(name), mine["options"].get(name)
            if then != now:
                self._refuse(f"was made with {_given(name, then)}, not with {_given(name, now)}")

    def _compare_inputs(self, found: Iterable[Source | Failure]) -> None:
        for old, new in zip_longest(self.sources(0), found):
            if old is not None and _path(old) == STDIN:
                self._refuse("was made from standard input, which cannot be read again")
            if old != new:
                self._refuse(f"was made from other inputs: {_difference(old, new)}")

    def _refuse(self, what: str) -> None:
        raise InputError(
            f"{self.root}: {what}; give what it was made with to go on, another -o, "
            "or --restart to discard it"
        )

    def _state(self, lines: list[dict[str, Any]]) -> State:
        counts: Counter[str] = Counter()
        cursor = Cursor()
        finished = bool(lines) and lines[-1].get("finished") is True
        parts = [line for line in lines if "part" in line]
        for line in parts:
            cursor = Cursor(*line["next"])
            counts.update(_counted(line))
            for name, size in line["files"].items():
                path = self.root / name
                if not path.is_file() or size not in (None, path.stat().st_size):
                    raise InputError(
                        f"{path}: is not as the run left it; put it back, or give --restart"
                    )
        return State(len(parts), cursor, counts, finished)

    def _sweep(self, parts: int) -> None:
        """Remove drafts, and files of parts that the manifest does not name."""
        for folder in _FOLDERS:
            for path in sorted((self.root / folder).rglob("*")):
                named = _PART.fullmatch(path.name)
                if named and (named["draft"] or int(named["number"]) >= parts):
                    path.unlink()
            for path in sorted((self.root / folder).glob("*=*"), reverse=True):
                if path.is_dir() and not any(path.iterdir()):
                    path.rmdir()
            if (self.root / folder).is_dir() and not any((self.root / folder).iterdir()):
                shutil.rmtree(self.root / folder)


@contextmanager
def opened_store(target: str, job: Job) -> Iterator[Store]:
    """The store in a directory, made where it is not there, locked until the end.

    ``InputError`` for a directory that holds anything else, or in which another
    run is writing.
    """
    root = Path(target)
    with writing(root):
        if root.exists() and not root.is_dir():
            raise InputError(f"{target}: is no folder; -o names the folder for the output")
        try:
            root.mkdir(parents=True, exist_ok=True)
            own = (root / _LOCK).exists()
            if not own and any(root.iterdir()):
                raise InputError(
                    f"{target}: holds files that are of no run; choose an empty folder or a new one"
                )
            handle = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"{target}: {error.strerror or error}") from error
    try:
        _lock(handle, target)
        flush_folder(root)
        yield Store(root, job)
    finally:
        os.close(handle)


def _lock(handle: int, target: str) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InputError(f"{target}: another run is writing there; wait for its end") from error


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in _COUNTED}


def _listed(source: Source | Failure) -> dict[str, Any]:
    if isinstance(source, Failure):
        return {"path": source.input, "error": source.message}
    return {
        "path": source.path,
        "kind": source.kind,
        "size": source.size,
        "changed": source.changed,
    }


def _unlisted(line: dict[str, Any]) -> Source | Failure:
    if "error" in line:
        return Failure(line["path"], line["error"])
    return Source(**line)


def _path(source: Source | Failure) -> str:
    return source.input if isinstance(source, Failure) else source.path


def _given(name: str, value: Any) -> str:
    return f"no --{name}" if value is None else f"--{name} {value}"


def _difference(old: Source | Failure | None, new: Source | Failure | None) -> str:
    if new is None or (old is not None and new is not None and _path(old) < _path(new)):
        assert old is not None
        return f"{_path(old)} is gone"
    if old is None or _path(old) != _path(new):
        return f"{_path(new)} is new"
    return f"{_path(new)} has changed"
