"""Open a store, add to it, read, query and copy it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from gzip import BadGzipFile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

import pyoxigraph as ox

from kg import __version__, rdf
from kg.actors.learned import tells_more
from kg.errors import StoreError
from kg.model import Actor, Article, Event, Judgement, Post, Report
from kg.sparql import Result, Value
from kg.store import copies, versions
from kg.store.answers import run_query
from kg.store.asking import Dataset, ask, explained, is_graph, write
from kg.store.damage import read_through
from kg.store.failures import failures
from kg.store.identity import Identity
from kg.store.linking import mark, reports_of, unlink
from kg.store.locks import Release
from kg.store.opening import open_engine
from kg.store.reader import Reader
from kg.store.reports import Filter, read_reports
from kg.store.updates import Writer, block, removal

if TYPE_CHECKING:
    import rdflib

    from kg.check import Violation

GENERATOR = f"kg/{__version__}"


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


class Store(Reader):
    """Articles, events and actors on disk; use `Store.open`, best in a ``with`` statement."""

    def __init__(
        self,
        inner: ox.Store,
        path: Path,
        ontology: Path | None,
        release: Release,
        *,
        read_only: bool,
    ) -> None:
        super().__init__(path, ontology, steady=read_only)
        self._inner: ox.Store | None = inner
        self._release = release
        self._writer = Writer(path)
        self.path = path

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        create: bool = True,
        ontology: Path | None = None,
    ) -> Self:
        """Return the store at a path; a new one is made unless ``create`` is false.

        ``ontology`` is the directory of the event types (default: that of the settings).
        A new store gets the ontology in its schema graph. StoreError when it cannot be opened,
        and for one of another version (`kg.store.versions`).
        """
        path = Path(path)
        inner, release = open_engine(path, read_only=read_only, create=create)
        try:
            versions.require(inner, path)
            store = cls(inner, path, ontology, release, read_only=read_only)
            if not read_only:
                store._prepare()
        except BaseException:
            release()
            raise
        return store

    def close(self) -> None:
        """Release the store and its lock."""
        if self._inner is not None:
            self._writer.settle(self._inner)
            self._inner = None
            self._release()

    @property
    def _engine(self) -> ox.Store:
        if self._inner is None:
            raise StoreError(f"the store {self.path} is closed", "open it again")
        return self._inner

    @property
    def identity(self) -> Identity:
        """Who and what is one: judgements and stories."""
        return Identity(self, self._engine)

    # -- writing

    def _prepare(self) -> None:
        """Put the ontology into the schema graph, unless it is there as it is; say the version."""
        quads = rdf.ontology_quads(self.ontology)
        is_there = {*quads} == {*self._quads(None, rdf.SCHEMA_GRAPH)}
        if not (is_there and versions.is_stamped(self._engine)):
            self.update(f"DROP SILENT GRAPH {rdf.SCHEMA_GRAPH}", quads + versions.stamp())

    def add(
        self,
        article: Article,
        events: Sequence[Event],
        actors: Iterable[Actor] = (),
        posts: Iterable[Post] = (),
        instead_of: str | None = None,
    ) -> Outcome:
        """Store an article's events in one transaction, in place of what it had before.

        It also takes the place of the article (id) that it comes ``instead_of``, if there is one.
        Of the article everything but the text is kept; ``actors`` are those that take part and
        ``posts`` their offices: what is already known of an actor is not replaced, but for learned
        people of whom more is told now. Events that people struck out stay out. InputError when a
        span is not the text at its offsets.
        """
        rdf.check_offsets(article, events)
        actors = list(actors)
        unknown = {actor.id: actor for actor in actors if not self.knows(actor.id)}
        self._learn(actor for actor in actors if actor.learned and actor.id not in unknown)
        content = rdf.content_digest(article, events)
        if self.content(article.id) == content and not unknown:
            return Outcome.UNCHANGED
        when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        standing, struck = self.identity.strikes(article.id).sift(events)
        quads = rdf.event_quads(article.id, standing, self.taxonomy)
        quads += rdf.article_quads(article, content=content, generator=GENERATOR, when=when)
        quads += rdf.actor_quads(unknown.values())
        quads += rdf.post_quads(p for p in posts if {p.person, p.organisation} & unknown.keys())
        return self.put(article.id, quads, struck, instead_of)

    def _learn(self, actors: Iterable[Actor]) -> None:
        """Store what is newly told of learned people: whose envoy somebody is."""
        stored = self.identity.described()
        told = [actor for actor in actors if tells_more(actor, stored[actor.id])]
        if told:
            self.add_actors(told)

    def put(
        self,
        article: str,
        quads: list[ox.Quad],
        struck: Iterable[Judgement] = (),
        instead_of: str | None = None,
    ) -> Outcome:
        """Store what is told and known of an article (id), in place of what it had before.

        ``struck`` are the strikes that its events fall under, with these as they are told now.
        """
        old, new = self.identity.renewed(struck)
        quads = [*quads, *new, mark(article)]
        here = [id for id in (article, instead_of) if id and self.content(id) is not None]
        if here:
            self._remove(here, quads, old)
            return Outcome.REPLACED
        self.exchange(old, quads)
        return Outcome.ADDED

    def load(self, lines: IO[bytes], where: str) -> None:
        """Load N-Quads fast; InputError, which names ``where``, for what is none.

        Not in one transaction: for a store that nobody needs when it fails.
        """
        with failures("write to", self.path):
            try:
                self._engine.bulk_load(lines, ox.RdfFormat.N_QUADS)
            except (SyntaxError, ValueError, EOFError, BadGzipFile) as error:
                raise rdf.no_quads(where, error) from error
            versions.upgrade(self._engine, self.path)
        versions.require(self._engine, Path(where))

    def add_actors(self, actors: Iterable[Actor], posts: Iterable[Post] = ()) -> None:
        """Store actors and offices of the knowledge base; an actor replaces its namesake."""
        actors = list(actors)
        nodes = (rdf.mint(rdf.ACTOR, actor.id) for actor in actors)
        old = [quad for node in nodes for quad in self._quads(node, rdf.ACTORS_GRAPH)]
        quads = rdf.actor_quads(actors) + rdf.post_quads(posts)
        self.exchange(old, quads)

    def remove(self, article: str) -> bool:
        """Remove an article and its events; False when there was none. Actors stay."""
        here = self.digest(article) is not None
        if here:
            self._remove([article], [], [])
        return here

    def _remove(self, articles: list[str], quads: list[ox.Quad], old: list[ox.Quad]) -> None:
        """Take articles out, also from their stories, and ``old`` quads; then add others."""
        told = [unlink(self._engine, article) for article in articles]
        gone = [quad for part, _ in told for quad in part]
        marks = {quad for _, part in told for quad in part}.difference(map(mark, articles))
        cut = [block("DELETE DATA", quads) for quads in (gone, old) if quads]
        self.update(";\n".join([*map(removal, articles), *cut]), [*quads, *marks])

    def exchange(self, old: list[ox.Quad], new: list[ox.Quad]) -> None:
        """Take quads out and put others in, in one transaction."""
        if old:
            self.update(block("DELETE DATA", old), new)
        elif new:  # without a text to parse, which takes ten times the memory of the quads
            self._writer.extend(self._engine, new)

    def update(self, removal: str, quads: list[ox.Quad]) -> None:
        """Run a SPARQL update that removes something, then add quads, in one transaction."""
        self._writer.update(self._engine, removal, quads)

    # -- reading

    def query(self, sparql: str, bindings: Mapping[str, Value] | None = None) -> Result:
        """Return the answer to a SPARQL query over all graphs.

        ``bindings`` are substituted by the engine for variables of the SELECT clause, never
        written into the text: ``"<iri>"`` is an IRI, any other value a literal of its type.
        QueryError for bad syntax, SERVICE, LOAD and updates.
        """
        return run_query(self._engine, sparql, bindings or {}, self.path)

    def answer(
        self,
        sparql: str,
        out: IO[bytes],
        *,
        table: str | None,
        graph: str | None,
        dataset: Dataset | None = None,
    ) -> str | None:
        """Write a query's answer as it comes, a table or a graph; return the format it took.

        None, and nothing written, when there is no format for what the query answers with.
        QueryError as for `query`, and for graphs of FROM or the ``dataset`` that are not here.
        """
        with explained(sparql, self.path):
            found = ask(self._engine, sparql, dataset=dataset)
            format = graph if is_graph(found) else table
            if format is not None:
                write(found, out, format)
            return format

    def told(self, articles: Iterable[str]) -> Iterator[Report]:
        """Yield all that some articles (ids) report."""
        with failures("read", self.path):
            for article in articles:
                yield from reports_of(self._engine, article)

    def _reports(self, parties: Sequence[set[str]], wanted: Filter) -> list[Report]:
        with failures("read", self.path):
            return read_reports(self._engine, parties, wanted)

    def _size(self) -> int:
        return len(self._engine)

    # -- copies

    def backup(self, path: Path | str) -> None:
        """Write a snapshot of the store to a new directory; readers may open it beside us."""
        copies.backup(self._engine, self.path, Path(path))

    def dump(self, path: Path | str, format: str | None = None) -> None:
        """Write all quads to a file as trig or nq; the format defaults to the suffix."""
        copies.dump(self._engine, self.path, Path(path), format)

    def read_through(self) -> None:
        """Read all quads in every order; StoreError when some of them are damaged."""
        read_through(self._engine, self.path)

    def check(self, *, shacl: bool = False) -> list[Violation]:
        """Return what is wrong; StoreError when the store is damaged, so that nothing is sure."""
        self.read_through()
        return super().check(shacl=shacl)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy of all quads as an rdflib Dataset."""
        return copies.to_rdflib(self._engine)
