"""Memory of `kg add` over very many articles: all of it but the extractor.

    python -m benchmarks.flat [--articles 100000] [--every 10000]

Synthetic articles of one event each go through `build.add` into a store; what finds the events is
a fake that knows them, so that the many fit into minutes (`benchmarks.memory` has the extractor).
Printed are the megabytes in use and the peak so far, and articles a CPU second; at the end the peak
against that after the first step.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.serve import ACTS, STATES, told
from kg import build
from kg.actors.base import ActorBase
from kg.build import Summary
from kg.model import Actor, Article, Event, Kind
from kg.settings import Settings
from kg.store import Store

GOAL = 1.2  # GB
A_DAY = 60  # articles
FIRST = date(2018, 1, 1)
ACTORS = [Actor(id=f"state-{n}", label=f"State {n}", kind=Kind.COUNTRY) for n in range(STATES)]


class Knowing:
    """Finds in an article what it was made of."""

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        """Articles with their events, in order."""
        return ((article, one(int(article.id[1:]))[1]) for article in articles)


def one(number: int) -> tuple[Article, list[Event]]:
    """An article and its event, always the same for a number."""
    chance = random.Random(number)
    source, target = chance.sample(ACTORS, 2)
    day = FIRST + timedelta(days=number // A_DAY)
    return told(number, source, target, *chance.choice(ACTS), day)


class Watch:
    """Prints how much memory is in use, every so many articles."""

    def __init__(self, every: int) -> None:
        self.every = every
        self.peaks: list[float] = []

    def __call__(self, summary: Summary) -> None:
        """Look, when it is time."""
        if summary.done % self.every:
            return
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        now = pages * resource.getpagesize() / 2**20
        self.peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10)
        rate = summary.done / time.process_time()
        print(
            f"{summary.done:>9,} articles{now:>7.0f} MB, at most {self.peaks[-1]:.0f}"
            f"{rate:>8.0f} articles a CPU second",
            flush=True,
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--every", type=int, default=10_000)
    wishes = parser.parse_args()
    base: ActorBase = build.load_base(Settings.load(environment={}))
    build.resolve = lambda events, *_: (events, ACTORS)  # they are resolved already
    watch = Watch(wishes.every)
    items = (one(number)[0] for number in range(wishes.articles))
    with tempfile.TemporaryDirectory() as name, Store.open(Path(name) / "kg.db") as store:
        summary = build.add(items, store, Knowing(), base, progress=watch)
        print(f"{summary.added:,} added, {len(summary.failed)} failed, {summary.retold:,} retold")
        print(f"{store.stats()['quads']:,} quads")
    first, last = watch.peaks[0], watch.peaks[-1]
    print(f"peak {last / 1024:.2f} GB (goal {GOAL}), last : first {last / first:.2f}")


if __name__ == "__main__":
    main()
