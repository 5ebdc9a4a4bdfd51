"""``kg check``, ``backup``, ``restore`` and ``migrate``: the store sound, and safe."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from kg.cli.options import FORMATS, common, endpoint, output, pass_session
from kg.cli.output import choose_format, write_found
from kg.cli.session import Session
from kg.errors import InputError
from kg.files import make_parent

VIOLATIONS = 3


@click.command()
@click.option("--shacl", is_flag=True, help="Check the SHACL shapes, too (slow; extra: shacl).")
@output(*FORMATS)
@endpoint
@common
@pass_session
def check(session: Session, shacl: bool, format: str | None, output: Path | None) -> int:
    """Check the store: offsets, evidence, actors, dates, and an edge for every event.

    Ends with exit code 3 when something is wrong.

    Example: kg check --shacl
    """
    columns = ("check", "node", "message")
    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        found = store.check(shacl=shacl)
    rows = [dict(zip(columns, (v.check, v.node, v.message), strict=True)) for v in found]
    write_found(rows, columns, chosen, output)
    session.say(f"{len(rows)} violation{'s' * (len(rows) != 1)}")
    return VIOLATIONS if rows else 0


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@common
@pass_session
def backup(session: Session, directory: Path) -> None:
    """Copy the store to a new directory; what it holds can then be read beside a writer.

    Example: kg backup backups/2022-02-01.db
    """
    with session.existing() as store:
        make_parent(directory)
        store.backup(directory)
    session.say(f"copied to {directory}")


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="DIR|FILE")
@click.option("--replace", is_flag=True, help="Put it in the place of the store that is there.")
@common
@pass_session
def restore(session: Session, source: Path, replace: bool) -> None:
    """Make the store anew from a backup, or from an N-Quads file (.nq, .nq.gz).

    The backup is copied and read through first. Only then it takes its place, in one step; the
    store that was there is removed.

    Example: kg restore backups/2022-02-01.db --replace
    """
    from kg.store import copied, restore

    if not source.exists():
        raise InputError(f"{source}: there is no such folder or file", "check the path")
    target, ontology = session.settings.store, session.settings.ontology
    fill = copied(source, target) if source.is_dir() else partial(_load, session, source)
    articles = restore(fill, target, replace=replace, ontology=ontology)
    session.say(f"{target} holds the {articles} articles of {source}")


def _load(session: Session, source: Path, target: Path) -> None:
    from kg.bulk import load

    load(source, target, session.base, ontology=session.settings.ontology)


@click.command()
@click.option(
    "--backup",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Keep the store as it was here [default: a new name beside it].",
)
@common
@pass_session
def migrate(session: Session, backup: Path | None) -> None:
    """Bring a store that an older kg made to today's shape; a copy of it is kept.

    Example: kg migrate --store news.db
    """
    from kg.store import migrate

    path = session.settings.store
    done = migrate(path, backup)
    for step in done.steps:
        session.say(f"version {step.to}: {step.what}")
    if done.kept is None:
        session.say(f"{path} is of today's version {done.before}")
    else:
        session.say(f"{path} as it was is kept in {done.kept}")
