"""What stands behind all routes: the store's snapshots and the workers that read them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from typing import Any, Self

from kg.errors import StoreError
from kg.files import is_free
from kg.server.delivery import Deliveries
from kg.server.jobs import Job, Reply
from kg.server.options import Options
from kg.server.pool import Pool
from kg.server.problems import Problem
from kg.server.snapshots import Snapshot, Snapshots
from kg.server.telling import Log, Metrics
from kg.settings import Settings
from kg.store import Store

_OPENED = Job("kg.server.answering:open_only", {})


class Service:
    """Snapshots, workers, log and figures; use it in an ``async with`` statement."""

    def __init__(self, settings: Settings, options: Options, log: Log) -> None:
        """Take the first snapshot; StoreError when there is no store, and none to be filled."""
        if options.token is not None and is_free(settings.store):
            Store.open(settings.store, ontology=settings.ontology).close()
        self.settings = settings
        self.options = options
        self.log = log
        self.snapshots = Snapshots(settings.store, log)
        self.pool = Pool(options, log)
        self.deliveries = Deliveries(options.underway * 1_000_000, options.slowest)
        self.metrics = Metrics(self.pool, self.snapshots)
        self.closing: list[Callable[[], Awaitable[None]]] = []  # called when the server stops
        self._following: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Start the workers; ConfigError when nothing keeps them from the network.

        StoreError when they cannot open the store.
        """
        try:
            await self._refresh()
            await self.pool.start()
            await self.run(_OPENED)
        except Problem as problem:
            await self.__aexit__()
            raise StoreError(problem.sentence) from None
        except BaseException:
            await self.__aexit__()
            raise
        every = self.options.every
        self._following = asyncio.create_task(self.snapshots.follow(every, self._refresh))
        return self

    async def __aexit__(self, *_: object) -> None:
        async with AsyncExitStack() as ends:  # what fails keeps nothing else from being closed
            ends.callback(self.snapshots.close)
            ends.push_async_callback(self.pool.close)
            for close in reversed(self.closing):
                ends.push_async_callback(close)
            if self._following is not None:
                self._following.cancel()
                with suppress(asyncio.CancelledError):
                    await self._following

    async def run(self, job: Job) -> Reply:
        """The reply of a task in a worker; Problem when it is refused or takes too long."""
        with self.snapshots.reading() as snapshot:
            try:
                return await self.pool.run(self._told(job, snapshot), job.kind)
            except Problem as problem:  # the copy is nobody's business
                path = str(self.settings.store)
                problem.sentence = problem.sentence.replace(str(snapshot.path), path)
                raise

    async def _refresh(self) -> None:
        await self.pool.refresh(self._told(_OPENED, self.snapshots.current))

    def _told(self, job: Job, snapshot: Snapshot) -> dict[str, Any]:
        return {
            "task": job.task,
            "arguments": job.arguments,
            "times": job.times,
            "snapshot": str(snapshot.path),
            "ontology": str(self.settings.ontology),
        }
