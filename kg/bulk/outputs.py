"""The files of one shard, written article by article."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TextIO, cast

from kg import rdf
from kg.actors.learned import tells_more
from kg.bulk.tables import Table, writing_table
from kg.contract import event_to_json
from kg.files import writing, writing_bytes
from kg.known import Known
from kg.model import Actor, Article, Event, Report
from kg.store import GENERATOR
from kg.table import COLUMNS, MENTION_COLUMNS, event_table, mention_table
from kg.taxonomy import Taxonomy

FOLDERS = ("events", "graphs", "shards", "tables/events", "tables/mentions")
_TABLES = {"events": COLUMNS, "mentions": MENTION_COLUMNS}


def graph_path(name: str) -> str:
    """Return where a shard's graphs lie within a folder."""
    return f"graphs/{name}.nq.gz"


def actors_path(name: str) -> str:
    """Return where the actors lie that a shard's events name."""
    return f"shards/{name}.actors.nq.gz"


def _events_path(name: str) -> str:
    return f"events/{name}.jsonl"


def _table_path(name: str, kind: str) -> str:
    return f"tables/{kind}/{name}.parquet"


def paths(name: str, *, tables: bool) -> list[str]:
    """Return all that a shard has in a folder."""
    found = [_events_path(name), graph_path(name), actors_path(name)]
    return found + [_table_path(name, kind) for kind in _TABLES if tables]


@contextmanager
def packing(path: Path) -> Iterator[IO[bytes]]:
    """A file that is packed as it is written; the same content gives the same bytes."""
    with writing_bytes(path) as out, gzip.GzipFile("", "wb", 6, out, mtime=0) as packed:
        yield cast(IO[bytes], packed)


def write_actors(path: Path, actors: Iterable[Actor]) -> None:
    """Write actors as N-Quads."""
    with packing(path) as out:
        for actor in actors:
            rdf.write_quads(rdf.actor_quads([actor]), out)


def read_actors(path: Path) -> Iterator[Actor]:
    """Yield the actors that `write_actors` wrote."""
    with gzip.open(path) as file:
        yield from rdf.read_actors(rdf.read_quads(cast(IO[bytes], file), str(path)))


@dataclass(slots=True)
class Outputs:
    """What a shard has so far."""

    lines: TextIO
    graphs: IO[bytes]
    tables: Sequence[Table]
    known: Known
    taxonomy: Taxonomy
    actors: dict[str, Actor] = field(default_factory=dict)
    events: int = 0
    mentions: int = 0

    def add(self, article: Article, events: Sequence[Event], learned: Iterable[Actor]) -> None:
        """Write an article's events, and keep who takes part in them."""
        for event in events:
            row = event_to_json(event, article.given_id)
            self.lines.write(json.dumps(row, ensure_ascii=False) + "\n")
        rdf.write_quads(rdf.event_quads(article.id, events, self.taxonomy), self.graphs)
        named = list(mention_table(events))
        if self.tables:
            of_events, of_mentions = self.tables
            reports = (Report(event=event, article=article) for event in events)
            of_events.add(event_table(reports, self.taxonomy))
            of_mentions.add(named)
        self.events += len(events)
        self.mentions += len(named)
        for actor in learned:
            known = self.actors.setdefault(actor.id, actor)
            if tells_more(actor, known):
                self.actors[actor.id] = actor
        self.actors |= {actor.id: actor for actor in self.known.taking_part(events, learned)}

    def describe(self, articles: Iterable[tuple[Article, str]]) -> None:
        """Write what is known of articles; the digests of their contents come with them."""
        for article, content in articles:
            quads = rdf.article_quads(article, content=content, generator=GENERATOR, when=None)
            rdf.write_quads(quads, self.graphs)


@contextmanager
def writing_shard(
    directory: Path, name: str, known: Known, taxonomy: Taxonomy, *, tables: bool
) -> Iterator[Outputs]:
    """What a shard's articles are added to; the files appear when all of it went well."""
    with ExitStack() as stack:
        kinds = _TABLES if tables else {}
        out = Outputs(
            stack.enter_context(writing(directory / _events_path(name))),
            stack.enter_context(packing(directory / graph_path(name))),
            [
                stack.enter_context(writing_table(directory / _table_path(name, kind), columns))
                for kind, columns in kinds.items()
            ],
            known,
            taxonomy,
        )
        yield out
    write_actors(directory / actors_path(name), sorted(out.actors.values(), key=lambda a: a.id))
