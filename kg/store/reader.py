"""What can be asked of articles, events and actors, wherever they are kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import pyoxigraph as ox

from kg import rdf
from kg.actors.hierarchy import Hierarchy
from kg.check import Violation, find_violations
from kg.errors import QueryError
from kg.given import read_name
from kg.model import Actor, Article, Event, Level, Post, Report, Status
from kg.settings import Settings
from kg.sparql import NamedQuery, Result, Value, load_internal, load_named_queries
from kg.store.acting import counted_for
from kg.store.answers import Given, actor_id, spell_out, with_limit, with_parameters
from kg.store.failures import failures
from kg.store.judged import Judged
from kg.store.nodes import Nodes
from kg.store.reports import Filter
from kg.taxonomy import Taxonomy, load_taxonomy

if TYPE_CHECKING:
    import rdflib


class Engine(Protocol):
    """Quads by their parts; None is any."""

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.Literal | None,
        graph_name: ox.NamedNode | None,
        /,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that match."""
        ...


class Reader(ABC):
    """Answers of a store on disk (`Store`) or of a server (`kg.store.remote.Remote`)."""

    embedded = True  # whether the engine that answers is ours

    def __init__(self, place: Path | str, ontology: Path | None, *, steady: bool) -> None:
        """``place`` names it in errors; ``ontology`` is the directory of the event types (default:
        that of the settings, see `kg.settings.Settings.load`).

        What is ``steady`` does not change while it is open.
        """
        self._place = place
        self.steady = steady
        self._actors: dict[bool, dict[str, Actor]] = {}
        self._leads: Mapping[str, str] | None = None
        self.ontology = ontology or Settings.load().ontology
        self.taxonomy: Taxonomy = load_taxonomy(self.ontology)

    @property
    @abstractmethod
    def _engine(self) -> Engine: ...

    @abstractmethod
    def query(self, sparql: str, bindings: Mapping[str, Value] | None = None) -> Result:
        """Return the answer to a SPARQL query over all graphs.

        ``bindings`` are given for variables of the SELECT clause, never written into the text as
        they are: ``"<iri>"`` is an IRI, any other value a literal of its type.
        QueryError for bad syntax, SERVICE, LOAD and updates.
        """

    @abstractmethod
    def told(self, articles: Iterable[str]) -> Iterator[Report]:
        """Yield all that some articles (ids) report."""

    @abstractmethod
    def _reports(self, parties: Sequence[set[str]], wanted: Filter) -> list[Report]: ...

    @abstractmethod
    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy of all quads as an rdflib Dataset."""

    @abstractmethod
    def close(self) -> None:
        """Give back what is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def identity(self) -> Judged:
        """Who and what is one: judgements and stories."""
        return Judged(self, self._engine)

    @property
    def nodes(self) -> Nodes:
        """What is said of the nodes of the graph, by their IRIs."""
        return Nodes(self, self._engine)

    # -- articles, events, actors

    def digest(self, article: str) -> str | None:
        """Return the digest of an article as it was when stored, None when it is not here."""
        return self._value(article, "kg:digest")

    def content(self, article: str) -> str | None:
        """Return the digest of all that is stored of an article, None when it is not here."""
        return self._value(article, "kg:contentDigest")

    def article_ids(self) -> list[str]:
        """Return the ids of all articles, sorted."""
        kind = (rdf.term("rdf:type"), rdf.term("schema:NewsArticle"), rdf.ARTICLES_GRAPH)
        with failures("read", self._place):
            found = [quad.subject for quad in self._engine.quads_for_pattern(None, *kind)]
        return sorted(rdf.identify(node.value) for node in found if isinstance(node, ox.NamedNode))

    def about(self, article: str) -> list[ox.Quad]:
        """Return what is known of an article and of its graph, beside its events."""
        nodes = (rdf.mint(rdf.ARTICLE, article), rdf.article_graph(article))
        return [quad for node in nodes for quad in self._quads(node, rdf.ARTICLES_GRAPH)]

    def quads(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """Yield all quads of a graph."""
        return self._quads(None, graph)

    def articles(self) -> list[Article]:
        """Return all articles without their texts, by date and id."""
        found = rdf.read_articles(self._quads(None, rdf.ARTICLES_GRAPH))
        return sorted(found, key=lambda a: (a.date or date.max, a.id))

    def actors(self, *, judged: bool = True) -> dict[str, Actor]:
        """Return all actors by id, as judged: who was merged lends his names to the other.

        Where nothing changes they are read once.
        """
        found = self._actors.get(judged)
        if found is None:
            quads = self._quads(None, rdf.ACTORS_GRAPH)
            found = {actor.id: actor for actor in rdf.read_actors(quads)}
            found = self.identity.merged(found) if judged else found
            if self.steady:
                self._actors[judged] = found
        return dict(found)

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
        types: str | Iterable[str] | None = None,
        status: str | Iterable[str] | None = None,
        min_confidence: float | None = None,
        articles: Collection[str] | None = None,
    ) -> list[Report]:
        """Return the events with their articles, sorted by date.

        ``actor`` and ``other`` (ids, or one of several) take part; ``since`` and ``until`` are
        days that the event's interval must touch, both included (without a date it counts as its
        article's); ``types`` are event types or subtypes (ids), ``status`` those of `Status` or
        their names, one or several; none is less sure than ``min_confidence``; ``articles`` (ids)
        tell them. InputError for a status that there is not, and
        for a name in place of an id.
        """
        asked = (a for a in (actor, other) if a is not None)
        parties = [{actor_id(a)} if isinstance(a, str) else set(a) for a in asked]
        kinds = None if types is None else frozenset([types] if isinstance(types, str) else types)
        names = [status] if isinstance(status, str) else status or Status
        told = frozenset(read_name(name, Status, "status") for name in names)
        wanted = Filter(
            since=since, until=until, types=kinds, statuses=told, min_confidence=min_confidence,
            articles=None if articles is None else frozenset(articles),
        )  # fmt: skip
        return self._reports(parties, wanted)

    def leads(self) -> Mapping[str, str]:
        """Return for each retelling (event key) the report that leads its story.

        Where nothing changes they are read once.
        """
        found = self.identity.leads() if self._leads is None else self._leads
        if self.steady:
            self._leads = found
        return found

    def knows(self, actor: str) -> bool:
        """Return whether an actor (id) is described."""
        with failures("read", self._place):  # no generator left half read: it would eat a Ctrl-C
            about = (rdf.mint(rdf.ACTOR, actor), None, None, rdf.ACTORS_GRAPH)
            return next(iter(self._engine.quads_for_pattern(*about)), None) is not None

    def _quads(self, subject: ox.NamedNode | None, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        with failures("read", self._place):
            yield from self._engine.quads_for_pattern(subject, None, None, graph)

    def _value(self, article: str, name: str) -> str | None:
        node = rdf.mint(rdf.ARTICLE, article)
        with failures("read", self._place):
            about = (node, rdf.term(name), None, rdf.ARTICLES_GRAPH)
            quad = next(iter(self._engine.quads_for_pattern(*about)), None)
        return quad.object.value if quad and isinstance(quad.object, ox.Literal) else None

    # -- queries

    def named_queries(self) -> Mapping[str, NamedQuery]:
        """Return the queries of ``kg/queries`` by name."""
        return load_named_queries()

    def run_named(
        self,
        name: str,
        parameters: Given | None = None,
        *,
        hierarchy: Hierarchy | None = None,
        level: Level | None = None,
        limit: int | None = None,
    ) -> Result:
        """Return the answer of a named query; parameters are given as text, ids for actors, days
        also as dates. InputError for a name in place of an id.

        Of a query that gives the first of many rows as many are asked for as the ``limit`` says.

        With a ``hierarchy`` an act counts for all whom its actor acts for at its time, and actors
        are raised to the ``level`` first, as `kg.trace.trace` has it.
        """
        query, given = self._named_query(name), parameters or {}
        dates = {p.name for p in query.parameters if p.kind == "date"}
        counted = None
        if hierarchy is not None:
            counted = counted_for(query, given, hierarchy, level, self.actors())
        text = with_parameters(query, given, counted, embedded=self.embedded)
        return self.query(with_limit(text, limit)).without(dates)

    def spell_out(self, name: str, parameters: Given | None = None) -> str:
        """Return the text that a named query runs as, its parameters in it."""
        return spell_out(self._named_query(name), parameters or {})

    def _named_query(self, name: str) -> NamedQuery:
        """Return a named query; QueryError with the nearest ones for a name that none has."""
        named, name = self.named_queries(), name.removeprefix("@")
        if name not in named:
            near = get_close_matches(name, named, n=3, cutoff=0.4)
            hint = f"near it: {', '.join(near)}" if near else "all that there are: kg queries"
            raise QueryError(f"no query is called {name!r}", hint)
        return named[name]

    def stats(self) -> Mapping[str, int]:
        """Return how many articles, events, retellings, actors, edges and quads there are.

        Actors are those who take part in an event.
        """
        found = self.query(load_internal("counts"))
        counts = zip(found.variables, found.rows[0], strict=True)
        return {**{name: int(str(count)) for name, count in counts}, "quads": self._size()}

    @abstractmethod
    def _size(self) -> int: ...

    def check(self, *, shacl: bool = False) -> list[Violation]:
        """Return what is wrong with the store; ``shacl`` asks the (slow) SHACL shapes too."""
        return find_violations(self, self.ontology / "shapes.ttl" if shacl else None)
