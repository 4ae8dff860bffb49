"""The door: who may ask, and what every answer carries.

A page of another site can make a browser send requests here, and by DNS
rebinding it can even read the answers, unless the name in ``Host`` is looked
at. So a request must call the server by a name that is its own, and a request
that a page sends (it carries ``Origin``) must come from the server's own page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from zhextract.web.failure import error_body

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
"""On every answer."""


class Guard:
    """ASGI middleware that refuses strangers and adds ``HEADERS``."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 403."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *HEADERS]}
            await send(message)

        refusal = self.refusal(scope)
        if refusal is None:
            await self.app(scope, receive, send_guarded)
            return
        headers = [(b"content-type", b"application/json")]
        await send_guarded({"type": "http.response.start", "status": 403, "headers": headers})
        await send_guarded({"type": "http.response.body", "body": error_body(*refusal)})

    def refusal(self, scope: Scope) -> tuple[str, str] | None:
        """Code and message of what is wrong with the sender, if anything is."""
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        host = hosts[0].decode("latin-1") if len(hosts) == 1 else ""
        if name_of(f"//{host}") not in self.hosts:
            return "wrong_host", (
                f"this server is not called {host!r}; call it by one of "
                f"{', '.join(sorted(self.hosts))}, or start it with --allow-host NAME"
            )
        for name, value in scope["headers"]:
            if name == b"origin" and value.decode("latin-1") != f"{scope['scheme']}://{host}":
                return (
                    "wrong_origin",
                    "only the page of this server may send requests from a browser",
                )
            sends = scope["method"] not in ("GET", "HEAD")
            if name == b"sec-fetch-site" and sends and value not in (b"same-origin", b"none"):
                return "wrong_origin", "another site may not send requests here"
        return None


def name_of(address: str) -> str | None:
    """The host of ``//host:port`` in lower case, without port; None where malformed."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    plain = parts.netloc and not (
        parts.path or parts.query or parts.fragment or "@" in parts.netloc
    )
    return parts.hostname if plain else None
