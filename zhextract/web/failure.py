"""Refusals: an HTTP status, a code for programs, a message for people."""

from __future__ import annotations

import msgspec


class Failure(Exception):
    """A request that is not answered as asked."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


class ErrorDetails(msgspec.Struct, frozen=True):
    """What was wrong and what to do."""

    code: str
    message: str


class ErrorAnswer(msgspec.Struct, frozen=True):
    """The body of every answer with a status of 400 and above."""

    error: ErrorDetails


def error_body(code: str, message: str) -> bytes:
    """The JSON of an error."""
    clean = message.encode("utf-8", "backslashreplace").decode()
    return msgspec.json.encode(ErrorAnswer(ErrorDetails(code, clean)))
