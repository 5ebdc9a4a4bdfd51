"""Writing: transactions of quads, and SPARQL updates over terms that write themselves."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg import rdf
from kg.store.failures import failures

HELD = 50_000  # quads the engine may keep in memory; left alone it keeps some 500 MB of them


class Writer:
    """Writes to the engine of a path, one transaction a call; memory stays flat."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = 0

    def extend(self, engine: ox.Store, quads: list[ox.Quad]) -> None:
        """Add quads."""
        with failures("write to", self._path):
            engine.extend(quads)
            self._flush(engine, len(quads))

    def update(self, engine: ox.Store, removal: str, quads: list[ox.Quad]) -> None:
        """Run the update `removal`, if it is not empty, then add quads."""
        insertion = block("INSERT DATA", quads) if quads else ""
        with failures("write to", self._path):
            engine.update(";\n".join(part for part in (removal, insertion) if part))
            self._flush(engine, len(quads))

    def settle(self, engine: ox.Store) -> None:
        """Let the engine write what it holds: readers would have to read its log for that."""
        with suppress(OSError, RuntimeError):  # what is in the log is stored
            if self._held:
                engine.flush()
                self._held = 0

    def _flush(self, engine: ox.Store, added: int) -> None:
        self._held += added
        if self._held > HELD:
            engine.flush()
            self._held = 0


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
