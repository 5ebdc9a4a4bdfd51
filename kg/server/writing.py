"""The process that writes, seen from the server: one request at a time."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.server.jobs import pack, unpack_async
from kg.server.problems import Problem, busy, fault_of_ours
from kg.server.processes import Streams, spawn
from kg.store import fingerprint

if TYPE_CHECKING:
    from kg.server.service import Service

# The same modules as here, and nothing from the folder that the server was started in.
_BOOT = (
    "import sys; sys.path[:] = {path!r}; from kg.server.adding import run; "
    "run({descriptor}, {paths!r})"
)
_IDLE = 600.0  # seconds until it ends, and its models with it
_SLOW = 30.0  # seconds that a client may take for a line; then nobody reads them any more
_LINES = 64  # that may wait for the client
_SNAPSHOT = 10.0  # seconds to wait for the store to be served as it is now

Line = dict[str, Any]


class Writer:
    """Adds the articles of requests; what a client has sent is added even if it leaves."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._process: subprocess.Popen[bytes] | None = None
        self._streams: Streams | None = None
        self._adding: asyncio.Task[None] | None = None
        self._idle: asyncio.TimerHandle | None = None
        service.closing.append(self.close)

    async def add(self, body: bytes, head: Line) -> AsyncIterator[Line]:
        """Begin, and return what becomes of each article; Problem when it cannot begin."""
        if self._adding is not None:
            raise busy("articles of another request are being added", 5)
        told = _Told()
        begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._adding = asyncio.create_task(self._work(body, head, told, begun))
        await asyncio.shield(begun)
        return _read(told, self._service.pool.stopped)

    async def close(self) -> None:
        """End the process; what it has stored is stored."""
        if self._adding is not None:
            self._adding.cancel()
            with suppress(asyncio.CancelledError):
                await self._adding
        self._end()

    async def _work(
        self, body: bytes, head: Line, told: _Told, begun: asyncio.Future[None]
    ) -> None:
        try:
            await self._talk(body, head, told, begun)
        except Problem as problem:
            _fail(begun, problem)
        except (OSError, EOFError):
            self._end()
            fault = fault_of_ours("the process that adds articles has ended")
            await told.put({"error": fault.sentence})
            _fail(begun, fault)
        finally:
            self._adding = None
            self._idle = asyncio.get_running_loop().call_later(_IDLE, self._end)
            told.end()
            _fail(begun, busy("the server stops"))

    async def _talk(
        self, body: bytes, head: Line, told: _Told, begun: asyncio.Future[None]
    ) -> None:
        reader, writer = await self._running()
        writer.write(pack(head, body))
        await writer.drain()
        line = await _opening(reader, told)
        begun.set_result(None)
        while "done" not in line:
            await told.put(line)
            line, _ = await unpack_async(reader)
        self._service.log("added", **line["done"])
        line["done"]["snapshot"] = await self._renewed()
        await told.put(line)

    async def _renewed(self) -> int:
        """The number of the snapshot that has all that was added; of the latest when it is late."""
        snapshots = self._service.snapshots
        with suppress(TimeoutError, StoreError):
            now = await asyncio.to_thread(fingerprint, self._service.settings.store)
            async with asyncio.timeout(_SNAPSHOT):
                while snapshots.current.seen != now:
                    snapshots.look_again()
                    await snapshots.later_than(snapshots.number)
        return snapshots.number

    async def _running(self) -> Streams:
        if self._idle is not None:
            self._idle.cancel()
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._streams is None:
            self._process, ours = self._start()
            self._streams = await asyncio.open_connection(sock=ours)
        return self._streams

    def _start(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        settings = self._service.settings
        paths = {field.name: str(getattr(settings, field.name)) for field in fields(settings)}
        ours, theirs = socket.socketpair()
        boot = _BOOT.format(path=sys.path, descriptor=theirs.fileno(), paths=paths)
        with theirs:
            log = self._service.log
            return spawn(boot, theirs, lambda line: log("writer", line=line)), ours

    def _end(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        if self._streams is not None:
            self._streams[1].close()
        if self._process is not None and self._process.poll() is None:
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)  # it leads a group of its own
            self._process.wait()
        self._process = self._streams = self._idle = None


async def _opening(reader: asyncio.StreamReader, told: _Told) -> Line:
    """The first line that was not told yet; Problem where nothing is added, for one error alone."""
    first, _ = await unpack_async(reader)
    if problem := first.get("problem"):
        raise Problem(**problem)
    line, _ = await unpack_async(reader)
    if error := line.get("error"):
        following, _ = await unpack_async(reader)
        if "done" in following:  # the error was not of one article among others
            raise Problem(400, error)
        await told.put(line)
        return following
    return line


class _Told:
    """Lines on their way to a client, so many at once, until it takes too long, or has gone."""

    def __init__(self) -> None:
        self._lines: asyncio.Queue[Line | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(_LINES)  # the end of the lines needs none
        self._heard = True

    async def put(self, line: Line) -> None:
        """Hand over a line, if somebody hears it."""
        if self._heard:
            try:
                async with asyncio.timeout(_SLOW):
                    await self._room.acquire()
            except TimeoutError:
                self._heard = False
            else:
                self._lines.put_nowait(line)

    def end(self) -> None:
        """Say that there are no more."""
        self._lines.put_nowait(None)

    async def get(self) -> Line | None:
        """Return the next line, None at the end."""
        line = await self._lines.get()
        self._room.release()
        return line


def _fail(begun: asyncio.Future[None], problem: Problem) -> None:
    if not begun.done():
        begun.set_exception(problem)
        begun.exception()  # whoever waited may have left: that is no error


async def _read(told: _Told, stopped: asyncio.Event) -> AsyncIterator[Line]:
    stopping = asyncio.create_task(stopped.wait())
    try:
        while True:
            getting = asyncio.create_task(told.get())
            await asyncio.wait({getting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not getting.done():
                getting.cancel()
                yield {"error": "the server stops; what was stored stays"}
                return
            if (line := getting.result()) is None:
                return
            yield line
    finally:
        stopping.cancel()
