"""kg killed: real processes get SIGKILL at random moments, and the store must be whole.

    python -m benchmarks.kills [--kills 200] [--seed 1] [--only remove strike]

After every kill the store opens, `kg check` finds nothing, each article is as it was before or as
it is meant to become, and what was told as stored is stored. Then the command runs to its end, and
the store is the one that an uninterrupted run makes. Files and copies are old, absent, or whole.
A kill ends the process, not the machine: what a power cut may undo is not seen here.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from benchmarks.killed import SCENES, Scene, work
from kg import rdf
from kg.errors import StoreError
from kg.store import Store
from kg.store.failures import failures
from tests.factories import ONTOLOGY

_TIMES = ("extractedAt", "generatedAtTime")

Parts = dict[str, frozenset[str]]  # quads by article; under "" those of no article
Product = list[bytes] | Parts | None  # of a file, of a store, of nothing


@dataclass(slots=True)
class Seen:
    """What the kills of a scene brought to light."""

    kills: int = 0
    missed: int = 0  # the command had ended before
    faults: Counter[str] = field(default_factory=Counter)
    litter: Counter[str] = field(default_factory=Counter)  # what lies beside in the end


@dataclass(frozen=True, slots=True)
class Reference:
    """What a scene's store is before, after its command, in the end; what the command makes."""

    before: Parts
    after: Parts
    end: Parts
    older: Product
    product: Product
    seconds: float


class Killer:
    """Runs scenes in a folder; processes come from a server that never opened a store."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.processes = multiprocessing.get_context("forkserver")
        self.processes.set_forkserver_preload(["benchmarks.killed", "kg.export", "kg.bulk"])
        self.references: dict[str, Reference] = {}

    def kill(self, scene: Scene, seen: Seen) -> None:
        """One round: up to three kills on what one another left, then the command to its end."""
        expected = self._reference(scene)
        place = self._fresh(scene, "round")
        stored: set[str] = set()
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            if not self._killed(scene, place, stored, expected.seconds):
                seen.missed += 1
                break
            seen.kills += 1
            seen.faults.update(_faults(scene, place, stored, expected))
        for command in (scene.command, *scene.after):
            self._run(place, command)
        made = _product(place / (scene.product or "none"))
        if _parts(place / "kg.db") != expected.end or made != expected.product:
            seen.faults["not completed"] += 1
        seen.litter.update(path.suffix for path in place.iterdir() if _is_litter(path.name))
        shutil.rmtree(place)

    def _reference(self, scene: Scene) -> Reference:
        if scene.name not in self.references:
            place = self._fresh(scene, "reference")
            store, product = place / "kg.db", place / (scene.product or "none")
            before, older = _parts(store), _product(product)
            seconds = self._run(place, scene.command)
            after = _parts(store)
            for command in scene.after:
                self._run(place, command)
            found = Reference(before, after, _parts(store), older, _product(product), seconds)
            self.references[scene.name] = found
        return self.references[scene.name]

    def _fresh(self, scene: Scene, name: str) -> Path:
        """A folder as the scene has it at the beginning."""
        template = self.folder / f"{scene.name} template"
        if not template.exists():
            template.mkdir()
            scene.prepare(template)
        return Path(shutil.copytree(template, self.folder / f"{scene.name} {name}"))

    def _killed(self, scene: Scene, place: Path, stored: set[str], seconds: float) -> bool:
        """Whether the process was killed in the midst; what it told as stored is noted."""
        here, process = self._start(place, scene.command)
        assert here.recv() == "begun"
        time.sleep(self.chance.uniform(0, seconds))
        process.kill()
        process.join()
        with contextlib.suppress(EOFError):
            while isinstance(message := here.recv(), str):
                stored.add(message)
            return False  # its exit code
        return True

    def _run(self, place: Path, command: str) -> float:
        """Run a command to its end; return the seconds that it took."""
        here, process = self._start(place, command)
        assert here.recv() == "begun"
        begin = time.monotonic()
        while isinstance(here.recv(), str):
            pass
        process.join()
        return time.monotonic() - begin

    def _start(
        self, place: Path, command: str
    ) -> tuple[Connection, multiprocessing.process.BaseProcess]:
        here, there = self.processes.Pipe(duplex=False)
        process = self.processes.Process(target=work, args=(str(place), command.split(), there))
        process.start()
        there.close()
        return here, process


def _engine(path: Path) -> ox.Store | None:
    """A store opened to be read; None where none was finished, in which nothing can be."""
    if not (path / "CURRENT").exists():
        return None
    try:
        with failures("open", path):
            return ox.Store.read_only(str(path))
    except StoreError as error:
        if "was not finished" in str(error):
            return None
        raise


def _parts(path: Path) -> Parts:
    """What a store holds but for times, kg's own decisions and marks; nothing where none is."""
    found: dict[str, set[str]] = {}
    for quad in _engine(path) or ():
        subject, graph = quad.subject.value, quad.graph_name.value
        if quad.predicate.value.endswith((*_TIMES, "unlinked")) or "/judgement/" in subject:
            continue
        owner = ""
        if graph == rdf.ARTICLES_GRAPH.value:
            owner = rdf.identify(subject)
        elif graph.startswith(rdf.ARTICLE_GRAPH):
            owner = rdf.identify(graph)
        found.setdefault(owner, set()).add(str(quad))
    return {owner: frozenset(held) for owner, held in found.items()}


def _product(path: Path) -> Product:
    """What a file or a store holds; RDF comes in any order."""
    if path.is_dir():
        return _parts(path)
    return sorted(path.read_bytes().splitlines()) if path.exists() else None


def _is_litter(name: str) -> bool:
    return name.startswith(".") or name.endswith(".tmp")


def _faults(scene: Scene, place: Path, stored: set[str], expected: Reference) -> Iterator[str]:
    """What is wrong with what a killed process left."""
    made = _product(place / (scene.product or "none"))
    if made not in (expected.older, expected.product):
        yield "partial file"
    path = place / "kg.db"
    engine = _engine(path)
    if engine is None:
        if expected.before or stored:
            yield "store lost"
        return
    # not Store.open: an older store says that it wants a migration
    with Store(engine, path, ONTOLOGY, lambda: None, read_only=True) as store:
        yield from ("violation" for _ in store.check())
    yield from _wrong_articles(scene, stored, expected, _parts(path))


def _wrong_articles(
    scene: Scene, stored: set[str], expected: Reference, now: Parts
) -> Iterator[str]:
    before, after = expected.before, expected.after
    ids = (before.keys() | after.keys() | now.keys()) - {""}
    for id in ids:
        if now.get(id) not in (before.get(id), after.get(id)):
            yield "partial" if id in now else "lost"
        elif id in stored and now.get(id) != after.get(id):
            yield "lost"
    changed = [id for id in ids if before.get(id) != after.get(id)]
    if scene.at_once and len({now.get(id) == after.get(id) for id in changed}) > 1:
        yield "half of the articles"


def main() -> None:
    """Kill, print a line a scene, and fail when anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", help="these scenes alone")
    wishes = parser.parse_args()
    scenes = [scene for scene in SCENES if not wishes.only or scene.name in wishes.only]
    seen = {scene.name: Seen() for scene in scenes}
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        killer = Killer(Path(name), wishes.seed)
        while sum(one.kills for one in seen.values()) < wishes.kills:
            scene = min(scenes, key=lambda scene: seen[scene.name].kills)
            killer.kill(scene, seen[scene.name])
    print(f"{'':<20}{'kills':>6}{'faults':>8}  ended before, left beside")
    for title, one in seen.items():
        beside = ", ".join(f"{count} {suffix}" for suffix, count in one.litter.items())
        print(f"{title:<20}{one.kills:>6}{one.faults.total():>8}  {one.missed}  {beside}")
    kills, late = (sum(getattr(one, key) for one in seen.values()) for key in ("kills", "missed"))
    found = sum((one.faults for one in seen.values()), Counter[str]())
    told = ", ".join(f"{count} {fault}" for fault, count in found.items()) or "nothing lost"
    print(f"{kills} kills ({late} came too late) in {time.monotonic() - begin:.0f} s: {told}")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
