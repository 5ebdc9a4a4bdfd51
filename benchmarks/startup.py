"""How long each command takes to start, by its help and some at work, and what it must not import.

python -m benchmarks.startup [--times 5]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.material import demo
from kg.cli.main import cli
from kg.store import Store

HEAVY = ("spacy", "onnxruntime", "tokenizers", "trafilatura", "pyvis", "rdflib", "networkx")
NEVER = ("spacy", "onnxruntime")
KG = cli.commands
AT_WORK = ("actors", "articles", "check", "stats", "trace Russia")


def run(arguments: list[str], *options: str) -> tuple[float, str]:
    """CPU seconds of a process, and what it says on stderr."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *options, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, done.stderr


def imported(arguments: list[str]) -> set[str]:
    """Top-level names of all that a command imports, as ``-X importtime`` tells."""
    _, told = run(arguments, "-X", "importtime")
    lines = [line for line in told.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def main() -> None:
    """Measure and print; fails when something heavy is imported."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kg.db")
        with Store.open(path) as store:
            for article in demo():
                store.add(article, [])
        ask = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
        commands = {"python": ["-c", "pass"], "kg --help": ["-m", "kg", "--help"]}
        commands |= {f"kg {name} --help": ["-m", "kg", name, "--help"] for name in sorted(KG)}
        for words in (*AT_WORK, f"query {ask}"):
            name, *rest = words.split(" ", 1)
            commands[f"kg {name}"] = ["-m", "kg", name, "--store", str(path), *rest]
        for name, arguments in commands.items():
            seconds = statistics.median(run(arguments)[0] for _ in range(wishes.times))
            heavy = sorted(imported(arguments) & set(HEAVY))
            print(
                f"  {name:<20}{seconds * 1000:>6.0f} ms   imports {', '.join(heavy) or 'nothing'}"
            )
            if set(heavy) & set(NEVER):
                sys.exit(f"{name} imports {', '.join(heavy)}")


if __name__ == "__main__":
    main()
