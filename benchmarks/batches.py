"""Does it pay to run several windows at once, sorted by length or not, or in two threads?

    python -m benchmarks.batches [--times 3]

The encoder alone, fed with what `kg add` feeds it for the demo articles: in the batches that
`kg add` makes, and put together otherwise (filled up, so that the
answers differ: for the time alone). Ratios of CPU and of the clock to the first line.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speed import Bench

Feed = dict[str, Any]


def rows_of(feeds: list[tuple[Any, Feed]]) -> list[Feed]:
    """The windows, each of which `kg add` runs alone."""
    return [{name: value[0] for name, value in feed.items()} for _, feed in feeds]


def batched(rows: list[Feed], size: int, *, by_length: bool) -> list[Feed]:
    """Windows in batches of a size, filled up to the longest."""
    if by_length:
        rows = sorted(rows, key=lambda row: len(row["pieces"]))
    return [_filled(rows[at : at + size]) for at in range(0, len(rows), size)]


def _filled(rows: list[Feed]) -> Feed:
    """Rows as one batch; pieces and words are filled up each to their longest."""
    return {name: _stacked([row[name] for row in rows]) for name in rows[0]}


def _stacked(values: list[Any]) -> Any:
    width = max(map(len, values))
    return np.stack([np.pad(value, (0, width - len(value))) for value in values])


def main() -> None:
    """Measure in turns and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), 1)
        _, recorder = bench.profile()
        names, session = recorder.feeds[0][0], bench.session
        jobs: dict[str, Callable[[], Any]] = {"as kg add does": recorder.again}
        rows = rows_of(recorder.feeds)
        for by_length in (False, True):
            for size in (1, 4, 8, 16, 32):
                feeds = batched(rows, size, by_length=by_length)
                title = f"{size} at once{', by length' if by_length else ''}"
                jobs[title] = lambda feeds=feeds: [session.run(names, feed) for feed in feeds]  # type: ignore[misc]
        eights = batched(rows, 8, by_length=True)

        def in_threads() -> None:
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda feed: session.run(names, feed), eights))

        jobs["8 at once, by length, two threads"] = in_threads
        report(jobs, wishes.times, len(rows))


def report(jobs: dict[str, Callable[[], Any]], times: int, windows: int) -> None:
    """Print medians as ratios to the first job."""
    taken: dict[str, list[tuple[float, float]]] = {title: [] for title in jobs}
    for _ in range(times):
        for title, job in jobs.items():
            clock, spent = time.perf_counter(), time.process_time()
            job()
            taken[title].append((time.process_time() - spent, time.perf_counter() - clock))
    found = {
        title: [statistics.median(column) for column in zip(*pairs, strict=True)]
        for title, pairs in taken.items()
    }
    first = next(iter(found.values()))
    print(f"{windows} windows{'':<30}CPU    clock, of the first line")
    for title, (spent, clock) in found.items():
        print(f"  {title:<36}{spent / first[0]:>6.2f}{clock / first[1]:>8.2f}")


if __name__ == "__main__":
    main()
