"""`/events` page by page: what a page takes in a worker, of a store and of one four times as large.

    python -m benchmarks.listing [--events 5000]

Synthetic articles of ten events; one state takes part in every second of them, the others have as
many as one another. Printed is the CPU time of the first page of 50 events and the median of the
seven that follow it. Goal: the following ones take as long in the larger store, within a quarter.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.serve import ACTS, FIRST, STATES
from kg.model import Actor, Article, DateSpan, Event, Kind, Mention, Span
from kg.server.listing import events
from kg.store import Store

EACH = 10  # events an article
PAGES, SIZE = 8, 50
ASKED = {
    "all": [],
    "a state in half of them": [("actor", "state-0")],
    "another": [("actor", "state-7")],
    "the two": [("actor", "state-0"), ("other", "state-7")],
}


def fill(path: Path, number: int) -> None:
    """A store of so many events, ten a day."""
    chance = random.Random(7)
    actors = [Actor(id=f"state-{n}", label=f"State {n}", kind=Kind.COUNTRY) for n in range(STATES)]
    with Store.open(path) as store:
        store.add_actors(actors)
        for count in range(number // EACH):
            store.add(*told(count, actors, chance))


def told(number: int, actors: list[Actor], chance: random.Random) -> tuple[Article, list[Event]]:
    """An article with a sentence for each event; the first actor is in every second one."""
    day, sentences, found = FIRST + timedelta(days=number), "", []
    for position in range(EACH):
        others = chance.sample(actors[1:], 2)
        one, other = (actors[0] if position % 2 else others[0]), others[1]
        sentence, start = f"{one.label} did it to {other.label}. ", len(sentences)
        verb, last = start + len(one.label) + 1, start + len(sentence) - 2
        subtype, kind = chance.choice(ACTS)
        event = Event(
            article=f"a{number}", sentence=Span(sentence.strip(), start, last + 1),
            sentence_index=position, subtype=subtype, event_type=kind,
            trigger=Span("did", verb, verb + 3), sources=(named(one, start),),
            targets=(named(other, last - len(other.label)),),
            date=DateSpan(start=day, end=day), rule="synthetic",
        )  # fmt: skip
        sentences += sentence
        found.append(event)
    return Article(id=f"a{number}", text=sentences, title=f"Day {number}", date=day), found


def named(actor: Actor, start: int) -> Mention:
    """Where a text names an actor."""
    end = start + len(actor.label)
    return Mention(text=actor.label, start=start, end=end, kind=actor.kind, actor=actor.id)


def paged(store: Store, asked: list[tuple[str, str]]) -> list[float]:
    """The CPU milliseconds of each page; after the last comes the first again."""
    taken, cursor = [], None
    for _ in range(PAGES):
        given = [*asked, ("limit", str(SIZE)), *([("cursor", cursor)] if cursor else [])]
        begin = time.process_time()
        cursor = json.loads(events(store, given=given).body)["next"]
        taken.append(1000 * (time.process_time() - begin))
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=5_000)
    least = parser.parse_args().events
    for number in (least, 4 * least):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "kg.db"
            fill(path, number)
            for what, asked in ASKED.items():
                with Store.open(path, read_only=True) as store:
                    first, *others = paged(store, asked)
                told = f"first {first:.0f} ms, then {median(others):.0f} ms a page"
                print(f"{number} events, {what}: {told}", flush=True)


if __name__ == "__main__":
    main()
