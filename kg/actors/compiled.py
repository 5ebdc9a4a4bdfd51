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
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from kg import __version__
from kg.actors.base import ActorBase, Entry
from kg.actors.tables import FOLDER
from kg.model import Actor, Post


def _maker(kind: type[Any]) -> tuple[Callable[..., Any], Callable[[Any], tuple[Any, ...]]]:
    """What makes a frozen value of its fields without running its constructor, and the reverse."""
    names = [field.name for field in fields(kind)]
    setters = [getattr(kind, name).__set__ for name in names]

    def make(*values: Any) -> Any:
        made = object.__new__(kind)
        for put, value in zip(setters, values, strict=True):
            put(made, value)
        return made

    return make, attrgetter(*names)


# Pickle finds them by these names; a value takes a third of the time that it takes by itself.
actor, _of_actor = _maker(Actor)
post, _of_post = _maker(Post)
entry, _of_entry = _maker(Entry)
for _name, _make in (("actor", actor), ("post", post), ("entry", entry)):
    _make.__qualname__ = _name
_REDUCERS = {Actor: (actor, _of_actor), Post: (post, _of_post), Entry: (entry, _of_entry)}


class _Pickler(pickle.Pickler):
    """Writes the many small values of a base so that they are read fast."""

    def reducer_override(self, value: Any) -> Any:
        if (known := _REDUCERS.get(type(value))) is None:
            return NotImplemented
        make, values_of = known
        return make, values_of(value)


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
                base = pickle.load(file)
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
            _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(base)
        Path(part).replace(place)
    except OSError:
        Path(part).unlink(missing_ok=True)
