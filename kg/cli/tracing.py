"""``kg trace`` and ``kg path``: who had to do with whom, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import FORMATS, common, endpoint, level, output, pass_session, selection
from kg.cli.output import choose_format, write_found, write_rows
from kg.cli.rows import COLUMNS, TOLD, event_rows, mark_disagreeing, story_rows
from kg.cli.session import Session, read_selection
from kg.errors import InputError
from kg.model import Actor, Level, Report, Status
from kg.shown import counted

if TYPE_CHECKING:
    from kg.store import Reader

_OTHERS = 5  # of a name, that are listed


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@selection
@level
@click.option("--reports", "all_reports", is_flag=True, help="Each report, not each event.")
@click.option("--ids", is_flag=True, help="With the ids of events, as kg events strike takes them.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N of them.")
@output(*FORMATS)
@endpoint
@common
@pass_session
def trace(
    session: Session,
    /,
    a: str | None,
    b: str | None,
    all_reports: bool,
    ids: bool,
    limit: int | None,
    format: str | None,
    output: Path | None,
    **limits: Any,
) -> None:
    """Show what happened between two actors, or around one, in the order of time.

    An actor is named as people name it: a name, an alias, an office, or an id. What its parts
    and its people do counts for it, with their offices at that time; --level person asks for it
    alone, country raises people to their states, bloc lets members act for it. An event that
    several articles tell stands on one line. Without an actor all events are listed that other
    options leave.

    Example: kg trace Lavrov "Antony Blinken" --from 2022-01 --type CONSULT

    Example: kg trace --status alleged
    """
    chosen = choose_format(format, output, FORMATS)
    if a is None and not any(limits.values()):
        raise click.UsageError("name an actor, or say which events: --type, --status, --article, …")
    with session.reading() as store:
        rows = _traced(
            session, store, [name for name in (a, b) if name is not None], limits, all_reports
        )
    rows = _first(session, rows, limit)
    retold = any(row["reports"] > 1 for row in rows)
    if chosen == "table" and any(row["disagree"] for row in rows):
        rows = mark_disagreeing(rows)
        session.say("note: * the reports name several days; each: kg trace --reports, kg stories")
    columns = TOLD if retold else COLUMNS
    write_found(rows, (*("event",) * ids, *columns), chosen, output)


def _traced(
    session: Session, store: Reader, names: list[str], limits: dict[str, Any], all_reports: bool
) -> list[dict[str, Any]]:
    """The rows of what happened, with notes on what is left out and what is not found."""
    from kg.trace import count_undated, trace_stories

    day = limits["since"] or limits["until"]
    parties = [_party(session, store, name, day) for name in names]
    how: dict[str, Any] = {
        "level": limits.pop("level"),
        "hierarchy": session.hierarchy(store),
        "together": not all_reports,
    }
    choice = read_selection(store, **limits)
    a, b = (*(party.id for party in parties), None, None)[:2]
    rows = story_rows(trace_stories(store, a, b, **choice, **how), store.taxonomy)
    _say_undated(session, count_undated(store, *filter(None, (a, b)), **choice, **how))
    if not rows and parties and any(limits.values()):
        every = story_rows(trace_stories(store, a, b, **how), store.taxonomy)
        if every:
            session.say(_none_left([p.label for p in parties], every, choice["types"], store))
            return []
    if not rows:
        _say_nothing(session, store, list(zip(names, parties, strict=True)))
    return rows


def _none_left(
    labels: list[str], every: list[dict[str, Any]], types: Collection[str] | None, store: Reader
) -> str:
    """Say that the options leave none of some events, and of which kinds these are."""
    told = f"{counted(len(every), 'event')} of {' and '.join(labels)}"
    if not types:
        return f"{told}, none that the options leave"
    named = ", ".join(store.taxonomy.label(name, name) or name for name in types)
    coded = store.taxonomy.subtypes
    families = {coded[name].event_type if name in coded else name for name in types}
    kinds = Counter(row["subtype"] or row["type"] or "statement" for row in every)
    near = {row["subtype"] for row in every if row["type"] in families}
    ranked = sorted(kinds.items(), key=lambda hit: (hit[0] not in near, -hit[1], hit[0]))
    listed = ", ".join(f"{kind} {count}" for kind, count in ranked[:_OTHERS])
    return f"{told}, none of type {named} that the options leave; there are {listed}"


def _first(session: Session, rows: list[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    """The first rows, with a note where there are more."""
    if limit is not None and len(rows) > limit:
        session.say(f"note: the first {limit} of {len(rows)} events")
    return rows[:limit]


def _party(session: Session, store: Reader, name: str, day: date | None) -> Actor:
    """The actor of a name; an InputError says how to look for what is no actor."""
    try:
        found = session.actor(name, store, day)
        _say_alike(session, store, name, found)
        return found
    except InputError as error:
        if str(error).startswith("no actor"):
            words = f"events in whose sentence it stands: kg query @sentences -p text={name!r}"
            error.hint = f"{error.hint}; {words}"
        raise


def _say_alike(session: Session, store: Reader, name: str, found: Actor) -> None:
    """Say who else is called by a bare name, one of the two by what an article taught."""
    from kg.choice import called_alike

    if others := called_alike(name, found, store, session.base):
        listed = ", ".join(
            f"{a.label} ({a.id}): {counted(n, 'event')}" for a, n in others[:_OTHERS]
        )
        pair = sorted((found, others[0][0]), key=lambda actor: actor.learned)
        one = f"if they are one: kg actors merge {' '.join(actor.id for actor in pair)}"
        session.say(f"note: {name!r} is {found.label} ({found.id}) here; others: {listed}; {one}")


def _say_nothing(session: Session, store: Reader, parties: Sequence[tuple[str, Actor]]) -> None:
    """Say that there is no event, and who else has the names of those that were asked for."""
    from kg.choice import also_called

    what = "between" if len(parties) > 1 else "for"
    who = f" {what} {' and '.join(actor.label for _, actor in parties)}" if parties else ""
    session.say(f"no event{who}" if who else "no such event")
    for name, actor in parties:
        if name != actor.id and (others := also_called(name, actor, store, session.base)):
            listed = ", ".join(f"{other.label} ({other.id})" for other in others[:_OTHERS])
            session.say(f"note: {name!r} may also be {listed}")


def _say_undated(session: Session, count: int) -> None:
    events = "1 event without a date is" if count == 1 else f"{count} events without a date are"
    if count:
        session.say(f"note: {events} left out; add the articles again with --date-if-missing")


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--forward", is_flag=True, help="No event may lie before the one it follows.")
@selection
@level
@output(*FORMATS)
@endpoint
@common
@pass_session
def path(
    session: Session,
    /,
    a: str,
    b: str,
    forward: bool,
    level: Level | None,
    format: str | None,
    output: Path | None,
    **limits: Any,
) -> int:
    """Show the shortest chain of events that leads from one actor to another.

    Only what happened is followed, unless --status says otherwise; with --level the chain leads
    over organisations, countries or blocs. Ends with exit code 1 when there is no chain.

    Example: kg path Draghi Blinken --forward
    """
    from kg.trace import reports_of

    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        first, last = session.actor(a, store), session.actor(b, store)
        limits["status"] = limits["status"] or {Status.ACTUAL}
        reports = reports_of(store, read_selection(store, **limits))
        ends = first.id, last.id
        chain = _chain(session, store, reports, ends, level, forward=forward)
        wider = None
        if chain is None and level in (None, Level.PERSON):
            wider = _chain(session, store, reports, ends, Level.COUNTRY, forward=forward)
    if not chain:
        session.say(_no_chain(first.label, last.label, one=chain is not None))
        if wider:
            session.say("but of those who act for them one does: --level country")
        return 1 if chain is None else 0
    _note_order(session, chain)
    write_rows(event_rows(chain, store.taxonomy), COLUMNS, chosen, output)
    return 0


def _chain(
    session: Session,
    store: Reader,
    reports: list[Report],
    ends: tuple[str, str],
    level: Level | None,
    *,
    forward: bool,
) -> list[Report] | None:
    """The shortest chain between two actors (ids), or those for whom they count at a level."""
    from kg.trace import path as search

    if level is not None:
        hierarchy = session.hierarchy(store)
        reports = list(hierarchy.roll_up(reports, level))
        ends = hierarchy.lifted(ends[0], level), hierarchy.lifted(ends[1], level)
    return search(reports, *ends, forward=forward)


def _note_order(session: Session, chain: list[Report]) -> None:
    """Say so where an event of a chain lies before one that it follows."""
    pairs = combinations((report.days for report in chain), 2)
    if any(begin and end and end < begin for (begin, _), (_, end) in pairs):
        session.say("note: the chain goes back in time; --forward looks for one that does not")


def _no_chain(first: str, last: str, *, one: bool) -> str:
    return f"{first} and {last} are one actor" if one else f"no chain leads from {first} to {last}"
