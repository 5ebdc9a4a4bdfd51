"""A folder of shards, or a store, into a SPARQL server: a PUT for each article's graph.

What was sent is noted beside the source with a digest, so a run that was stopped goes on where it
was, and a later one sends what is new.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from kg import rdf
from kg.bulk.manifest import graph_files
from kg.endpoint import Endpoint
from kg.errors import OutputError
from kg.store import Store

if TYPE_CHECKING:
    from pyoxigraph import Quad

_LINES = 20_000  # triples of a shared graph in one request
_SHARED = (rdf.ACTORS_GRAPH, rdf.ARTICLES_GRAPH, rdf.STORIES_GRAPH, rdf.JUDGEMENTS_GRAPH)


@dataclass(frozen=True, slots=True)
class Part:
    """Triples for a graph (IRI): all that it shall hold, or more of them."""

    graph: str
    triples: bytes
    whole: bool
    noted: bool = True  # in the journal; else it is sent whenever it comes


@dataclass(slots=True)
class Pushed:
    """What a run did; ``changed`` are graphs that had been sent with other content."""

    sent: int = 0
    known: int = 0
    changed: int = 0


def push_shards(directory: Path, endpoint: Endpoint, *, again: bool = False) -> Pushed:
    """Send a folder of shards; what the server holds of other articles stays.

    ``again`` sends also what was sent before. InputError for a folder that is not whole.
    """
    files = graph_files(directory)
    return _push(_of_shards(files), _Journal(directory, endpoint.url, again), endpoint)


def push_store(store: Store, endpoint: Endpoint, *, again: bool = False) -> Pushed:
    """Send a store; what the server holds of actors, stories and so on becomes what is in it.

    ``again`` sends also the articles that were sent before.
    """
    return _push(_of_store(store), _Journal(store.path, endpoint.url, again), endpoint)


def _push(parts: Iterable[Part], journal: _Journal, endpoint: Endpoint) -> Pushed:
    pushed = Pushed()
    for part in parts:
        before = journal.sent[part.graph]
        digest = hashlib.sha256(part.triples).hexdigest()
        if part.noted and (digest in before or not (part.triples or before)):
            pushed.known += 1
            continue
        send = endpoint.put if part.whole else endpoint.add
        send(part.graph, part.triples)
        pushed.sent += 1
        if part.noted:
            pushed.changed += part.whole and bool(before)
            journal.note(part, digest)
    return pushed


def _of_shards(files: Iterable[Path]) -> Iterator[Part]:
    """Yield what is in the files; graphs that several folders share are added to."""
    for path in files:
        named, told = set[str](), set[str]()
        with gzip.open(path) as file:
            quads = rdf.read_quads(cast(IO[bytes], file), str(path))
            for graph, found in rdf.by_graph(quads):
                if graph in _SHARED:
                    for triples in _chunks(_noting(found, named)):
                        yield Part(graph.value, triples, whole=False)
                else:
                    told.add(graph.value)
                    yield Part(graph.value, rdf.triple_lines(found), whole=True)
        for name in sorted(named - told):  # an article in which nothing happens any more
            yield Part(name, b"", whole=True)


def _noting(quads: Iterable[Quad], graphs: set[str]) -> Iterator[Quad]:
    """Yield quads; the graphs of articles that they name are added to a set."""
    for quad in quads:
        if quad.predicate == rdf.term("kg:graph"):
            graphs.add(str(quad.object)[1:-1])
        yield quad


def _of_store(store: Store) -> Iterator[Part]:
    for graph in (rdf.STORE_GRAPH, rdf.SCHEMA_GRAPH):
        yield Part(graph.value, rdf.triple_lines(store.quads(graph)), whole=True)
    for article in store.article_ids():
        graph = rdf.article_graph(article)
        yield Part(graph.value, rdf.triple_lines(store.quads(graph)), whole=True)
    for graph in _SHARED:
        chunks = _chunks(store.quads(graph))
        yield Part(graph.value, next(chunks, b""), whole=True, noted=False)
        for triples in chunks:
            yield Part(graph.value, triples, whole=False, noted=False)


def _chunks(quads: Iterable[Quad]) -> Iterator[bytes]:
    rest = iter(quads)
    while triples := rdf.triple_lines(islice(rest, _LINES)):
        yield triples


class _Journal:
    """What was sent to an address: the digests of the parts, by graph."""

    def __init__(self, source: Path, url: str, again: bool) -> None:
        key = hashlib.sha256(url.encode("utf-8")).hexdigest()[:8]
        self.path = source.with_name(f"{source.name}.pushed-{key}.jsonl")
        self.sent: dict[str, set[str]] = defaultdict(set)
        if again:
            self.path.unlink(missing_ok=True)
        elif self.path.exists():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                self._read(line)

    def _read(self, line: str) -> None:
        try:
            graph, digest, whole = json.loads(line)
        except ValueError:
            return  # the last line of a run that was killed
        if whole:
            self.sent[graph].clear()
        self.sent[graph].add(digest)

    def note(self, part: Part, digest: str) -> None:
        """Take down that a part was sent."""
        if part.whole:
            self.sent[part.graph].clear()
        self.sent[part.graph].add(digest)
        line = json.dumps([part.graph, digest, part.whole])
        try:
            with self.path.open("a", encoding="utf-8") as out:
                out.write(f"{line}\n")
        except OSError as error:
            raise OutputError(f"cannot write {self.path}: {error.strerror}") from error
