"""A node of the store as a page shows it: what is said of it, and what points to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.model import Article, Post, Report
from kg.sparql import load_internal
from kg.store.asking import write_triples
from kg.store.failures import iri as named
from kg.store.finding import values

if TYPE_CHECKING:
    from kg.store.reader import Engine, Reader

_SPAN = "#char="  # in the IRI of a stretch of an article's text


@dataclass(frozen=True, slots=True)
class Value:
    """What a property has: the IRI of a node, or a text."""

    text: str
    is_node: bool = False


@dataclass(frozen=True, slots=True)
class Pointing:
    """How many nodes have a node as the value of a property (IRI), and some of them (IRIs)."""

    property: str
    count: int
    some: tuple[str, ...]


class Nodes:
    """The nodes of what is read, by their IRIs."""

    def __init__(self, reader: Reader, engine: Engine) -> None:
        self._reader = reader
        self._engine = engine

    def known(self, iri: str) -> bool:
        """Return whether anything is said of a node, points to it, or stands in it as a graph."""
        node = ox.NamedNode(iri)
        for about in ((node, None, None), (None, node, None), (None, None, node)):
            subject, value, graph = about
            if any(True for _ in self._engine.quads_for_pattern(subject, None, value, graph)):
                return True
        return False

    def said(self, iri: str) -> list[tuple[str, Value]]:
        """Return properties (IRIs) with their values, sorted; nothing where nothing is said."""
        quads = self._engine.quads_for_pattern(ox.NamedNode(iri), None, None, None)
        found = {
            (quad.predicate.value, Value(quad.object.value, isinstance(quad.object, ox.NamedNode)))
            for quad in quads
            if isinstance(quad.object, ox.NamedNode | ox.Literal)
        }
        return sorted(found, key=lambda pair: (pair[0], pair[1].text))

    def pointing(self, iri: str, most: int) -> list[Pointing]:
        """Return what points to a node, by property; of each at most some nodes."""
        counts = self._reader.query(load_internal("pointing"), {"node": f"<{iri}>"})
        found = [
            Pointing(str(name), int(str(count)), self.having(str(name), iri, most))
            for name, count, _ in counts
        ]
        return sorted(found, key=lambda one: (-one.count, one.property))

    def having(self, property: str, iri: str, most: int) -> tuple[str, ...]:
        """Return nodes (IRIs) that have a node as the value of a property (IRI), at most some."""
        about = (None, ox.NamedNode(property), ox.NamedNode(iri), None)
        quads = islice(self._engine.quads_for_pattern(*about), 2 * most)  # two graphs may say it
        return tuple(dict.fromkeys(_value(quad.subject) for quad in quads))[:most]

    def called(self, iris: Iterable[str]) -> dict[str, str]:
        """Return what people call nodes (IRIs): labels, the addresses of articles."""
        if not (nodes := [ox.NamedNode(iri) for iri in sorted(iris)]):
            return {}
        pattern = f"{values('node', nodes)} ?node skos:prefLabel|schema:url ?name"
        found = self._reader.query(f"SELECT ?node ?name WHERE {{ {pattern} }}")
        return {str(node): str(name) for node, name in found}

    def event(self, iri: str) -> Report | None:
        """Return the event of an IRI with its article; None when that is no event."""
        about = (ox.NamedNode(iri), rdf.term("rdf:type"), rdf.term("kg:Event"), None)
        for quad in list(self._engine.quads_for_pattern(*about)):
            graph = quad.graph_name
            if not isinstance(graph, ox.NamedNode):
                continue  # told by no article
            if article := self.article(rdf.identify(graph.value)):
                return self.report(iri, article)
        return None

    def article(self, article: str) -> Article | None:
        """Return an article (id) without its text, None when it is not here."""
        return next(rdf.read_articles(self._reader.about(article)), None)

    def articles_with(self, property: str, value: str, most: int) -> list[Article]:
        """Return articles (at most some) of which a property has a value, without their texts."""
        about = (None, rdf.term(property), ox.Literal(value), rdf.ARTICLES_GRAPH)
        quads = list(islice(self._engine.quads_for_pattern(*about), most))
        found = (self.article(rdf.identify(_value(quad.subject))) for quad in quads)
        return [article for article in found if article]

    def post(self, iri: str) -> Post | None:
        """Return the office of an IRI, None when that is none."""
        about = (ox.NamedNode(iri), None, None, rdf.ACTORS_GRAPH)
        return next(rdf.read_posts(self._engine.quads_for_pattern(*about)), None)

    def lead(self, event: str) -> str | None:
        """Return the event (IRI) that leads the story of an event; None where that is itself."""
        about = (ox.NamedNode(event), rdf.term("kg:retells"), None, rdf.STORIES_GRAPH)
        return next((_value(q.object) for q in self._engine.quads_for_pattern(*about)), None)

    def report(self, iri: str, article: Article) -> Report:
        """Return an event (IRI) of an article; nothing else of the article is read."""
        own = self._parts(iri, rdf.article_graph(article.id))
        return Report(event=rdf.EventReader(article.id, own).event(iri), article=article)

    def write(self, iri: str, out: IO[bytes], format: str, most: int) -> bool:
        """Write what is said of a node and its parts, and at most so much of what points to it.

        An article brings all that it tells, a graph all that it holds. ``format`` as in
        `Store.answer`; False, and nothing written, when nothing is known of the node.
        """
        quads = [*self._parts(iri, None)]
        if graph := _graph_of(iri):
            quads += self._reader.quads(graph)
        quads += islice(self._engine.quads_for_pattern(None, None, ox.NamedNode(iri), None), most)
        if quads:
            write_triples(dict.fromkeys(quad.triple for quad in quads), out, format)
        return bool(quads)

    def _parts(self, iri: str, graph: ox.NamedNode | None) -> Iterator[ox.Quad]:
        """Yield what is said of a node and of its parts: an event's mentions, and the words."""
        seen, more = {iri}, [ox.NamedNode(iri)]
        while more:
            for quad in self._engine.quads_for_pattern(more.pop(), None, None, graph):
                yield quad
                value = quad.object
                if isinstance(value, ox.NamedNode) and value.value not in seen:
                    seen.add(value.value)
                    more += [value] * _is_part(value.value, iri)


def _graph_of(iri: str) -> ox.NamedNode | None:
    if iri == rdf.KG.rstrip("#"):
        return rdf.SCHEMA_GRAPH
    if iri.startswith(rdf.ARTICLE):
        return rdf.article_graph(rdf.identify(iri))
    return ox.NamedNode(iri) if iri.startswith(rdf.GRAPH) else None


def _is_part(node: str, whole: str) -> bool:
    return node.startswith(f"{whole}/") or _SPAN in node


def _value(node: object) -> str:
    return node.value if isinstance(node, ox.BlankNode) else named(node)
