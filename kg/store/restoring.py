"""A backup put in the place of a store, whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.files import is_free, put_in_place
from kg.store.database import Store
from kg.store.failures import failures
from kg.store.locks import hold_alone, hold_for_reading
from kg.store.versions import migrate

# All that the engine writes: a folder with anything else in it is no store, and is not replaced.
_FILES = re.compile(
    r"CURRENT|IDENTITY|LOCK|LOG(\.old\.\d+)?|(MANIFEST|OPTIONS)-\d+(\.dbtmp)?|\d+\.(sst|log|dbtmp)"
)

Fill = Callable[[Path], object]


def restore(
    fill: Fill, target: Path, *, replace: bool = False, ontology: Path | None = None
) -> int:
    """Let what ``fill`` makes be the store at a path; return how many articles it holds.

    ``fill`` gets a path that is free (`copied` makes one of a backup). What it made is brought to
    today's version and read through before it takes the place; until then an older store stays as
    it is. StoreError when there is one already, unless it shall be replaced, and for what is
    damaged or of a newer kg.
    """
    with _free_to_go(target, replace), failures("restore", target):
        place = target.resolve()  # a link stays one
        made = place.with_name(f".{place.name}.restoring")
        shutil.rmtree(made, ignore_errors=True)
        try:
            fill(made)
            articles = _checked(made, ontology)
            put_in_place(made, place)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return articles


def copied(source: Path, target: Path) -> Fill:
    """Return what copies the backup ``source``; StoreError when there is none, or it is in use."""
    if not (source / "CURRENT").is_file():
        raise StoreError(f"there is no backup at {source}", "kg backup writes one")
    here, there = source.resolve(), target.resolve()
    if here.is_relative_to(there) or there.is_relative_to(here):
        raise StoreError(f"{source} and {target} lie within one another", "name another store")

    def fill(made: Path) -> None:
        release = hold_for_reading(source)
        try:
            shutil.copytree(source, made, copy_function=_copy)
        finally:
            release()

    return fill


def _copy(source: str, target: str) -> None:
    """Copy a file to the disk; a link would let the store write into the backup."""
    shutil.copyfile(source, target)
    with Path(target).open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _free_to_go(target: Path, replace: bool) -> Iterator[None]:
    """Hold what stands at a path against other processes; StoreError when it has to stay."""
    if is_free(target):
        yield
        return
    if not target.is_dir() or not all(_FILES.fullmatch(child.name) for child in target.iterdir()):
        raise StoreError(f"{target} is not a store", "name a new or an empty directory")
    if not replace:
        raise StoreError(f"{target} exists already", "--replace puts the backup in its place")
    release = hold_alone(target)
    try:
        yield
    finally:
        release()


def _checked(made: Path, ontology: Path | None) -> int:
    """Return how many articles a copy holds; StoreError when any of its quads is damaged."""
    try:
        migrate(made, copy=False)
        with Store.open(made, read_only=True, ontology=ontology) as store:
            store.read_through()
            return len(store.article_ids())
    except StoreError as error:
        text = str(error).replace(f"{made}{os.sep}", "").replace(str(made), "the backup")
        raise StoreError(text, error.hint) from error
