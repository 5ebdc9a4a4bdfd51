"""Readers and the one writer kept apart.

Oxigraph locks a store for its writer only, and leaves open what a reader sees when a writer
works beside it. So a reader holds a shared lock on the file that the writer locks: many read at
the same time, and who comes second, reader or writer, is told.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kg.store.failures import in_use

# A process's locks on a file all end when it closes one handle of it, so a reader must not even
# open the file that this same process holds as the writer.
_writers: set[Path] = set()

Release = Callable[[], None]


def hold_for_writing(path: Path) -> Release:
    """Remember that this process writes; return what forgets it."""
    key = path.resolve()
    _writers.add(key)
    return lambda: _writers.discard(key)


def hold_alone(path: Path) -> Release:
    """Take the writer's lock without the engine, for a store that shall go; as for reading."""
    return _hold(path, "r+b", alone=True)


def hold_for_reading(path: Path) -> Release:
    """Take the shared lock; StoreError when somebody writes. Return what releases it."""
    return _hold(path, "rb", alone=False)


def _hold(path: Path, mode: str, *, alone: bool) -> Release:
    if path.resolve() in _writers:
        raise in_use(path)
    if sys.platform == "win32":
        return lambda: None  # the engine's own files are locked there
    import fcntl

    try:
        file = (path / "LOCK").open(mode)
    except FileNotFoundError:
        return lambda: None  # a copy without it: nobody has written to it yet
    try:
        fcntl.lockf(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise in_use(path) from None
    except OSError:
        pass  # a file system without locks
    return file.close
