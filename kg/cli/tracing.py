"""``kg trace`` and ``kg path``: who had to do with whom, and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kg.cli.options import FORMATS, common, output, pass_session, selection
from kg.cli.output import choose_format, write_rows
from kg.cli.rows import COLUMNS, event_rows
from kg.cli.session import Session, find_types
from kg.model import Status


@click.command()
@click.argument("a")
@click.argument("b", required=False)
@selection
@output(*FORMATS)
@common
@pass_session
def trace(
    session: Session,
    a: str,
    b: str | None,
    since: date | None,
    until: date | None,
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    format: str | None,
    output: Path | None,
) -> None:
    """Show what happened between two actors, or around one, in the order of time.

    An actor is named as people name it: a name, an alias, an office, or an id.

    Example: kg trace Lavrov "Antony Blinken" --from 2022-01 --type CONSULT
    """
    from kg.trace import trace as follow

    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        first = session.actor(a, store)
        second = session.actor(b, store) if b is not None else None
        reports = follow(
            store,
            first.id,
            second.id if second else None,
            since=since,
            until=until,
            types=find_types(types, store.taxonomy),
            status=frozenset(map(Status, statuses)),
        )
        rows = event_rows(reports, store.taxonomy)
    if not rows:
        between = f"between {first.label} and {second.label}" if second else f"for {first.label}"
        session.say(f"no event {between}")
        if chosen == "table":
            return
    write_rows(rows, COLUMNS, chosen, output)


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--forward", is_flag=True, help="No event may lie before the one it follows.")
@selection
@output(*FORMATS)
@common
@pass_session
def path(
    session: Session,
    a: str,
    b: str,
    forward: bool,
    since: date | None,
    until: date | None,
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    format: str | None,
    output: Path | None,
) -> int:
    """Show the shortest chain of events that leads from one actor to another.

    Only what happened is followed, unless --status says otherwise. Ends with exit code 1 when
    there is no chain.

    Example: kg path Norway "Sergey Lavrov" --forward
    """
    from kg.trace import path as search

    chosen = choose_format(format, output, FORMATS)
    wanted = set(map(Status, statuses)) or {Status.ACTUAL}
    with session.reading() as store:
        first, last = session.actor(a, store), session.actor(b, store)
        kinds = find_types(types, store.taxonomy) or None
        reports = store.reports(since=since, until=until, types=kinds, status=wanted)
        chain = search(reports, first.id, last.id, forward=forward)
        rows = event_rows(chain or (), store.taxonomy)
    if not chain:
        same = chain is not None
        text = "is one actor" if same else f"no chain leads to {last.label}"
        session.say(f"{first.label}: {text}")
        return 0 if same else 1
    write_rows(rows, COLUMNS, chosen, output)
    return 0
