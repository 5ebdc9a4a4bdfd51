"""Reports of events to a networkx multigraph; links bundled a pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx

from kg.actors.stories import Place
from kg.model import Actor, Event, Mention, Report, Status
from kg.taxonomy import Taxonomy

_UNCOUNTED = (Status.DENIED, Status.HYPOTHETICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All events of one kind between two actors: from source to target, or mutual ones.

    ``types`` counts subtypes, the most frequent first. ``score`` is the mean of the PLOVER
    scores (-10 to +10), None when no event of the bundle has one.
    """

    source: str
    target: str
    mutual: bool
    count: int
    types: tuple[tuple[str, int], ...]
    first: date | None
    last: date | None
    score: float | None


def dyads(event: Event) -> list[tuple[str, str]]:
    """The pairs of actor ids that an event links: source and target, or all who share it.

    Pairs of a mutual event are sorted, for their order means nothing.
    """
    pairs = event.dyads()
    return list(dict.fromkeys((min(p), max(p)) if event.reciprocal else p for p in pairs))


def event_score(event: Event, taxonomy: Taxonomy) -> float | None:
    """An event's PLOVER score, from -10 (conflict) to +10 (cooperation).

    That of its subtype; where status has changed the type (a planned meeting is an AGREE),
    that of the type. None for what is denied or hypothetical, and for an unknown type.
    """
    if event.status in _UNCOUNTED:
        return None
    subtype = taxonomy.subtypes.get(event.subtype or "")
    if subtype is not None and event.event_type == subtype.event_type:
        return subtype.score
    entry = taxonomy.types.get(event.event_type or "")
    return entry.score if entry is not None else None


def build_network(
    reports: Iterable[Report],
    actors: Mapping[str, Actor],
    taxonomy: Taxonomy,
    places: Iterable[Place] | None = None,
) -> nx.MultiDiGraph[str]:
    """A graph with a node an actor and an edge an event dyad; mutual events have one edge.

    Nodes carry label, kind, country, sector, part_of and how many events name them; edges
    carry the event (see `_edge`). An actor whose partners are all unknown stands alone.
    ``places`` tell of each report which event it is of; without them each is one of its own.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    several = list(reports)
    if places is None:
        places = [Place(report.event.id, 1) for report in several]
    named: set[tuple[str, str]] = set()  # actor, story
    for report, place in zip(several, places, strict=True):
        event = report.event
        taking_part = {m.actor: m for m in event.sources + event.targets if m.actor}
        for name, mention in taking_part.items():
            if name not in graph:
                graph.add_node(name, **_node(actors.get(name), mention), events=0)
            graph.nodes[name]["events"] += (name, place.story) not in named
            named.add((name, place.story))
        for source, target in dyads(event):
            graph.add_edge(source, target, **_edge(report, place, taxonomy))
    return graph


def _node(actor: Actor | None, mention: Mention) -> dict[str, str | None]:
    if actor is None:
        return _labels(mention.shown, str(mention.kind), mention.country, mention.sector, None)
    return _labels(actor.label, str(actor.kind), actor.country, actor.sector, actor.part_of)


def _labels(
    label: str, kind: str, country: str | None, sector: str | None, part_of: str | None
) -> dict[str, str | None]:
    return {
        "label": label,
        "kind": kind,
        "country": country,
        "sector": sector,
        "part_of": part_of,
    }


def _edge(report: Report, place: Place, taxonomy: Taxonomy) -> dict[str, object]:
    event, article = report.event, report.article
    begin, end = report.days
    return {
        "event": event.id,
        "story": place.story,
        "reports": place.reports,
        "subtype": event.subtype,
        "event_type": event.event_type,
        "mode": event.mode,
        "status": str(event.status),
        "mutual": event.reciprocal,
        "begin": begin,
        "end": end,
        "score": event_score(event, taxonomy),
        "confidence": event.confidence,
        "sentence": event.sentence.text,
        "trigger": event.trigger.text,
        "article": article.id,
        "url": article.url,
    }


def bundle(graph: nx.MultiDiGraph[str]) -> list[Bundle]:
    """The links of a network, one an ordered pair and one for what is mutual, largest first."""
    groups: dict[tuple[str, str, bool], list[dict[str, object]]] = {}
    for source, target, edge in graph.edges(data=True):
        groups.setdefault((source, target, bool(edge["mutual"])), []).append(edge)
    found = [_bundle(*key, edges) for key, edges in groups.items()]
    return sorted(found, key=lambda b: (-b.count, b.source, b.target, b.mutual))


def _bundle(source: str, target: str, mutual: bool, edges: list[dict[str, object]]) -> Bundle:
    types = Counter(str(edge["subtype"] or edge["event_type"] or "unknown") for edge in edges)
    begins = [edge["begin"] for edge in edges if isinstance(edge["begin"], date)]
    ends = [edge["end"] for edge in edges if isinstance(edge["end"], date)]
    scores = [edge["score"] for edge in edges if isinstance(edge["score"], float)]
    return Bundle(
        source=source,
        target=target,
        mutual=mutual,
        count=len(edges),
        types=tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        first=min(begins, default=None),
        last=max(ends, default=None),
        score=sum(scores) / len(scores) if scores else None,
    )
