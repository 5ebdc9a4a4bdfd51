"""``kg query`` and ``kg queries``: SPARQL, and the questions that are kept by name."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import Day, common, endpoint, output, pass_session
from kg.cli.output import choose_format, write_document, write_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.sparql import NamedQuery, Result
    from kg.store import Reader

# A query without braces, as DESCRIBE may be.
_SPARQL = re.compile(r"\s*(?:prefix|base|select|ask|construct|describe)\s", re.IGNORECASE)
_FORMATS = ("table", "csv", "json", "jsonl", "ttl")


def _complete_name(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [f"@{name}" for name in _named() if f"@{name}".startswith(incomplete)]


@click.command()
@click.argument(
    "sparql", required=False, metavar="SPARQL|FILE|-|@NAME", shell_complete=_complete_name
)
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="Of a named query."
)
@click.option("--list", "listed", is_flag=True, help="List the named queries.")
@output(*_FORMATS)
@endpoint
@common
@pass_session
def query(
    session: Session,
    sparql: str | None,
    params: tuple[str, ...],
    listed: bool,
    format: str | None,
    output: Path | None,
) -> None:
    """Ask the store in SPARQL: a text, a file, stdin, or a named query.

    Prefixes of kg need not be declared. Parameters of a named query are names of actors as
    people write them, dates, or types; see kg queries.

    Example: kg query @who-called-whom -p actor=Blinken -p since=2022-01

    Example: kg query "SELECT ?event WHERE { ?event kg:target actor:russia }" --format csv
    """
    if listed:
        _write_list(format, output)
        return
    if sparql is None:
        raise click.UsageError("nothing is asked: give a query, a file, - or @NAME")
    with session.reading() as store:
        if sparql.startswith("@"):
            result = _ask_named(session, store, sparql[1:], params)
        elif params:
            raise click.UsageError("--param is for a named query: @NAME")
        else:
            result = store.query(_text(sparql))
    _write(result, format, output)


@click.command()
@output("table", "csv", "json", "jsonl")
@common
def queries(format: str | None, output: Path | None) -> None:
    """List the named queries, with what they take.

    Example: kg queries
    """
    _write_list(format, output)


def _named() -> dict[str, NamedQuery]:
    from kg.sparql import load_named_queries

    return dict(load_named_queries(Path(__file__).parents[1] / "queries"))


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
    chosen = choose_format(format, path, ("table", "csv", "json", "jsonl"))
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


def _ask_named(session: Session, store: Reader, name: str, params: tuple[str, ...]) -> Result:
    given: dict[str, str] = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign:
            raise click.UsageError(f"{param!r} is not NAME=VALUE")
        given[key.strip()] = value.strip()
    known = store.named_queries().get(name)
    for parameter in known.parameters if known else ():
        if text := given.get(parameter.name):
            given[parameter.name] = _value(session, store, parameter.kind, text, parameter.name)
    return store.run_named(name, given)


def _value(session: Session, store: Reader, kind: str, value: str, name: str) -> str:
    if kind == "actor":
        return session.actor(value, store).id
    if kind == "date":
        return str(Day(last=name == "until").convert(value, None, None))
    return value


def _write(result: Result, format: str | None, path: Path | None) -> None:
    known = ("ttl", "table", "csv", "jsonl") if result.kind == "graph" else _FORMATS[:4]
    chosen = choose_format(format, path, known)
    if (result.kind == "graph" and chosen == "json") or chosen not in known:
        raise click.UsageError(f"this answer cannot be written as {chosen}: {', '.join(known)}")
    if chosen == "ttl" or (chosen in ("csv", "json") and result.kind != "graph"):
        write_document(result.serialise(chosen), path)
        return
    rows = [dict(zip(result.variables, row, strict=True)) for row in result]
    if chosen == "table":
        rows = [{name: _short(value) for name, value in row.items()} for row in rows]
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
