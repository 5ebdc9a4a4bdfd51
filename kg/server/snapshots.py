"""What the workers read: copies of the store, a new one whenever the store has changed."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import KgError
from kg.store import Fingerprint, fingerprint, snapshot

_LOCK = "lock"
_LATER = 10  # times as long a rest, when it failed
_SHARE = 0.1  # of the time may go into copying, while somebody writes on and on

Log = Callable[..., None]


@dataclass(slots=True, eq=False)
class Snapshot:
    """A copy of the store; ``readers`` of it are at work."""

    path: Path
    number: int
    seen: Fingerprint
    readers: int = 0


class Snapshots:
    """The copies, in a folder beside the store that goes with the server.

    Files are linked there, not copied. Folders of servers that were killed are removed.
    """

    def __init__(self, store: Path, log: Log) -> None:
        """Take the first; StoreError when there is no store."""
        self._store = store
        self._log = log
        self._kept: list[Snapshot] = []
        self._later = asyncio.Condition()
        self._look = asyncio.Event()
        self._folder, self._lock = _claim(store)
        try:
            self._kept.append(self._copy(1))
        except BaseException:
            self.close()
            raise

    @property
    def current(self) -> Snapshot:
        """The latest."""
        return self._kept[-1]

    @property
    def number(self) -> int:
        """How many there have been."""
        return self.current.number

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """The latest, which stays as long as somebody reads."""
        snapshot = self.current
        snapshot.readers += 1
        try:
            yield snapshot
        finally:
            snapshot.readers -= 1

    async def later_than(self, number: int) -> int:
        """The number of the latest, once it is higher than another."""
        async with self._later:
            await self._later.wait_for(lambda: self.number > number)
            return self.number

    def look_again(self) -> None:
        """See at once whether the store has changed."""
        self._look.set()

    async def follow(self, every: float, renewed: Callable[[], Awaitable[None]]) -> None:
        """Look every some seconds, for ever; after a new one ``renewed`` is called."""
        rest = every
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(rest):
                    await self._look.wait()
            self._look.clear()
            begin, rest = time.monotonic(), every
            try:
                if await self._renew():
                    async with self._later:
                        self._later.notify_all()
                    await renewed()
                    taken = time.monotonic() - begin
                    rest = max(every, taken / _SHARE)
                    self._log("snapshot", number=self.number, ms=round(1000 * taken))
            except Exception as error:  # told, whatever it is: the last one is served on
                rest = _LATER * every
                self._log("error", sentence=f"no new snapshot: {error or type(error).__name__}")

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._lock.close()

    async def _renew(self) -> bool:
        """Copy the store if it has changed; remove copies that nobody reads any more."""
        changed = await asyncio.to_thread(self._changed)
        if changed is not None:
            self._kept.append(changed)
        for old in [old for old in self._kept[:-1] if not old.readers]:
            self._kept.remove(old)
            await asyncio.to_thread(shutil.rmtree, old.path, ignore_errors=True)
        return changed is not None

    def _changed(self) -> Snapshot | None:
        if fingerprint(self._store) == self.current.seen:
            return None
        return self._copy(self.number + 1)

    def _copy(self, number: int) -> Snapshot:
        path = self._folder / str(number)
        seen = fingerprint(self._store)  # before: what is written meanwhile comes with the next
        try:
            snapshot(self._store, path)
        except KgError:
            shutil.rmtree(path, ignore_errors=True)  # the next try takes the same name
            raise
        return Snapshot(path, number, seen)


def _claim(store: Path) -> tuple[Path, IO[bytes]]:
    """A new folder beside the store, or where that cannot be written a temporary one."""
    prefix = f".{store.name}.served-"
    places = (store.parent, Path(tempfile.gettempdir()))
    for place in places:
        with suppress(OSError):
            for left in [path for path in place.iterdir() if path.name.startswith(prefix)]:
                _remove_if_left(left)
    try:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=places[0]))
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=places[1]))
    lock = (folder / _LOCK).open("wb")
    _locked(lock)
    return folder, lock


def _remove_if_left(folder: Path) -> None:
    with suppress(OSError), (folder / _LOCK).open("rb+") as lock:
        if _locked(lock):
            shutil.rmtree(folder, ignore_errors=True)


def _locked(file: IO[bytes]) -> bool:
    """Whether nobody else holds a file; the lock goes with the process, however it ends."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
