"""Queries run: Python values → terms, the engine's answers → `Result`."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from kg import rdf
from kg.errors import InputError, QueryError
from kg.guard import with_values
from kg.sparql import NamedQuery, Result, Value, python_value
from kg.store.acting import Counted, with_acting
from kg.store.asking import Answer, ask, explained, write_triples

_OPEN_ENDS = {"since": date.min, "until": date.max}

_LIMIT = re.compile(r"^LIMIT \d+$", re.MULTILINE)
_HEADER = re.compile("# (?:title|param|example): ")
_DAYS = re.compile(r" \?since \?until(?= WHERE|$)", re.MULTILINE)  # shown to nobody

Term = ox.NamedNode | ox.Literal
Given = Mapping[str, str | date]  # what the parameters of a named query are given, by name


def run_query(engine: ox.Store, sparql: str, bindings: Mapping[str, Value], path: Path) -> Result:
    """Return the answer over all graphs; QueryError with the engine's words in one line."""
    with explained(sparql, path):
        substitutions = {ox.Variable(name): as_term(value) for name, value in bindings.items()}
        return _result(ask(engine, sparql, substitutions))


def actor_id(given: str) -> str:
    """Return the id of an actor as it is given; InputError for a name in its place."""
    if any(c.isupper() or c.isspace() for c in given):
        hint = f"find the actor first: kg.find_actor(store, {given!r}).id"
        raise InputError(f"{given!r} is a name, and no id of an actor", hint)
    return given


def bind_named(query: NamedQuery, parameters: Given) -> dict[str, Value]:
    """Return what the variables of a named query are bound to; QueryError for a wrong one."""
    given = dict(parameters)
    bindings: dict[str, Value] = {}
    for parameter in query.parameters:
        value = given.pop(parameter.name, None) or parameter.default
        if value is not None:
            bindings[parameter.variable] = _bound(parameter.kind, value)
        elif parameter.required:
            raise QueryError(f"{query.name} needs the parameter {parameter.name}", query.example)
        elif parameter.kind == "date":
            bindings[parameter.variable] = _OPEN_ENDS[parameter.name]
    if given:
        known = ", ".join(p.name for p in query.parameters) or "none"
        wrong = next(iter(given))
        raise QueryError(f"{query.name} has no parameter {wrong!r}", f"it has: {known}")
    return bindings


def as_term(value: Value) -> Term:
    """Return what a value is in RDF: ``"<iri>"`` is an IRI, others are literals."""
    if isinstance(value, str):
        if value.startswith("<") and value.endswith(">"):
            return ox.NamedNode(value[1:-1])
        return ox.Literal(value)
    if isinstance(value, date):
        return rdf.typed(value.isoformat(), "date")
    if value is None:
        raise QueryError("a binding has no value", "leave the variable out")
    return ox.Literal(value)


def _bound(kind: str, value: str | date) -> Value:
    value = str(value)
    if kind == "actor":
        return f"<{rdf.mint(rdf.ACTOR, actor_id(value)).value}>"
    if kind == "type":
        return f"<{rdf.mint(rdf.TYPE, value).value}>"
    if kind == "status":
        return f"<{rdf.term(f'kg:{value.capitalize()}').value}>"
    try:
        if kind == "date":
            return date.fromisoformat(value)
        return int(value) if kind == "number" else value
    except ValueError:
        raise QueryError(f"{value!r} is not a {kind}", "dates are written YYYY-MM-DD") from None


def with_parameters(
    query: NamedQuery,
    parameters: Given,
    counted: Counted | None = None,
    *,
    embedded: bool = False,
) -> str:
    """Return the text that a named query runs as: its parameters in a VALUES block.

    The engine plans for what it reads there; for values that are substituted it does not, and
    begins with all events instead of those of an actor. Who is ``counted`` for an actor stands
    there in his place.
    """
    bindings = bind_named(query, parameters)
    for parameter in query.parameters:
        if parameter.name in (counted or {}):
            del bindings[parameter.variable]
    text = with_values(query.text, {name: str(as_term(value)) for name, value in bindings.items()})
    return with_acting(text, query, counted, embedded=embedded) if counted else text


def with_limit(text: str, limit: int | None) -> str:
    """Return a query that has a LIMIT with this one, if any; one more tells that there are more."""
    return text if limit is None else _LIMIT.sub(f"LIMIT {limit + 1}", text)


def spell_out(query: NamedQuery, parameters: Given) -> str:
    """Return the text of a named query with its parameters in it, to be read and changed."""
    bindings = bind_named(query, parameters)
    lines = (line for line in query.text.splitlines() if not _HEADER.match(line))
    text = _DAYS.sub("", "\n".join(lines).strip())
    text = with_values(text, {name: _written(as_term(value)) for name, value in bindings.items()})
    return text.replace("{ VALUES", "{\n  VALUES", 1).replace("} \n", "}\n", 1)


def _written(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return rdf.prefixed(term.value)
    return str(term).replace(f"<{rdf.PREFIXES['xsd']}date>", "xsd:date")


def _result(answer: Answer) -> Result:
    if isinstance(answer, ox.QueryTriples):
        return graph(answer)
    document = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
    return table(document.decode("utf-8"))


def table(document: str) -> Result:
    """Return the result that a SPARQL JSON document holds."""
    data = json.loads(document)
    if "boolean" in data:
        verdict = ((bool(data["boolean"]),),)
        return Result(kind="ask", variables=("boolean",), rows=verdict, document=document)
    names = tuple(data["head"]["vars"])
    cells = data["results"]["bindings"]
    values = tuple(tuple(python_value(row.get(name)) for name in names) for row in cells)
    return Result(kind="select", variables=names, rows=values, document=document)


def graph(answer: Iterable[ox.Triple]) -> Result:
    """Return triples as a result; what several graphs hold stands there once."""
    triples, out = list(dict.fromkeys(answer)), io.BytesIO()
    write_triples(triples, out, "ttl")
    rows = tuple((str(t.subject), str(t.predicate), str(t.object)) for t in triples)
    names = ("subject", "predicate", "object")
    return Result(kind="graph", variables=names, rows=rows, document=out.getvalue().decode("utf-8"))
