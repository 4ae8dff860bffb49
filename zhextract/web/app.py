"""The ASGI application: routes over the operations, errors as JSON."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import msgspec

from zhextract.optional import load
from zhextract.report import PageLanguage, live_page, live_policy
from zhextract.web.failure import Failure, error_body
from zhextract.web.guard import HEADERS, Guard
from zhextract.web.limits import Limits
from zhextract.web.openapi import openapi
from zhextract.web.operations import JSON, OPERATIONS, Operation

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from zhextract import Extractor

_CODES = {404: "not_found", 405: "method_not_allowed"}


def create_app(
    extractor: Extractor | None = None,
    *,
    limits: Limits | None = None,
    language: PageLanguage = "auto",
) -> Starlette:
    """The page at ``/`` and the API beside it, as an ASGI application.

    ``extractor`` reads the texts (one with the default options if None);
    ``limits`` say what a request may cost and by which names the server may be
    called.
    """
    load("starlette", "web")
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware
    from starlette.routing import Route

    from zhextract import Extractor, __version__

    limits = limits or Limits()
    desk = _Desk(extractor or Extractor(), limits)
    page = _constant(live_page(language=language), "text/html", live_policy())
    description = _constant(msgspec.json.encode(openapi(__version__)).decode(), JSON)
    return Starlette(
        routes=[
            Route("/", page, methods=["GET"]),
            Route("/openapi.json", description, methods=["GET"]),
            *(
                Route(operation.path, desk.endpoint(operation), methods=[operation.method])
                for operation in OPERATIONS
            ),
        ],
        middleware=[Middleware(Guard, hosts=limits.hosts)],
        exception_handlers={Failure: _failed, HTTPException: _http_failed, Exception: _crashed},
        lifespan=desk.lifespan,
    )


class _Desk:
    """Takes requests in, and has them worked on in at most ``limits.places`` threads."""

    def __init__(self, extractor: Extractor, limits: Limits) -> None:
        self._extractor = extractor
        self._limits = limits
        self._threads = ThreadPoolExecutor(limits.places, thread_name_prefix="zhextract")

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Let the threads go when the server stops."""
        yield
        self._threads.shutdown(wait=False, cancel_futures=True)

    def endpoint(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        """The function that answers requests for an operation."""
        from starlette.responses import Response

        async def answer(request: Request) -> Response:
            if not operation.media:  # takes no time
                return Response(operation.run(self._extractor, b"", ""), media_type=JSON)
            media = _media_type(request, operation.media)
            body = await self._body(request)
            return Response(await self._work(operation, body, media), media_type=JSON)

        return answer

    async def _body(self, request: Request) -> bytes:
        most = self._limits.max_bytes
        too_large = Failure(413, "too_large", f"the body is larger than {most} bytes")
        declared = request.headers.get("content-length", "0")
        if declared.isdecimal() and int(declared) > most:
            raise too_large

        async def collected() -> bytes:
            parts = bytearray()
            async for part in request.stream():
                parts += part
                if len(parts) > most:
                    raise too_large
            return bytes(parts)

        try:
            return await asyncio.wait_for(collected(), self._limits.seconds)
        except asyncio.TimeoutError:
            raise Failure(408, "slow_body", "the body did not arrive in time") from None

    async def _work(self, operation: Operation, body: bytes, media: str) -> bytes:
        """Work in a thread; past its time the request is given up, the thread's place is not."""
        job = self._threads.submit(operation.run, self._extractor, body, media)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(job), self._limits.seconds)
        except asyncio.TimeoutError:
            raise Failure(
                503, "timeout", f"no answer within {self._limits.seconds:g} s; send less text"
            ) from None


def _media_type(request: Request, allowed: tuple[str, ...]) -> str:
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in allowed:
        wanted = " or ".join(allowed)
        raise Failure(415, "wrong_media_type", f"send Content-Type: {wanted}, not {given!r}")
    return given


def _constant(
    content: str, media_type: str, policy: str | None = None
) -> Callable[[Request], Awaitable[Response]]:
    from starlette.responses import Response

    headers = {} if policy is None else {"content-security-policy": policy}

    async def answer(request: Request) -> Response:
        return Response(content, media_type=media_type, headers=headers)

    return answer


def _error(status: int, code: str, message: str, headers: dict[str, str]) -> Response:
    from starlette.responses import Response

    return Response(error_body(code, message), status, headers, media_type=JSON)


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, Failure)
    return _error(error.status, error.code, error.message, {})


async def _http_failed(request: Request, error: Exception) -> Response:
    """What the router refuses: unknown paths and methods."""
    from starlette.exceptions import HTTPException

    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, "refused")
    message = f"{request.method} {request.url.path}: {error.detail}; see /openapi.json"
    return _error(error.status_code, code, message, dict(error.headers or {}))


async def _crashed(request: Request, error: Exception) -> Response:
    """A fault of the server; its details go to the log, not to the caller."""
    headers = {name.decode(): value.decode() for name, value in HEADERS}  # the guard is passed by
    return _error(500, "internal", "the server failed; its log says why", headers)
