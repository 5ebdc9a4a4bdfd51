"""Open a store, add to it, read, query and copy it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg import __version__, rdf
from kg.check import Violation, find_violations
from kg.errors import InputError, QueryError, StoreError
from kg.model import Actor, Article, Event, Post, Report, Status
from kg.settings import data_directory
from kg.sparql import NamedQuery, Result, Value, load_named_queries, refuse_unsafe
from kg.store import copies
from kg.store.answers import bind_named, count, run_query
from kg.store.failures import failures
from kg.store.identity import Identity
from kg.store.linking import mark, unlink
from kg.store.locks import Release
from kg.store.opening import open_engine
from kg.store.reports import Filter, read_reports
from kg.store.updates import Writer, block, removal
from kg.taxonomy import Taxonomy, load_taxonomy

if TYPE_CHECKING:
    import rdflib

QUERIES = Path(__file__).parents[1] / "queries"
GENERATOR = f"kg/{__version__}"


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


class Store:
    """Articles, events and actors on disk; use `Store.open`, best in a ``with`` statement."""

    def __init__(self, inner: ox.Store, path: Path, ontology: Path, release: Release) -> None:
        self._inner: ox.Store | None = inner
        self._release = release
        self._writer = Writer(path)
        self.path = path
        self.ontology = ontology
        self.taxonomy: Taxonomy = load_taxonomy(ontology)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        create: bool = True,
        ontology: Path | None = None,
    ) -> Self:
        """Return the store at a path; a new one is made unless ``create`` is false.

        ``ontology`` is the directory of the event types (default: that of this installation).
        A new store gets the ontology in its schema graph. StoreError when it cannot be opened.
        """
        path = Path(path)
        inner, release = open_engine(path, read_only=read_only, create=create)
        store = cls(inner, path, ontology or data_directory("ontology"), release)
        if not read_only:
            store._refresh_ontology()
        return store

    def close(self) -> None:
        """Release the store and its lock."""
        if self._inner is not None:
            self._inner = None
            self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _db(self) -> ox.Store:
        if self._inner is None:
            raise StoreError(f"the store {self.path} is closed", "open it again")
        return self._inner

    @property
    def identity(self) -> Identity:
        """Who and what is one: judgements and stories."""
        return Identity(self, self._db)

    # -- writing

    def _refresh_ontology(self) -> None:
        """Put the ontology into the schema graph, unless it is there as it is."""
        quads = rdf.ontology_quads(self.ontology)
        if {*quads} != {*self._quads(None, rdf.SCHEMA_GRAPH)}:
            self.update(f"DROP SILENT GRAPH {rdf.SCHEMA_GRAPH}", quads)

    def add(
        self,
        article: Article,
        events: Sequence[Event],
        actors: Iterable[Actor] = (),
        posts: Iterable[Post] = (),
    ) -> Outcome:
        """Store an article's events in one transaction, in place of what it had before.

        Of the article everything but the text is kept; ``actors`` are those that take part and
        ``posts`` their offices: what is already known of an actor is not replaced. InputError
        when a span is not the text at its offsets.
        """
        if wrong := rdf.check_offsets(article, events):
            raise InputError(wrong, "this is a fault of the extraction; please report it")
        unknown = {actor.id: actor for actor in actors if not self.knows(actor.id)}
        content = _content_digest(article, events)
        before = self._value(article.id, "kg:contentDigest")
        if before == content and not unknown:
            return Outcome.UNCHANGED
        when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        quads = rdf.event_quads(article.id, events, self.taxonomy)
        quads += rdf.article_quads(article, content=content, generator=GENERATOR, when=when)
        quads += rdf.actor_quads(unknown.values())
        quads += rdf.post_quads(p for p in posts if {p.person, p.organisation} & unknown.keys())
        quads.append(mark(article.id))
        if before is None:
            self._extend(quads)
            return Outcome.ADDED
        self._remove(article.id, quads)
        return Outcome.REPLACED

    def add_actors(self, actors: Iterable[Actor], posts: Iterable[Post] = ()) -> None:
        """Store actors and offices of the knowledge base; an actor replaces its namesake."""
        actors = list(actors)
        nodes = (rdf.mint(rdf.ACTOR, actor.id) for actor in actors)
        old = [quad for node in nodes for quad in self._quads(node, rdf.ACTORS_GRAPH)]
        quads = rdf.actor_quads(actors) + rdf.post_quads(posts)
        if old:
            self.update(block("DELETE DATA", old), quads)
        else:
            self._extend(quads)

    def remove(self, article: str) -> bool:
        """Remove an article and its events; False when there was none. Actors stay."""
        here = self.digest(article) is not None
        if here:
            self._remove(article, [])
        return here

    def _remove(self, article: str, quads: list[ox.Quad]) -> None:
        """Take an article out, also from the stories it tells with others, and add quads."""
        gone, marks = unlink(self._db, article)
        cut = [block("DELETE DATA", gone)] * bool(gone)
        self.update(";\n".join([removal(article), *cut]), quads + marks)

    def _extend(self, quads: list[ox.Quad]) -> None:
        self._writer.extend(self._db, quads)

    def update(self, removal: str, quads: list[ox.Quad]) -> None:
        """Run a SPARQL update that removes something, then add quads, in one transaction."""
        self._writer.update(self._db, removal, quads)

    # -- reading

    def digest(self, article: str) -> str | None:
        """Return the digest of an article as it was when stored, None when it is not here."""
        return self._value(article, "kg:digest")

    def articles(self) -> list[Article]:
        """Return all articles without their texts, by date and id."""
        found = rdf.read_articles(self._quads(None, rdf.ARTICLES_GRAPH))
        return sorted(found, key=lambda a: (a.date or date.max, a.id))

    def actors(self, *, judged: bool = True) -> dict[str, Actor]:
        """Return all actors by id, as judged: who was merged lends his names to the other."""
        quads = self._quads(None, rdf.ACTORS_GRAPH)
        actors = {actor.id: actor for actor in rdf.read_actors(quads)}
        return self.identity.merged(actors) if judged else actors

    def posts(self) -> list[Post]:
        """Return all offices, by person and begin."""
        found = rdf.read_posts(self._quads(None, rdf.ACTORS_GRAPH))
        return sorted(found, key=lambda post: (post.person, post.begin or date.min, post.title))

    def events(self, article: str) -> list[Event]:
        """Return the events of an article in the order they were added."""
        quads = self._quads(None, rdf.article_graph(article))
        return list(rdf.EventReader(article, quads).events())

    def reports(
        self,
        *,
        actor: str | Collection[str] | None = None,
        other: str | Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        types: Iterable[str] | None = None,
        status: Status | Collection[Status] | None = None,
    ) -> list[Report]:
        """Return the events with their articles, sorted by date.

        ``actor`` and ``other`` (ids, or one of several) take part; ``since`` and ``until`` are
        days that the event's interval must touch, both included (without a date it counts as its
        article's); ``types`` are event types or subtypes.
        """
        parties = [{a} if isinstance(a, str) else set(a) for a in (actor, other) if a is not None]
        kinds = None if types is None else frozenset(types)
        told = frozenset([status] if isinstance(status, Status) else status or Status)
        wanted = Filter(since=since, until=until, types=kinds, statuses=told)
        with failures("read", self.path):
            return read_reports(self._db, self.articles(), parties, wanted)

    def stats(self) -> Mapping[str, int]:
        """Return how many articles, events, retellings, actors, edges and quads there are."""
        return {**count(self._db, self.path), "quads": len(self._db)}

    def leads(self) -> Mapping[str, str]:
        """Return for each retelling (event key) the report that leads its story."""
        return self.identity.leads()

    def _quads(self, subject: ox.NamedNode | None, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        with failures("read", self.path):
            yield from self._db.quads_for_pattern(subject, None, None, graph)

    def knows(self, actor: str) -> bool:
        """Return whether the store describes an actor (id)."""
        with failures("read", self.path):  # no generator left half read: it would eat a Ctrl-C
            about = (rdf.mint(rdf.ACTOR, actor), None, None, rdf.ACTORS_GRAPH)
            return next(self._db.quads_for_pattern(*about), None) is not None

    def _value(self, article: str, name: str) -> str | None:
        node = rdf.mint(rdf.ARTICLE, article)
        with failures("read", self.path):
            about = (node, rdf.term(name), None, rdf.ARTICLES_GRAPH)
            quad = next(self._db.quads_for_pattern(*about), None)
        return quad.object.value if quad and isinstance(quad.object, ox.Literal) else None

    # -- querying

    def query(self, sparql: str, bindings: Mapping[str, Value] | None = None) -> Result:
        """Return the answer to a SPARQL query over all graphs.

        ``bindings`` are substituted by the engine for variables of the SELECT clause, never
        written into the text: ``"<iri>"`` is an IRI, any other value a literal of its type.
        QueryError for bad syntax, SERVICE, LOAD and updates.
        """
        refuse_unsafe(sparql)
        return run_query(self._db, sparql, bindings or {}, self.path)

    @cached_property
    def _named(self) -> Mapping[str, NamedQuery]:
        return load_named_queries(QUERIES)

    def named_queries(self) -> Mapping[str, NamedQuery]:
        """Return the queries of ``kg/queries`` by name."""
        return self._named

    def run_named(self, name: str, parameters: Mapping[str, str] | None = None) -> Result:
        """Return the answer of a named query; parameters are given as text, ids for actors."""
        if name not in self._named:
            near = get_close_matches(name, self._named, n=3, cutoff=0.4) or list(self._named)
            raise QueryError(f"no query is called {name!r}", f"there are: {', '.join(near)}")
        query = self._named[name]
        dates = {p.name for p in query.parameters if p.kind == "date"}
        return self.query(query.text, bind_named(query, parameters or {})).without(dates)

    def check(self, *, shacl: bool = False) -> list[Violation]:
        """Return what is wrong with the store; ``shacl`` asks the (slow) SHACL shapes too."""
        return find_violations(self, self.ontology / "shapes.ttl" if shacl else None)

    def backup(self, path: Path) -> None:
        """Write a snapshot of the store to a new directory; readers may open it beside us."""
        copies.backup(self._db, Path(path))

    def dump(self, path: Path, format: str | None = None) -> None:
        """Write all quads to a file as trig or nq; the format defaults to the suffix."""
        copies.dump(self._db, Path(path), format)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy of all quads as an rdflib Dataset."""
        return copies.to_rdflib(self._db)


def _content_digest(article: Article, events: Sequence[Event]) -> str:
    parts = [article.digest, repr(replace(article, text="")), *map(repr, events)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
