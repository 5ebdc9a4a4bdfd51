"""Articles, actors and offices as quads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pyoxigraph as ox

from kg.model import Actor, Article, Event, Kind, Post
from kg.rdf.terms import (
    ACTOR,
    ACTORS_GRAPH,
    ARTICLE,
    ARTICLES_GRAPH,
    BASE,
    POST,
    GraphWriter,
    article_graph,
    mint,
    term,
    typed,
)
from kg.shown import opening


def content_digest(article: Article, events: Sequence[Event]) -> str:
    """Return a digest of all that is stored of an article; equal ones mean nothing to write."""
    parts = [article.digest, repr(replace(article, text="")), *map(repr, events)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def article_quads(
    article: Article, *, content: str, generator: str, when: str | None
) -> list[ox.Quad]:
    """Return an article's metadata and provenance; of its text the first words if it has no title.

    ``content`` is a digest of all that was stored, ``generator`` names the program and its
    version ("kg/0.1.0"), ``when`` is the xsd:dateTime of the run; None where the same article
    must give the same quads whenever it is read.
    """
    graph = GraphWriter(ARTICLES_GRAPH)
    node, events = mint(ARTICLE, article.id), article_graph(article.id)
    graph.put(node, "rdf:type", term("schema:NewsArticle"))
    graph.put(node, "schema:identifier", article.id)
    graph.put(node, "schema:headline", article.title)
    graph.put(node, "kg:opening", None if article.title else opening(article.text) or None)
    graph.put(node, "schema:url", article.url)
    graph.put(node, "schema:publisher", article.publisher)
    graph.put(node, "kg:file", article.file)
    if article.date is not None:
        graph.put(node, "schema:datePublished", typed(article.date.isoformat(), "date"))
    graph.put(node, "kg:digest", article.digest)
    graph.put(node, "kg:contentDigest", content)
    graph.put(node, "kg:graph", events)
    at = None if when is None else typed(when, "dateTime")
    graph.put(node, "kg:extractedAt", at)
    graph.put(events, "prov:wasDerivedFrom", node)
    graph.put(events, "prov:wasAttributedTo", mint(f"{BASE}software/", generator))
    graph.put(events, "prov:generatedAtTime", at)
    return graph.quads


_CLASSES = {
    Kind.COUNTRY: "schema:Country",
    Kind.ORGANISATION: "schema:Organization",
    Kind.PERSON: "schema:Person",
    Kind.GROUP: "org:OrganizationalCollaboration",
    Kind.PLACE: "schema:Place",
    Kind.MATTER: "schema:Thing",
}


def actor_quads(actors: Iterable[Actor]) -> list[ox.Quad]:
    """Return actors as quads of the actor graph; aliases are a set, their order is not kept."""
    graph = GraphWriter(ACTORS_GRAPH)
    for actor in actors:
        node = mint(ACTOR, actor.id)
        graph.put(node, "rdf:type", term("kg:Actor"))
        graph.put(node, "rdf:type", term(_CLASSES[actor.kind]))
        graph.put(node, "skos:prefLabel", actor.label)
        graph.put(node, "kg:kind", term(f"kg:{actor.kind.value.capitalize()}"))
        graph.put(node, "kg:country", actor.country)
        graph.put(node, "kg:sector", actor.sector)
        if actor.wikidata is not None:
            graph.put(node, "owl:sameAs", mint("http://www.wikidata.org/entity/", actor.wikidata))
        for alias in actor.aliases:
            graph.put(node, "skos:altLabel", alias)
        if actor.part_of is not None:
            graph.put(node, "kg:partOf", mint(ACTOR, actor.part_of))
        if actor.learned:
            graph.put(node, "kg:learned", typed("true", "boolean"))
    return graph.quads


def post_quads(posts: Iterable[Post]) -> list[ox.Quad]:
    """Return offices over time as W3C ORG memberships in the actor graph."""
    graph = GraphWriter(ACTORS_GRAPH)
    for post in posts:
        digest = hashlib.sha256(repr(post).encode()).hexdigest()[:16]
        node = ox.NamedNode(POST + digest)
        graph.put(node, "rdf:type", term("org:Membership"))
        graph.put(node, "org:member", mint(ACTOR, post.person))
        graph.put(node, "kg:title", post.title)
        if post.organisation is not None:
            graph.put(node, "org:organization", mint(ACTOR, post.organisation))
        graph.put(node, "kg:country", post.country)
        if post.begin is not None:
            graph.put(node, "kg:begin", typed(post.begin.isoformat(), "date"))
        if post.end is not None:
            graph.put(node, "kg:end", typed(post.end.isoformat(), "date"))
    return graph.quads
