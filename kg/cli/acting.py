"""``kg actors`` and ``kg stats``: who is known, and how much there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.judging import merge
from kg.cli.options import FORMATS, Defaulting, common, endpoint, output, pass_session
from kg.cli.output import choose_format, write_rows
from kg.cli.parting import split
from kg.cli.reviewing import review
from kg.cli.session import Session
from kg.cli.sharing import export_judgements, import_judgements
from kg.cli.undoing import judgements, undo
from kg.model import Kind

if TYPE_CHECKING:
    from kg.actors.seeds import Former
    from kg.model import Actor, Post, Report
    from kg.store import Reader

_LISTED = ("id", "name", "kind", "country", "events")


@click.group(cls=Defaulting, default="show")
def actors() -> None:
    """Show who is who; decide who is one and who is not.

    Without a command: kg actors show.

    Example: kg actors "Russian foreign minister"
    """


for _command in (
    *(merge, split, undo, judgements, review),
    *(export_judgements, import_judgements),
):
    actors.add_command(_command)


@actors.command()
@click.argument("name", required=False)
@click.option("--all", "everyone", is_flag=True, help="List also those without an event.")
@output(*FORMATS)
@endpoint
@common
@pass_session
def show(
    session: Session, name: str | None, everyone: bool, format: str | None, output: Path | None
) -> None:
    """Show who an actor is: names, offices with their dates, partners; or list all actors.

    Of several whom a name fits, those with events are meant; it lists them when more than one
    is left. A name that nobody has brings the nearest. Without a name, those are listed who take
    part in an event, not who is only quoted or known.

    Example: kg actors show "Russian foreign minister"
    """
    from kg.store.counting import events_by_actor

    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        events = events_by_actor(store)
        found = _found(session, name, store.actors(), events)
        if name is None or len(found) > 1:
            if name is None and not everyone:
                found = _with_events(session, found, events)
            write_rows(_list(found, events), _LISTED, chosen, output)
            return
        reports = store.reports(actor=found[0].id)
        offices = store.posts() + list(session.base.posts())
    facts = _facts(found[0], offices, session.base.former.get(found[0].id, ()), reports)
    if chosen == "table":
        lines = [{"": key, found[0].label: line} for key, line in _lines(facts)]
        write_rows(lines, ("", found[0].label), chosen, output)
    else:
        write_rows([facts], tuple(facts), chosen, output)


def _found(
    session: Session, name: str | None, stored: Mapping[str, Actor], events: Counter[str]
) -> list[Actor]:
    """Return whom a name can mean, all of the store without one; InputError when nobody."""
    from kg.actors.search import find_actors, unknown_actor

    if name is None:
        return list(stored.values())
    found = find_actors(name, stored, session.base, events.__getitem__)
    if not found:
        error = unknown_actor(name, stored, session.base, events.__getitem__)
        if near := get_close_matches(name, actors.commands, n=1, cutoff=0.75):
            error.hint = f"{error.hint}; or is the command meant: kg actors {near[0]}"
        raise error
    return found


def _with_events(session: Session, found: list[Actor], events: Counter[str]) -> list[Actor]:
    """Return those who take part in an event, and say how many others there are."""
    kept = [actor for actor in found if events[actor.id]]
    if left := len(found) - len(kept):
        others = (
            f"{left} actors without an event are" if left > 1 else "1 actor without an event is"
        )
        session.say(f"note: {others} left out; to see all: kg actors --all")
    return kept


def _list(found: Iterable[Actor], events: Counter[str]) -> list[dict[str, Any]]:
    rows = [
        {
            "id": actor.id,
            "name": actor.label,
            "kind": str(actor.kind),
            "country": actor.country,
            "events": events[actor.id],
            "learned": actor.learned,
        }
        for actor in found
    ]
    return sorted(rows, key=lambda row: (-row["events"], row["id"]))


def _facts(
    actor: Actor, offices: list[Post], former: Sequence[Former], reports: list[Report]
) -> dict[str, Any]:
    from kg.trace import ego

    held = dict.fromkeys(post for post in offices if post.person == actor.id)
    return {
        "id": actor.id,
        "name": actor.label,
        "kind": str(actor.kind),
        "country": actor.country,
        "sector": actor.sector,
        "aliases": list(actor.aliases),
        "acts_for": actor.part_of,
        "wikidata": actor.wikidata,
        "events": len(reports),
        "partners": [f"{found.actor} ({found.count})" for found in ego(reports, actor.id)],
        ("memberships" if actor.kind is Kind.COUNTRY else "offices"): [
            _during(post.title, post.begin, post.end) for post in held
        ],
        "former_names": [_during(one.name, one.begin, one.end) for one in former],
        "learned": actor.learned,
    }


def _during(what: str, begin: date | None, end: date | None) -> str:
    return f"{what}, {begin or '…'} to {end or '…'}" if begin or end else what


def _lines(facts: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return the facts that are there, a list's items on lines of their own."""
    lines: list[tuple[str, Any]] = []
    for key, value in facts.items():
        name = key.replace("_", " ")
        if isinstance(value, list) and key != "aliases":
            lines += [(name if n == 0 else "", item) for n, item in enumerate(value[:20])]
        elif value not in (None, "", [], False):
            lines.append((name, value))
    return lines


@click.command()
@output(*FORMATS)
@endpoint
@common
@pass_session
def stats(session: Session, format: str | None, output: Path | None) -> None:
    """Show how many articles, events, actors there are, and events of each type.

    Actors are those who take part in an event, as kg actors lists them. Types are PLOVER's; kg
    query @types-count has the subtypes.

    Example: kg stats
    """
    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        rows = [{"what": what, "count": count} for what, count in _counts(store)]
    write_rows(rows, ("what", "count"), chosen, output)


def _counts(store: Reader) -> list[tuple[str, Any]]:
    from kg.store.counting import count_events

    there, found = store.stats(), count_events(store)
    types = found.types + Counter({"none (statements)": there["events"] - found.types.total()})
    counts: list[tuple[str, Any]] = list(there.items())
    counts += zip(("first day", "last day"), found.days or (), strict=False)
    counts += [(f"status: {name}", count) for name, count in found.statuses.most_common()]
    return counts + [(f"type: {name}", count) for name, count in types.most_common()]
