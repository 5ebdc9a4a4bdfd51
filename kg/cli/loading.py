"""``kg load`` and ``kg push``: shards into a store, shards or a store into a server."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.adding import counts_of
from kg.cli.options import common, pass_session, server
from kg.cli.session import Session


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="DIR|FILE")
@common
@pass_session
def load(session: Session, source: Path) -> None:
    """Load a folder of shards, or an N-Quads file (.nq, .nq.gz), into the store.

    The folder is what kg extract --shards wrote; its files are checked first. A store that is not
    there yet is filled fast and appears when it is whole; in one that is there, articles replace
    those with their ids. At the end, what retells other articles is looked for, as in kg add.

    Example: kg load shards --store news.db
    """
    from kg.bulk import load as fill
    from kg.bulk import made_otherwise

    settings = session.settings
    done = fill(source, settings.store, session.base, ontology=settings.ontology)
    session.say(f"{counts_of(done)}; {done.retold} events retell others")
    if other := made_otherwise(source, settings):
        what = f"these shards were made by another kg (other: {', '.join(other)})"
        session.say(f"note: {what}; for the events of this one: kg extract --shards, kg load")


@click.command()
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="DIR|STORE")
@click.option("--endpoint", required=True, metavar="URL", help="Of the Graph Store Protocol.")
@click.option("--again", is_flag=True, help="Send also what was sent before.")
@server
@common
@pass_session
def push(session: Session, source: Path | None, endpoint: str, again: bool) -> None:
    """Send the store, another one, or a folder of shards to a SPARQL 1.1 server.

    Each article's graph replaces the one that the server has. What was sent is noted beside the
    source: a run that was stopped goes on there, and a later one sends what is new.

    Example: kg push shards --endpoint http://localhost:7878/store
    """
    from kg.bulk import push_shards, push_store
    from kg.store import Store

    to = session.server(endpoint)
    if source is not None and not (source / "CURRENT").is_file():
        done = push_shards(source, to, again=again)
        if done.changed:
            session.say(
                f"note: {done.changed} articles had been sent in another version; titles and dates "
                "of both are there now (kg load them, and kg push the store, to replace them)"
            )
    else:
        where, ontology = source or session.settings.store, session.settings.ontology
        with Store.open(where, read_only=True, ontology=ontology) as store:
            done = push_store(store, to, again=again)
    session.say(f"{done.sent} parts sent, {done.known} were there")
