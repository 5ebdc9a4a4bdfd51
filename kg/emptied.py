"""Why a choice of events is empty: what was chosen, and what a wider choice would find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kg.actors.hierarchy import Hierarchy
from kg.choice import asked_for
from kg.days import show_month
from kg.model import Level
from kg.store.reports import Filter
from kg.store.timeline import Search, count
from kg.trace import Parties

if TYPE_CHECKING:
    from kg.store import Reader
    from kg.taxonomy import Taxonomy

Wider = tuple[str, tuple[str, ...], Filter]  # what it is called, the actors (ids), the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """How many events a store holds, what was chosen of them, and the wider choices.

    ``wider`` are the choices that lack one part, with the number of reports that each finds.
    """

    held: int
    chosen: tuple[str, ...]
    wider: tuple[tuple[str, int], ...] = ()


def why_empty(
    store: Reader,
    actors: Sequence[str],
    wanted: Filter,
    *,
    level: Level | None = None,
    hierarchy: Hierarchy | None = None,
) -> Emptied | None:
    """Why a choice of actors (ids, as `kg.choice.choose` takes them) and a filter finds nothing.

    None where all that the store holds was chosen.
    """
    if not actors and wanted == Filter():
        return None
    found = store.stats()
    labels = [one.label for one in asked_for(store, actors, level, hierarchy)]
    wider = (
        (words, _count(store, parties, filter, level if len(parties) > 1 else None, hierarchy))
        for words, parties, filter in _wider(actors, labels, wanted)
    )
    return Emptied(
        held=found["events"] - found["retellings"],
        chosen=(*_parties(labels), *_told(wanted, store.taxonomy)),
        wider=tuple((words, many) for words, many in wider if many),
    )


def _parties(labels: Sequence[str]) -> list[str]:
    if not labels:
        return []
    return [f"between {' and '.join(labels)}" if len(labels) > 1 else f"of {labels[0]}"]


def _told(wanted: Filter, taxonomy: Taxonomy) -> Iterator[str]:
    """What the events had to be, in words that follow "none of them is"."""
    if (since := wanted.since) is not None:
        yield f"from {_day(since)} on"
    if (until := wanted.until) is not None:
        yield f"until {_day(until)}"
    if wanted.types is not None:
        labels = (taxonomy.label(name, name) or name for name in sorted(wanted.types))
        yield f"of the type {' or '.join(labels)}"
    if wanted.statuses is not None:
        yield f"of the status {' or '.join(sorted(wanted.statuses))}"
    if wanted.min_confidence is not None:
        yield f"{wanted.min_confidence:.0%} sure or more"
    if wanted.articles is not None:
        yield f"in the {len(wanted.articles):,} chosen article{'s' * (len(wanted.articles) != 1)}"


def _day(day: date) -> str:
    return f"{day.day} {show_month(day)}"


def _wider(actors: Sequence[str], labels: Sequence[str], wanted: Filter) -> Iterator[Wider]:
    """The choices that ask for one thing less."""
    here = tuple(actors)
    if len(here) > 1:
        yield from ((f"of {labels[n]} and anybody", (here[n],), wanted) for n in (0, 1))
    elif here:
        yield "of anybody", (), wanted
    if wanted.since is not None or wanted.until is not None:
        yield "of any time", here, replace(wanted, since=None, until=None)
    if wanted.types is not None:
        yield "of any type", here, replace(wanted, types=None)
    if wanted.statuses is not None:
        yield "of any status", here, replace(wanted, statuses=None)
    if wanted.min_confidence is not None:
        yield "however sure", here, replace(wanted, min_confidence=None)
    if wanted.articles is not None:
        yield "in any article", here, replace(wanted, articles=None)


def _count(
    store: Reader,
    actors: Sequence[str],
    wanted: Filter,
    level: Level | None,
    hierarchy: Hierarchy | None,
) -> int:
    sought = Parties(actors, level, hierarchy).sought
    return count(store, Search(parties=tuple(map(frozenset, sought)), filter=wanted))
