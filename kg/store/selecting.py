"""Quads and rows that a SPARQL server gives for SELECT queries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import pyoxigraph as ox

from kg import rdf
from kg.endpoint import Endpoint
from kg.errors import QueryError, StoreError
from kg.guard import form_of, prefixes_of
from kg.sparql import Result
from kg.store import answers
from kg.store.finding import values

T = TypeVar("T")
Term = ox.NamedNode | ox.Literal
Row = Mapping[str, Any]

_TABLE, _GRAPH = "application/sparql-results+json", "application/n-triples"
_CUT = "X-SPARQL-MaxRows"  # how Virtuoso says that there are more rows than it gives
_ASKED = "__ASK_RETVAL"  # Virtuoso's variable for the answer to ASK
_BOOLEAN = rdf.term("xsd:boolean")
_TRUE = ox.Literal("true", datatype=_BOOLEAN)


class CutError(QueryError):
    """A server has more rows than it gives."""


class Server:
    """What a SPARQL server answers; whole graphs are read once and kept."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._kept: dict[tuple[object, object], list[ox.Quad]] = {}
        self._is_union = False

    # -- the queries of others

    def ask(self, sparql: str) -> Result:
        """Return the answer to a query; QueryError where it is empty for a wrong reason."""
        if form_of(sparql) in ("CONSTRUCT", "DESCRIBE"):
            body = self._answer(sparql, _GRAPH)
            with self._understood():
                return answers.graph(quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES))
        body = self._answer(sparql, _TABLE)
        with self._understood():
            found = answers.table(_as_recommended(body.decode("utf-8")))
        if not any(any(row) for row in found):
            self._check_default_graph()
        return found

    def _check_default_graph(self) -> None:
        """Raise QueryError when the default graph is not all graphs together."""
        if self._is_union:
            return
        for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"):
            if any(self.rows(f"SELECT ?s WHERE {{ {pattern} }} LIMIT 1")):
                self._is_union = pattern == "?s ?p ?o"
                break
        else:
            return  # there is nothing at all
        if not self._is_union:
            raise QueryError(
                f"{self.endpoint.url}: its default graph is not all graphs together",
                "set the server up so (Fuseki: tdb2:unionDefaultGraph true)",
            )

    # -- our own

    def rows(self, sparql: str) -> Iterator[Row]:
        """Yield the rows of a SELECT query; `CutError` when some are missing."""
        body = self._answer(sparql, _TABLE)
        with self._understood():
            solutions = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
            if not isinstance(solutions, ox.QuerySolutions):
                raise TypeError("an answer to ASK")
            names = [variable.value for variable in solutions.variables]
            for solution in solutions:
                yield dict(zip(names, solution, strict=True))

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph_name: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that match; None is any."""
        fixed = {"s": subject, "p": predicate, "o": object, "g": graph_name}
        if subject is None and object is None:
            key = (predicate, graph_name)
            if key not in self._kept:
                self._kept[key] = list(self._quads(fixed))
            return iter(self._kept[key])
        return self._quads(fixed)

    def quads_of(
        self, place: str, nodes: Sequence[ox.NamedNode], graph: ox.NamedNode | None = None
    ) -> list[ox.Quad]:
        """Return the quads whose subject ("s") or graph ("g") is one of some nodes."""
        try:
            return list(self._quads({"g": graph}, values(place, nodes)))
        except CutError:
            half = len(nodes) // 2
            if not half:
                raise
            return [q for n in (nodes[:half], nodes[half:]) for q in self.quads_of(place, n, graph)]

    def _quads(self, fixed: Mapping[str, Term | None], given: str = "") -> Iterator[ox.Quad]:
        known = {name: node for name, node in fixed.items() if node is not None}
        triple = " ".join(str(known.get(name, f"?{name}")) for name in "spo")
        asked = " ".join(f"?{name}" for name in "spog" if name not in known) or "*"
        pattern = f"GRAPH {known.get('g', '?g')} {{ {triple} }}"
        for row in self.rows(f"SELECT {asked} WHERE {{ {given} {pattern} }}"):
            s, p, o, g = (cast(Any, known.get(name) or row[name]) for name in "spog")
            yield ox.Quad(s, p, _TRUE if _is_true(o) else o, g)

    def _answer(self, sparql: str, accept: str) -> bytes:
        body, headers = self.endpoint.query(_with_prefixes(sparql), accept)
        if _CUT in headers:
            raise CutError(
                f"{self.endpoint.url}: the answer has more than the {headers[_CUT]} rows allowed",
                "ask for less, or raise the server's limit (Virtuoso: ResultSetMaxRows)",
            )
        return body

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Turn what cannot be read as an answer into a StoreError."""
        try:
            yield
        except (SyntaxError, ValueError, KeyError, TypeError) as error:
            what = f"{self.endpoint.url}: the answer is none that SPARQL knows"
            raise StoreError(what, "is it the address of a SPARQL service?") from error


def chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return the items in parts of at most this size."""
    return [items[at : at + size] for at in range(0, len(items), size)]


def _with_prefixes(sparql: str) -> str:
    """Return a query with our prefixes on its first line: errors name the lines that people see."""
    own = prefixes_of(sparql)
    ours = (f"PREFIX {name}: <{iri}>" for name, iri in rdf.PREFIXES.items() if name not in own)
    return f"{' '.join(ours)} {sparql}"


def _is_true(term: Term) -> bool:
    return isinstance(term, ox.Literal) and term.datatype == _BOOLEAN and term.value == "1"


def _as_recommended(document: str) -> str:
    """Return SPARQL JSON as the recommendation has it: Virtuoso writes some of it otherwise."""
    if '"typed-literal"' not in document and _ASKED not in document:
        return document
    data = json.loads(document)
    cells = [cell for row in data["results"]["bindings"] for cell in row.values()]
    if data["head"]["vars"] == [_ASKED]:
        return json.dumps({"head": {}, "boolean": any(cell["value"] == "1" for cell in cells)})
    for cell in cells:
        if cell["type"] == "typed-literal":
            cell["type"] = "literal"
            if cell["datatype"] == _BOOLEAN.value:
                cell["value"] = str(cell["value"] in ("1", "true")).lower()
    return json.dumps(data, ensure_ascii=False)
