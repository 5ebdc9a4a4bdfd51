"""``kg query`` and ``kg queries``: SPARQL, and the questions that are kept by name."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.limits import within
from kg.cli.options import FORMATS, check_span, common, days, endpoint, output, pass_session
from kg.cli.output import choose_format, write_document, write_rows
from kg.cli.session import Session
from kg.errors import InputError
from kg.model import Status

if TYPE_CHECKING:
    from kg.sparql import NamedQuery, Result
    from kg.store import Reader

# A query without braces, as DESCRIBE may be.
_SPARQL = re.compile(r"\s*(?:prefix|base|select|ask|construct|describe)\s", re.IGNORECASE)
_FORMATS = (*FORMATS, "ttl")
_PEOPLE = ("actor", "other", "who", "whom", "teller")  # columns of named queries that hold actors
_NAMES = ("rdfs:label", "schema:name", "<http://xmlns.com/foaf/0.1/name>")  # that no actor has


def _complete_name(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [f"@{name}" for name in _named() if f"@{name}".startswith(incomplete)]


@click.command()
@click.argument(
    "sparql", required=False, metavar="SPARQL|FILE|-|@NAME", shell_complete=_complete_name
)
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="Of a named query."
)
@days
@click.option("--list", "listed", is_flag=True, help="List the named queries.")
@output(*_FORMATS)
@partial(endpoint, waits="the answer")
@common
@pass_session
def query(
    session: Session,
    sparql: str | None,
    params: tuple[str, ...],
    since: date | None,
    until: date | None,
    listed: bool,
    format: str | None,
    output: Path | None,
) -> None:
    """Ask the store in SPARQL: a text, a file, stdin, or a named query.

    Prefixes of kg need not be declared. Parameters of a named query are names of actors as
    people write them, dates, or types; see kg queries. --from and --to are its since and until.

    Example: kg query @who-called-whom -p actor=Blinken -p since=2022-01

    Example: kg query "SELECT ?event WHERE { ?event kg:target actor:russia }" --format csv
    """
    if listed:
        _write_list(format, output)
        return
    if sparql is None or not sparql.strip():
        raise click.UsageError("nothing is asked: give a query, a file, - or @NAME")
    session.bounded = True
    names: dict[str, str] = {}
    params += tuple(f"{name}={day}" for name, day in (("since", since), ("until", until)) if day)
    with session.reading() as store:
        if sparql.startswith("@"):
            result = _ask_named(session, store, sparql[1:], params)
            shown = _chosen(result, format, output)
            names = _names(store, result) if shown in ("table", "csv") else {}
            result = _with_names(result, names) if shown == "csv" else result
        elif params:
            raise click.UsageError("--param, --from and --to are for a named query: @NAME")
        else:
            text = _text(sparql)
            result = _bounded(session, partial(store.query, text))
            _note_unknown(session, text, result)
    _write(result, format, output, names)


@click.command()
@output(*FORMATS)
@common
def queries(format: str | None, output: Path | None) -> None:
    """List the named queries, with what they take.

    Example: kg queries
    """
    _write_list(format, output)


def _named() -> dict[str, NamedQuery]:
    from kg.sparql import load_named_queries

    return dict(load_named_queries())


def _write_list(format: str | None, path: Path | None) -> None:
    rows = [
        {
            "query": f"@{query.name}",
            "answers": query.title,
            "parameters": [p.name + ("" if p.required else "?") for p in query.parameters],
            "example": query.example,
        }
        for query in _named().values()
    ]
    chosen = choose_format(format, path, FORMATS)
    write_rows(rows, ("query", "answers", "parameters"), chosen, path)


def _text(given: str) -> str:
    """Return the SPARQL of an argument: stdin, a file, or the argument itself."""
    if given == "-":
        return sys.stdin.read()
    if "{" in given or _SPARQL.match(given):
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise click.UsageError(f"{given} is not a UTF-8 text") from None
    except (OSError, ValueError) as error:
        if given in _named():
            raise click.UsageError(f"a named query is written @{given}") from None
        reason = error.strerror if isinstance(error, OSError) else error
        raise click.UsageError(f"{given[:60]!r} is neither SPARQL nor a file: {reason}") from None


def _note_unknown(session: Session, sparql: str, result: Result) -> None:
    """Say which terms of our namespaces the ontology does not have: nothing matches them.

    Where a column is empty for want of names, say which property they have.
    """
    from kg.rdf import KG, TYPE, ontology_quads, prefixed

    quads = ontology_quads(session.settings.ontology)
    known = {prefixed(str(quad.subject).strip("<>")) for quad in quads}
    for name in dict.fromkeys(_terms(sparql, KG, TYPE)):
        if name not in known:
            near = get_close_matches(name, known, cutoff=0.8)
            hint = f"; nearest: {', '.join(near)}" if near else ""
            session.say(f"note: {name} is no term of the ontology{hint}")
    told = [name for name in _terms(sparql, "") if name in _NAMES]
    if told and (not len(result) or not all(map(any, zip(*result, strict=True)))):
        session.say(f"note: the name of an actor or a type is skos:prefLabel, not {told[0]}")


def _terms(sparql: str, *namespaces: str) -> Iterator[str]:
    """The terms of some namespaces in a query, as ``kg:source`` whatever its prefixes."""
    from kg.guard import iris_of
    from kg.rdf import PREFIXES, prefixed

    for iri in iris_of(sparql, PREFIXES):
        if iri.startswith(namespaces) and iri not in namespaces:
            yield prefixed(iri)


def _ask_named(session: Session, store: Reader, name: str, params: tuple[str, ...]) -> Result:
    given: dict[str, str] = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign:
            raise click.UsageError(f"{param!r} is not NAME=VALUE")
        if given.setdefault(key.strip(), value.strip()) != value.strip():
            raise click.UsageError(
                f"{key.strip()} is given twice: give one, as each is asked alone"
            )
    known = store.named_queries().get(name)
    for parameter in known.parameters if known else ():
        if text := given.get(parameter.name):
            given[parameter.name] = _value(session, store, parameter.kind, text, parameter.name)
    check_span(*(_day(n, given[n]) if given.get(n) else None for n in ("since", "until")))
    return _bounded(session, partial(store.run_named, name, given))


def _bounded(session: Session, ask: Callable[[], Result]) -> Result:
    """The answer, within the limits of a store; a server has its own."""
    return ask() if session.endpoint else within(session.seconds, ask)


def _value(session: Session, store: Reader, kind: str, value: str, name: str) -> str:
    from kg.given import read_name, read_types

    if kind == "actor":
        return session.actor(value, store).id
    if kind == "type":
        return read_types([value], store.taxonomy)[0]
    if kind == "status":
        return read_name(value, Status, "status")
    return str(_day(name, value)) if kind == "date" else value


def _day(name: str, value: str) -> date:
    from kg.given import read_day

    try:
        return read_day(value, last=name == "until")
    except InputError as error:
        raise click.UsageError(f"{name}: {error.line}") from None


def _known(result: Result) -> tuple[str, ...]:
    """The formats of an answer, the usual one first."""
    return ("ttl", "table", "csv", "jsonl") if result.kind == "graph" else FORMATS


def _chosen(result: Result, format: str | None, path: Path | None) -> str:
    return choose_format(format, path, _known(result))


def _names(store: Reader, result: Result) -> dict[str, str]:
    """What people call nodes of an answer (IRIs): an actor's name; an article's address.

    Where the address has a column of its own, the article's id is left for who needs it.
    """
    from kg.rdf import ACTOR, ARTICLE

    kinds = (ACTOR,) if "url" in result.variables else (ACTOR, ARTICLE)
    shown = (value for row in result for value in row if isinstance(value, str))
    nodes = " ".join(sorted({f"<{iri}>" for iri in shown if iri.startswith(kinds)}))
    if not nodes:
        return {}
    text = (
        f"SELECT ?node ?name {{ VALUES ?node {{ {nodes} }} ?node skos:prefLabel|schema:url ?name }}"
    )
    return {str(node): str(name) for node, name in store.query(text)}


def _with_names(result: Result, names: Mapping[str, str]) -> Result:
    """An answer with what people call its actors and articles in columns behind its own."""
    columns = {name: f"{name}_name" for name in _PEOPLE}
    columns |= {} if "url" in result.variables else {"article": "article_url"}
    return result.beside(
        {
            columns[name]: [names.get(str(row[n])) for row in result]
            for n, name in enumerate(result.variables)
            if name in columns
        }
    )


def _write(result: Result, format: str | None, path: Path | None, names: Mapping[str, str]) -> None:
    known, chosen = _known(result), _chosen(result, format, path)
    if (result.kind == "graph" and chosen == "json") or chosen not in known:
        raise click.UsageError(f"this answer cannot be written as {chosen}: {', '.join(known)}")
    if chosen == "ttl" or (chosen in ("csv", "json") and result.kind != "graph"):
        write_document(result.serialise(chosen), path)
        return
    rows = [dict(zip(result.variables, row, strict=True)) for row in result]
    if chosen == "table":
        rows = [{n: names.get(str(v)) or _short(v) for n, v in row.items()} for row in rows]
    write_rows(rows, result.variables, chosen, path)


def _short(value: Any) -> Any:
    """Return an IRI of ours with its prefix, anything else as it is."""
    from kg.rdf import PREFIXES

    if isinstance(value, str) and value.startswith("http"):
        for prefix, namespace in PREFIXES.items():
            if value.startswith(namespace):
                return f"{prefix}:{value.removeprefix(namespace)}"
    return value


__all__ = ["queries", "query"]
