"""Inputs that nobody writes, a million of them, for everything that reads what strangers wrote.

    python -m benchmarks.fuzz [--inputs 1000000] [--seed 1] [--target NAME ...] [--folder F]

One input in fifty is made by hypothesis, out of pieces of what the target reads; the others by
atheris, which keeps what leads it to new branches of kg and changes that. They are tried in chunks,
each in a process of its own with its own seed. What a chunk found is kept in the folder, and so is
what atheris keeps: a run that was stopped goes on there. A find does not end a run: each kind is
counted, with its shortest input.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.fuzzed import Target

TRACED = ["kg.articles", "kg.extract", "kg.guard"]  # whose branches guide atheris
HYPOTHESIS = 0.02  # of all inputs: each takes it two milliseconds
CHUNK = 20_000  # inputs of one process
LONGEST = 400  # bytes of an input of atheris
SLOWEST = 20  # seconds for one input; more is a find

Finds = dict[str, tuple[int, bytes]]  # kind → how often, the shortest input


@dataclass(slots=True)
class Tally:
    """What came of the inputs so far."""

    target: Target
    inputs: int = 0
    finds: Finds = field(default_factory=dict)

    def check(self, raw: bytes) -> None:
        """Try one input and note what it finds."""
        self.inputs += 1
        try:
            self.target.check(raw)
        except Exception as error:
            kind = _kind(error)
            count, shortest = self.finds.get(kind, (0, raw))
            self.finds[kind] = count + 1, min(shortest, raw, key=len)

    def tell(self) -> None:
        """Print it as JSON, for the process that asked."""
        finds = {kind: (count, raw.hex()) for kind, (count, raw) in self.finds.items()}
        seconds = time.process_time()
        print(json.dumps({"inputs": self.inputs, "seconds": seconds, "finds": finds}), flush=True)


def _kind(error: Exception) -> str:
    """What is one find: an error at one line of kg, or one promise broken."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    said = str(error).partition("\n")[0] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {said} ({Path(place.filename).name}:{place.lineno})"


# -- in a process of its own


def by_hypothesis(name: str, count: int, seed: int, _folder: Path) -> None:
    """What hypothesis finds, told."""
    from benchmarks.fuzzed import TARGETS

    checked(TARGETS[name], count, seed).tell()


def checked(target: Target, count: int, seed: int) -> Tally:
    """What hypothesis finds with so many inputs for a target."""
    import hypothesis

    from benchmarks.fuzzed import inputs

    tally = Tally(target)
    run = hypothesis.given(inputs(target))(tally.check)
    run = hypothesis.settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )(run)
    hypothesis.seed(seed)(run)()
    return tally


def by_atheris(name: str, count: int, seed: int, folder: Path) -> None:
    """What atheris finds, told; never returns, since libFuzzer does not."""
    import atheris

    with atheris.instrument_imports(include=TRACED):
        from benchmarks.fuzzed import TARGETS

        tally = Tally(TARGETS[name])
        for known in tally.target.examples:  # imports what it needs
            tally.target.check(known)

    def one(raw: bytes) -> None:
        tally.check(raw)
        if tally.inputs == count:
            tally.tell()
            os._exit(0)

    atheris.Setup([sys.argv[0], *_prepared(folder, tally.target, seed)], one)
    atheris.Fuzz()


def _prepared(folder: Path, target: Target, seed: int) -> list[str]:
    """libFuzzer's options; the examples and the dictionary are written into a folder."""
    corpus, words = folder / target.name, folder / f"{target.name}.words"
    corpus.mkdir(exist_ok=True)
    for number, known in enumerate(target.examples):
        (corpus / str(number)).write_bytes(known)
    escaped = ("".join(f"\\x{byte:02x}" for byte in piece) for piece in target.pieces)
    words.write_text("".join(f'"{piece}"\n' for piece in escaped if piece), encoding="utf-8")
    return [
        str(corpus),
        f"-dict={words}",
        f"-seed={seed}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST}",
        f"-artifact_prefix={folder}/{target.name}.",
        "-rss_limit_mb=4000",
        "-len_control=0",
        "-verbosity=0",
    ]


# -- the runner


def run(name: str, by: str, count: int, seed: int, folder: Path) -> dict[str, Any]:
    """What a process found with so many inputs; a process that died is a find, too."""
    command = [sys.executable, "-m", "benchmarks.fuzz", "--here", by, "--target", name]
    command += ["--inputs", str(count), "--seed", str(seed), "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        kind = f"the process ended with {done.returncode}: {done.stderr[-1000:]}"
        return {"inputs": 0, "seconds": 0.0, "finds": {kind: (1, "")}}
    found: dict[str, Any] = json.loads(lines[-1])
    return found


def chunks(count: int, seed: int) -> Iterator[tuple[str, int, int]]:
    """Who makes how many inputs, with which seed."""
    few = max(1, int(count * HYPOTHESIS))
    for by, whole in (("hypothesis", few), ("atheris", count - few)):
        for number, start in enumerate(range(0, whole, CHUNK)):
            yield by, min(CHUNK, whole - start), seed + number


def ran(name: str, count: int, seed: int, folder: Path) -> Iterator[dict[str, Any]]:
    """What the chunks of a target found, those of an earlier run first."""
    log = folder / f"{name}.jsonl"
    log.touch()
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    known = {tuple(row["chunk"]): row for row in rows}
    for chunk in chunks(count, seed):
        row = known.get(chunk)
        if row is None:
            row = {"chunk": chunk, **run(name, *chunk, folder)}
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
        yield row


def merged(several: Iterable[dict[str, tuple[int, str]]]) -> Finds:
    """The finds of several chunks, whose inputs come as hex digits."""
    found: Finds = {}
    for finds in several:
        for kind, (more, digits) in finds.items():
            raw = bytes.fromhex(digits)
            count, shortest = found.get(kind, (0, raw))
            found[kind] = count + more, min(shortest, raw, key=len)
    return found


def report(wishes: argparse.Namespace, folder: Path) -> int:
    """Print a line a target and its finds; return their number."""
    from benchmarks.fuzzed import TARGETS

    names = wishes.target or list(TARGETS)
    whole = sum(TARGETS[name].share for name in names)
    total = finds = 0
    print(f"{'':<10}{'hypothesis':>11}{'atheris':>10}{'CPU s':>8}{'finds':>7}", flush=True)
    for name in names:
        share = -(-wishes.inputs * TARGETS[name].share // whole)
        rows = list(ran(name, share, wishes.seed, folder))
        made = {by: sum(row["inputs"] for row in rows if row["chunk"][0] == by) for by in MAKERS}
        found = merged(row["finds"] for row in rows)
        seconds = sum(row["seconds"] for row in rows)
        counts = f"{made['hypothesis']:>11}{made['atheris']:>10}{seconds:>8.0f}{len(found):>7}"
        print(f"{name:<10}{counts}", flush=True)
        for kind, (count, raw) in found.items():
            print(f"    {count} x {kind}: {raw!r}", flush=True)
        total += sum(made.values())
        finds += len(found)
    print(f"{total} inputs, seed {wishes.seed}: {finds or 'no'} finds")
    return finds


MAKERS = {"hypothesis": by_hypothesis, "atheris": by_atheris}


def main() -> None:
    """Fuzz, and fail when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", action="append", metavar="NAME")
    parser.add_argument("--folder", type=Path, help="what is known so far; goes on there")
    parser.add_argument("--here", choices=MAKERS, help=argparse.SUPPRESS)
    wishes = parser.parse_args()
    if wishes.here:
        warnings.simplefilter("ignore")  # of libraries about what they read
        MAKERS[wishes.here](wishes.target[0], wishes.inputs, wishes.seed, wishes.folder)
        return
    with tempfile.TemporaryDirectory() as passing:
        folder = wishes.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        sys.exit(bool(report(wishes, folder)))


if __name__ == "__main__":
    main()
