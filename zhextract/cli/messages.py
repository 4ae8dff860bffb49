"""Messages for the person at the keyboard, on standard error."""

from __future__ import annotations

import sys


def say(message: str) -> None:
    """Write one line to standard error; control characters in it are escaped."""
    line = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in message)
    print(f"zhextract: {line}", file=sys.stderr)
