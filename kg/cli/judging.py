"""``kg actors merge``, and how a decision about who is who is taken and told."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from kg.actors.judgements import judged_apart
from kg.actors.readings import is_last_name
from kg.cli.options import common, pass_session
from kg.cli.session import Session
from kg.errors import InputError
from kg.model import Actor, Event, Judgement, Kind, Subject, Verdict

if TYPE_CHECKING:
    from kg.store import Store

_APART = {Kind.PERSON, Kind.COUNTRY, Kind.ORGANISATION}


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
    if left is None or right is None or left.kind is right.kind:
        return
    hint = f"if that is not meant: kg actors undo {left.id} {right.id}"
    if is_last_name(right, left):
        what = f"{right.id} was only learned from articles, as {right.kind}: a {left.kind} now"
    else:
        what = f"they are of different kinds ({left.id}: {left.kind}, {right.id}: {right.kind})"
    session.say(f"note: {what}; {hint}")


def _refuse(left: Actor, right: Actor) -> None:
    """InputError for two that can hardly be one; who is no more than a group may be anybody, and
    so may a last name that an article taught."""
    what = None
    apart = left.kind is not right.kind and {left.kind, right.kind} <= _APART
    if apart and not (is_last_name(right, left) or is_last_name(left, right)):
        what = f"are of different kinds: {left.kind}, {right.kind}"
    elif left.id != right.id and not (left.learned or right.learned):
        what = "are two actors of the knowledge base"
    if what is not None:
        hint = "if they are one all the same: --force"
        raise InputError(f"{left.id} and {right.id} {what}", hint)


@click.command()
@click.argument("a")
@click.argument("b")
@click.option(
    "--force",
    is_flag=True,
    help="Also two of two kinds, two known, two judged different.",
)
@because
@common
@pass_session
def merge(session: Session, a: str, b: str, force: bool, reason: str) -> None:
    """Say that B is A: all that B did counts as A's, here and in articles still to come.

    Of two of whom one is of the knowledge base, that one keeps its id and name, though it is B.
    A person, a country and an organisation are never one, nor are two actors of the knowledge
    base, nor two that were judged different, unless with --force; but a last name that was
    learned as something else may be a person's.

    Example: kg actors merge "Antony Blinken" anthony-blinken --reason "one spelling"
    """
    with session.existing() as store:
        left, right = _by_id_first(session, store, a), _by_id_first(session, store, b)
        if not force:
            _refuse(left, right)
            if parting := store.identity.actors().parting(left.id, right.id):
                raise judged_apart(parting[0])
        if left.learned and not right.learned:
            session.say(f"note: {right.id} is of the knowledge base, so it keeps its id and name")
            left, right = right, left
        elif is_last_name(left, right):
            session.say(f"note: {left.id} is no more than a last name, so {right.id} keeps its id")
            left, right = right, left
        actors = {left.id: left, right.id: right}
        judgement = decide(Subject.ACTORS, left.id, right.id, Verdict.SAME, reason)
        carry_out(session, store, judgement, actors)


def _by_id_first(session: Session, store: Store, name: str) -> Actor:
    """The actor of a name; of an id, also one without events whom others would come before."""
    return store.actors().get(name) or session.actor(name, store)
