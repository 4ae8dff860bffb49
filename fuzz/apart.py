"""A reader in a process of its own, for libraries that cannot live in one with atheris.

C++ exceptions of pyarrow do not survive the library that atheris is linked to,
so the fuzzer makes the bytes and this process reads them.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import format_exc

_LONGEST = 20.0
"""Seconds after which a file counts as one that hangs."""


def _serve(pipe: Connection, kind: str, path: Path) -> None:
    """Read what is sent as a file; answer with the traceback of what must not happen, or None."""
    from zhextract.errors import ZhextractError
    from zhextract.io.readers import Entry, Fields, Limits, Source, content, entries

    limits = Limits(size=1 << 16, ratio=50)
    fields = Fields(text="text", date="date", id="id")
    with suppress(EOFError):
        while True:
            data = pipe.recv_bytes()
            path.write_bytes(data)
            trouble = None
            try:
                source = Source(str(path), kind, len(data), 0)  # type: ignore[arg-type]
                for entry in entries(source, fields=fields, limits=limits):
                    if isinstance(entry, Entry):
                        with suppress(ZhextractError):
                            assert isinstance(content(entry, limits).text, str)
            except Exception:
                trouble = format_exc()
            pipe.send(trouble)


def reader_apart(kind: str, path: Path) -> Callable[[bytes], None]:
    """A target that gives the bytes to a reader in another process.

    The process begins with the first bytes. RuntimeError if the reader breaks,
    hangs, or takes its process down.
    """
    pipes: list[Connection] = []

    def fuzz(data: bytes) -> None:
        if not pipes:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            context.Process(target=_serve, args=(theirs, kind, path), daemon=True).start()
            theirs.close()
            pipes.append(ours)
        [pipe] = pipes
        pipe.send_bytes(data)
        if not pipe.poll(_LONGEST):
            raise RuntimeError(f"the reader of {kind} hangs")
        try:
            trouble = pipe.recv()
        except EOFError:
            raise RuntimeError(f"the reader of {kind} took its process down") from None
        if trouble is not None:
            raise RuntimeError(trouble)

    return fuzz
