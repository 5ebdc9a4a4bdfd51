"""Jobs shared out to workers, so that none keeps the others waiting.

A job that runs for longer than a moment is a long one. A third of the workers may be busy with
long ones, which give way to the rest; one too many is ended, and its client asked to come back. So
a short job waits for short ones alone. Who finds the queue full is told so after a moment, and so
is, while long ones are busy, who asks what has taken long just now: told at once, those who ask
again at once would leave no time for anything but telling them.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from kg.errors import ConfigError
from kg.server.jobs import Reply
from kg.server.options import Options
from kg.server.problems import Problem, busy
from kg.server.processes import Gone, Template, Worker
from kg.server.slow import Slow

_REST = 1.0  # seconds between two tries to start a process
_LONG_ONES = "this takes long, and so do others already"

Log = Callable[..., None]


class Pool:
    """The workers of a server. All of it runs in one event loop."""

    def __init__(self, options: Options, log: Log) -> None:
        self._options = options
        self._log = log
        self._template: Template | None = None
        self._forking = asyncio.Lock()
        self._first: dict[str, Any] | None = None
        self._slow = Slow()
        self._alive: set[Worker] = set()
        self._idle: deque[Worker] = deque()
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._running: set[asyncio.Task[Reply]] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self.stopped = asyncio.Event()
        self.stopping = False
        self.long = 0
        self.ended = 0

    @property
    def size(self) -> int:
        """How many workers there are."""
        return len(self._alive)

    @property
    def waiting(self) -> int:
        """How many jobs wait for a worker."""
        return len(self._waiting)

    @property
    def running(self) -> int:
        """How many jobs are being done."""
        return len(self._running)

    async def start(self) -> None:
        """Start all workers; ConfigError when nothing keeps them from the network."""
        try:
            for _ in range(self._options.workers):
                self._give(await self._new_worker())
        except Gone:
            hint = "see the log above; they may need more --memory"
            raise ConfigError("the processes that answer end as they start", hint) from None

    async def refresh(self, job: dict[str, Any]) -> None:
        """Do a job in every worker that has nothing else to do, and first in all new ones."""
        self._first = job
        for worker in list(self._idle):
            if worker in self._idle:
                self._idle.remove(worker)
                if await self._prepared(worker):
                    self._give(worker)
                else:
                    self._replace(worker)

    async def run(self, job: dict[str, Any], kind: str = "") -> Reply:
        """Its reply; Problem when it is refused, takes too long, or there is no worker for it."""
        if self.stopping:
            raise busy("the server stops")
        placed = self._slow.knows(kind)
        if placed:
            if self.long >= self._options.long:
                await self._refuse(_LONG_ONES, self._options.seconds)
            self.long += 1
        try:
            return await self._watch(await self._take(), job, kind, placed)
        finally:
            self.long -= placed

    async def drain(self) -> None:
        """Take no more jobs, let those that run end, and end those that do not."""
        self.stopping = True
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_exception(busy("the server stops"))
        if self._running:
            await asyncio.wait(self._running, timeout=self._options.grace)
        self.stopped.set()

    async def close(self) -> None:
        """End all processes."""
        await self.drain()
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in self._alive:
            worker.kill()
        self._alive.clear()
        if self._template is not None:
            self._template.close()

    # -- which worker

    async def _take(self) -> Worker:
        if self._idle:
            return self._idle.popleft()
        if len(self._waiting) >= self._options.queue:
            await self._refuse("too many requests are waiting")
        waiter: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and waiter.exception() is None:
                self._give(waiter.result())  # it came just as the client left
            raise
        finally:
            with suppress(ValueError):
                self._waiting.remove(waiter)

    async def _refuse(self, why: str, seconds: float = 1.0) -> NoReturn:
        """Problem for a job that no worker is tried for, after a moment."""
        await asyncio.sleep(self._options.hold)
        raise busy(why, seconds)

    def _give(self, worker: Worker) -> None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(worker)
                return
        self._idle.append(worker)

    def _replace(self, worker: Worker) -> None:
        self.ended += 1
        self._alive.discard(worker)
        worker.kill()
        if not self.stopping:
            task = asyncio.create_task(self._add())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    # -- how long

    async def _watch(self, worker: Worker, job: dict[str, Any], kind: str, placed: bool) -> Reply:
        """The reply of a worker, which then goes back to the others, or is replaced.

        ``placed`` says that the job has one of the places of long ones already.
        """
        options = self._options
        seconds = options.seconds * job.get("times", 1)
        asking = asyncio.create_task(worker.ask({**job, "seconds": seconds}))
        end = time.monotonic() + seconds
        self._running.add(asking)
        brief = taken = sound = False
        try:
            brief = await self._brief(worker, asking)
            self._slow.note(kind, not brief)
            if not brief:
                if not placed:
                    if self.long >= options.long:
                        raise busy(_LONG_ONES, options.seconds)
                    self.long += 1
                    taken = True
                worker.give_way()
                if not await self._done(asking, max(0, end - time.monotonic())):
                    raise busy(f"this takes longer than {seconds:g} s", seconds)
            sound = brief and not isinstance(asking.exception(), Gone)
            return asking.result()
        except Gone:
            memory = f"more than {options.memory} MB of memory"
            told = f"a request took {memory}, or was nested too deep, and was stopped"
            self._log("stopped", sentence=told, of=job["task"])
            raise busy(f"this needs {memory}, or is nested too deep", options.seconds) from None
        finally:
            self.long -= taken
            self._running.discard(asking)
            asking.cancel()
            if sound:
                self._give(worker)
            else:
                self._replace(worker)

    async def _brief(self, worker: Worker, asking: asyncio.Task[Reply]) -> bool:
        """Whether a job is done in a moment of the processor's time, or four of the wall's."""
        begin, quick = worker.clock(), self._options.quick
        for _ in range(4):
            if await self._done(asking, quick):
                return True
            if worker.clock() - begin >= 0.9 * quick:
                return False
        return False

    async def _done(self, asking: asyncio.Task[Reply], seconds: float) -> bool:
        """Whether a job is done in time; Problem when the server stops meanwhile."""
        stopped = asyncio.create_task(self.stopped.wait())
        try:
            await asyncio.wait({asking, stopped}, timeout=seconds, return_when="FIRST_COMPLETED")
        finally:
            stopped.cancel()
        if self.stopped.is_set() and not asking.done():
            raise busy("the server stops")
        return asking.done()

    # -- new ones

    async def _add(self) -> None:
        """A new worker, at the first or a later try."""
        while True:
            try:
                self._give(await self._new_worker())
                return
            except (Gone, ConfigError) as error:
                self._log("error", sentence=f"no new worker: {error or 'it ended at once'}")
                await asyncio.sleep(_REST)

    async def _new_worker(self) -> Worker:
        """A worker that is ready; Gone when it ends before."""
        worker = await self._fork()
        self._alive.add(worker)
        if await self._prepared(worker):
            return worker
        self._alive.discard(worker)
        worker.kill()
        raise Gone

    async def _prepared(self, worker: Worker) -> bool:
        """Whether a worker is ready for the next job."""
        try:
            if self._first is not None:
                job = {**self._first, "seconds": self._options.seconds}
                # not `wait_for`, by which who is ended as the answer comes goes on (Python 3.11)
                async with asyncio.timeout(self._options.seconds):
                    await worker.ask(job)
        except Problem:  # it will say so again, to whom it concerns
            return True
        except (Gone, TimeoutError):
            return False
        return True

    async def _fork(self) -> Worker:
        async with self._forking:
            if self._template is None:
                self._template = await self._new_template()
            try:
                return await self._template.fork()
            except Gone:
                self._template.close()
                self._template = None
                raise

    async def _new_template(self) -> Template:
        said = lambda line: self._log("worker", line=line)  # noqa: E731
        template = await Template.start(self._options.memory, said)
        if template.barriers or self._options.open_network:
            self._log("workers", barriers=template.barriers)
            return template
        template.close()
        raise ConfigError(
            "nothing on this system keeps queries from the network, so none is answered",
            "--open-network answers them, with a check of their text alone",
        )
