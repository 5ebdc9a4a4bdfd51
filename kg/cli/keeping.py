"""``kg check`` and ``kg backup``: the store sound, and safe."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import FORMATS, common, output, pass_session
from kg.cli.output import choose_format, write_rows
from kg.cli.session import Session

VIOLATIONS = 3


@click.command()
@click.option("--shacl", is_flag=True, help="Check the SHACL shapes, too (slow; extra: shacl).")
@output(*FORMATS)
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
    if rows or chosen != "table":
        write_rows(rows, columns, chosen, output)
    session.say(f"{len(rows)} violations")
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
        store.backup(directory)
    session.say(f"copied to {directory}")
