"""``kg actors merge``, ``split``, ``undo``, ``judgements``: decisions about who is who."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.naming import ArticleNames, id_of, meant
from kg.cli.options import FORMATS, common, output, pass_session
from kg.cli.output import choose_format, write_found
from kg.cli.session import Session
from kg.errors import InputError
from kg.model import Actor, Event, Judgement, Kind, Subject, Verdict

if TYPE_CHECKING:
    from kg.store import Store

_APART = {Kind.PERSON, Kind.COUNTRY, Kind.ORGANISATION}
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
    event: Event | None = None,
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
        event=event,
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
    session: Session,
    store: Store,
    judgement: Judgement,
    actors: dict[str, Actor],
    undone: Verdict = Verdict.OPEN,
) -> None:
    """Judge, bring the stories up to date, and say what changed; ``undone`` is taken back."""
    changed = session.judge(store, judgement, actors)
    told = _told(judgement, undone)
    session.say(
        f"{told}; {changed} articles changed" if changed != 1 else f"{told}; 1 article changed"
    )
    if judgement.verdict is Verdict.SAME and not judgement.article:
        _say_kinds(session, *(actors.get(id) for id in (judgement.left, judgement.right)))


def _told(judgement: Judgement, undone: Verdict) -> str:
    """What holds of two actors from now on."""
    left, right = judgement.left, judgement.right
    if judgement.verdict is not Verdict.OPEN:
        if judgement.article:
            return f"in {judgement.article} {left} is {right}"
        return f"{right} is{' not' * (judgement.verdict is Verdict.DIFFERENT)} {left}"
    if judgement.article:
        return f"taken back: in {judgement.article} {left} is no longer {right}"
    if undone is Verdict.SAME:
        return f"taken back: {left} and {right} are two actors again"
    return f"taken back: it is open again whether {left} and {right} are one actor"


def _say_kinds(session: Session, left: Actor | None, right: Actor | None) -> None:
    """Say where two that are one from now on are of different kinds, and how to undo it."""
    if left is not None and right is not None and left.kind is not right.kind:
        kinds = f"{left.id}: {left.kind}, {right.id}: {right.kind}"
        hint = f"if that is not meant: kg actors undo {left.id} {right.id}"
        session.say(f"note: they are of different kinds ({kinds}); {hint}")


def _refuse_kinds(left: Actor, right: Actor) -> None:
    """InputError for two that can hardly be one; who is no more than a group may be anybody."""
    if left.kind is not right.kind and {left.kind, right.kind} <= _APART:
        what = f"{left.id} and {right.id} are of different kinds: {left.kind}, {right.kind}"
        raise InputError(what, "if they are one all the same: --force")


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--force", is_flag=True, help="Also a person and a country, or the like.")
@because
@common
@pass_session
def merge(session: Session, a: str, b: str, force: bool, reason: str) -> None:
    """Say that B is A: all that B did counts as A's, here and in articles still to come.

    Of two of whom one is of the knowledge base, that one keeps its id and name, though it is B.
    A person, a country and an organisation are never one, unless with --force.

    Example: kg actors merge "Antony Blinken" anthony-blinken --reason "one spelling"
    """
    with session.existing() as store:
        left, right = session.actor(a, store), session.actor(b, store)
        if not force:
            _refuse_kinds(left, right)
        if left.learned and not right.learned:
            session.say(f"note: {right.id} is of the knowledge base, so it keeps its id and name")
            left, right = right, left
        actors = {left.id: left, right.id: right}
        judgement = decide(Subject.ACTORS, left.id, right.id, Verdict.SAME, reason)
        carry_out(session, store, judgement, actors)


@click.command()
@click.argument("a")
@click.argument("b", required=False)
@click.option(
    "--article",
    metavar="ID",
    help="Only where this article names A; its id, the beginning of it, or its address.",
)
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
        left = _as_found(session, store, a, known)
        if article is None:
            if b is None:
                raise click.UsageError("name B, or an --article in which A is somebody else")
            right = _as_found(session, store, b, known)
            verdict = Verdict.DIFFERENT
        else:
            article = ArticleNames(store).find(article)
            right = _other(session, store, left, b, label)
            verdict = Verdict.SAME
        judgement = decide(Subject.ACTORS, left.id, right.id, verdict, reason, article=article)
        carry_out(session, store, judgement, {left.id: left, right.id: right})


def _as_found(session: Session, store: Store, name: str, known: Mapping[str, Actor]) -> Actor:
    """The actor of a name, also one who has been merged with another."""
    if name in known:
        return known[name]
    judged = {id for j in store.identity.actors().in_force for id in (j.left, j.right)}
    merged = meant(name, {id: known[id] for id in judged & known.keys()})
    return known[merged.pop()] if len(merged) == 1 else session.actor(name, store)


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
    if (same := _namesake(session, store, actor, label)) is not None:
        session.say(f"note: {same.id} has that name, and is meant")
        return same
    taken, id = {**store.actors(judged=False)}, slug(label) or "actor"
    while id in taken or session.base.get(id) is not None:
        id += "-2"
    return replace(actor, id=id, label=label, aliases=(), wikidata=None, part_of=None, learned=True)


def _namesake(session: Session, store: Store, actor: Actor, label: str) -> Actor | None:
    """The one other actor of a name, of the same kind and country."""
    from kg.actors.search import find_actors
    from kg.given import fold

    alike = [
        found
        for found in find_actors(label, store.actors(), session.base)
        if (found.kind, found.country) == (actor.kind, actor.country)
        and found.id != actor.id
        and fold(label) in map(fold, (found.label, *found.aliases))
    ]
    return alike[0] if len(alike) == 1 else None


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
        of_both = _judged_of_both(session, store, a, b)
        if article is not None:  # which the store need not have any more
            judged_of = (j.article for j in of_both if j.article)
            article = id_of(article, judged_of) or ArticleNames(store).look(article) or article
        judged = [j for j in of_both if j.article == article]
        if not judged:
            raise InputError(f"nothing is judged of {a} and {b}", "see: kg actors judgements")
        last = judged[-1]
        judgement = decide(
            Subject.ACTORS, last.left, last.right, Verdict.OPEN, reason, article=article
        )
        carry_out(session, store, judgement, {}, undone=last.verdict)


def _judged_of_both(session: Session, store: Store, a: str, b: str) -> list[Judgement]:
    """What is in force on two actors, by their ids or by any of their names."""
    in_force = store.identity.actors().in_force
    if exact := [j for j in in_force if {j.left, j.right} == {a, b}]:
        return exact
    known = store.actors(judged=False)
    judged = {id for j in in_force for id in (j.left, j.right)} & known.keys()
    actors = {id: known[id] for id in judged}
    ones, others = (meant(name, actors, session.base) for name in (a, b))
    return [
        j
        for j in in_force
        if (j.left in ones and j.right in others) or (j.right in ones and j.left in others)
    ]


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
    write_found([row(judgement) for judgement in found], _SHOWN, chosen, output)


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
