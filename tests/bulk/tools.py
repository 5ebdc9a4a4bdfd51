"""Fast tools for shards, which workers find by name; some articles are bad for them."""

import os
import signal
from dataclasses import replace
from pathlib import Path

from kg import build
from kg.bulk.making import Tools
from kg.model import Actor, Kind
from kg.settings import Settings
from tests.factories import ACTORS, ONTOLOGY, article
from tests.fakes import FakeBase, FakeExtractor, resolve_nothing

CALL = "Blinken phoned Lavrov."
SETTINGS = replace(Settings.load(environment={}), ontology=ONTOLOGY)


class Deadly(FakeExtractor):
    """Kills its process at an article "KILL <file>" while that file is not there."""

    def extract(self, articles):
        for found in articles:
            _, kill, mark = found.text.partition("KILL ")
            if kill and not Path(mark).exists():
                if "again" not in mark:
                    Path(mark).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield from super().extract([found])


def load(settings):
    """The tools; in this process mentions are taken as resolved from now on."""
    build.resolve = resolve_nothing
    return Tools(Deadly(), FakeBase())


def load_learning(settings):
    """Tools that learn Lavrov from each article, otherwise each time."""

    def resolve(events, base, of):
        learned = Actor(id="sergey-lavrov", label=of.id, kind=Kind.PERSON, learned=True)
        return events, [learned]

    build.resolve = resolve
    known = {name: actor for name, actor in ACTORS.items() if name != "sergey-lavrov"}
    return Tools(FakeExtractor(), FakeBase(known, []))


def calls(count, first=0):
    """Articles with a call each."""
    numbers = range(first, first + count)
    return [article(f"n{number:05}", f"{CALL} Number {number}.") for number in numbers]


def contents(directory):
    """The bytes of all files of a folder, by their paths."""
    files = (path for path in sorted(directory.rglob("*")) if path.is_file())
    return {str(path.relative_to(directory)): path.read_bytes() for path in files}


def told(store):
    """All quads of a store but the times of its extraction, and kg's decisions with theirs."""
    times = ("extractedAt", "generatedAtTime")
    return {
        str(quad)
        for quad in store._engine
        if not quad.predicate.value.endswith(times) and "judgement/" not in quad.subject.value
    }
