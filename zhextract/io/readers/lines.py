"""The lines of a stream as text, each decoded by itself in the encoding of the whole."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from zhextract.errors import DecodeError
from zhextract.io.readers.model import Limits, bytes_said
from zhextract.text.decode import decode

_SAMPLE = 1 << 16
_LEGACY = ("gb18030", "cp950", "big5hkscs")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Line(NamedTuple):
    """One line with its end, or what is wrong with it; numbers count from 1."""

    number: int
    text: str
    size: int
    error: str | None = None


def text_lines(stream: io.BufferedReader, limits: Limits) -> Iterator[Line]:
    """The lines of ``stream``; one that is too long or does not decode has an ``error``.

    The encoding is that of the first 64 KB, and of the first line beyond ASCII
    where those are ASCII. ``DecodeError`` where UTF-16 or UTF-32 breaks off.
    """
    sample = _first(stream)
    encoding = _encoding(sample)
    rest: Any = io.BufferedReader(_Joined(sample, stream), _SAMPLE)
    if encoding in ("utf-16", "utf-32", "utf-16-le", "utf-16-be"):
        rest = io.BufferedReader(_Recoded(rest, encoding), _SAMPLE)
        encoding = "utf-8"
    number = 0
    while line := rest.readline(limits.size + 1):
        number += 1
        if len(line) > limits.size and not line.endswith(b"\n"):
            size = len(line) + _skip_line(rest)
            yield Line(number, "", size, f"is longer than {bytes_said(limits.size)} (--max-size)")
            continue
        if encoding == "ascii" and not line.isascii():
            encoding = _encoding(line, whole=True)
        text, error = _decoded(line, encoding)
        yield Line(number, text.removeprefix("\ufeff") if number == 1 else text, len(line), error)


def _first(stream: io.BufferedReader) -> bytes:
    found = b""
    while len(found) < _SAMPLE and (more := stream.read1(_SAMPLE)):
        found += more
    return found


def _encoding(sample: bytes, *, whole: bool = False) -> str:
    """The encoding of a beginning; ``ascii`` where it does not say."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if b"\0" in sample:
        return _wide(sample)
    if not whole and b"\n" in sample:
        sample = sample[: sample.rindex(b"\n") + 1]
    if sample.isascii():
        return "ascii"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        text = decode(sample)
    except DecodeError:
        return "utf-8"
    return next((one for one in _LEGACY if sample.decode(one, errors="replace") == text), "utf-8")


def _wide(sample: bytes) -> str:
    """UTF-16 has its NULs in every other place, where ASCII letters are."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= 8 * min(even, odd):
        return "utf-8"
    return "utf-16-be" if even > odd else "utf-16-le"


def _decoded(line: bytes, encoding: str) -> tuple[str, str | None]:
    """The text of a line; where bytes do not fit they are escaped, and the error says so."""
    try:
        return line.decode(encoding), None
    except UnicodeDecodeError as error:
        text = line.decode(encoding, errors="surrogateescape")
        return text, f"byte {error.start} of the line is not {encoding.upper()}"


def _skip_line(stream: io.BufferedReader) -> int:
    """Read past the end of the line; the bytes passed."""
    size = 0
    while part := stream.readline(_SAMPLE):
        size += len(part)
        if part.endswith(b"\n"):
            break
    return size


class _Joined(io.RawIOBase):
    """A beginning that was read already, then the rest of its stream."""

    def __init__(self, first: bytes, rest: io.BufferedReader) -> None:
        self._first, self._rest = memoryview(first), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._first:
            return self._rest.readinto1(buffer)
        size = min(len(buffer), len(self._first))
        buffer[:size] = self._first[:size]
        self._first = self._first[size:]
        return size


class _Recoded(io.RawIOBase):
    """A stream of another encoding as UTF-8; halves of surrogate pairs are an error."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream, self._encoding = stream, encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._ready = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            if self._ended:
                return 0
            data = self._stream.read(_SAMPLE)
            self._ended = not data
            try:
                text = self._decoder.decode(data, final=self._ended)
            except UnicodeDecodeError as error:
                raise DecodeError(f"its {self._encoding.upper()} breaks off") from error
            self._ready = memoryview(text.encode("utf-8"))
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size
