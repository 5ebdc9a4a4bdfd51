"""Articles into the store, one by one and all at once, against the engine alone.

    python -m benchmarks.store [--copies 4] [--times 3]

The engine gets the very quads that the store gives it, in the same transactions, and the same file;
both sides write out what they hold at the end. CPU seconds of all threads, medians of turns.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyoxigraph as ox

from benchmarks.material import demo
from benchmarks.stopwatch import cpu
from kg import build
from kg.model import Actor, Article, Event
from kg.settings import Settings
from kg.store import Store
from kg.store.updates import Writer

PAIRS = (
    ("Store.add", "engine, quads at hand"),
    ("Store.add", "engine, quads made"),
    ("kg load", "engine, bulk load"),
)

Coded = tuple[Article, list[Event], list[Actor]]


def code(copies: int) -> list[Coded]:
    """The demo articles with their events, extracted once; copies share them."""
    settings = Settings.load(environment={})
    base = build.load_base(settings)
    extractor = build.load_extractor(settings, base)
    found = {}
    for article, events in extractor.extract(demo()):
        found[article.id.rpartition("-")[0]] = build.resolve(events, base, article)
    coded = []
    for article in demo(copies):
        events, actors = found[article.id.rpartition("-")[0]]
        coded.append((article, _renamed(events, article.id), actors))
    return coded


def _renamed(events: list[Event], article: str) -> list[Event]:
    return [replace(event, article=article) for event in events]


def fill(path: Path, coded: list[Coded]) -> None:
    """One transaction an article, as `kg add` does."""
    with Store.open(path) as store:
        for article, events, actors in coded:
            store.add(article, events, actors)


def caught(coded: list[Coded]) -> list[list[ox.Quad]]:
    """The quads of each transaction that `fill` makes."""
    parts: list[list[ox.Quad]] = []
    inner = Writer.extend

    def keeping(writer: Writer, engine: ox.Store, quads: list[ox.Quad]) -> None:
        parts.append(quads)
        inner(writer, engine, quads)

    with tempfile.TemporaryDirectory() as name, patch.object(Writer, "extend", keeping):
        fill(Path(name) / "kg.db", coded)
    return parts


def extend(path: Path, parts: list[list[ox.Quad]]) -> None:
    """The engine alone, the same transactions."""
    store = ox.Store(str(path))
    for quads in parts:
        store.extend(quads)
    store.flush()


def extend_made(path: Path, parts: list[list[tuple[Any, ...]]]) -> None:
    """The engine alone; quads are made of their terms, as whoever has none yet must do."""
    store = ox.Store(str(path))
    for rows in parts:
        store.extend([ox.Quad(*row) for row in rows])
    store.flush()


def bulk(path: Path, source: Path) -> None:
    """The engine alone, a file at once."""
    store = ox.Store(str(path))
    with source.open("rb") as lines:
        store.bulk_load(lines, ox.RdfFormat.N_QUADS)
    store.flush()


def load(path: Path, source: Path) -> None:
    """A file at once, as `kg load` does before it looks for retellings."""
    with Store.open(path) as store:
        with source.open("rb") as lines:
            store.load(lines, str(source))
        store.identity.mark_all()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--times", type=int, default=3)
    wishes = parser.parse_args()
    coded = code(wishes.copies)
    parts = caught(coded)
    rows = [[tuple(quad) for quad in part] for part in parts]
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "all.nq"
        with Store.open(folder / "kg.db") as store:
            for part in parts:
                store.update("", part)
            store.dump(source)
        jobs: dict[str, Callable[[Path], None]] = {
            "Store.add": lambda path: fill(path, coded),
            "engine, quads at hand": lambda path: extend(path, parts),
            "engine, quads made": lambda path: extend_made(path, rows),
            "kg load": lambda path: load(path, source),
            "engine, bulk load": lambda path: bulk(path, source),
        }
        for turn in range(wishes.times):
            for label, job in jobs.items():
                path = folder / f"{turn}-{label}.db"
                taken.setdefault(label, []).append(cpu(lambda p=path, j=job: j(p)))  # type: ignore[misc]
    quads = sum(map(len, parts))
    print(f"{len(coded)} articles, {sum(len(row[1]) for row in coded)} events, {quads:,} quads")
    median = {label: statistics.median(values) for label, values in taken.items()}
    for label, seconds in median.items():
        print(f"  {label:<24}{len(coded) / seconds:>6.0f} articles a CPU second")
    for ours, theirs in PAIRS:
        ratio = median[ours] / median[theirs]
        print(f"{ours} : {theirs} {ratio:.2f}, {1 / ratio:.2f} of its rate")


if __name__ == "__main__":
    main()
