"""``kg actors review``: pairs of actors that may be one, to be decided."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.judging import carry_out, decide
from kg.cli.options import FORMATS, common, output, pass_session
from kg.cli.output import choose_format, write_found
from kg.cli.session import Session, one_line
from kg.model import Subject, Verdict

if TYPE_CHECKING:
    from kg.actors.review import Suspect
    from kg.store import Reader, Store


@click.command()
@click.option("--ask", is_flag=True, help="Ask for each pair also where there is no terminal.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="How many pairs.",
)
@output(*FORMATS)
@common
@pass_session
def review(
    session: Session, ask: bool, limit: int, format: str | None, output: Path | None
) -> None:
    """Show pairs of actors that may be one, those first whose decision changes most; decide them.

    On a terminal each pair is asked for: y they are one, n they are not, s skip, q stop.

    Example: kg actors review --limit 5
    """
    chosen = choose_format(format, output, FORMATS)
    asking = ask or (chosen == "table" and output is None and sys.stdin.isatty())
    if asking:
        with session.existing() as written:
            _ask(session, written, _suspects(written, limit))
        return
    with session.reading() as store:
        found = _suspects(store, limit)
    rows = [
        {"score": s.score, "left": s.left.id, "right": s.right.id, "reason": s.reason,
         "value": s.value, "left_name": s.left.label, "right_name": s.right.label}
        for s in found
    ]  # fmt: skip
    if not rows:
        session.say("no two actors that may be one")
    write_found(rows, ("score", "left", "right", "reason"), chosen, output)


def _suspects(store: Reader, limit: int) -> list[Suspect]:
    from kg.actors.review import suspects
    from kg.store.counting import events_by_actor

    return suspects(store.actors(), events_by_actor(store), store.identity.actors())[:limit]


def _ask(session: Session, store: Store, found: list[Suspect]) -> None:
    known = store.actors(judged=False)
    for suspect in found:
        left, right = suspect.left, suspect.right
        identities = store.identity.actors()
        one = identities.of(left.id) == identities.of(right.id)
        if one or identities.apart(left.id, right.id):
            continue  # it follows from the answers before
        names = f"{left.label} ({left.id}) = {right.label} ({right.id})?"
        click.echo(one_line(f"{names}  {suspect.reason}"))
        answer = click.prompt("y, n, s, q", type=click.Choice(list("ynsq")), show_choices=False)
        if answer == "q":
            return
        if answer == "s":
            continue
        verdict = Verdict.SAME if answer == "y" else Verdict.DIFFERENT
        # Who is known lends his name, also where a name learned before goes by it.
        now = (known[identities.of(actor.id)] for actor in (left, right))
        host, guest = sorted(now, key=lambda actor: actor.learned)
        judgement = decide(
            Subject.ACTORS, host.id, guest.id, verdict, suspect.reason, score=suspect.score
        )
        carry_out(session, store, judgement, {})
