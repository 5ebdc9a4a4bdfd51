"""The store: an Oxigraph database on disk that holds articles, events and actors.

One process writes at a time. ``read_only`` opens see the state of the moment they were opened,
and Oxigraph does not define what they see when a writer compacts files meanwhile: where a
writer may be at work, open a `Store.backup` instead (a tenth of a second, files are linked).
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from kg import rdf, rdf_read
from kg.check import Violation, find_violations
from kg.errors import InputError, QueryError, StoreError
from kg.model import Actor, Article, Event, Post, Report, Status
from kg.sparql import NamedQuery, Result, Value, load_named_queries, python_value, refuse_unsafe
from kg.taxonomy import Taxonomy, load_taxonomy

if TYPE_CHECKING:
    import rdflib

QUERIES = Path(__file__).with_name("queries")
GENERATOR = "kg/0.1.0"

_FORMATS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS}
_DEFAULTS = {"since": date.min, "until": date.max}


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@contextmanager
def _failures(action: str, path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:  # Oxigraph reports corruption as RuntimeError
        text = " ".join(str(error).split())
        lowered = text.lower()
        if "lock" in lowered and ("no locks" in lowered or "unavailable" in lowered):
            raise StoreError(
                f"another process is writing to {path}",
                "wait until it ends, or read a backup of the store",
            ) from error
        if isinstance(error, PermissionError) or "permission denied" in lowered:
            raise StoreError(f"no permission to {action} {path}", "check who owns it") from error
        if "read-write" in lowered:
            raise StoreError(f"{path} is open for reading only", "open it to write") from error
        if "no space left" in lowered:
            raise StoreError(f"the disk is full: {path}", "free some space, then retry") from error
        raise StoreError(
            f"cannot {action} {path}: {text}", "is it a store of kg? if damaged, rebuild it"
        ) from error


class Store:
    """Articles, events and actors on disk; use `Store.open`, best in a ``with`` statement."""

    def __init__(self, inner: ox.Store, path: Path, ontology: Path) -> None:
        self._inner: ox.Store | None = inner
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
        if ontology is None:
            from kg.settings import data_directory

            ontology = data_directory("ontology")
        path = Path(path)
        exists = (path / "CURRENT").is_file()
        if not exists and (read_only or not create):
            raise StoreError(f"there is no store at {path}", "build one with `kg build`")
        if not exists and path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise StoreError(f"{path} is not a store", "name a new or an empty directory")
        with _failures("open", path):
            if not exists:
                path.mkdir(parents=True, exist_ok=True)
            inner = ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
        store = cls(inner, path, ontology)
        if not read_only and not inner.contains_named_graph(rdf.SCHEMA_GRAPH):
            store.load_ontology(ontology)
        return store

    def close(self) -> None:
        """Release the store and its lock."""
        self._inner = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _db(self) -> ox.Store:
        if self._inner is None:
            raise StoreError(f"the store {self.path} is closed", "open it again")
        return self._inner

    # -- writing

    def load_ontology(self, directory: Path) -> None:
        """Put the Turtle files of an ontology directory into the schema graph."""
        quads = []
        for name in ("kg.ttl", "event-types.ttl"):
            text = (directory / name).read_text(encoding="utf-8")
            for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
                quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, rdf.SCHEMA_GRAPH))
        self._update(f"DROP SILENT GRAPH {rdf.SCHEMA_GRAPH}", quads)

    def add(
        self, article: Article, events: Sequence[Event], actors: Iterable[Actor] = ()
    ) -> Outcome:
        """Store an article's events in one transaction, in place of what it had before.

        Of the article everything but the text is kept; ``actors`` are those learned from it,
        which never replace an actor that is already known. InputError when a span is not the
        text at its offsets.
        """
        if wrong := rdf.check_offsets(article, events):
            raise InputError(wrong, "this is a fault of the extraction; please report it")
        learned = [actor for actor in actors if not self._described(rdf.ACTOR, actor.id)]
        content = _content_digest(article, events)
        before = self._value(article.id, "kg:contentDigest")
        if before == content and not learned:
            return Outcome.UNCHANGED
        when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        quads = rdf.event_quads(article.id, events, self.taxonomy)
        quads += rdf.article_quads(article, content=content, generator=GENERATOR, when=when)
        quads += rdf.actor_quads(learned)
        if before is None:
            with _failures("write to", self.path):
                self._db.extend(quads)
            return Outcome.ADDED
        self._update(_removal(article.id), quads)
        return Outcome.REPLACED

    def add_actors(self, actors: Iterable[Actor], posts: Iterable[Post] = ()) -> None:
        """Store actors and offices of the knowledge base; an actor replaces its namesake."""
        actors = list(actors)
        old = [
            quad
            for actor in actors
            for quad in self._quads(rdf.mint(rdf.ACTOR, actor.id), rdf.ACTORS_GRAPH)
        ]
        quads = rdf.actor_quads(actors) + rdf.post_quads(posts)
        removed = _block("DELETE DATA", old) if old else ""
        if removed:
            self._update(removed, quads)
        else:
            with _failures("write to", self.path):
                self._db.extend(quads)

    def remove(self, article: str) -> bool:
        """Remove an article and its events; False when there was none. Actors stay."""
        if self.digest(article) is None:
            return False
        self._update(_removal(article), [])
        return True

    def _update(self, removal: str, quads: list[ox.Quad]) -> None:
        insertion = f";\n{_block('INSERT DATA', quads)}" if quads else ""
        with _failures("write to", self.path):
            self._db.update(removal + insertion)

    # -- reading

    def digest(self, article: str) -> str | None:
        """Return the digest of an article as it was when stored, None when it is not here."""
        return self._value(article, "kg:digest")

    def articles(self) -> list[Article]:
        """Return all articles without their texts, by date and id."""
        found = rdf_read.read_articles(self._quads(None, rdf.ARTICLES_GRAPH))
        return sorted(found, key=lambda article: (article.date or date.max, article.id))

    def actors(self) -> dict[str, Actor]:
        """Return all actors by id."""
        found = rdf_read.read_actors(self._quads(None, rdf.ACTORS_GRAPH))
        return {actor.id: actor for actor in found}

    def posts(self) -> list[Post]:
        """Return all offices, by person and begin."""
        found = rdf_read.read_posts(self._quads(None, rdf.ACTORS_GRAPH))
        return sorted(found, key=lambda post: (post.person, post.begin or date.min, post.title))

    def events(self, article: str) -> list[Event]:
        """Return the events of an article in the order they were added."""
        quads = self._quads(None, rdf.article_graph(article))
        return list(rdf_read.EventReader(article, quads).events())

    def reports(
        self,
        *,
        actor: str | None = None,
        other: str | None = None,
        since: date | None = None,
        until: date | None = None,
        types: Iterable[str] | None = None,
        status: Status | None = None,
    ) -> list[Report]:
        """Return the events with their articles, sorted by date.

        ``actor`` and ``other`` take part as source or target; ``since`` and ``until`` are
        inclusive days that the event's interval must touch (an event without a date counts
        as its article's date); ``types`` are event types or subtypes.
        """
        wanted = None if types is None else frozenset(types)
        participants = {name for name in (actor, other) if name is not None}
        found: list[tuple[date, date, str, int, Report]] = []
        for article, iris in self._candidates(participants):
            reader = rdf_read.EventReader(
                article.id, self._quads(None, rdf.article_graph(article.id))
            )
            for iri in reader.iris if iris is None else sorted(iris):
                event = reader.event(iri)
                begin = event.date.start if event.date else article.date or date.min
                end = event.date.end if event.date else article.date or date.max
                if (
                    (wanted is None or event.subtype in wanted or event.event_type in wanted)
                    and (status is None or event.status is status)
                    and (since is None or end >= since)
                    and (until is None or begin <= until)
                ):
                    found.append(
                        (begin, end, article.id, len(found), Report(event=event, article=article))
                    )
        return [report for *_, report in sorted(found, key=lambda item: item[:4])]

    def _candidates(self, participants: set[str]) -> Iterator[tuple[Article, set[str] | None]]:
        """Yield articles with the IRIs of the events in which all participants take part."""
        articles = {rdf.article_graph(a.id).value: a for a in self.articles()}
        if not participants:
            for article in articles.values():
                yield article, None
            return
        groups = []
        for name in participants:
            node = rdf.mint(rdf.ACTOR, name)
            groups.append(
                {
                    (quad.graph_name.value, quad.subject.value)
                    for place in ("kg:source", "kg:target")
                    for quad in self._db.quads_for_pattern(None, rdf.term(place), node, None)
                }
            )
        iris: dict[str, set[str]] = {}
        for graph, event in set.intersection(*groups):
            iris.setdefault(graph, set()).add(event)
        for graph, events in iris.items():
            if graph in articles:
                yield articles[graph], events

    def stats(self) -> Mapping[str, int]:
        """Return how many articles, events, actors, direct edges and quads there are."""
        counts = {
            "articles": "GRAPH ?g {?x a schema:NewsArticle}",
            "events": "GRAPH ?g {?x a kg:Event}",
            "actors": "GRAPH ?g {?x a kg:Actor}",
        }
        found = {name: self._count(pattern) for name, pattern in counts.items()}
        return {**found, "quads": len(self._db)}

    def _count(self, pattern: str) -> int:
        rows = self.query(f"SELECT (COUNT(*) AS ?n) WHERE {{{pattern}}}").rows
        return int(str(rows[0][0]))

    def _quads(self, subject: ox.NamedNode | None, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        with _failures("read", self.path):
            yield from self._db.quads_for_pattern(subject, None, None, graph)

    def _described(self, namespace: str, identifier: str) -> bool:
        node = rdf.mint(namespace, identifier)
        return next(self._quads(node, rdf.ACTORS_GRAPH), None) is not None

    def _value(self, article: str, name: str) -> str | None:
        node = rdf.mint(rdf.ARTICLE, article)
        with _failures("read", self.path):
            found = self._db.quads_for_pattern(node, rdf.term(name), None, rdf.ARTICLES_GRAPH)
            quad = next(found, None)
        return None if quad is None else str(quad.object.value)

    # -- querying

    def query(self, sparql: str, bindings: Mapping[str, Value] | None = None) -> Result:
        """Return the answer to a SPARQL query over all graphs.

        ``bindings`` are substituted by the engine for variables of the SELECT clause, never
        written into the text: ``"<iri>"`` is an IRI, another str a literal, a date, int, float
        or bool a typed literal. QueryError for bad syntax, SERVICE, LOAD and updates.
        """
        refuse_unsafe(sparql)
        try:
            substitutions: dict[ox.Variable, Any] = {
                ox.Variable(k): _term(v) for k, v in (bindings or {}).items()
            }
            answer = self._db.query(
                sparql,
                prefixes=rdf.PREFIXES,
                use_default_graph_as_union=True,
                substitutions=substitutions,
            )
            return _result(answer)
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            text = " ".join(str(error).split())
            raise QueryError(f"the query cannot run: {text}", "check its SPARQL syntax") from error

    @cached_property
    def _named(self) -> Mapping[str, NamedQuery]:
        return load_named_queries(QUERIES)

    def named_queries(self) -> Mapping[str, NamedQuery]:
        """Return the queries of ``kg/queries`` by name."""
        return self._named

    def run_named(self, name: str, parameters: Mapping[str, str] | None = None) -> Result:
        """Return the answer of a named query; parameters are given as text, ids for actors."""
        if name not in self._named:
            raise QueryError(f"no query is called {name!r}", f"there are: {', '.join(self._named)}")
        query, given = self._named[name], dict(parameters or {})
        bindings: dict[str, Value] = {}
        for parameter in query.parameters:
            value = given.pop(parameter.name, None) or parameter.default
            if value is not None:
                bindings[parameter.name] = _bound(parameter.kind, value)
            elif parameter.required:
                raise QueryError(f"{name} needs the parameter {parameter.name}", query.example)
            elif parameter.kind == "date":
                bindings[parameter.name] = _DEFAULTS[parameter.name]
        if given:
            known = ", ".join(p.name for p in query.parameters) or "none"
            raise QueryError(f"{name} has no parameter {next(iter(given))!r}", f"it has: {known}")
        dates = {p.name for p in query.parameters if p.kind == "date"}
        return self.query(query.text, bindings).without(dates)

    def check(self, *, shacl: bool = False) -> list[Violation]:
        """Return what is wrong with the store; ``shacl`` asks the (slow) SHACL shapes too."""
        return find_violations(self, self.ontology / "shapes.ttl" if shacl else None)

    # -- copying

    def backup(self, path: Path) -> None:
        """Write a snapshot of the store to a new directory; readers may open it beside us."""
        if Path(path).exists():
            raise StoreError(f"{path} exists already", "name a new directory")
        with _failures("back up to", path):
            self._db.flush()
            self._db.backup(str(path))

    def dump(self, path: Path, format: str | None = None) -> None:
        """Write all quads to a file as trig or nq; the format defaults to the suffix."""
        chosen = format or path.suffix.lstrip(".")
        if chosen not in _FORMATS:
            raise StoreError(f"the store cannot be dumped as {chosen!r}", "use trig or nq")
        with _failures("write to", path):
            prefixes = rdf.PREFIXES if chosen == "trig" else None
            self._db.dump(str(path), _FORMATS[chosen], prefixes=prefixes)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy of all quads as an rdflib Dataset."""
        import rdflib

        data = self._db.dump(format=ox.RdfFormat.N_QUADS)
        dataset = rdflib.Dataset()
        with warnings.catch_warnings():
            # rdflib's own parser calls what rdflib has deprecated.
            warnings.simplefilter("ignore", DeprecationWarning)
            dataset.parse(data=data, format="nquads")
        return dataset


def _content_digest(article: Article, events: Sequence[Event]) -> str:
    parts = [article.digest, repr(replace(article, text="")), *map(repr, events)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _removal(article: str) -> str:
    graph, node = rdf.article_graph(article), rdf.mint(rdf.ARTICLE, article)
    return ";\n".join(
        [f"DROP SILENT GRAPH {graph}"]
        + [
            f"DELETE WHERE {{ GRAPH {rdf.ARTICLES_GRAPH} {{ {subject} ?p ?o }} }}"
            for subject in (node, graph)
        ]
    )


def _block(operation: str, quads: Iterable[ox.Quad]) -> str:
    """Return an update over quads; terms write themselves in escaped N-Triples syntax."""
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        graphs.setdefault(str(quad.graph_name), []).append(triple)
    blocks = (f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}" for graph, lines in graphs.items())
    return f"{operation} {{\n" + "\n".join(blocks) + "\n}"


def _term(value: Value) -> ox.NamedNode | ox.Literal:
    if isinstance(value, str):
        if value.startswith("<") and value.endswith(">"):
            return ox.NamedNode(value[1:-1])
        return ox.Literal(value)
    if isinstance(value, date):
        return rdf.typed(value.isoformat(), "date")
    if value is None:
        raise QueryError("a binding has no value", "leave the variable out")
    return ox.Literal(value)


def _bound(kind: str, value: str) -> Value:
    if kind == "actor":
        return f"<{rdf.mint(rdf.ACTOR, value).value}>"
    if kind == "type":
        return f"<{rdf.mint(rdf.TYPE, value).value}>"
    try:
        if kind == "date":
            return date.fromisoformat(value)
        return int(value) if kind == "number" else value
    except ValueError:
        raise QueryError(f"{value!r} is not a {kind}", "dates are written YYYY-MM-DD") from None


def _result(answer: Any) -> Result:
    if isinstance(answer, ox.QueryTriples):
        triples = list(answer)
        rows = tuple(tuple(map(str, triple)) for triple in triples)
        text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode("utf-8")
        names = ("subject", "predicate", "object")
        return Result(kind="graph", variables=names, rows=rows, document=text)
    text = answer.serialize(format=ox.QueryResultsFormat.JSON).decode("utf-8")
    data = json.loads(text)
    if isinstance(answer, ox.QueryBoolean):
        rows = ((bool(data["boolean"]),),)
        return Result(kind="ask", variables=("boolean",), rows=rows, document=text)
    names = tuple(data["head"]["vars"])
    cells = data["results"]["bindings"]
    values = tuple(tuple(python_value(row.get(name)) for name in names) for row in cells)
    return Result(kind="select", variables=names, rows=values, document=text)
