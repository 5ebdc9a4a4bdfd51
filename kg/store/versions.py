"""The version of a store's shape: what it was written as, and the steps to what it is today.

The version is a quad of the store, so it goes into every copy and every export. What holds parts
of several versions, as after loading the export of an older kg, is as old as its oldest part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from kg import rdf
from kg.errors import StoreError
from kg.store.copies import backup
from kg.store.failures import failures
from kg.store.opening import open_engine
from kg.store.updates import Writer, block

CURRENT = 1
_VERSION = rdf.term("kg:storeVersion")

Changes = Iterator[tuple[str, list[ox.Quad]]]  # transactions: an update that removes, quads to add


@dataclass(frozen=True, slots=True)
class Step:
    """How a store comes to a version from the one before.

    ``changes`` may be cut off between two transactions, and is begun again then.
    """

    to: int
    what: str
    changes: Callable[[ox.Store], Changes]


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did; ``kept`` is where the store is as it was, None if it was not copied."""

    before: int
    steps: tuple[Step, ...]
    kept: Path | None


def _nothing(_: ox.Store) -> Changes:
    return iter(())


# Ordered. A change of what is written, or of what a reader takes for granted, is a new version.
STEPS: tuple[Step, ...] = (Step(1, "the store says its version", _nothing),)


def stamp() -> list[ox.Quad]:
    """Return the quad that says that a store is of this version."""
    return [_quad(CURRENT)]


def is_stamped(engine: ox.Store) -> bool:
    """Return whether a store says its version."""
    return any(_stamped(engine))


def require(engine: ox.Store, path: Path) -> None:
    """Raise StoreError, with what to do, for a store of another version."""
    with failures("read", path):
        found = version_of(engine)
    if found < CURRENT:
        what = f"{path} was made by an older kg (its version is {found}, today's {CURRENT})"
        raise StoreError(what, "run kg migrate: it keeps a copy of the store as it is")
    if found > CURRENT:
        what = f"{path} was made by a newer kg (its version is {found}, this kg's {CURRENT})"
        raise StoreError(what, "install the newest kg")


def version_of(engine: ox.Store) -> int:
    """Return the version of a store; one in which nothing is yet is new."""
    found = sorted(_stamped(engine))
    if found:
        return found[-1] if found[-1] > CURRENT else found[0]
    held = (graph for graph in engine.named_graphs() if graph != rdf.SCHEMA_GRAPH)
    return CURRENT if next(held, None) is None else 0


def migrate(path: Path, keep: Path | None = None, *, copy: bool = True) -> Migrated:
    """Bring a store to this version; it is copied first, to ``keep`` or to a new name beside it.

    A migration that was stopped is begun again where it was. StoreError for a newer store.
    """
    engine, release = open_engine(path, read_only=False, create=False)
    try:
        with failures("read", path):
            before = version_of(engine)
        if before >= CURRENT:
            require(engine, path)
            return Migrated(before, (), None)
        kept = (keep or _free(path, before)) if copy else None
        if kept is not None:
            backup(engine, path, kept)
        steps = tuple(step for step in STEPS if step.to > before)
        upgrade(engine, path)
        return Migrated(before, steps, kept)
    finally:
        del engine
        release()


def upgrade(engine: ox.Store, path: Path) -> None:
    """Carry out the steps that a store lacks."""
    writer = Writer(path)
    for step in STEPS:
        if step.to <= version_of(engine):
            continue
        for removal, quads in step.changes(engine):
            writer.update(engine, removal, quads)
        old = [_quad(number) for number in _stamped(engine)]
        writer.update(engine, block("DELETE DATA", old) if old else "", [_quad(step.to)])
    writer.settle(engine)


def _free(path: Path, version: int) -> Path:
    """Return a name for the copy that nothing has yet."""
    first = f"{path.name}.version-{version}"
    names = (first if n == 1 else f"{first}-{n}" for n in count(1))
    return next(place for name in names if not (place := path.with_name(name)).exists())


def _stamped(engine: ox.Store) -> Iterator[int]:
    for quad in engine.quads_for_pattern(None, _VERSION, None, rdf.STORE_GRAPH):
        if isinstance(quad.object, ox.Literal) and quad.object.value.isdecimal():
            yield int(quad.object.value)


def _quad(version: int) -> ox.Quad:
    return ox.Quad(rdf.STORE_GRAPH, _VERSION, rdf.typed(version, "integer"), rdf.STORE_GRAPH)
