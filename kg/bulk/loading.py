"""A folder of shards, or an N-Quads file, into a store.

All of it goes into a new store beside the wanted one first, as fast as the engine can. Where there
is none yet, the new one takes that place when it is whole; else its articles are taken over one by
one. A run that is killed leaves what was there as it was, or with some more articles.
"""

from __future__ import annotations

import gzip
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from kg.actors.base import ActorBase
from kg.bulk.making import OURS, versions_of
from kg.bulk.manifest import graph_files, read_manifest
from kg.errors import InputError
from kg.files import is_free
from kg.known import Known
from kg.settings import Settings
from kg.store import Outcome, Store, merge
from kg.store.locks import hold_for_reading

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """How many articles came, and how many of their events others have told, too."""

    added: int
    replaced: int
    unchanged: int
    retold: int


def load(source: Path, target: Path, base: ActorBase, *, ontology: Path | None = None) -> Loaded:
    """Load a folder of shards or an N-Quads file, packed or not, into the store at a path.

    An article that the store has is replaced. At the end retellings are looked for in what is new.
    InputError for files that are not as they were written: then nothing was loaded.
    """
    if not source.exists():
        raise InputError(f"{source}: there is no such folder or file", "check the path")
    files = graph_files(source) if source.is_dir() else [source]
    if is_free(target):
        with _filled(source, files, target, ontology) as made:
            if target.exists():
                target.rmdir()
            made.rename(target)
        with Store.open(target, create=False, ontology=ontology) as store:
            counts = {Outcome.ADDED: len(store.article_ids())}
            return _finished(store, base, counts, brought=store.identity.retellings())
    with Store.open(target, ontology=ontology) as store:
        with (
            _filled(source, files, target, ontology) as made,
            Store.open(made, read_only=True, ontology=ontology) as other,
        ):
            counts = Counter(merge(store, other))
        _bring_up_to_date(store, Known(base))
        return _finished(store, base, counts)


def made_otherwise(source: Path, settings: Settings) -> list[str]:
    """What a folder of shards was made with that is not as today: kg itself, its weights, …

    Nothing of an N-Quads file, which does not say.
    """
    if not source.is_dir():
        return []
    then, now = read_manifest(source).versions, versions_of(settings)
    return [name for name in OURS if then.get(name) != now[name]]


def _bring_up_to_date(store: Store, known: Known) -> None:
    """Describe actors as the knowledge base does today, with offices in what both sides had."""
    stored = store.identity.described()
    store.add_actors(known.outdated(stored))
    described = known.described(stored)
    store.add_actors([], known.posts(described[id] for id in sorted(known.present(stored))))


def _finished(
    store: Store, base: ActorBase, counts: dict[Outcome, int], *, brought: int = 0
) -> Loaded:
    """Look for retellings; ``brought`` are those that the source knew, which are not new."""
    hierarchy = Known(base).hierarchy(store.identity.described())
    return Loaded(
        added=counts.get(Outcome.ADDED, 0),
        replaced=counts.get(Outcome.REPLACED, 0),
        unchanged=counts.get(Outcome.UNCHANGED, 0),
        retold=brought + store.identity.link(hierarchy),
    )


@contextmanager
def _filled(
    source: Path, files: Iterable[Path], target: Path, ontology: Path | None
) -> Iterator[Path]:
    """A new store that holds the files of a source; it goes unless it was moved away.

    InputError when no article is in them.
    """
    place = target.with_name(f".{target.name}.loading")
    _clear(place)
    try:
        with Store.open(place, ontology=ontology) as store:
            for path in files:
                with _opened(path) as lines:
                    store.load(lines, str(path))
            if not store.article_ids():
                hint = "kg export writes .nq files"
                raise InputError(f"{source}: no article of kg is in it", hint)
            store.identity.mark_all()
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _clear(place: Path) -> None:
    """Remove what a killed run left; StoreError when it is still running."""
    if place.exists():
        hold_for_reading(place)()
        shutil.rmtree(place)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        opened = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", "check its permissions") from error
    with opened as file:
        packed = file.peek(2)[:2] == _GZIP
        yield cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file
