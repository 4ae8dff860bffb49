"""What one request may cost, and who may ask."""

from __future__ import annotations

from typing import NamedTuple

LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))


class Limits(NamedTuple):
    """The limits of a server."""

    max_bytes: int = 5_000_000
    """Of a request's body."""
    seconds: float = 30
    """For reading a body, and again for answering it."""
    places: int = 2
    """Texts that are read at the same time; others wait."""
    hosts: frozenset[str] = LOOPBACK
    """The names by which the server may be called."""
