"""The actor base ready to use: read from the tables once, then from a compiled copy.

The copy is a pickle in a folder of the user's own; it is made anew when a table, Python or kg
changes, and where it cannot be read or written the tables are read as if there were none.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections import deque
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, BinaryIO

from kg import __version__
from kg.actors.base import ActorBase
from kg.actors.entries import Entry
from kg.actors.tables import FOLDER
from kg.model import Actor, Post


class _Writer(pickle.Pickler):
    """Writes the values of a base as tables, a column a field, and then what holds them.

    There a value is its number among all of them: it is read in a third of the time of objects.
    """

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._numbers: dict[int, int] = {}

    def persistent_id(self, value: Any) -> int | None:
        return self._numbers.get(id(value))

    def write(self, base: ActorBase) -> None:
        same = dict[Any, Any]()  # a text or a day that many have is written once
        for kind, values in _values(base).items():
            columns = [[getattr(v, field.name) for v in values] for field in fields(kind)]
            self.dump([[same.setdefault((type(v), v), v) for v in column] for column in columns])
            self._numbers |= {id(v): n for n, v in enumerate(values, start=len(self._numbers))}
        self.dump(base)


def _values(base: ActorBase) -> dict[type[Any], list[Any]]:
    """The many small values of a base, each once; an entry, which holds actors, is after them."""
    entries = list(base.entries())
    held = [actor for e in entries for actor in (e.actor, e.people, e.home) if actor is not None]
    known = {Actor: [*base.actors(), *held], Post: base.posts(), Entry: entries}
    return {kind: list({id(v): v for v in values}.values()) for kind, values in known.items()}


def _read_base(file: BinaryIO) -> Any:
    values: list[Any] = []
    reader = pickle.Unpickler(file)
    reader.persistent_load = values.__getitem__  # type: ignore[method-assign]
    for kind in (Actor, Post, Entry):  # as `_values` has them
        values += _made(kind, reader.load())
    return reader.load()


def _made(kind: type[Any], columns: Sequence[Sequence[Any]]) -> list[Any]:
    """Frozen values of the columns of their fields; constructors, which are slow, do not run."""
    made = [object.__new__(kind) for _ in columns[0]]
    for field, column in zip(fields(kind), columns, strict=True):
        deque(map(getattr(kind, field.name).__set__, made, column), maxlen=0)
    return made


def load(seeds: Path, cache: Path | None) -> ActorBase:
    """The base of a seeds folder; ``cache`` is where compiled copies lie, None for none."""
    if cache is None:
        return ActorBase.load(seeds)
    place = cache / f"actors-{_digest(str(seeds.resolve()))[:12]}.pickle"
    key = _digest(_state(seeds))
    base = _read(place, key)
    if base is None:
        base = ActorBase.load(seeds)
        _write(place, key, base)
    return base


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _state(seeds: Path) -> str:
    """What a compiled copy depends on: the tables as they are, and the program that reads them."""
    code = Path(__file__).parent
    values = code.parent / "model.py"
    files = [*sorted((seeds / FOLDER).glob("*.csv")), *sorted(code.glob("*.py")), values]
    stats = [(str(path), path.stat()) for path in files]
    parts = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats]
    return "\n".join([__version__, sys.version, *parts])


def _read(place: Path, key: str) -> ActorBase | None:
    try:
        with place.open("rb") as file:
            if os.fstat(file.fileno()).st_uid != getattr(os, "getuid", lambda: 0)():
                return None  # somebody else's: a pickle may run anything
            if file.read(len(key)) != key.encode():
                return None
            collecting = gc.isenabled()
            gc.disable()  # nothing of it is garbage, and looking takes half the time
            try:
                base = _read_base(file)
            finally:
                if collecting:
                    gc.enable()
    except Exception:  # whatever is wrong with a copy, the tables are right
        return None
    return base if isinstance(base, ActorBase) else None


def _write(place: Path, key: str, base: ActorBase) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    except OSError:
        return  # a home that cannot be written to
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(key.encode())
            _Writer(out).write(base)
        Path(part).replace(place)
    except OSError:
        Path(part).unlink(missing_ok=True)
