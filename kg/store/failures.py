"""What goes wrong below the store, or is wrong in it, in one line of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

HINT = (
    "is it a store of kg? if it is damaged, kg check says what can still be read of it;"
    " else restore a backup, or add the articles anew"
)

_WRITING = ("write to", "back up to")
_DAMAGED = re.compile(r"corrupt|checksum", re.IGNORECASE)


@contextmanager
def failures(action: str, path: Path | str, *, of: Path | None = None) -> Iterator[None]:
    """Turn what the engine and the system raise into a StoreError with a hint.

    ``of`` is the store that is read when ``path`` is what is written from it.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:  # Oxigraph reports corruption as RuntimeError
        if action in _WRITING and _DAMAGED.search(str(error)):
            action, path = "read", of or path
        raise _explain(error, action, path) from error


def in_use(path: Path | str) -> StoreError:
    """Return the error for a store that another process holds."""
    return StoreError(
        f"another process is using {path}", "wait until it ends, or work on a backup of the store"
    )


def iri(node: object) -> str:
    """Return the IRI of a node; StoreError for another: what others wrote may hold anything."""
    if isinstance(node, ox.NamedNode):
        return node.value
    what = " ".join(str(node).split())[:80]
    raise StoreError(
        f"{what} stands where kg has an IRI", "load only what kg wrote, or restore a backup"
    )


def _explain(error: Exception, action: str, path: Path | str) -> StoreError:
    text = " ".join(str(error).split())
    lowered = text.lower()
    if "lock" in lowered and ("no locks" in lowered or "unavailable" in lowered):
        return in_use(path)
    if isinstance(error, PermissionError) or "permission denied" in lowered:
        return StoreError(f"no permission to {action} {path}", "check who owns it")
    # killed while it was made: nothing is in it yet
    if "column family not found" in lowered or "inserts are only possible" in lowered:
        return StoreError(f"the store at {path} was not finished", "add the articles again")
    if "read-only file system" in lowered:
        return StoreError(f"{path} lies on a read-only disk", "name another place with --store")
    if "read-write" in lowered:
        return StoreError(f"{path} is open for reading only", "open it to write")
    if "no space left" in lowered or "file too large" in lowered or "quota" in lowered:
        return StoreError(
            f"the disk is full: cannot {action} {path}",
            "free some space and run it again: what was stored is kept",
        )
    return StoreError(
        f"cannot {action} {path}: {text}",
        HINT,
    )
