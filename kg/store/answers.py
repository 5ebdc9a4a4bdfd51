"""Queries run: Python values → terms, the engine's answers → `Result`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from kg import rdf
from kg.errors import QueryError
from kg.sparql import NamedQuery, Result, Value, python_value
from kg.store.failures import failures

_OPEN_ENDS = {"since": date.min, "until": date.max}

_COUNTS = {
    "articles": "GRAPH ?g { ?x a schema:NewsArticle }",
    "events": "GRAPH ?g { ?x a kg:Event }",
    "retellings": "GRAPH <https://kg.example/graph/stories> { ?x kg:retells ?y }",
    "actors": "GRAPH ?g { ?x a kg:Actor }",
    "edges": """GRAPH <https://kg.example/graph/schema> { ?p rdfs:subPropertyOf* kg:actedToward }
        GRAPH ?g { ?x ?p ?y }""",
}

Term = ox.NamedNode | ox.Literal
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def run_query(engine: ox.Store, sparql: str, bindings: Mapping[str, Value], path: Path) -> Result:
    """Return the answer over all graphs; QueryError with the engine's words in one line."""
    try:
        substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): _term(value) for name, value in bindings.items()
        }
        answer = engine.query(
            sparql,
            prefixes=rdf.PREFIXES,
            use_default_graph_as_union=True,
            substitutions=substitutions,
        )
        return _result(answer)
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        text = " ".join(str(error).split())
        if isinstance(error, OSError) or "corruption" in text.lower():
            with failures("read", path):
                raise
        raise QueryError(f"the query cannot run: {text}", "check its SPARQL syntax") from error


def count(engine: ox.Store, path: Path) -> dict[str, int]:
    """Return how many articles, events and so on there are."""
    found = {}
    for name, pattern in _COUNTS.items():
        rows = run_query(engine, f"SELECT (COUNT(*) AS ?n) WHERE {{{pattern}}}", {}, path).rows
        found[name] = int(str(rows[0][0]))
    return found


def bind_named(query: NamedQuery, parameters: Mapping[str, str]) -> dict[str, Value]:
    """Return what the variables of a named query are bound to; QueryError for a wrong one."""
    given = dict(parameters)
    bindings: dict[str, Value] = {}
    for parameter in query.parameters:
        value = given.pop(parameter.name, None) or parameter.default
        if value is not None:
            bindings[parameter.name] = _bound(parameter.kind, value)
        elif parameter.required:
            raise QueryError(f"{query.name} needs the parameter {parameter.name}", query.example)
        elif parameter.kind == "date":
            bindings[parameter.name] = _OPEN_ENDS[parameter.name]
    if given:
        known = ", ".join(p.name for p in query.parameters) or "none"
        wrong = next(iter(given))
        raise QueryError(f"{query.name} has no parameter {wrong!r}", f"it has: {known}")
    return bindings


def _term(value: Value) -> Term:
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


def _result(answer: Answer) -> Result:
    if isinstance(answer, ox.QueryTriples):
        return _graph(answer)
    document = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
    text = document.decode("utf-8")
    data = json.loads(text)
    if isinstance(answer, ox.QueryBoolean):
        verdict = ((bool(data["boolean"]),),)
        return Result(kind="ask", variables=("boolean",), rows=verdict, document=text)
    names = tuple(data["head"]["vars"])
    cells = data["results"]["bindings"]
    values = tuple(tuple(python_value(row.get(name)) for name in names) for row in cells)
    return Result(kind="select", variables=names, rows=values, document=text)


def _graph(answer: ox.QueryTriples) -> Result:
    triples = list(answer)
    rows = tuple((str(t.subject), str(t.predicate), str(t.object)) for t in triples)
    document = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    names = ("subject", "predicate", "object")
    return Result(kind="graph", variables=names, rows=rows, document=document.decode("utf-8"))
