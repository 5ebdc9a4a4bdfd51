"""Two processes of `kg extract --shards` against one, by the clock and in CPU time.

    python -m benchmarks.processes [--copies 6] [--times 2]

On a machine with nothing else to do the clock says it; on one with much to do look at the CPU time
of both: what two processes spend more than one is what they lose to one another. Both take turns,
and the faster of their turns counts.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from itertools import product
from operator import itemgetter
from pathlib import Path

from benchmarks.material import demo, words
from benchmarks.stopwatch import Clock
from kg.bulk import extract_shards, local, making
from kg.settings import Settings

SHARDS = 24  # in which the articles are handed out
GOAL = 1.8


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=6)
    parser.add_argument("--times", type=int, default=2)
    wishes = parser.parse_args()
    settings, count = Settings.load(environment={}), len(list(demo(wishes.copies)))
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    taken: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        clock = Clock()
        for turn, workers in product(range(wishes.times), (2, 1)):
            making.load_tools.cache_clear()  # each loads its own
            clock.lap()
            run = extract_shards(
                demo(wishes.copies),
                Path(name, f"{turn}-{workers}"),
                settings,
                engine=local(workers),
                size=-(-count // SHARDS),
            )
            assert run.manifest.count("articles") == count
            used, passed = clock.lap()
            taken[workers] = min(
                taken.get(workers, (used, passed)), (used, passed), key=itemgetter(1)
            )
            rate = words(wishes.copies) / passed
            print(
                f"{workers} processes: {passed:.1f} s, {rate:.0f} words a second, {used:.1f} CPU s"
            )
    clocks = taken[1][1] / taken[2][1]
    print(f"two : one {clocks:.2f} by the clock (goal {GOAL}), ", end="")
    print(f"{2 * taken[1][0] / taken[2][0]:.2f} if each had a processor, by CPU time")


if __name__ == "__main__":
    main()
