"""Who had to do with whom, and when: pair histories, chains through others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from kg.actors.hierarchy import Hierarchy
from kg.actors.stories import as_stories
from kg.days import office_day
from kg.model import Level, Report, Status, Story
from kg.store.reports import Filter

if TYPE_CHECKING:
    from kg.store import Reader


class Choice(TypedDict, total=False):
    """Which events are traced; nothing given asks nothing."""

    since: date | None
    until: date | None
    types: Collection[str] | None
    status: Collection[Status]
    min_confidence: float | None
    articles: Collection[str] | None


def filter_of(choice: Choice) -> Filter:
    """What a choice asks of each event."""
    return Filter(
        since=choice.get("since"),
        until=choice.get("until"),
        types=frozenset(choice.get("types") or ()) or None,
        statuses=frozenset(choice.get("status") or ()) or None,
        min_confidence=choice.get("min_confidence"),
        articles=None if (some := choice.get("articles")) is None else frozenset(some),
    )


def reports_of(store: Reader, choice: Choice, *parties: Collection[str]) -> list[Report]:
    """The events of a choice in which one of each party (ids, at most two) takes part, by date."""
    one, other = (*parties, None, None)[:2]
    choice = {**choice, "types": list(choice.get("types") or ()) or None}
    return store.reports(actor=one, other=other, **choice)


def trace(
    store: Reader,
    a: str | None = None,
    b: str | None = None,
    *,
    level: Level | None = None,
    hierarchy: Hierarchy | None = None,
    **choice: Unpack[Choice],
) -> list[Report]:
    """What happened between two actors (ids), around one, or at all, by date.

    ``since`` and ``until`` are inclusive, ``types`` event types or subtypes, none is less sure than
    ``min_confidence``, ``articles`` (ids) tell them; nothing given asks nothing. With a
    ``hierarchy`` an act counts for all whom its actor acts for at its time: Lavrov's for Russia. A
    ``level`` raises the two to it first; PERSON asks for these two alone, BLOC lets an act of a
    member count for its bloc.
    """
    parties = Parties([actor for actor in (a, b) if actor is not None], level, hierarchy)
    reports = reports_of(store, choice, *parties.sought)
    return [report for report in reports if parties.act_in(report)]


class Parties:
    """The one or two actors that a history is of, with all who act for them."""

    def __init__(
        self, actors: Sequence[str], level: Level | None, hierarchy: Hierarchy | None
    ) -> None:
        """``actors`` are ids; `trace` says what ``level`` and ``hierarchy`` do."""
        self._above = None if level is Level.PERSON else hierarchy
        self._bloc = level is Level.BLOC
        self.actors = list(actors)
        if self._above is not None and level is not None:
            self.actors = [self._above.lifted(actor, level) for actor in actors]

    @property
    def sought(self) -> list[set[str]]:
        """The actors (ids) of each party, of whom one must be named in an event."""
        return [self._above.below(a) if self._above else {a} for a in self.actors]

    def act_in(self, report: Report) -> bool:
        """Whether each party takes part, by itself or by who acts for it then, none for both."""
        if self._above is None:
            return True
        mentions = report.event.sources + report.event.targets
        day = office_day(report.event, report.article)
        acting = [
            {m.actor for m in mentions if self._above.acts_for(m, actor, day, bloc=self._bloc)}
            for actor in self.actors
        ]
        return all(acting) and (len(acting) < 2 or len(set.union(*acting)) > 1)


def trace_stories(
    store: Reader,
    a: str | None = None,
    b: str | None = None,
    *,
    level: Level | None = None,
    hierarchy: Hierarchy | None = None,
    together: bool = True,
    **choice: Unpack[Choice],
) -> list[Story]:
    """What `trace` finds, as events: each with all reports of it that meet the same choice.

    One may tell two ministers where another tells their states: first stands one in which the
    actors take part. Each report is a story of its own without ``together``.
    """
    found = trace(store, a, b, level=level, hierarchy=hierarchy, **choice)
    if not together:
        return as_stories(found, {})
    wanted = filter_of(choice)
    beside = [report for report in store.identity.beside(found) if wanted.admits(report)]
    own = {report.event.key for report in found}
    return [_led_by(own, story) for story in as_stories([*found, *beside], store.leads())]


def _led_by(own: Collection[str], story: Story) -> Story:
    """A story whose first report is one of some (keys), where it has any."""
    first = next((report for report in story.reports if report.event.key in own), None)
    if first is None or first is story.reports[0]:
        return story
    rest = (report for report in story.reports if report is not first)
    return replace(story, reports=(first, *rest))


def count_undated(store: Reader, *actors: str, **choice: Any) -> int:
    """How many events `trace_stories` leaves out because neither they nor their articles are dated.

    None without ``since``: what has no date lies before every day.
    """
    if choice.get("since") is None:
        return 0
    return len(trace_stories(store, *actors, **(choice | {"since": None, "until": date.min})))


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One actor's dealings with another: how many events, of which types."""

    actor: str
    count: int
    types: tuple[tuple[str, int], ...]


def ego(reports: Iterable[Report], actor: str) -> list[Partner]:
    """Whom an actor (id) dealt with, the most frequent first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        event = report.event
        for other in {right for left, right in _links(report) if left == actor}:
            counts[other][event.subtype or event.event_type or "unknown"] += 1
    partners = (
        Partner(actor=other, count=types.total(), types=tuple(types.most_common()))
        for other, types in counts.items()
    )
    return sorted(partners, key=lambda partner: (-partner.count, partner.actor))


def path(
    reports: Iterable[Report], a: str, b: str, *, forward: bool = False
) -> list[Report] | None:
    """The shortest chain of events from one actor (id) to another, None when there is none.

    With `forward` no event may lie before the one that precedes it in the chain; an event
    known to an interval may lie anywhere in it. Undated events count as their article's date.
    Of chains of equal length the one that arrives first is given.
    """
    if a == b:
        return []
    steps = _steps(reports, forward)
    arrival = {a: date.min}
    layer: dict[str, tuple[date, tuple[Report, ...]]] = {a: (date.min, ())}
    while layer and b not in layer:
        following: dict[str, tuple[date, tuple[Report, ...]]] = {}
        for actor, (day, chain) in layer.items():
            for other, begin, end, report in steps.get(actor, ()):
                reached = max(day, begin)
                # a later layer may improve a day, never a length: only earlier arrivals go on
                if (forward and end < day) or (other in arrival and reached >= arrival[other]):
                    continue
                if not forward and other in arrival and other not in following:
                    continue
                arrival[other] = reached
                following[other] = (reached, (*chain, report))
        layer = following
    return list(layer[b][1]) if b in layer else None


Step = tuple[str, date, date, Report]


def _steps(reports: Iterable[Report], forward: bool) -> dict[str, list[Step]]:
    steps: dict[str, list[Step]] = defaultdict(list)
    for report in reports:
        when, published = report.event.date, report.article.date
        begin = when.start if when else published
        end = when.end if when else published
        if begin is None or end is None:
            if forward:
                continue  # nobody knows where in time it belongs
            begin = end = date.min
        for left, right in _links(report):
            steps[left].append((right, begin, end, report))
    for found in steps.values():
        found.sort(key=lambda step: (step[1], step[0], step[3].event.id))
    return steps


def _links(report: Report) -> set[tuple[str, str]]:
    """Pairs of actor ids that the event brings together, in both directions."""
    pairs = set(report.event.dyads())
    return pairs | {(b, a) for a, b in pairs}
