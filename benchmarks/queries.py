"""The named queries on a store of a million quads and on one of five, and in rdflib.

    python -m benchmarks.queries [--millions 1 5] [--folder DIR] [--cap 120]

Each query is about an actor, and about another where it must. Printed are the median CPU
milliseconds and the rows in each store, and by how much both grow from the first to the last; then
how long the five slowest of the smallest store take in rdflib over the same quads, in memory, ended
after ``--cap`` seconds. ``--folder`` keeps the stores for another run.
"""

from __future__ import annotations

import argparse
import math
import signal
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.copies import articles, copying
from benchmarks.stopwatch import cpu
from kg import build, rdf
from kg.bulk import extract_shards, load
from kg.bulk.making import Tools
from kg.settings import Settings
from kg.store import Store
from kg.store.answers import bind_named

MILLION = 1_000_000
QUADS = 810  # an article of the demo has
ABOUT = {"actor": "russia", "other": "ukraine", "text": "Ukraine"}
TIMES, LONG = 7, 5.0  # runs of a query, or as many as begin within some seconds
SLOWEST = 5

Parameters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A query's median seconds of CPU, and how many rows it found."""

    seconds: float
    rows: int


def fill(path: Path, millions: float, settings: Settings, tools: Tools) -> None:
    """A store of so many million quads, by way of shards."""
    with tempfile.TemporaryDirectory() as name:
        wanted = articles(math.ceil(millions * MILLION / QUADS))
        extract_shards(wanted, Path(name), settings, load=lambda _: tools)
        load(Path(name), path, tools.base)


def asked_of(store: Store) -> Iterator[tuple[str, dict[str, str]]]:
    """The named queries with what is asked of them."""
    for name, query in store.named_queries().items():
        taken = {p.name: p.required for p in query.parameters}
        wanted = [key for key in taken if key == "actor" or taken[key]]
        yield name, {key: ABOUT[key] for key in wanted}


def ask(store: Store, name: str, given: Parameters) -> Taken:
    """Run a query some times, as `kg query` does."""
    end, taken, rows = time.monotonic() + LONG, list[float](), 0
    while not taken or (len(taken) < TIMES and time.monotonic() < end):
        found: list[Any] = []
        taken.append(cpu(lambda found=found: found.append(store.run_named(name, given))))  # type: ignore[misc]
        rows = len(found[0])
    return Taken(statistics.median(taken), rows)


def ask_rdflib(graph: Any, store: Store, name: str, given: Parameters, cap: int) -> Taken | None:
    """The same once in rdflib; None when it takes longer than the cap."""
    from rdflib import Literal, URIRef

    query = store.named_queries()[name]
    bound = {
        key: URIRef(value[1:-1]) if isinstance(value, str) and value[:1] == "<" else Literal(value)
        for key, value in bind_named(query, given).items()
    }
    found: list[Any] = []
    with _at_most(cap):
        begin = time.process_time()
        found += graph.query(query.text, initNs=rdf.PREFIXES, initBindings=bound)
        return Taken(time.process_time() - begin, len(found))
    return None


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """End what takes longer, in silence."""

    def end(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    except TimeoutError:
        pass
    finally:
        signal.alarm(0)


def measure(folder: Path, sizes: list[float], cap: int) -> None:
    """Fill, ask and print."""
    settings = Settings.load(environment={})
    paths = {size: folder / f"{size:g}.db" for size in sizes}
    if missing := [size for size in sizes if not paths[size].exists()]:
        base = build.load_base(settings)
        tools = copying(build.load_extractor(settings, base), base)
        for size in missing:
            fill(paths[size], size, settings, tools)
    found: dict[str, list[Taken]] = {}
    for size in sizes:
        with Store.open(paths[size], read_only=True) as store:
            asked = dict(asked_of(store))
            print(f"{size:g} million: {store.stats()['quads']:,} quads", flush=True)
            for name, given in asked.items():
                found.setdefault(name, []).append(ask(store, name, given))
    _print(found)
    slowest = sorted(found, key=lambda name: -found[name][0].seconds)[:SLOWEST]
    with Store.open(paths[sizes[0]], read_only=True) as store:
        graph = store.to_rdflib()
        graph.default_union = True
        for name in slowest if cap else []:
            _beside(name, found[name][0], ask_rdflib(graph, store, name, asked[name], cap), cap)


def _print(found: Mapping[str, list[Taken]]) -> None:
    for name, taken in found.items():
        told = "".join(f"{1000 * one.seconds:>10.1f} ms{one.rows:>9,} rows" for one in taken)
        first, last = taken[0], taken[-1]
        growth = f"{last.seconds / first.seconds:.1f}, rows {last.rows / max(1, first.rows):.1f}"
        print(f"  {name:<22}{told}   grown {growth}", flush=True)


def _beside(name: str, ours: Taken, theirs: Taken | None, cap: int) -> None:
    if theirs is None:
        print(f"  {name:<22}rdflib: more than {cap / ours.seconds:.0f} times as long", flush=True)
    else:
        ratio, rows = theirs.seconds / ours.seconds, f"{theirs.rows:,} rows"
        print(f"  {name:<22}rdflib: {ratio:.0f} times as long, {rows}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=float, nargs="+", default=[1, 5])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--cap", type=int, default=120, help="0 leaves rdflib out")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = wishes.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        measure(folder, sorted(wishes.millions), wishes.cap)


if __name__ == "__main__":
    main()
