"""Large answers on slow lines: how much may be on its way, and for how long."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import Response

from kg.server.problems import busy

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_PART = 65_536  # bytes handed over at once; uvicorn takes the next when the line has taken these


class Deliveries:
    """The answers that are on their way."""

    def __init__(self, most: int, slowest: int) -> None:
        """``most`` bytes may be on their way, a line must take ``slowest`` bytes a second."""
        self._most = most
        self._slowest = slowest
        self._held = 0

    def response(self, body: bytes, headers: dict[str, str]) -> Response:
        """An answer that counts; Problem when there are too many."""
        if self._held + len(body) > self._most:
            raise busy("too many large answers are on their way")
        return _Delivery(self, body, headers)

    async def deliver(self, body: bytes, send: Send) -> None:
        """Hand over a body; on a line that is too slow it breaks off, and the server hangs up."""
        self._held += len(body)
        seconds = (_PART + len(body)) / self._slowest
        try:
            async with asyncio.timeout(seconds):
                for at in range(0, len(body), _PART):
                    part = body[at : at + _PART]
                    await send({"type": "http.response.body", "body": part, "more_body": True})
                await send({"type": "http.response.body", "body": b""})
        except TimeoutError:
            pass
        finally:
            self._held -= len(body)


class _Delivery(Response):
    def __init__(self, deliveries: Deliveries, body: bytes, headers: dict[str, str]) -> None:
        super().__init__(body, headers=headers)
        self._deliveries = deliveries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the head, then the body bit by bit."""
        status, headers = self.status_code, self.raw_headers
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await self._deliveries.deliver(bytes(self.body), send)
