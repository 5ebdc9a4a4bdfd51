"""SPARQL updates of ours, over terms that write themselves."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg import rdf


def removal(article: str) -> str:
    """Return the update that takes an article, its events and its provenance out."""
    graph, node = rdf.article_graph(article), rdf.mint(rdf.ARTICLE, article)
    return ";\n".join(
        [f"DROP SILENT GRAPH {graph}"]
        + [
            f"DELETE WHERE {{ GRAPH {rdf.ARTICLES_GRAPH} {{ {subject} ?p ?o }} }}"
            for subject in (node, graph)
        ]
    )


def block(operation: str, quads: Iterable[ox.Quad]) -> str:
    """Return an update over quads; terms write themselves in escaped N-Triples syntax."""
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        graphs.setdefault(str(quad.graph_name), []).append(triple)
    blocks = (f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}" for graph, lines in graphs.items())
    return f"{operation} {{\n" + "\n".join(blocks) + "\n}"
