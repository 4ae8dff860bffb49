"""The lines of entries, keys and words of a TOML file, which its reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*\[\[?\s*(?P<name>[A-Za-z_.]+)\s*\]?\]")
_KEY = re.compile(r"\s*(?P<name>[A-Za-z_]+|\"[^\"]+\"|'[^']+')\s*[=.]")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_TRIPLES = ('"""', "'''")


class Places:
    """Where things stand in the text of a file; lines count from 1."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._headers: dict[tuple[str, int], int] = {}
        self._keys: dict[tuple[str, int, str], int] = {}
        self._read()

    def entry(self, name: str, index: int) -> int:
        """The line of the ``index``-th ``[[name]]``; 1 where it is written otherwise."""
        return self._headers.get((name, index)) or self._keys.get(("", 0, name)) or 1

    def key(self, name: str, index: int, key: str) -> int:
        """The line of a key of the entry, that of the entry where it stands in a table."""
        return self._keys.get((name, index, key)) or self.entry(name, index)

    def word(self, name: str, index: int, key: str, word: str) -> int:
        """The line of a string in the value of a key, that of the key where it is not found."""
        first = self.key(name, index, key)
        for line in range(first, len(self._lines) + 1):
            written = self._lines[line - 1]
            if line > first and _HEADER.match(written):
                break
            if word in written:
                return line
        return first

    def _read(self) -> None:
        counts: dict[str, int] = {}
        name, index, inner = "", 0, ""
        for number, line in _statements(self._lines):
            header = _HEADER.match(line)
            if header is not None:
                owner, _, inner = header["name"].partition(".")
                if not inner:
                    name, index = owner, counts.get(owner, 0)
                    counts[owner] = index + 1
                    self._headers[name, index] = number
                else:
                    self._keys.setdefault((name, index, inner), number)
                continue
            key = _KEY.match(line)
            if key is not None and not inner:
                self._keys.setdefault((name, index, key["name"].strip("\"'")), number)


def without_strings(line: str) -> str:
    """The line without its strings and without a comment."""
    return _STRING.sub("", line).partition("#")[0]


def _statements(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines on which a header or a key may begin: none inside of a string or a list."""
    depth, triple = 0, ""
    for number, line in enumerate(lines, start=1):
        if triple:
            at = line.find(triple)
            if at < 0:
                continue
            line, triple = line[at + 3 :], ""
        elif not depth:
            yield number, line
            if _HEADER.match(line):
                continue
        for mark in _TRIPLES:
            if line.count(mark) % 2:
                line, triple = line[: line.rindex(mark)], mark
                break
        bare = without_strings(line)
        depth += sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))
