"""``kg actors merge``, ``split``, ``undo``, ``review``: decisions about who is who."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import FORMATS, common, output, pass_session
from kg.cli.output import choose_format, write_rows
from kg.cli.session import Session, one_line
from kg.errors import InputError
from kg.model import Actor, Judgement, Subject, Verdict

if TYPE_CHECKING:
    from kg.actors.review import Suspect
    from kg.store import Reader, Store

_SHOWN = ("time", "what", "left", "right", "verdict", "by", "score", "reason")


def decide(
    subject: Subject,
    left: str,
    right: str,
    verdict: Verdict,
    reason: str,
    *,
    score: float | None = None,
    article: str | None = None,
) -> Judgement:
    """A judgement of whoever runs the program, now."""
    return Judgement(
        subject=subject,
        left=left,
        right=right,
        verdict=verdict,
        by=_user(),
        at=datetime.now(UTC),
        reason=reason,
        score=score,
        article=article,
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        return "unknown"


def because(command: Any) -> Any:
    """Add ``--reason``."""
    return click.option("--reason", default="", metavar="TEXT", help="Why; kept with it.")(command)


def carry_out(
    session: Session, store: Store, judgement: Judgement, actors: dict[str, Actor]
) -> None:
    """Judge, bring the stories up to date, and say what changed."""
    changed = store.identity.judge(judgement, actors)
    store.identity.link(session.hierarchy(store))
    signs = {Verdict.SAME: "is", Verdict.DIFFERENT: "is not", Verdict.OPEN: "may be"}
    told = f"{judgement.right} {signs[judgement.verdict]} {judgement.left}"
    if judgement.article:
        told = f"in {judgement.article} {judgement.left} is {judgement.right}"
    session.say(
        f"{told}; {changed} articles changed" if changed != 1 else f"{told}; 1 article changed"
    )


@click.command()
@click.argument("a")
@click.argument("b")
@because
@common
@pass_session
def merge(session: Session, a: str, b: str, reason: str) -> None:
    """Say that B is A: all that B did counts as A's, here and in articles still to come.

    Example: kg actors merge "Antony Blinken" anthony-blinken --reason "one spelling"
    """
    with session.existing() as store:
        left, right = session.actor(a, store), session.actor(b, store)
        actors = {left.id: left, right.id: right}
        judgement = decide(Subject.ACTORS, left.id, right.id, Verdict.SAME, reason)
        carry_out(session, store, judgement, actors)


@click.command()
@click.argument("a")
@click.argument("b", required=False)
@click.option("--article", metavar="ID", help="Only where this article names A.")
@click.option("--label", metavar="NAME", help="Who it is there: a new actor of this name.")
@because
@common
@pass_session
def split(
    session: Session, a: str, b: str | None, article: str | None, label: str | None, reason: str
) -> None:
    """Say that A and B are not the same; with --article, that A is B (or --label) in it.

    A merge is taken back by it, and not proposed again.

    Example: kg actors split michael-gordon --article 1f2e3d --label "Michael Gordon (colonel)"
    """
    with session.existing() as store:
        known = store.actors(judged=False)
        left = known.get(a) or session.actor(a, store)
        if article is None:
            if b is None:
                raise click.UsageError("name B, or an --article in which A is somebody else")
            right = known.get(b) or session.actor(b, store)
            verdict = Verdict.DIFFERENT
        else:
            _check_article(store, article)
            right = _other(session, store, left, b, label)
            verdict = Verdict.SAME
        judgement = decide(Subject.ACTORS, left.id, right.id, verdict, reason, article=article)
        carry_out(session, store, judgement, {left.id: left, right.id: right})


def _check_article(store: Store, article: str) -> None:
    if store.digest(article) is None:
        raise InputError(f"no article has the id {article!r}", "ids: kg articles")


def _other(
    session: Session, store: Store, actor: Actor, other: str | None, label: str | None
) -> Actor:
    """Who an actor is in an article: one that is known, or a new one of a name."""
    from dataclasses import replace

    from kg.actors.names import slug

    if other is not None:
        return session.actor(other, store)
    if not label:
        raise click.UsageError("name B, or a --label for a new actor")
    taken, id = {**store.actors(judged=False)}, slug(label) or "actor"
    while id in taken or session.base.get(id) is not None:
        id += "-2"
    return replace(actor, id=id, label=label, aliases=(), wikidata=None, part_of=None, learned=True)


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--article", metavar="ID", help="What was judged of this article alone.")
@because
@common
@pass_session
def undo(session: Session, a: str, b: str, article: str | None, reason: str) -> None:
    """Take back what was judged of A and B last; both stand as the resolver had them.

    Example: kg actors undo antony-blinken anthony-blinken
    """
    with session.existing() as store:
        of_both = [
            j for j in store.identity.actors().in_force
            if {j.left, j.right} == {a, b} and j.article == article
        ]  # fmt: skip
        if not of_both:
            raise InputError(f"nothing is judged of {a} and {b}", "see: kg actors judgements")
        last = of_both[-1]
        judgement = decide(
            Subject.ACTORS, last.left, last.right, Verdict.OPEN, reason, article=article
        )
        carry_out(session, store, judgement, {})


@click.command()
@output(*FORMATS)
@common
@pass_session
def judgements(session: Session, format: str | None, output: Path | None) -> None:
    """List all decisions: who or what took them, when, how sure, why; also on events.

    Example: kg actors judgements --format csv
    """
    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        found = store.identity.judgements(automatic=True)
    if not found:
        session.say("nothing is decided")
    if found or chosen != "table":
        write_rows([row(judgement) for judgement in found], _SHOWN, chosen, output)


def row(judgement: Judgement) -> dict[str, Any]:
    """A judgement as a row of a table."""
    return {
        "time": judgement.at.isoformat(),
        "what": str(judgement.subject),
        "left": judgement.left,
        "right": judgement.right,
        "verdict": str(judgement.verdict),
        "by": judgement.by,
        "score": judgement.score,
        "reason": judgement.reason,
        "article": judgement.article,
    }


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
    if rows or chosen != "table":
        write_rows(rows, ("score", "left", "right", "reason"), chosen, output)


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
