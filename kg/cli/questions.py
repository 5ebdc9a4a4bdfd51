"""A named query asked: its parameters as people write them, and what is said of its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from kg.cli.limits import within
from kg.cli.options import check_span
from kg.cli.session import Session
from kg.errors import InputError
from kg.model import Level, Status
from kg.shown import counted

if TYPE_CHECKING:
    from kg.sparql import NamedQuery, Result
    from kg.store import Reader

_PAIRS = "most-active-pairs"


def ask_named(
    session: Session,
    store: Reader,
    name: str,
    params: tuple[str, ...],
    level: Level | None = None,
    limit: int | None = None,
) -> Result:
    """The answer of a named query, with notes on what it leaves out or cannot find."""
    given = _given(params)
    known = store.named_queries().get(name)
    for parameter in known.parameters if known else ():
        if text := given.get(parameter.name):
            given[parameter.name] = _value(session, store, parameter.kind, text, parameter.name)
    check_span(*(_day(n, given[n]) if given.get(n) else None for n in ("since", "until")))
    ask = _asking(session, store, name, known, level, limit)
    result = bounded(session, lambda: ask(given))
    if known is not None:
        _note_undated(session, store, known, given, ask)
        if not len(result):
            _note_nothing(session, known, given)
    return cut(session, result, limit)


def _asking(
    session: Session,
    store: Reader,
    name: str,
    known: NamedQuery | None,
    level: Level | None,
    limit: int | None,
) -> Callable[[Mapping[str, str]], Result]:
    """How a query is asked: of those who act for its actors, too, or of pairs at a level."""
    raised = None if level is Level.PERSON else level
    if name == _PAIRS and raised is not None:
        from kg.pairs import most_active

        return partial(most_active, store, session.hierarchy(store), raised, limit=limit)
    if known is not None and any(parameter.acting for parameter in known.parameters):
        hierarchy = session.hierarchy(store)
        return partial(store.run_named, name, hierarchy=hierarchy, level=level, limit=limit)
    if known is not None and raised is not None:
        raise click.UsageError(f"@{name} counts nobody for another: it has no --level")
    return partial(store.run_named, name, limit=limit)


def bounded(session: Session, ask: Callable[[], Result]) -> Result:
    """The answer, within the limits of a store; a server has its own."""
    return ask() if session.endpoint else within(session.seconds, ask)


def cut(session: Session, result: Result, limit: int | None) -> Result:
    """The first rows of an answer, with a note where there are more."""
    if limit is None or len(result) <= limit or result.kind != "select":
        return result
    session.say(f"note: the first {counted(limit, 'row')}; there are more")
    return result.first(limit)


def _given(params: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign:
            raise click.UsageError(f"{param!r} is not NAME=VALUE")
        if not value.strip():
            raise click.UsageError(f"{param!r} has no value: leave it out to ask for all")
        if given.setdefault(key.strip(), value.strip()) != value.strip():
            raise click.UsageError(
                f"{key.strip()} is given twice: give one, as each is asked alone"
            )
    return given


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


def _note_undated(
    session: Session,
    store: Reader,
    query: NamedQuery,
    given: Mapping[str, str],
    ask: Callable[[Mapping[str, str]], Result],
) -> None:
    """Say how much is left out because nobody knows when it was: it lies before every day."""
    from kg.sparql import load_internal

    days = {parameter.name for parameter in query.parameters if parameter.kind == "date"}
    asked = "since" in given and bool(days)
    if not asked or not store.query(load_internal("some-undated")).rows[0][0]:
        return
    rest = {name: value for name, value in given.items() if name not in days}
    left = len(bounded(session, lambda: ask({**rest, "until": date.min.isoformat()})))
    rows = "1 row without a date is" if left == 1 else f"{left:,} rows without a date are"
    if left:
        session.say(f"note: {rows} left out; add the articles again with --date-if-missing")


def _note_nothing(session: Session, query: NamedQuery, given: Mapping[str, str]) -> None:
    """Say what was asked in vain, and what might help."""
    asked = ", ".join(f"{key}={value}" for key, value in given.items())
    session.say(f"note: @{query.name} finds nothing" + (f" of {asked}" if asked else ""))
    wider = []
    if {"since", "until"} & given.keys():
        wider.append("without the days")
    takes = {parameter.name for parameter in query.parameters}
    if "actor" in given and "other" in takes and "other" not in given:
        wider.append(f"as the one acted on: -p other={given['actor']}")
    if "actor" in given:
        wider.append(f"all that is told: kg trace {given['actor']}")
    if wider:
        session.say(f"  to ask more widely: {'; '.join(wider)}")


__all__ = ["ask_named", "bounded", "cut"]
