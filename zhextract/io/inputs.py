"""Reading the texts that a caller names: files, or standard input as ``-``."""

from __future__ import annotations

import sys
from pathlib import Path

from zhextract.errors import InputError
from zhextract.text.decode import decode

STDIN = "-"


def read_text(name: str) -> str:
    """The text of a file, or of standard input for ``-``, its encoding detected.

    Raises ``InputError`` where it cannot be read or holds no text, and
    ``DecodeError`` where its bytes are in no known encoding.
    """
    label = "standard input" if name == STDIN else name
    text = decode_text(_read_bytes(name, label), name=label)
    if not text or text.isspace():
        raise InputError(f"{label}: holds no text")
    return text


def decode_text(data: bytes, *, name: str) -> str:
    """The text of a file's bytes, their encoding detected; ``DecodeError`` calls it ``name``."""
    return decode(data, name=name)


def _read_bytes(name: str, label: str) -> bytes:
    try:
        if name == STDIN:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except IsADirectoryError as error:
        raise InputError(f"{label}: is a folder, not a file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{label}: {getattr(error, 'strerror', None) or error}") from error
