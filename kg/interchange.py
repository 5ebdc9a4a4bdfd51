"""A store in the RDF formats that rdflib writes.

They hold whole named graphs; a choice of events leaves out the others' nodes and edges. Turtle and
RDF/XML have no named graphs, so they hold the triples of all graphs together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.choice import Chosen
from kg.model import Event

if TYPE_CHECKING:
    import rdflib


def _dataset(chosen: Chosen) -> rdflib.Dataset:
    """The store's quads; of a choice of events, the article graphs hold these alone.

    What is known of articles, actors and types stays whole.
    """
    dataset = chosen.store.to_rdflib()
    if not chosen.filtered:
        return dataset
    for graph in list(dataset.graphs()):
        name = str(graph.identifier)
        if name.startswith(rdf.ARTICLE_GRAPH) or name == rdf.STORIES_GRAPH.value:
            dataset.remove_graph(graph)
    told: dict[str, list[Event]] = {}
    for report in chosen.reports:
        told.setdefault(report.article.id, []).append(report.event)
    quads = (q for id, events in told.items() for q in rdf.event_quads(id, events, chosen.taxonomy))
    dataset.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset


def to_quads(format: str) -> Callable[[Chosen], str]:
    """A writer for a format with named graphs, under rdflib's name for it."""

    def write(chosen: Chosen) -> str:
        with rdf.quietly():
            return str(_dataset(chosen).serialize(format=format))

    return write


def to_triples(format: str) -> Callable[[Chosen], str]:
    """A writer for a format without named graphs: all graphs together."""

    def write(chosen: Chosen) -> str:
        with rdf.quietly():
            union = rdf.merge_graphs(_dataset(chosen))
            for prefix, namespace in rdf.PREFIXES.items():
                union.bind(prefix, namespace)
            return str(union.serialize(format=format))

    return write
