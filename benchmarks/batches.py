"""Does it pay to batch windows by length, to take more at once, or to run encoders in threads?

    python -m benchmarks.batches [--times 3]

The encoder alone, fed with what `kg add` feeds it for the demo articles: in the batches that
`kg add` makes, and put together otherwise. Ratios of CPU and of the clock to the first line.
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
    """The windows, each alone and without what fills it up."""
    rows = []
    for _, feed in feeds:
        mask = np.asarray(feed["attention_mask"])
        for number, row in enumerate(mask):
            length = int(row.sum())
            rows.append({name: value[number, :length] for name, value in feed.items()})
    return rows


def batched(rows: list[Feed], size: int, *, by_length: bool) -> list[Feed]:
    """Windows in batches of a size, filled up to the longest."""
    if by_length:
        rows = sorted(rows, key=lambda row: len(row["attention_mask"]))
    return [_filled(rows[at : at + size]) for at in range(0, len(rows), size)]


def _filled(rows: list[Feed]) -> Feed:
    width = max(len(row["attention_mask"]) for row in rows)
    return {
        name: np.stack([np.pad(row[name], (0, width - len(row[name]))) for row in rows])
        for name in rows[0]
    }


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
