"""The processes that answer: a template without network, and what is forked from it.

The template imports what the tasks need, once; a worker is there a moment after it is asked for,
so that killing one is cheap. All of them end when the server does, however it ends: the template,
in whose process group they are, sees its socket closed.
"""

from __future__ import annotations

import math
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.server.jobs import Reply, pack, unpack
from kg.server.problems import Problem, busy, fault_of_ours, from_error

# Modules with tasks, imported before the first worker is forked.
PRELOADED = (
    "kg.server.answering",
    "kg.server.pages.network",
    "kg.server.pages.resource",
    "kg.server.pages.asking",
    "kg.server.pages.aids",
    "kg.server.listing",
)

_FORK = b"f"


def run_template(descriptor: int, memory: int) -> None:
    """Isolate this process, then fork a worker for every socket that comes in."""
    from kg.server.barriers import isolate

    control = socket.socket(fileno=descriptor)
    control.sendall(pack({"barriers": isolate()}))
    for name in PRELOADED:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the workers
    while True:
        asked, descriptors, _, _ = socket.recv_fds(control, len(_FORK), 1)
        if not asked:
            os.killpg(0, signal.SIGKILL)  # this process, and the workers that are busy
        if os.fork() == 0:
            control.close()
            with suppress(EOFError, ConnectionError):
                _serve(socket.socket(fileno=descriptors[0]), memory)
            os._exit(0)
        for number in descriptors:
            os.close(number)


def ask_for_worker(control: socket.socket, channel: socket.socket) -> None:
    """Tell the template at the other end to fork a worker that talks over a socket."""
    socket.send_fds(control, [_FORK], [channel.fileno()])


def _serve(channel: socket.socket, memory: int) -> None:
    """Do one job after the other; EOFError when the server has gone."""
    from kg.server.barriers import limit

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    limit(memory)
    channel.sendall(pack({"pid": os.getpid()}))
    stores = _Stores()
    with channel.makefile("rb") as incoming:
        while True:
            job, _ = unpack(incoming)
            signal.alarm(math.ceil(job["seconds"]) + 2)  # should nobody be there to kill it
            channel.sendall(_outcome(stores, job))
            signal.alarm(0)


class _Stores:
    """The snapshot that was asked last, kept open."""

    def __init__(self) -> None:
        self._path = ""
        self._store: Any = None

    def at(self, path: str, ontology: str) -> Any:
        """The store of a snapshot."""
        from kg.store import Store

        if path != self._path:
            self._path, self._store = "", None
            self._store = Store.open(Path(path), read_only=True, ontology=Path(ontology))
            self._path = path
        return self._store


def _outcome(stores: _Stores, job: dict[str, Any]) -> bytes:
    try:
        store = stores.at(job["snapshot"], job["ontology"])
        reply: Reply = _function(job["task"])(store, **job["arguments"])
        return pack({"format": reply.format, "data": reply.data}, reply.body)
    except Problem as problem:
        return _refusal(problem)
    except KgError as error:
        return _refusal(from_error(error))
    except MemoryError:
        return _refusal(busy("the answer needs more memory than the server allows"))
    except Exception as error:
        return _refusal(fault_of_ours(f"{job['task']}: {type(error).__name__}: {error}"))


def _refusal(problem: Problem) -> bytes:
    names = ("status", "sentence", "headers", "fault")
    return pack({"problem": {name: getattr(problem, name) for name in names}})


def _function(task: str) -> Callable[..., Reply]:
    module, _, name = task.partition(":")
    found: Callable[..., Reply] = getattr(import_module(module), name)
    return found
