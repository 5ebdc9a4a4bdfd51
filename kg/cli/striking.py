"""``kg events``: single events that are wrong, struck out and restored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.judging import because, decide
from kg.cli.naming import event_key, struck_key
from kg.cli.options import FORMATS, common, output, pass_session
from kg.cli.output import choose_format, write_found
from kg.cli.rows import event_row
from kg.cli.session import Session
from kg.model import Article, Event, Judgement, Report, Subject, Verdict
from kg.shown import parties, show_act

if TYPE_CHECKING:
    from kg.store import Reader, Store

_SHOWN = ("time", "by", "reason", "event", "date", "who", "what", "whom", "source", "sentence")


@click.group()
def events() -> None:
    """Strike out single events that are wrong, and restore them.

    Example: kg events strike 0f3a9c2b7d11 --reason "a call with somebody else"
    """


@events.command()
@click.argument("event")
@because
@common
@pass_session
def strike(session: Session, event: str, reason: str) -> None:
    """Say that an event is wrong: it counts nowhere from now on.

    An event is named by its id, or by the beginning of it. It stays out when its article is
    added again, and can be restored.

    Example: kg events strike 0f3a9c2b7d11 --reason "a call with somebody else"
    """
    with session.existing() as store:
        key = event_key(store, event)
        found = next(one for one in store.events(_article(key)) if one.key == key)
        _judge(session, store, key, Verdict.STRUCK, reason, found)
        session.say(f"struck out: {_told(found, store)}")
        session.say(f"  to have it back: kg events restore {found.id}")


@events.command()
@click.argument("event")
@because
@common
@pass_session
def restore(session: Session, event: str, reason: str) -> None:
    """Take back that an event is wrong; it stands again as its article tells it.

    Example: kg events restore 0f3a9c2b7d11
    """
    with session.existing() as store:
        key = struck_key(store, event)
        found = store.identity.strikes().in_force[key].event
        _judge(session, store, key, Verdict.OPEN, reason)
        there = store.content(_article(key)) is not None
        told = key if found is None else _told(found, store)
    absent = "" if there else "; its article is not in the store"
    session.say(f"restored: {told}{absent}")


def _judge(
    session: Session,
    store: Store,
    key: str,
    verdict: Verdict,
    reason: str,
    event: Event | None = None,
) -> None:
    """Keep a judgement of an event (key) and carry it out."""
    judgement = decide(
        Subject.EVENTS, key, key, verdict, reason, article=_article(key), event=event
    )
    session.judge(store, judgement)


@events.command()
@output(*FORMATS)
@common
@pass_session
def struck(session: Session, format: str | None, output: Path | None) -> None:
    """List the events that are struck out: who did it, when, why.

    Example: kg events struck --format csv
    """
    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        found = store.identity.strikes().in_force.values()
        rows = [_row(strike, store) for strike in found]
    if not rows:
        session.say("no event is struck out")
    write_found(rows, _SHOWN, chosen, output)


def _row(strike: Judgement, store: Reader) -> dict[str, Any]:
    """A strike as a row, with its event as its article tells it."""
    id = _article(strike.left)
    row = {"time": strike.at.isoformat(), "by": strike.by, "reason": strike.reason}
    if strike.event is None:
        return {**row, "article": id, "event": strike.left.rpartition("-")[2]}
    article = store.nodes.article(id) or Article(id=id, text="")
    return {**row, **event_row(Report(event=strike.event, article=article), store.taxonomy)}


def _told(event: Event, store: Reader) -> str:
    """An event in a line: who did what to whom."""
    sides = map(parties, (event.sources, event.targets))
    who, whom = (", ".join(mention.shown for mention in side) for side in sides)
    told = " ".join(filter(None, (who, f"[{show_act(event, store.taxonomy)}]", whom)))
    return f"{told} ({event.id})"


def _article(key: str) -> str:
    from kg.store.linking import article_of

    return article_of(key)
