"""An endpoint for programs: whatever goes wrong is told as problem JSON (RFC 9457)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.problems import Problem
from kg.server.replies import respond

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from kg.server.service import Service

Endpoint = Callable[[Request], Awaitable[Response]]

_JSON = "application/json"


def api_route(path: str, endpoint: Endpoint, service: Service, method: str = "GET") -> Route:
    """A route of one method."""
    return Route(path, _Api(endpoint, service, method))


class _Api:
    """Starlette hands all methods to a class; to a function it answers some of them itself."""

    def __init__(self, endpoint: Endpoint, service: Service, method: str) -> None:
        self._endpoint = endpoint
        self._log = service.log
        self._methods = (method, "HEAD") if method == "GET" else (method,)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await (await self._answer(Request(scope, receive)))(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            if request.method not in self._methods:
                allowed = {"Allow": ", ".join(self._methods)}
                raise Problem(405, f"{request.method} is not understood here", allowed)
            return await self._endpoint(request)
        except Problem as problem:
            if problem.fault:
                self._log("fault", path=request.url.path, of=problem.fault)
            return respond(problem, _JSON)
