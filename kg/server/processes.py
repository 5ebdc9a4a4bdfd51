"""The processes that answer, seen from the server: started, asked, killed."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from kg.server.jobs import Reply, pack, unpack, unpack_async
from kg.server.problems import Problem
from kg.server.worker import ask_for_worker

# The same modules as here, and nothing from the folder that the server was started in.
_BOOT = (
    "import sys; sys.path[:] = {path!r}; from kg.server.worker import run_template; "
    "run_template({descriptor}, {memory})"
)
_START = 60.0  # seconds that a process may take to come up, on a machine with much to do
_ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # what has threads cannot fork well
_NICE = 10
# What the engine says when its memory ends; the log of the server says it in words.
_LAST_WORDS = ("memory allocation of ", "stack backtrace:", "skipping backtrace printing")
_PROCESSOR = 2  # the clock of a process on Linux: clock_getcpuclockid(3)

Log = Callable[[str], None]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Gone(Exception):
    """The process has ended."""


class Worker:
    """A forked process: one job at a time."""

    def __init__(self, pid: int, streams: Streams) -> None:
        self.pid = pid
        self._reader, self._writer = streams

    async def ask(self, job: dict[str, Any]) -> Reply:
        """Its reply; Problem when it refuses, Gone when it ended over it."""
        try:
            self._writer.write(pack(job))
            await self._writer.drain()
            head, body = await unpack_async(self._reader)
        except (OSError, EOFError):
            raise Gone from None
        if told := head.get("problem"):
            raise Problem(**told)
        return Reply(body=body, format=head["format"], data=head["data"])

    def clock(self) -> float:
        """Seconds of the processor that it has used, or of the wall where the system has none."""
        try:
            return time.clock_gettime((~self.pid << 3) | _PROCESSOR)
        except OSError:
            return time.monotonic()

    def give_way(self) -> None:
        """Let others have the processor first, for good."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _NICE)

    def kill(self) -> None:
        """End it at once."""
        with suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
        self._writer.close()


class Template:
    """The process that workers are forked from; ``barriers`` keep it and them off the network."""

    def __init__(
        self, process: subprocess.Popen[bytes], control: socket.socket, barriers: list[str]
    ) -> None:
        self._process = process
        self._control = control
        self.barriers = barriers

    @classmethod
    async def start(cls, memory: int, log: Log) -> Template:
        """Start it; ``log`` gets the lines that it and its workers write to stderr."""
        ours, theirs = socket.socketpair()
        ours.settimeout(_START)
        boot = _BOOT.format(path=sys.path, descriptor=theirs.fileno(), memory=memory)
        with theirs:
            process = spawn(boot, theirs, log, _ALONE)
        template = cls(process, ours, [])
        try:
            with ours.makefile("rb") as incoming:
                head, _ = await asyncio.to_thread(unpack, incoming)
        except BaseException as error:  # who stops the server meanwhile need not wait for it
            template.close()
            if isinstance(error, OSError | EOFError):
                raise Gone from None
            raise
        template.barriers = head["barriers"]
        return template

    async def fork(self) -> Worker:
        """A new worker; Gone when there is nothing left to fork from."""
        ours, theirs = socket.socketpair()
        reader, writer = await asyncio.open_connection(sock=ours)
        try:
            with theirs:
                ask_for_worker(self._control, theirs)
            async with asyncio.timeout(_START):
                head, _ = await unpack_async(reader)
        except BaseException as error:
            writer.close()
            if isinstance(error, OSError | EOFError):
                raise Gone from None
            raise
        return Worker(head["pid"], (reader, writer))

    def close(self) -> None:
        """End it and its workers."""
        self._control.close()
        with suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)  # it leads a group of its own
        self._process.wait()


def spawn(
    boot: str, theirs: socket.socket, log: Log, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """A Python that runs ``boot`` with our end of a socket; what it writes to stderr is logged."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", boot],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=[theirs.fileno()],
        env={**os.environ, **(environment or {})},
        start_new_session=True,  # a Ctrl-C is for the server alone
    )
    threading.Thread(target=_drain, args=(process, log), daemon=True).start()
    return process


def _drain(process: subprocess.Popen[bytes], log: Log) -> None:
    """Hand over the lines that a process writes to stderr, until it ends."""
    assert process.stderr is not None
    with process.stderr:
        for line in process.stderr:
            told = line.decode("utf-8", "replace").rstrip()
            if told and not told.startswith(_LAST_WORDS):
                log(told)
