"""`kg serve` under load: short queries of many clients, and some that would never end.

    python -m benchmarks.serve [--seconds 60] [--clients 32] [--heavy 0.05] [--pause 1.0]

A server of its own with the default options, over synthetic articles. Each client pauses
(exponentially, ``--pause`` seconds on average), sends a query, waits for the answer and begins
anew; a share of the queries is heavy: a product of the store with itself. Printed are the answers
by status, and how long short queries took beside those of one client alone, in the best of five
rounds. Goals: no other error than 503, the 95th percentile of the short ones at most ten times
that of one client alone.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlsplit

from kg.model import Actor, Article, DateSpan, Event, Kind, Mention, Span
from kg.store import Store

ARTICLES, STATES = 3_000, 60
FIRST = date(2022, 1, 1)
ACTS = (("phone-call", "CONSULT"), ("accusation", "ACCUSE"), ("attack", "ASSAULT"))
SHORT = (
    "SELECT ?e {{ ?e kg:source actor:state-{one} ; kg:target actor:state-{other} }} ORDER BY ?e",
    "SELECT ?e ?t {{ ?e kg:source actor:state-{one} ; sem:eventType ?t }} LIMIT 20",
    'SELECT ?a {{ ?a schema:datePublished "{day}"^^xsd:date }}',
    "SELECT (COUNT(?e) AS ?n) {{ ?e kg:target actor:state-{one} }}",
    "DESCRIBE actor:state-{one}",
)
HEAVY = (
    "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != {number}) }}",
    "SELECT (MAX(STR(?c)) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?f != {number}) }}",
    "SELECT DISTINCT ?a ?d {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?i != {number}) }} ORDER BY ?d",
    "ASK {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = {number} && ?f = ?i) }}",
)

Taken = list[tuple[bool, int, float]]  # whether heavy, status, seconds


def fill(path: Path) -> None:
    """A store of articles that tell an event each between states."""
    chance = random.Random(7)
    actors = [Actor(id=f"state-{n}", label=f"State {n}", kind=Kind.COUNTRY) for n in range(STATES)]
    with Store.open(path) as store:
        store.add_actors(actors)
        for number in range(ARTICLES):
            one, other = chance.sample(actors, 2)
            day = FIRST + timedelta(days=number // 10)
            store.add(*told(number, one, other, *chance.choice(ACTS), day))


def told(
    number: int, one: Actor, other: Actor, subtype: str, kind: str, day: date
) -> tuple[Article, list[Event]]:
    """An article of one sentence, and its event."""
    text = f"{one.label} did it to {other.label}."
    article = Article(id=f"a{number}", text=text, title=text, date=day)
    event = Event(
        article=article.id,
        sentence=Span(text, 0, len(text)),
        sentence_index=0,
        subtype=subtype,
        event_type=kind,
        trigger=Span("did", text.index("did"), text.index("did") + 3),
        sources=(mention(text, one),),
        targets=(mention(text, other),),
        date=DateSpan(start=day, end=day),
        rule="synthetic",
    )
    return article, [event]


def mention(text: str, actor: Actor) -> Mention:
    """Where a text names an actor."""
    start = text.index(f"{actor.label} " if text.startswith(f"{actor.label} ") else actor.label)
    return Mention(
        text=actor.label, start=start, end=start + len(actor.label), kind=actor.kind, actor=actor.id
    )


class Client:
    """Asks over one connection, as long as it lasts."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.port = parts.hostname or "", parts.port or 0
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, query: str) -> int:
        """Send a query, read the answer; return its status."""
        if self.streams is None or self.streams[0].at_eof():  # hung up while we paused
            await self.close()
            self.streams = await asyncio.open_connection(self.host, self.port)
        reader, writer = self.streams
        writer.write(
            f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        await reader.readexactly(int(head.split("content-length: ")[1].split("\r")[0]))
        return int(head.split()[1])

    async def close(self) -> None:
        """Hang up."""
        if self.streams is not None:
            self.streams[1].close()


async def work(
    client: Client, chance: random.Random, until: float, heavy: float, pause: float
) -> Taken:
    """What a client is told until a time."""
    taken: Taken = []
    while time.perf_counter() < until:
        if pause:
            await asyncio.sleep(chance.expovariate(1 / pause))
        long = chance.random() < heavy
        begin = time.perf_counter()
        status = await client.ask(query(chance, long))
        taken.append((long, status, time.perf_counter() - begin))
    await client.close()
    return taken


def query(chance: random.Random, long: bool) -> str:
    """A query, short or heavy."""
    if long:
        return chance.choice(HEAVY).format(number=chance.random())
    one, other = chance.sample(range(STATES), 2)
    day = FIRST + timedelta(days=chance.randrange(ARTICLES // 10))
    return chance.choice(SHORT).format(one=one, other=other, day=day)


@asynccontextmanager
async def served(path: Path, options: list[str]) -> AsyncIterator[str]:
    """A server over a store: its address."""
    command = [sys.executable, "-m", "kg", "serve", "--quiet", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--store", str(path), *options], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


async def measure(wishes: argparse.Namespace, path: Path, options: list[str]) -> None:
    """Ask, alone and together, and print."""
    async with served(path, options) as address:
        chances = [random.Random(n) for n in range(wishes.clients + 1)]
        rounds = []
        for _ in range(5):
            end = time.perf_counter() + 3
            rounds.append(await work(Client(address), chances[-1], end, 0, 0.03))
        until = time.perf_counter() + wishes.seconds
        jobs = (
            work(Client(address), chance, until, wishes.heavy, wishes.pause)
            for chance in chances[:-1]
        )
        together = [row for rows in await asyncio.gather(*jobs) for row in rows]
    idle = report("one client alone", min(rounds, key=latest))
    loaded = report(f"{wishes.clients} clients", together)
    print(f"95th percentile, together : alone {loaded / idle:.1f}")
    others = {status for _, status, _ in together} - {200, 503}
    print(f"other errors than 503: {sorted(others) or 'none'}")


def latest(taken: Taken) -> float:
    """The 95th percentile of the seconds that short queries took."""
    return quantiles(short(taken), n=20)[18]


def short(taken: Taken) -> list[float]:
    """The seconds that short queries took."""
    return [seconds for long, status, seconds in taken if not long and status == 200]


def report(name: str, taken: Taken) -> float:
    """Print the answers by status and the times of the short ones; return their 95th percentile."""
    for kind, long in (("short", False), ("heavy", True)):
        counts = Counter(status for which, status, _ in taken if which == long)
        if counts:
            told = ", ".join(f"{count} x {status}" for status, count in sorted(counts.items()))
            print(f"{name}: {kind} {told}")
    good = [1000 * seconds for seconds in short(taken)]
    last = quantiles(good, n=100)[98]
    told = f"median {median(good):.1f}, 95th percentile {1000 * latest(taken):.1f}, 99th {last:.1f}"
    print(f"{name}: short, ms: {told}")
    return latest(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--heavy", type=float, default=0.05)
    parser.add_argument("--pause", type=float, default=1.0)
    wishes, options = parser.parse_known_args()  # the others go to kg serve
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "kg.db"
        fill(path)
        asyncio.run(measure(wishes, path, options))


if __name__ == "__main__":
    main()
