"""Answers that change with the store alone: they carry a tag, and are not sent twice."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from kg.recent import Recent
from kg.server.jobs import Job, Reply, size

if TYPE_CHECKING:
    from kg.server.service import Service

_KEPT = 64_000_000  # bytes of replies

_boot = secrets.token_hex(4)  # another server counts its snapshots anew


def tag(service: Service, *parts: object) -> str:
    """The entity tag of an answer to ``parts``, as of the latest snapshot."""
    text = json.dumps([_boot, service.snapshots.number, *parts], default=str)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """The answer to a client that has it already: 304; None when it has not."""
    known = request.headers.get("if-none-match", "")
    if tag not in {one.strip().removeprefix("W/") for one in known.split(",")}:
        return None
    return Response(status_code=304, headers=headers(tag))


def headers(tag: str) -> dict[str, str]:
    """What says that an answer is to be kept, and asked for again each time."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}


class Kept:
    """Replies that are the same until the store changes; each is made once while there is room."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._underway: dict[str, asyncio.Task[Reply]] = {}
        self._made: Recent[str, Reply] = Recent(_KEPT, size)

    async def reply(self, tag: str, job: Job) -> Reply:
        """The reply of a job, by the tag of its answer. It is finished whoever leaves."""
        if (made := self._made.get(tag)) is not None:
            return made
        task = self._underway.get(tag)
        if task is None:
            task = self._underway[tag] = asyncio.create_task(self._service.run(job))
            task.add_done_callback(lambda done: self._keep(tag, done))
        return await asyncio.shield(task)

    def _keep(self, tag: str, done: asyncio.Task[Reply]) -> None:
        del self._underway[tag]
        if not done.cancelled() and done.exception() is None:
            self._made.keep(tag, done.result())
