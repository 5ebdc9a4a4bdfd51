"""``kg stories``: events that several articles tell, and decisions about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.judging import because, decide
from kg.cli.naming import event_key
from kg.cli.options import (
    FORMATS,
    Defaulting,
    common,
    endpoint,
    output,
    pass_session,
    selection,
)
from kg.cli.output import choose_format, write_found
from kg.cli.rows import story_rows
from kg.cli.session import Session, read_selection
from kg.errors import InputError
from kg.model import Event, Level, Mention, Subject, Verdict

if TYPE_CHECKING:
    from kg.store import Store

_SHOWN = ("date", "who", "what", "whom", "status", "reports", "days", "source", "also", "event")


@click.group(cls=Defaulting, default="list")
def stories() -> None:
    """Show events that several articles tell; join and part reports.

    kg joins reports of one event by who takes part, when, and what is done; people may decide
    otherwise, and take it back.

    Example: kg stories list --from 2022
    """


@stories.command("list")
@selection
@output(*FORMATS)
@endpoint
@common
@pass_session
def list_(
    session: Session,
    /,
    format: str | None,
    output: Path | None,
    **limits: Any,
) -> None:
    """List the events that at least two articles tell, with the days that they tell.

    Example: kg stories --type phone-call
    """
    from kg.actors.stories import as_stories
    from kg.trace import reports_of

    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        reports = reports_of(store, read_selection(store, **limits))
        told = [s for s in as_stories(reports, store.leads()) if len(s.reports) > 1]
        rows = story_rows(told, store.taxonomy)
    if not rows:
        session.say("no event that several articles tell")
    write_found(rows, _SHOWN, chosen, output)


def _decide(
    session: Session, a: str, b: str, verdict: Verdict, reason: str, force: bool = True
) -> None:
    with session.existing() as store:
        left, right = event_key(store, a), event_key(store, b)
        if not force:
            _refuse(session, store, left, right)
        if verdict is Verdict.OPEN and not _is_judged(store, left, right):
            raise InputError(f"nothing is judged of {a} and {b}", "see: kg actors judgements")
        session.judge(store, decide(Subject.EVENTS, left, right, verdict, reason))
        leads = store.leads()
    one = leads.get(left, left) == leads.get(right, right)
    session.say(f"{a} and {b} are {'one event' if one else 'two events'}")


def _refuse(session: Session, store: Store, left: str, right: str) -> None:
    """InputError for two events (keys) that have neither act nor party in common."""
    from kg.store.linking import article_of

    told = {event.key: event for key in (left, right) for event in store.events(article_of(key))}
    a, b = told.get(left), told.get(right)
    if a is None or b is None or a.event_type == b.event_type:
        return
    hierarchy = session.hierarchy(store)
    states = [
        {hierarchy.at(m, Level.COUNTRY, e.date.start if e.date else None) for m in _all(e)}
        for e in (a, b)
    ]
    if not states[0] & states[1] - {None}:
        acts = " and ".join(e.subtype or e.event_type or "statement" for e in (a, b))
        message = f"{left} and {right} are of different acts ({acts}) and parties"
        raise InputError(message, "if they are one event all the same: --force")


def _all(event: Event) -> tuple[Mention, ...]:
    return event.sources + event.targets


def _is_judged(store: Store, left: str, right: str) -> bool:
    """Whether people's last word on two events (keys) stands."""
    from kg.actors.stories import verdicts

    said = (j for j in store.identity.judgements() if j.subject is Subject.EVENTS)
    return (min(left, right), max(left, right)) in verdicts(said)


def _of_two(command: Any) -> Any:
    """Let a command decide of two events, and take why."""
    first, second = (click.argument(name, metavar="EVENT") for name in "ab")
    return first(second(because(common(pass_session(command)))))


@stories.command("merge")
@click.option("--force", is_flag=True, help="Also two with neither act nor party in common.")
@_of_two
def merge(session: Session, a: str, b: str, reason: str, force: bool) -> None:
    """Say that two reports tell one event.

    Example: kg stories merge 0f3a9c2b7d11 5e8d4a6b9c02
    """
    _decide(session, a, b, Verdict.SAME, reason, force)


@stories.command("split")
@_of_two
def split(session: Session, a: str, b: str, reason: str) -> None:
    """Say that two reports tell two events.

    Example: kg stories split 0f3a9c2b7d11 5e8d4a6b9c02 --reason "a call each day"
    """
    _decide(session, a, b, Verdict.DIFFERENT, reason)


@stories.command("undo")
@_of_two
def undo(session: Session, a: str, b: str, reason: str) -> None:
    """Take back what people decided of two reports; kg decides again.

    Example: kg stories undo 0f3a9c2b7d11 5e8d4a6b9c02
    """
    _decide(session, a, b, Verdict.OPEN, reason)
