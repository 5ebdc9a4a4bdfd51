"""Peak memory of `kg add` while the number of articles grows twentyfold.

python -m benchmarks.memory [--copies 1 5 20]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.material import write_lines

MAY_GROW = 1.25  # from the fewest articles to the most: caches, and the engine's own buffers


def peak(copies: int) -> float:
    """Megabytes that a process of its own takes at most to add the demo articles."""
    with tempfile.TemporaryDirectory() as folder:
        source = write_lines(Path(folder, "articles.jsonl"), copies)
        command = [sys.executable, "-m", "benchmarks.memory", "--add", str(source), folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def add(source: str, folder: str) -> float:
    """Add a file here, and tell the peak."""
    from kg import build
    from kg.articles import read
    from kg.settings import Settings
    from kg.store import Store

    settings = Settings.load(environment={})
    base = build.load_base(settings)
    extractor = build.load_extractor(settings, base)
    with Store.open(Path(folder, "kg.db")) as store:
        summary = build.add(read(source), store, extractor, base)
    assert summary.added
    assert not summary.failed, summary.failed
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 5, 20])
    parser.add_argument("--add", nargs=2, help=argparse.SUPPRESS)
    wishes = parser.parse_args()
    if wishes.add:
        print(add(*wishes.add))
        return
    peaks = {copies: peak(copies) for copies in sorted(wishes.copies)}
    for copies, megabytes in peaks.items():
        print(f"  {copies:>3} x the demo articles {megabytes:>6.0f} MB")
    first, *_, last = peaks.values()
    print(f"largest : smallest {last / first:.2f} (goal {MAY_GROW})")


if __name__ == "__main__":
    main()
