"""Compiled patterns, kept from process to process as Python keeps compiled modules.

Compiling its larger patterns takes a new process a third of a second; reading them as
they were compiled once takes some milliseconds. They lie in one file in
``__pycache__`` (or where ``PYTHONPYCACHEPREFIX`` says), on the terms of the compiled
modules beside it: nothing is written where Python is told to write no bytecode or the
folder is closed, and what lies there is trusted. The file is for one version of Python
and of ``regex``. A pattern is known by its text: one that is changed is compiled anew.
Patterns with a user's own words in them are not kept.
"""

from __future__ import annotations

import atexit
import os
import pickle
import re
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeAlias

import regex

from zhextract.engine.wordbook import nothing_added

_MOST = 1 << 10
"""Patterns that a file holds at most; a process that finds more begins it anew."""

_Key = tuple[str, int]
AnyPattern: TypeAlias = "regex.Pattern[str] | re.Pattern[str]"
"""For who only searches: plain patterns that are asked often are of ``re``, which is faster."""


class KeptPatterns:
    """The patterns of a file, each read when it is asked for, and those compiled since."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._made: dict[_Key, regex.Pattern[str]] = {}
        self._kept: dict[_Key, bytes] = {}
        try:
            kept = pickle.loads(file.read_bytes())
            self._kept = dict(kept) if len(kept) <= _MOST else {}
        except Exception:  # missing, cut short, of another program: it is written anew
            pass
        self._before = len(self._kept)

    def pattern(self, text: str, flags: int) -> regex.Pattern[str]:
        """The compiled pattern, from the file if it is there."""
        key = text, flags
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._read(key) or self._compile(key)
        return made

    def write(self) -> None:
        """Write the file, if there are patterns that it does not hold."""
        kept = dict(self._kept)
        if len(kept) == self._before or sys.dont_write_bytecode:
            return
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(pickle.dumps(kept))
            beside.replace(self._file)  # whole or not at all, whoever else writes it
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _read(self, key: _Key) -> regex.Pattern[str] | None:
        found: regex.Pattern[str] | None = None
        if key in self._kept:
            try:
                found = pickle.loads(self._kept[key])
            except Exception:
                del self._kept[key]
        return found

    def _compile(self, key: _Key) -> regex.Pattern[str]:
        made = regex.compile(*key)
        if nothing_added():
            self._kept[key] = pickle.dumps(made)
        return made


@cache
def _patterns() -> KeptPatterns:
    """Those of this process, written when it ends."""
    module = Path(cache_from_source(__file__))
    patterns = KeptPatterns(module.with_name(f"{module.stem}.regex-{regex.__version__}"))
    atexit.register(patterns.write)
    return patterns


def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """What ``regex.compile`` gives, kept for the next process: for patterns of the package."""
    return _patterns().pattern(pattern, int(flags))
