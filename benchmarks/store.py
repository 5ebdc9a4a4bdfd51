"""Articles a second into the store, against the engine alone with the same quads.

python -m benchmarks.store [--copies 4] [--times 3]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.material import demo
from benchmarks.stopwatch import cpu
from kg import build
from kg.model import Actor, Article, Event
from kg.settings import Settings
from kg.store import Store

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


def graphs(path: Path) -> list[list[ox.Quad]]:
    """The quads of a store, by graph."""
    found: dict[Any, list[ox.Quad]] = {}
    for quad in ox.Store.read_only(str(path)):
        found.setdefault(quad.graph_name, []).append(quad)
    return list(found.values())


def extend(path: Path, parts: list[list[ox.Quad]]) -> None:
    """The engine alone, one transaction a graph."""
    store = ox.Store(str(path))
    for quads in parts:
        store.extend(quads)


def load(path: Path, parts: list[list[ox.Quad]]) -> None:
    """The engine alone, all at once and without transactions."""
    ox.Store(str(path)).bulk_extend(quad for quads in parts for quad in quads)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--times", type=int, default=3)
    wishes = parser.parse_args()
    coded = code(wishes.copies)
    taken: dict[str, list[float]] = {"Store.add": [], "engine, by graph": [], "engine, bulk": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for turn in range(wishes.times):
            full = folder / f"{turn}.db"
            taken["Store.add"].append(cpu(lambda path=full: fill(path, coded)))  # type: ignore[misc]
            parts = graphs(full)
            for label, job in (("engine, by graph", extend), ("engine, bulk", load)):
                path = folder / f"{turn}-{label}.db"
                taken[label].append(cpu(lambda p=path, j=job, q=parts: j(p, q)))  # type: ignore[misc]
    quads = sum(map(len, parts))
    print(f"{len(coded)} articles, {sum(len(row[1]) for row in coded)} events, {quads} quads")
    for label, values in taken.items():
        seconds = statistics.median(values)
        print(f"  {label:<18}{len(coded) / seconds:>8.0f} articles a CPU second")
    alone = statistics.median(taken["engine, by graph"])
    print(f"Store.add : engine {statistics.median(taken['Store.add']) / alone:.2f}")


if __name__ == "__main__":
    main()
