"""A query handed to the engine: over which graphs, and its complaints in a line of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg import rdf
from kg.errors import QueryError
from kg.guard import graphs_named, refuse_unsafe
from kg.store.failures import failures

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Substitutions = Mapping[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]

_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}

_SYNTAX = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SAID = re.compile(r"(?:^|, )([A-Z][A-Za-z*]* [^,\[\]\"']+)")  # what is no token of the grammar
_KEYWORD = re.compile("[A-Z]+")
_NEAR = 20  # characters of a query shown where it went wrong


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs (IRIs) that a query sees: merged into the default one, and by their names."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def ask(
    engine: ox.Store,
    sparql: str,
    substitutions: Substitutions | None = None,
    dataset: Dataset | None = None,
) -> Answer:
    """Return the answer, which the engine computes while it is read; read it in `explained`.

    The default graph is all graphs together, unless FROM or a ``dataset``, which goes before
    FROM, says otherwise. RefusedError for what may not run, QueryError for graphs that are not
    here.
    """
    refuse_unsafe(sparql)
    default = [ox.NamedNode(iri) for iri in dataset.default] if dataset else None
    named = [ox.NamedNode(iri) for iri in dataset.named] if dataset else None
    asked = [ox.NamedNode(iri) for iri in graphs_named(sparql, rdf.PREFIXES)]
    for graph in [*asked, *(default or ()), *(named or ())]:
        if not engine.contains_named_graph(graph):
            raise QueryError(f"there is no graph {graph} here", "leave it out")
    return engine.query(
        sparql,
        prefixes=rdf.PREFIXES,
        use_default_graph_as_union=not asked and dataset is None,
        default_graph=default,  # type: ignore[arg-type]  # the stub wants a list of all kinds
        named_graphs=named,  # type: ignore[arg-type]
        substitutions=dict(substitutions or {}),
    )


def is_graph(answer: Answer) -> bool:
    """Return whether an answer holds triples, not rows or a yes or no."""
    return isinstance(answer, ox.QueryTriples)


def write(answer: Answer, out: IO[bytes], format: str) -> None:
    """Write a table as json, xml, csv or tsv, a graph as ttl, nt, jsonld or rdf."""
    if isinstance(answer, ox.QueryTriples):
        write_triples(answer, out, format)
    else:
        answer.serialize(out, _TABLES[format])


def write_triples(triples: Iterable[ox.Triple], out: IO[bytes], format: str) -> None:
    """Write triples as ttl, nt, jsonld or rdf."""
    prefixes = None if format == "nt" else rdf.PREFIXES
    ox.serialize(triples, out, _GRAPHS[format], prefixes=prefixes)


@contextmanager
def explained(sparql: str, path: Path) -> Iterator[None]:
    """Turn what goes wrong with a query into a QueryError, what goes wrong with the store else."""
    try:
        yield
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        text = " ".join(str(error).split())
        if isinstance(error, OSError) or "corruption" in text.lower():
            with failures("read", path):
                raise
        told = f"the query cannot run: {_place(str(error), sparql) or text}"
        raise QueryError(told, "check its SPARQL syntax") from error


def _place(complaint: str, sparql: str) -> str | None:
    """Where the parser stopped; what it expected there is a list of half the grammar."""
    found = _SYNTAX.fullmatch(complaint)
    if found is None:
        return None
    number, column, expected = int(found[1]), int(found[2]), found[3]
    at = sum(len(line) + 1 for line in sparql.split("\n")[: number - 1]) + column - 1
    if _KEYWORD.fullmatch(expected):  # it has counted the letters that it compared
        at -= len(expected)
    before, rest = sparql[:at].split("\n"), sparql[at:].split("\n")[0].strip()
    near = f"near {rest[:_NEAR]!r}" if rest else "near the end"
    reasons = "; ".join(_SAID.findall(expected))
    where = f"line {len(before)}, column {len(before[-1]) + 1}, {near}"
    return f"{where}: {reasons}" if reasons else where
