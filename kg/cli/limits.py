"""What a question to the store may cost: time and memory, after which it is given up."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import TypeVar

from kg.errors import QueryError

Answer = TypeVar("Answer")

_LOOK = 0.1  # seconds between two looks at the memory
_SHARE = 2  # of the machine's memory a query may have one half

_given_up: list[Thread] = []


def within(seconds: float | None, ask: Callable[[], Answer]) -> Answer:
    """Return what `ask` returns; QueryError when it takes longer, or half of the memory.

    None is no limit of time. The engine is native code that nothing can stop but the end of the
    process, and it lets other threads run: it works in one of its own, so that the clock and a
    Ctrl-C are heeded here. After an error the process must end with `end_at_once`.
    """
    found: list[Answer] = []
    raised: list[BaseException] = []
    done = Event()

    def work() -> None:
        try:
            found.append(ask())
        except BaseException as error:  # raised below, where somebody hears of it
            raised.append(error)
        finally:
            done.set()

    worker = Thread(target=work, name="query", daemon=True)
    worker.start()
    try:
        _wait(done, seconds)
    except BaseException:
        _given_up.append(worker)
        raise
    if raised:
        raise raised[0]
    return found[0]


def _wait(done: Event, seconds: float | None) -> None:
    """Return when it is done; QueryError when it costs too much."""
    most, last = _memory(), None if seconds is None else monotonic() + seconds
    while True:
        left = _LOOK if last is None else min(_LOOK, max(0.0, last - monotonic()))
        if done.wait(left):
            return
        if last is not None and monotonic() >= last:
            hint = "ask for less, or give it longer: --timeout SECONDS, 0 for no limit"
            raise QueryError(f"the query took longer than {seconds:g} s", hint)
        if most is not None and _used() > most:
            size = f"{most / 1e9:.1f} GB, half of this machine's memory"
            raise QueryError(f"the query took more than {size}", "ask for less, or add a LIMIT")


def _memory() -> int | None:
    """Bytes that this process may use, None where the system does not say what there is."""
    try:
        import resource  # noqa: F401  # not on Windows

        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _SHARE
    except (ImportError, AttributeError, OSError, ValueError):
        return None


def _used() -> int:
    """Bytes that this process has used at most."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def end_at_once(code: int) -> None:
    """End the process without waiting for a query that was given up, if there is one."""
    if any(worker.is_alive() for worker in _given_up):
        if sys.stderr is not None:
            sys.stderr.flush()
        os._exit(code)


__all__ = ["end_at_once", "within"]
