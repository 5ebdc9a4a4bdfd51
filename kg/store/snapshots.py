"""A store copied while another process may be writing to it.

The engine's files are written once and never changed, but for the manifest, which lists those
that count, and the logs, which are written from their beginning on. Files linked and logs copied
while the manifest stayed the same are what a crash at that moment would have left, and the engine
is made to go on from there: it reads the logs up to the last whole transaction. The copy must only
ever be opened to read: a writer may take the number of a file anew, and so write into one that is
linked.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreError
from kg.store.failures import failures

_ATTEMPTS = 40
_PAUSE = 0.05  # seconds; a writer changes the manifest a few times a second at most

Fingerprint = tuple[tuple[str, int, int], ...]


def fingerprint(path: Path) -> Fingerprint:
    """What differs after every transaction: names, sizes and times of the manifest and the logs."""
    _must_exist(path)
    with failures("read", path), os.scandir(path) as entries:
        found = []
        for entry in entries:
            if entry.name.startswith(("CURRENT", "MANIFEST-")) or entry.name.endswith(".log"):
                with suppress(FileNotFoundError):  # it has gone in between
                    stat = entry.stat()
                    found.append((entry.name, stat.st_size, stat.st_mtime_ns))
        return tuple(sorted(found))


def snapshot(path: Path, target: Path) -> None:
    """Copy the store at a path into a new directory, to be opened with ``read_only`` alone.

    No lock is taken, nobody waits for anybody. StoreError when there is no store.
    """
    _must_exist(path)
    with failures("copy", path):
        for _ in range(_ATTEMPTS):
            target.mkdir(parents=True)
            if _copied(path, target):
                return
            shutil.rmtree(target)
            time.sleep(_PAUSE)
    raise StoreError(f"{path} changes too fast to be copied", "try again later")


def _must_exist(path: Path) -> None:
    if not (path / "CURRENT").is_file():
        raise StoreError(f"there is no store at {path}", "add articles: kg add PATH")


def _copied(path: Path, target: Path) -> bool:
    """Whether the copy is whole: False when the manifest changed meanwhile."""
    try:
        before = _manifest(path)
        names = sorted(entry.name for entry in os.scandir(path))
        for name in names:
            if name.endswith(".sst"):
                _link(path / name, target / name)
        for name in names:  # after the files, and in the order they were begun
            if name.endswith(".log") or name.startswith(("OPTIONS-", "IDENTITY")):
                shutil.copyfile(path / name, target / name)
        for name, content in before.items():
            (target / name).write_bytes(content)
        return _manifest(path) == before
    except FileNotFoundError:  # the engine cleaned up between two steps
        return False


def _manifest(path: Path) -> dict[str, bytes]:
    """The file that says which manifest counts, and that manifest."""
    current = (path / "CURRENT").read_bytes()
    name = current.decode("ascii").strip()
    return {"CURRENT": current, name: (path / name).read_bytes()}


def _link(source: Path, target: Path) -> None:
    """A link, or on another disk and where links are not allowed a copy."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)
