"""The actor base: how fast a name is looked up, how large the index is, what it costs to load.

    python -m benchmarks.actors

Start-up is measured in processes of their own, as the difference to one that only imports: once
where the tables are read, then from the compiled copy. Lookups are of every name of the base.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.actors.compiled import load
from kg.actors.names import words
from kg.settings import Settings

RUNS = 7
_LOAD = """
import time
from pathlib import Path
from kg.actors.compiled import load
start = time.process_time()
load(Path({seeds!r}), Path({cache!r}))
print(time.process_time() - start)
"""


def start_up(seeds: Path, cache: Path) -> float:
    """CPU seconds that a new process spends on loading the base."""
    code = _LOAD.format(seeds=str(seeds), cache=str(cache))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    seeds = Settings.load().seeds
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        first = start_up(seeds, cache)
        later = statistics.median(start_up(seeds, cache) for _ in range(RUNS))
        base = load(seeds, cache)
        size = sum(path.stat().st_size for path in cache.iterdir())
    names = [name for actor in base.actors() for name in (actor.label, *actor.aliases)]
    split = [words(name) for name in names]
    start = time.process_time()
    for parts in split:
        base.match(parts, 0)
    matched = 1e6 * (time.process_time() - start) / len(split)
    start = time.process_time()
    for name in names:
        base.named(name)
    named = 1e6 * (time.process_time() - start) / len(names)
    actors = sum(1 for _ in base.actors())
    print(f"{actors:,} actors, {len(names):,} names, {len(base.posts()):,} posts and memberships")
    print(f"start-up from the tables {1000 * first:.0f} ms, from the copy {1000 * later:.0f} ms")
    print(
        f"copy {size / 2**20:.1f} MiB; lookup of a name {named:.1f} µs, in a text {matched:.1f} µs"
    )


if __name__ == "__main__":
    main()
