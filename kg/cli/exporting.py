"""``kg export`` and ``kg view``: the store as a page or a file."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.cli.options import common, level, pass_session, selection
from kg.cli.session import Session, find_types
from kg.model import Level, Status


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--actor", metavar="NAME", help="Only what this actor takes part in.")
@click.option("--title", metavar="TEXT", help="Title of the page.")
@selection
@level
@common
@pass_session
def export(session: Session, /, path: Path, actor: str | None, **options: Any) -> None:
    """Write the store to a file whose suffix names the format.

    .html is the network page, one file that works offline; .ttl .trig .nq .jsonld .rdf are
    RDF; .graphml .gexf are for Gephi and the like; .csv and .jsonl hold the events.

    Example: kg export exports/network.html --from 2022-01 --actor Russia
    """
    count = _export(session, path, actor, **options)
    session.say(f"{count} events to {path}")


@click.command()
@click.argument("a", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("exports/network.html"),
    show_default=True,
    metavar="FILE",
)
@selection
@level
@common
@pass_session
def view(session: Session, /, a: str | None, output: Path, **options: Any) -> None:
    """Write the network page, of all or of one actor, and open it in the browser.

    Example: kg view Russia --from 2022
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    count = _export(session, output, a, title=None, **options)
    session.say(f"{count} events to {output}")
    webbrowser.open(output.resolve().as_uri())


def _export(
    session: Session,
    path: Path,
    actor: str | None,
    *,
    title: str | None,
    since: date | None,
    until: date | None,
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    level: Level | None,
) -> int:
    from kg.export import export as write

    with session.reading() as store:
        return write(
            store,
            path,
            since=since,
            until=until,
            types=find_types(types, store.taxonomy) or None,
            status=[Status(status) for status in statuses] or None,
            actor=session.actor(actor, store).id if actor is not None else None,
            title=title,
            level=level,
            hierarchy=session.hierarchy(store) if actor or level else None,
        )
