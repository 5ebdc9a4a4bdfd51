"""All that the store says of a node, and what points to it, with names and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import urlencode

from kg import rdf
from kg.server.pages.addresses import path_of
from kg.server.pages.markup import Html, el, join, named, outside
from kg.server.surroundings import surroundings
from kg.shown import counted
from kg.store import Store
from kg.store.nodes import Pointing, Value

_SOME = 10  # nodes named that point to a node by a property
_LONG = 2000  # characters of a text


class Links:
    """Links to nodes: to their pages here, or to where they are on the web."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = surroundings(store)
        self._labels: dict[str, str] = {}

    def __call__(self, iri: str) -> Html:
        """A link to a node (IRI), by what people call it."""
        if not iri.startswith(rdf.BASE):
            return outside(iri, named(name_of(iri), 120))
        return el("a", {"href": path_of(iri), "title": iri}, named(self.label(iri), 120))

    def label(self, iri: str) -> str:
        """What a node of ours is called: an actor by its name, an article by its title."""
        if iri.startswith(rdf.ACTOR):
            return self._known.label(rdf.identify(iri))
        if iri not in self._labels:
            is_article = iri.startswith(rdf.ARTICLE) and "#" not in iri
            article = self._store.nodes.article(rdf.identify(iri)) if is_article else None
            self._labels[iri] = (article.title if article else "") or name_of(iri)
        return self._labels[iri]


def name_of(iri: str) -> str:
    """A node as people write it: ``kg:source``, the end of an IRI of ours, else the IRI."""
    return rdf.prefixed(iri).strip("<>").removeprefix(rdf.BASE)


def label_in(values: Mapping[str, Sequence[str]]) -> str:
    """The label among the values of a node's properties (IRIs); empty without one."""
    found = (values.get(rdf.term(name).value, ()) for name in ("rdfs:label", "skos:prefLabel"))
    return next((label for labels in found for label in labels), "")


def facts(store: Store, iri: str, *, shown: bool) -> Html | None:
    """All properties with their values; folded up unless they are to be ``shown``."""
    said, link = store.nodes.said(iri), Links(store)
    if not said:
        return None
    rows = [
        el("div", None, el("dt", None, link(property)),
           [el("dd", None, _value(value, link)) for _, value in values])
        for property, values in groupby(said, key=lambda pair: pair[0])
    ]  # fmt: skip
    return el(
        "details",
        {"class": "facts-all", "open": shown},
        el("summary", None, el("h2", None, "All that the store says")),
        el("dl", {"class": "said-of"}, rows),
    )


def _value(value: Value, link: Links) -> Html:
    return link(value.text) if value.is_node else named(value.text, _LONG)


def pointing(store: Store, iri: str) -> Html | None:
    """What points to a node: by each property how many, some of them, and a query for all."""
    link = Links(store)
    rows = [_pointing(one, iri, link) for one in store.nodes.pointing(iri, _SOME)]
    if not rows:
        return None
    return el(
        "section", None, el("h2", None, "What points here"), el("dl", {"class": "said-of"}, rows)
    )


def _pointing(one: Pointing, iri: str, link: Links) -> Html:
    query = f"SELECT ?node WHERE {{\n  ?node <{one.property}> <{iri}> .\n}}\nORDER BY ?node"
    every = el("a", {"href": f"/query?{urlencode({'query': query})}"}, counted(one.count, "node"))
    nodes = [el("dd", None, link(node)) for node in one.some]
    return el("div", None, el("dt", None, link(one.property), " ", join(every)), nodes)
