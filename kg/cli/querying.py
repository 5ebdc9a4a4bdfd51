"""``kg query`` and ``kg queries``: SPARQL, and the questions that are kept by name."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import FORMATS, common, days, endpoint, level, output, pass_session
from kg.cli.output import choose_format, write_document, write_rows
from kg.cli.questions import ask_named, bounded, cut
from kg.cli.session import Session
from kg.cli.slips import note_slips
from kg.model import Level

if TYPE_CHECKING:
    from kg.sparql import NamedQuery, Result
    from kg.store import Reader

# A query without braces, as DESCRIBE may be.
_SPARQL = re.compile(r"\s*(?:prefix|base|select|ask|construct|describe)\s", re.IGNORECASE)
_FORMATS = (*FORMATS, "ttl")
_PEOPLE = ("actor", "other", "who", "whom", "teller")  # columns of named queries that hold actors


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
@level
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N rows.")
@click.option("--list", "listed", is_flag=True, help="List the named queries.")
@output(*_FORMATS)
@partial(endpoint, waits="the answer")
@common
@pass_session
def query(
    session: Session,
    /,
    sparql: str | None,
    params: tuple[str, ...],
    level: Level | None,
    limit: int | None,
    listed: bool,
    format: str | None,
    output: Path | None,
    **days: date | None,
) -> None:
    """Ask the store in SPARQL: a text, a file, stdin, or a named query.

    Prefixes of kg need not be declared. Parameters of a named query are names of actors as
    people write them, dates, or types; see kg queries. --from and --to are its since and until.
    Who acts for an actor counts for it, as in kg trace; --level person asks for it alone.

    Example: kg query @who-called-whom -p actor=Blinken -p since=2022-01

    Example: kg query "SELECT ?event WHERE { ?event kg:target actor:russia }" --format csv
    """
    if listed:
        _write_list(format, output)
        return
    if sparql is None or not sparql.strip():
        raise click.UsageError("nothing is asked: give a query, a file, - or @NAME")
    session.bounded, names = True, dict[str, str]()
    params += tuple(f"{name}={day}" for name, day in days.items() if day)
    with session.reading() as store:
        if sparql.startswith("@"):
            result = ask_named(session, store, sparql[1:], params, level, limit)
            shown = _chosen(result, format, output)
            names = _names(session, store, result) if shown in ("table", "csv") else {}
            result = _with_names(result, names) if shown == "csv" else result
        elif params or level:
            raise click.UsageError("--param, --from, --to, --level are for a named query: @NAME")
        else:
            result = cut(session, _ask_text(session, store, _text(sparql)), limit)
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


def _ask_text(session: Session, store: Reader, sparql: str) -> Result:
    """The answer to a query of somebody's own."""
    result = bounded(session, partial(store.query, sparql))
    note_slips(session, store, sparql, result)
    return result


def _known(result: Result) -> tuple[str, ...]:
    """The formats of an answer, the usual one first."""
    return ("ttl", "table", "csv", "jsonl") if result.kind == "graph" else FORMATS


def _chosen(result: Result, format: str | None, path: Path | None) -> str:
    return choose_format(format, path, _known(result))


def _names(session: Session, store: Reader, result: Result) -> dict[str, str]:
    """What people call nodes of an answer (IRIs): an actor's name; an article's address.

    Where the address has a column of its own, the article's id is left for who needs it.
    """
    from kg.rdf import ACTOR, ARTICLE, identify

    kinds = (ACTOR,) if "url" in result.variables else (ACTOR, ARTICLE)
    shown = {value for row in result for value in row if isinstance(value, str)}
    found = store.nodes.called(iri for iri in shown if iri.startswith(kinds))
    for iri in shown - found.keys():  # a bloc that the store need not know
        if iri.startswith(ACTOR) and (actor := session.base.get(identify(iri))) is not None:
            found[iri] = actor.label
    return found


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
