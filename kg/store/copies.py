"""A store copied: to another directory, to a file, to rdflib."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.errors import StoreError
from kg.store.failures import failures

if TYPE_CHECKING:
    import rdflib

_FORMATS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS}


def backup(engine: ox.Store, source: Path, path: Path) -> None:
    """Write a snapshot of the store at ``source`` to a new directory."""
    if path.exists():
        raise StoreError(f"{path} exists already", "name a new directory")
    with failures("back up to", path, of=source):
        engine.flush()
        engine.backup(str(path))


def dump(engine: ox.Store, source: Path, path: Path, format: str | None) -> None:
    """Write all quads to a file; the format defaults to the suffix."""
    chosen = format or path.suffix.lstrip(".")
    if chosen not in _FORMATS:
        raise StoreError(f"the store cannot be dumped as {chosen!r}", "use trig or nq")
    with failures("write to", path, of=source):
        prefixes = rdf.PREFIXES if chosen == "trig" else None
        engine.dump(str(path), _FORMATS[chosen], prefixes=prefixes)


def to_rdflib(engine: ox.Store) -> rdflib.Dataset:
    """Return a copy of all quads."""
    return rdf.parse_dataset(engine.dump(format=ox.RdfFormat.N_QUADS) or b"")
