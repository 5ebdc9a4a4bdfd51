"""The engine opened at a path, with the right lock."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.failures import failures
from kg.store.locks import Release, hold_for_reading, hold_for_writing

# What the engine writes before a store exists: a process that was killed then leaves no more.
_BEGINNINGS = re.compile(
    r"LOCK|LOG(\.old\.\d+)?|IDENTITY|MANIFEST-\d+|OPTIONS-\d+|\d+\.(log|dbtmp)"
)


def open_engine(path: Path, *, read_only: bool, create: bool) -> tuple[ox.Store, Release]:
    """Return the engine and what gives its lock back; StoreError when it cannot be opened."""
    with failures("open", path):
        exists = (path / "CURRENT").is_file()
        if not exists and path.exists() and not _is_fresh(path):
            hint = "name one with --store" if read_only else "name a new or an empty directory"
            raise StoreError(f"{path} is not a store", hint)
        if not exists and (read_only or not create):
            hint = "add articles (kg add PATH), or name another with --store"
            raise StoreError(f"there is no store at {path}", hint)
        if not read_only:
            path.mkdir(parents=True, exist_ok=True)
        release = hold_for_reading(path) if read_only else hold_for_writing(path)
        try:
            return (ox.Store.read_only if read_only else ox.Store)(str(path)), release
        except BaseException:
            release()
            raise


def _is_fresh(path: Path) -> bool:
    return path.is_dir() and all(_BEGINNINGS.fullmatch(child.name) for child in path.iterdir())
