"""For whom each act counts at the levels above what is told: ministry, state, bloc.

Nearly always an actor counts for the same one, so that is kept an actor; only the acts that
count for another (of another day) are kept one by one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.actors.hierarchy import Hierarchy
from kg.layout import Place
from kg.model import Actor, Level, Mention, Report

ABOVE = (Level.ORGANISATION, Level.COUNTRY, Level.BLOC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """Reports as they count at a level, and the actors known there."""

    level: Level
    reports: Sequence[Report]
    known: Mapping[str, Actor]


def raise_up(
    reports: Sequence[Report], hierarchy: Hierarchy, known: Mapping[str, Actor]
) -> Iterator[Raised]:
    """The levels that change anything against the one below them, the lowest first."""
    below = [_ids(report) for report in reports]
    for level in ABOVE:
        rolled = list(hierarchy.roll_up(reports, level))
        ids = [_ids(report) for report in rolled]
        if ids == below:
            continue
        below = ids
        new = {id for several in ids for id in several if id is not None and id not in known}
        found = ((id, hierarchy.actor(id)) for id in new)
        yield Raised(
            level=level,
            reports=rolled,
            known={**known, **{id: actor for id, actor in found if actor is not None}},
        )


def describe(
    raised: Raised,
    told: Sequence[Report],
    numbers: Mapping[str, int],
    places: Mapping[str, Place],
    hierarchy: Hierarchy,
) -> dict[str, Any]:
    """A level for the page: who counts for whom (actor, for), in which events otherwise.

    ``apart`` are rows of event, mention (sources first) and actor; ``places`` those of the
    actors that are drawn at first.
    """
    lifts = list(_lifts(told, raised.reports, numbers))
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for _, _, actor, above in lifts:
        votes[actor][above] += 1
    # Who comes in by a lower level takes part in no event as told.
    usual = {n: numbers.get(hierarchy.lifted(name, raised.level), n) for name, n in numbers.items()}
    usual |= {actor: several.most_common(1)[0][0] for actor, several in votes.items()}
    return {
        "name": str(raised.level),
        "above": [[a, b] for a, b in sorted(usual.items()) if a != b],
        "apart": [[n, m, above] for n, m, actor, above in lifts if above != usual[actor]],
        "places": [[numbers[name], round(x), round(y)] for name, (x, y) in places.items()],
    }


def _lifts(
    told: Sequence[Report], rolled: Sequence[Report], numbers: Mapping[str, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Event, mention, its actor and the one he counts for, by number."""
    for event, (before, after) in enumerate(zip(told, rolled, strict=True)):
        pairs = zip(_parties(before), _parties(after), strict=True)
        for place, (mention, above) in enumerate(pairs):
            if mention.actor is not None and above.actor is not None:
                yield event, place, numbers[mention.actor], numbers[above.actor]


def _parties(report: Report) -> tuple[Mention, ...]:
    return report.event.sources + report.event.targets


def _ids(report: Report) -> list[str | None]:
    return [mention.actor for mention in _parties(report)]
