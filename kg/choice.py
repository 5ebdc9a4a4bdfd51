"""Which events are looked at: all, those around an actor, or those between two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Unpack

from kg.actors.hierarchy import Hierarchy
from kg.actors.search import find_actor, is_taken_for, namesakes, rivals
from kg.actors.stories import Place
from kg.given import check_days, check_share, read_day, read_name, read_types
from kg.model import Actor, Kind, Level, Report, Status
from kg.store.timeline import Search, count
from kg.trace import Choice, reports_of, trace

if TYPE_CHECKING:
    from kg.actors.base import ActorBase
    from kg.emptied import Emptied
    from kg.store import Reader
    from kg.taxonomy import Taxonomy


def read_choice(
    taxonomy: Taxonomy,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    types: str | Iterable[str] | None = None,
    status: str | Iterable[str] | None = None,
    min_confidence: float | None = None,
    articles: str | Iterable[str] | None = None,
) -> Choice:
    """A choice from what people write, as the options of the command line take it.

    One type, status or article (id) may stand without a list. InputError says what there is
    instead.
    """
    first, last = _day(since, last=False), _day(until, last=True)
    check_days(first, last)
    return Choice(
        since=first,
        until=last,
        types=read_types(_several(types), taxonomy) or None,
        status={read_name(name, Status, "status") for name in _several(status)},
        min_confidence=check_share(min_confidence, "min_confidence"),
        articles=None if articles is None else _several(articles),
    )


def _day(given: date | str | None, *, last: bool) -> date | None:
    if isinstance(given, datetime):
        return given.date()
    return given if given is None or isinstance(given, date) else read_day(str(given), last=last)


def _several(given: str | Iterable[str] | None) -> list[str]:
    return [given] if isinstance(given, str) else [str(name) for name in given or ()]


def choose(
    store: Reader,
    *actors: str,
    level: Level | None = None,
    hierarchy: Hierarchy | None = None,
    **choice: Unpack[Choice],
) -> list[Report]:
    """The events of all, of one actor (id) or between two, as they are told, by date.

    With a ``hierarchy`` an act counts for all whom its actor acts for. Two actors are raised to
    the ``level`` first, as `trace` has it; of one, only what is its own counts at any level.
    """
    if actors:
        raised = level if len(actors) > 1 else None
        return trace(store, *actors, level=raised, hierarchy=hierarchy, **choice)
    return reports_of(store, choice)


def asked_for(
    store: Reader, actors: Sequence[str], level: Level | None, hierarchy: Hierarchy | None
) -> Iterator[Actor]:
    """The actors of some ids, two of them raised as `choose` does."""
    known = store.actors() if actors else {}
    for id in actors:
        if hierarchy is not None and level is not None and len(actors) > 1:
            id = hierarchy.lifted(id, level)
        found = known.get(id) or (hierarchy.actor(id) if hierarchy else None)
        yield found or Actor(id=id, label=id, kind=Kind.GROUP)


def heading(asked: Sequence[Actor]) -> str:
    """What a page or a figure of these actors' events is called."""
    labels = [actor.label for actor in asked] or ["whom"]
    return " and ".join(labels) if len(labels) > 1 else f"Who dealt with {labels[0]}"


def named_actor(
    name: str,
    store: Reader,
    base: ActorBase | None = None,
    actors: Mapping[str, Actor] | None = None,
    day: date | None = None,
) -> Actor:
    """The one actor of a name, as judged; InputError with candidates or suggestions else.

    An office is that of a ``day``, if one is given, else of whoever held it. Who takes part in
    events of the store comes before who is only known. ``actors`` are those of the store, where
    they have been read already.
    """
    actors = store.actors() if actors is None else actors
    identities = store.identity.actors()
    found = find_actor(identities.of(name), actors, base, lambda id: events_of(store, id), day)
    return actors.get(identities.of(found.id), found)


def taken_for(name: str, actor: Actor, store: Reader, base: ActorBase | None) -> bool:
    """Whether an actor was found by a description, which may say more: "Macron's wife"."""
    return is_taken_for(store.identity.actors().of(name), actor, store.actors(), base)


def also_called(name: str, actor: Actor, store: Reader, base: ActorBase | None) -> list[Actor]:
    """Who else may be meant by the name by which an actor was found, those with events first."""
    identities, actors = store.identity.actors(), store.actors()
    found = namesakes(identities.of(name), actors, base, lambda id: events_of(store, id))
    judged = {identities.of(one.id): actors.get(identities.of(one.id), one) for one in found}
    return [other for id, other in judged.items() if id != actor.id]


def called_alike(
    name: str, actor: Actor, store: Reader, base: ActorBase | None
) -> list[tuple[Actor, int]]:
    """Who else has the name by which an actor was found, with the number of his events, where one
    of the two is no more than a word that an article taught."""
    identities, actors = store.identity.actors(), store.actors()
    return rivals(identities.of(name), actor, actors, base, lambda id: events_of(store, id))


def events_of(store: Reader, actor: str) -> int:
    """How many events of a store an actor (id) takes part in."""
    return count(store, Search(parties=(frozenset({actor}),)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How wide a figure is, in centimetres, and how many actors it shows at most."""

    width: float = 17.0
    actors: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is exported: the store, and the reports that the filters leave with their places."""

    store: Reader
    reports: list[Report]
    places: list[Place]
    filtered: bool
    title: str | None
    level: Level
    hierarchy: Hierarchy | None
    asked: tuple[Actor, ...]  # the one or two that the events are about
    days: tuple[date | None, date | None]
    figure: Figure
    emptied: Emptied | None = None

    @property
    def taxonomy(self) -> Taxonomy:
        """The event types of the store."""
        return self.store.taxonomy

    def actors(self) -> dict[str, Actor]:
        """Return all actors by id."""
        return self.store.actors()

    def heading(self) -> str:
        """Return the title: what was given, or what the choice says."""
        return heading(self.asked) if self.title is None else self.title
