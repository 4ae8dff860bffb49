"""Running the application."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from zhextract.errors import InputError
from zhextract.optional import load

if TYPE_CHECKING:
    from starlette.applications import Starlette


def serve(
    app: Starlette, *, host: str = "127.0.0.1", port: int = 8000, ready: Callable[[str], None]
) -> None:
    """Serve until interrupted; ``ready`` is told the address. Port 0 takes any free port.

    Raises ``InputError`` where the address cannot be had.
    """
    uvicorn = load("uvicorn", "web")
    listening = _listen(host, port)
    with listening:
        shown = f"[{host}]" if ":" in host else host
        ready(f"http://{shown}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=5
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
            made.listen()
        except BaseException:
            made.close()
            raise
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{host} port {port}: {reason}; choose another with --port") from error
    return made
