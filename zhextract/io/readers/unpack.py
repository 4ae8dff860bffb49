"""The bytes of a source: gzip and zstd undone, within the limits."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from zhextract.errors import InputError, ZhextractError
from zhextract.io.readers.model import STDIN, Limits, Source, bytes_said
from zhextract.optional import load

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_FREE = 1 << 20
"""Unpacked bytes that are given before the ratio is looked at."""

_STEP = 1 << 10
"""Packed bytes that are unpacked at once; a thousand bytes of zstd give 32 MB at most."""


@contextmanager
def opened(source: Source, limits: Limits) -> Iterator[io.BufferedReader]:
    """The unpacked bytes of ``source``, as a stream.

    ``InputError`` where it cannot be opened; reading raises it where packed
    bytes are damaged, cut off, or swell beyond ``limits.ratio``.
    """
    with naming(source.label):
        file = _open(source)
        try:
            head = file.peek(4)[:4]
            if head.startswith(_GZIP) or head == _ZSTD:
                unpacked = _Unpacked(file, head, source.label, limits)
                yield io.BufferedReader(unpacked, 1 << 16)
            else:
                yield file
        finally:
            if source.path == STDIN:
                file.detach()  # else it would close standard input with itself
            else:
                file.close()


@contextmanager
def naming(label: str) -> Iterator[None]:
    """Turn errors of the system into an ``InputError`` that names the file."""
    try:
        yield
    except ZhextractError:
        raise
    except IsADirectoryError as error:
        raise InputError(f"{label}: is a folder, not a file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{label}: {getattr(error, 'strerror', None) or error}") from error


def read_whole(source: Source, limits: Limits) -> bytes:
    """All bytes of ``source``; ``InputError`` where they are more than ``limits.size``."""
    with opened(source, limits) as stream:
        if source.size is not None and source.size > limits.size:
            raise too_large(source.label, source.size, limits)
        data = stream.read(limits.size + 1)
    if len(data) > limits.size:
        raise too_large(source.label, None, limits)
    return data


def too_large(label: str, size: int | None, limits: Limits) -> InputError:
    """The error for a document beyond the limit; ``size`` where it is known."""
    how_large = "longer" if size is None else f"{bytes_said(size)}, more"
    return InputError(
        f"{label}: is {how_large} than the {bytes_said(limits.size)} that one document may have; "
        "split it, or raise --max-size"
    )


def _open(source: Source) -> io.BufferedReader:
    if source.path == STDIN:
        return io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer), 1 << 16)
    return io.BufferedReader(io.FileIO(source.path), 1 << 16)


class _Unpacked(io.RawIOBase):
    """Unpacked bytes of one or more gzip members or zstd frames."""

    def __init__(self, file: BinaryIO, head: bytes, label: str, limits: Limits) -> None:
        self._file, self._label, self._limits = file, label, limits
        self._packing = "gzip" if head.startswith(_GZIP) else "zstd"
        self._unpacker = self._new()
        self._packed = b""
        self._ready = memoryview(b"")
        self._taken = self._given = 0

    def readable(self) -> bool:
        """It is a stream to read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``; 0 at the end."""
        while not self._ready:
            if not self._unpack():
                return 0
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _unpack(self) -> bool:
        """Unpack the next few bytes; False at the end."""
        if self._unpacker.eof:
            self._packed = self._unpacker.unused_data or self._packed
            if not self._packed and not self._fill():
                return False
            self._unpacker = self._new()
        elif not self._packed and not self._fill():
            raise InputError(f"{self._label}: its {self._packing} data is cut off")
        try:
            ready = self._unpacker.decompress(self._packed)
        except Exception as error:  # zlib.error, ZstdError: neither has a common base
            raise InputError(f"{self._label}: its {self._packing} data is damaged") from error
        self._packed = b""
        self._given += len(ready)
        self._check()
        self._ready = memoryview(ready)
        return True

    def _fill(self) -> bool:
        self._packed = self._file.read(_STEP)
        self._taken += len(self._packed)
        return bool(self._packed)

    def _check(self) -> None:
        if self._given > _FREE and self._given > self._taken * self._limits.ratio:
            raise InputError(
                f"{self._label}: its {self._packing} data swells more than "
                f"{self._limits.ratio}-fold; if it is meant to, raise --max-ratio"
            )

    def _new(self) -> Any:
        if self._packing == "gzip":
            return zlib.decompressobj(31)
        return load("zstandard", "inputs").ZstdDecompressor().decompressobj()
