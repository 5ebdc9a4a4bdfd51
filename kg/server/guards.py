"""What every request passes: who may ask, how much, and what every answer carries. Plain ASGI."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders

from kg.server.problems import Problem
from kg.server.replies import respond

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.server.service import Service

# For answers that bring no policy of their own: data, of which a browser makes nothing.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Logged:
    """Logs and counts every request. Of a query's text nothing is told unless asked for."""

    def __init__(self, app: ASGIApp, service: Service, paths: Iterable[str]) -> None:
        self.app = app
        self.service = service
        self.paths = frozenset(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and note what became of it."""
        begin, status = time.perf_counter(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            self._note(scope, status or 499, time.perf_counter() - begin)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        path, state = scope["path"], scope.get("state", {})
        first = "/" + path.split("/")[1]
        self.service.metrics.count(first if first in self.paths else "other", status, seconds)
        self.service.log(
            "request",
            method=scope["method"],
            path=path,
            status=status,
            ms=round(1000 * seconds, 1),
            query=state.get("query") if self.service.options.log_queries else None,
        )


class Guarded:
    """Refuses requests that a page elsewhere makes a browser send, and overlong addresses.

    Headers that keep browsers from mischief go with every answer.
    """

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app = app
        self.options = service.options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with the problem it is."""

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        asked = Headers(scope=scope)
        problem = self._refusal(scope, asked)
        app = respond(problem, asked.get("accept")) if problem else self.app
        await app(scope, receive, adding)

    def _refusal(self, scope: Scope, headers: Headers) -> Problem | None:
        host = headers.get("host", "")
        name = _HOST.fullmatch(host)
        if name is None or not self.options.answers_to(name[1].strip("[]").lower()):
            return Problem(421, f"this server does not answer to the name {host!r} (--allow-host)")
        if not self._from_here(headers, host):
            return Problem(403, "pages of other origins may not ask this server (--cors)")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self.options.url:
            return Problem(414, "the address is too long: send the query with POST")
        return None

    def _from_here(self, headers: Headers, host: str) -> bool:
        """Whether no page, a page of ours, or one that may asks; browsers say which it is."""
        origin = headers.get("origin")
        if origin is None:
            elsewhere = headers.get("sec-fetch-site") in ("cross-site", "same-site")
            return not elsewhere or headers.get("sec-fetch-mode") == "navigate"
        return self.options.is_asked_by(origin) or urlsplit(origin).netloc.lower() == host.lower()


_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]/@]+)(?::\d+)?")
