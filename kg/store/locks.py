"""Readers and the one writer kept apart.

Oxigraph locks a store for its writer only, and leaves open what a reader sees when a writer
works beside it. So a reader holds a shared lock on the file that the writer locks: many read at
the same time, and who comes second, reader or writer, is told.

The system keeps locks by process, and all that a process has on a file end when it closes one
handle of it. So what this process holds itself is known here: its readers share one handle, and a
reader does not even open the file beside a writer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import IO
from weakref import WeakValueDictionary, finalize

from kg.store.failures import in_use

Release = Callable[[], None]


class _Hold:
    """A store that is held; the lock goes with the last who refers to it, closed or forgotten."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        if file is not None:
            finalize(self, file.close)


_one_at_a_time = Lock()
_written: WeakValueDictionary[Path, _Hold] = WeakValueDictionary()
_read: WeakValueDictionary[tuple[int, Path], _Hold] = WeakValueDictionary()  # a fork has no lock


def hold_for_writing(path: Path) -> Release:
    """Remember that this process writes; StoreError when it writes or reads there already.

    Return what forgets it. The engine takes the lock.
    """
    return _hold_alone(path, lambda: _Hold())


def hold_alone(path: Path) -> Release:
    """Take the writer's lock without the engine, for a store that shall go; as for reading."""
    return _hold_alone(path, lambda: _Hold(_locked(path, "r+b", alone=True)))


def _hold_alone(path: Path, take: Callable[[], _Hold]) -> Release:
    key = path.resolve()
    with _one_at_a_time:
        if key in _written or (os.getpid(), key) in _read:
            raise in_use(path)
        held = [take()]
        _written[key] = held[0]
    return held.clear


def hold_for_reading(path: Path) -> Release:
    """Take the shared lock; StoreError when somebody writes. Return what releases it."""
    key = os.getpid(), path.resolve()
    with _one_at_a_time:
        if key[1] in _written:
            raise in_use(path)
        held = [_read.get(key) or _Hold(_locked(path, "rb", alone=False))]
        _read[key] = held[0]
    return held.clear


def _locked(path: Path, mode: str, *, alone: bool) -> IO[bytes] | None:
    """The file of a store that is locked, if it can be; StoreError when another process has it."""
    if sys.platform == "win32":
        return None  # the engine's own files are locked there
    import fcntl

    try:
        file: IO[bytes] = (path / "LOCK").open(mode)
    except FileNotFoundError:
        return None  # a copy without it: nobody has written to it yet
    try:
        fcntl.lockf(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise in_use(path) from None
    except OSError:
        pass  # a file system without locks
    return file
