"""Foreign parsers in a process of their own, within limits of time and memory.

The libraries that read web pages and feeds take the square of the time, and more, for many kinds of
hostile markup, and no list of these kinds is ever complete. What goes beyond the limits costs its
process and its page; the next page gets a new process. The answers are JSON: a page that has taken
hold of its parser can say nothing else.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, is_dataclass
from functools import cache
from typing import Any

from kg.errors import InputError

SECONDS = 20  # of CPU for one call; a page of news takes a tenth of one
MEMORY = 2_000_000_000  # bytes of address space
_ANSWER = 100_000_000  # bytes of an answer
_WALL = 120.0  # seconds that may pass, where CPU cannot be limited or the machine is busy
_START = "import sys; sys.path[:] = {!r}; from kg.articles.apart import serve; serve(*{!r})"


class OverLimitError(Exception):
    """A call took too long or too much; its process is gone."""


class Apart:
    """One function (``module:name``), called in a process that lives as long as it behaves."""

    def __init__(self, function: str, seconds: int = SECONDS, memory: int = MEMORY) -> None:
        self._function, self._seconds, self._memory = function, seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._one_at_a_time = threading.Lock()
        atexit.register(self.close)

    def __call__(self, *arguments: Any) -> Any:
        """What the function returns, a dataclass as a dict; None where it raises. OverLimitError
        beyond the limits."""
        with self._one_at_a_time:
            process = self._alive()
            clock = threading.Timer(_WALL, process.kill)
            clock.start()
            try:
                assert process.stdin is not None
                assert process.stdout is not None
                pickle.dump(arguments, process.stdin)
                process.stdin.flush()
                return json.loads(process.stdout.readline(_ANSWER))
            except (OSError, ValueError) as error:  # a process that ended answers nothing
                self.close()
                raise OverLimitError(self._function) from error
            except BaseException:  # an interrupt: the answer may still come, to nobody
                self.close()
                raise
            finally:
                clock.cancel()

    def close(self) -> None:
        """End the process."""
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _alive(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid():  # the pipes are of one process
            limits = self._function, self._seconds, self._memory
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START.format(sys.path, limits)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._owner = os.getpid()
        return self._process


def called(function: str, where: str, *arguments: Any) -> Any:
    """What a function (``module:name``) returns, called apart; InputError beyond the limits."""
    try:
        return _apart(function)(*arguments)
    except OverLimitError:
        limits = f"{SECONDS} s and {MEMORY // 1_000_000_000} GB"
        message = f"{where}: cannot be read within {limits}"
        raise InputError(message, "save its text as .txt") from None


@cache
def _apart(function: str) -> Apart:
    """The process of a function; one for all pages."""
    return Apart(function)


def serve(function: str, seconds: int, memory: int) -> None:
    """Answer calls from stdin on stdout until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # that is for who asks
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    module, _, name = function.partition(":")
    call = getattr(importlib.import_module(module), name)
    _limit_memory(memory)
    while True:
        try:
            arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _limit_time(seconds)
        answers.write(answer(call, arguments).encode("ascii") + b"\n")
        answers.flush()


def answer(call: Callable[..., Any], arguments: Iterable[Any]) -> str:
    """What a function returns as JSON, a dataclass as an object; "null" where it raises."""
    try:
        found = call(*arguments)
        plain = is_dataclass(found) and not isinstance(found, type)
        return json.dumps(asdict(found) if plain else found)
    except Exception:  # markup so broken that some library trips over it
        return "null"


def _limit_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _limit_time(seconds: int) -> None:
    """Let the process end when it uses so much more CPU from now on."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))
