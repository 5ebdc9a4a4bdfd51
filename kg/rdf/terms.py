"""The IRIs of kg, prefixed names, typed literals; the only place that knows them."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote

import pyoxigraph as ox

BASE = "https://kg.example/"
KG, TYPE, ACTOR, POST = f"{BASE}ontology#", f"{BASE}type/", f"{BASE}actor/", f"{BASE}post/"
ARTICLE, EVENT, GRAPH = f"{BASE}article/", f"{BASE}event/", f"{BASE}graph/"
ARTICLE_GRAPH = f"{GRAPH}article/"

PREFIXES = {
    "kg": KG,
    "ty": TYPE,
    "actor": ACTOR,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LOCAL = re.compile(r"[A-Za-z][\w-]*", re.ASCII)

Node = ox.NamedNode
Object = ox.NamedNode | ox.Literal

_MINTED = 10_000  # IRIs that are remembered: an article names the same actors over and over
_TERMS: dict[str, ox.NamedNode] = {}


def term(name: str) -> ox.NamedNode:
    """Return the node of a prefixed name, as in ``term("kg:source")``."""
    node = _TERMS.get(name)
    if node is None:
        prefix, _, local = name.partition(":")
        node = _TERMS[name] = ox.NamedNode(PREFIXES[prefix] + local)
    return node


def prefixed(iri: str) -> str:
    """Return an IRI as queries may have it: ``kg:source``, or in angle brackets."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


@lru_cache(maxsize=_MINTED)
def mint(namespace: str, identifier: str) -> ox.NamedNode:
    """Return the IRI of an id; everything but letters, digits and ``_.-~`` is encoded."""
    return ox.NamedNode(namespace + quote(identifier, safe=""))


def identify(node: str) -> str:
    """Return the id that `mint` made this IRI from."""
    return unquote(node.rsplit("/", 1)[1])


SCHEMA_GRAPH = ox.NamedNode(f"{GRAPH}schema")
ARTICLES_GRAPH = ox.NamedNode(f"{GRAPH}articles")
ACTORS_GRAPH = ox.NamedNode(f"{GRAPH}actors")
JUDGEMENTS_GRAPH = ox.NamedNode(f"{GRAPH}judgements")
STORIES_GRAPH = ox.NamedNode(f"{GRAPH}stories")
STORE_GRAPH = ox.NamedNode(f"{GRAPH}store")


def article_graph(article: str) -> ox.NamedNode:
    """Return the named graph that holds all events of an article."""
    return mint(ARTICLE_GRAPH, article)


def typed(value: object, datatype: str) -> ox.Literal:
    """Return a literal of an XSD datatype."""
    return ox.Literal(str(value), datatype=term(f"xsd:{datatype}"))


class GraphWriter:
    """Collects the triples of one graph, each once."""

    def __init__(self, graph: ox.NamedNode) -> None:
        self.graph = graph
        self.seen: set[str] = set()
        self.quads: list[ox.Quad] = []

    def put(self, subject: Node, predicate: str, value: Object | str | None) -> None:
        """Add a triple; a plain string becomes a literal, None adds nothing."""
        if value is not None:
            found = ox.Literal(value) if isinstance(value, str) else value
            self.quads.append(ox.Quad(subject, term(predicate), found, self.graph))
