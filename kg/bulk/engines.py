"""Where shards are made: in this process, in several, or on a Dask cluster.

An engine takes jobs one after the other, a few ahead, and gives each back with the error it
ended with, None for none. Whether a shard is there is not for it to say: the records are read.
"""

from __future__ import annotations

import multiprocessing
import os
from asyncio import CancelledError
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from threading import Thread
from typing import TYPE_CHECKING

from kg.bulk.making import Job, make
from kg.errors import ConfigError

if TYPE_CHECKING:
    from distributed import Client
    from distributed import Future as DaskFuture

Ended = tuple[Job, BaseException | None]
Ending = Generator[Ended, None, None]
Engine = Callable[[Iterable[Job]], Ending]

_CONNECT = 10  # seconds
_AHEAD = 2  # jobs a worker: one that it does, one that waits


def here(jobs: Iterable[Job]) -> Ending:
    """Make shards in this process."""
    for job in jobs:
        try:
            make(job)
        except Exception as error:
            yield job, error
        else:
            yield job, None


# -- several processes of this machine


def local(workers: int) -> Engine:
    """Return the engine of some processes; when one is killed, its shard is made again."""

    def run(jobs: Iterable[Job]) -> Ending:
        waiting, lost = iter(jobs), list[Job]()
        while True:
            yield from _pooled(waiting, workers, lost, _AHEAD * workers)
            if not lost:
                return
            suspects, lost = iter(lost), []
            while True:  # one at a time: one that kills its worker again takes no other along
                guilty: list[Job] = []
                yield from _pooled(suspects, 1, guilty, 1)
                if not guilty:
                    break
                told = "its worker was killed twice: too little memory?"
                yield from ((job, ChildProcessError(told)) for job in guilty)

    return here if workers == 1 else run


def _pooled(waiting: Iterator[Job], workers: int, lost: list[Job], most: int) -> Ending:
    """Make shards, so many handed out at most, until a process dies: those on hand are lost."""
    running: dict[Future[None], Job] = {}
    spawn, others = multiprocessing.get_context("spawn"), set(multiprocessing.active_children())
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_end_with_parent) as pool:
        try:
            while True:
                for job in islice(waiting, 0 if lost else most - len(running)):
                    try:
                        running[pool.submit(make, job)] = job
                    except BrokenProcessPool:
                        lost.append(job)
                        break
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job, error = running.pop(future), future.exception()
                    if isinstance(error, BrokenProcessPool):
                        lost.append(job)
                    else:
                        yield job, error
        except BaseException:  # nobody wants the rest: it is not waited for
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in set(multiprocessing.active_children()) - others:
                worker.terminate()
            raise


def _end_with_parent() -> None:
    """Let a worker end when the process that started it does, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        Thread(target=watch, daemon=True).start()


# -- Dask


def dask(workers: int, scheduler: str | None = None) -> Engine:
    """Return the engine of a Dask cluster: that of a scheduler, or one on this machine.

    All workers must see the folder under the same path. ConfigError without the extra ``cluster``.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        hint = "pip install 'kg-diplomacy[cluster]'"
        raise ConfigError("dask.distributed is not installed", hint) from None

    def run(jobs: Iterable[Job]) -> Ending:
        waiting = iter(jobs)
        if (first := next(waiting, None)) is None:
            return  # nothing to do: no cluster is started for it
        jobs = chain([first], waiting)
        if scheduler is not None:
            try:
                client = Client(scheduler, timeout=_CONNECT)
            except (OSError, ValueError) as error:
                what = f"no Dask scheduler answers at {scheduler}"
                raise ConfigError(what, "dask scheduler prints its address") from error
            with client:
                yield from _on(client, jobs)
            return
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as found,
            Client(found) as client,
        ):
            yield from _on(client, jobs)

    return run


def _on(client: Client, jobs: Iterable[Job]) -> Ending:
    from distributed import as_completed

    waiting = iter(jobs)
    running: dict[object, Job] = {}
    done = as_completed([])

    def more(count: int) -> None:
        for job in islice(waiting, count):
            future = client.submit(make, job, key=f"kg-{job.name}")
            running[future.key] = job
            done.add(future)

    more(_AHEAD * max(1, sum(client.nthreads().values())))
    for future in done:
        yield running.pop(future.key), _error_of(future)
        more(1)


def _error_of(future: DaskFuture[None]) -> BaseException | None:
    if future.status == "finished":
        return None
    try:
        return future.exception() or RuntimeError(future.status)
    except (Exception, CancelledError) as error:  # the scheduler is gone
        return error
