"""What the page holds: all actors and events, for whom each act counts, and where actors lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

import networkx as nx

from kg.actors.hierarchy import Hierarchy
from kg.actors.stories import as_stories
from kg.emptied import Emptied
from kg.layout import Place, layout, rank
from kg.model import Actor, Level, Report
from kg.network import build_network
from kg.page.countries import other_states
from kg.page.levels import describe, raise_up
from kg.page.room import with_room
from kg.page.rows import EventRows, Index, actor_row, is_nameless
from kg.taxonomy import Taxonomy

DRAWN = 150  # actors drawn at once; more are slow and unreadable


class Source(Protocol):
    """What a page is made from; a `Store` is one."""

    @property
    def taxonomy(self) -> Taxonomy:
        """The event types."""

    def reports(self) -> list[Report]:
        """Return the events with their articles, sorted by date."""

    def actors(self) -> dict[str, Actor]:
        """Return all actors by id."""

    def leads(self) -> Mapping[str, str]:
        """Return for each retelling (event key) the report that leads its story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """Reports that were chosen already, with what is known of their actors; why there are none."""

    found: Sequence[Report]
    known: Mapping[str, Actor]
    taxonomy: Taxonomy
    retold: Mapping[str, str] = field(default_factory=dict)
    emptied: Emptied | None = None

    def reports(self) -> list[Report]:
        """Return the chosen reports."""
        return list(self.found)

    def actors(self) -> dict[str, Actor]:
        """Return the known actors by id."""
        return dict(self.known)

    def leads(self) -> Mapping[str, str]:
        """Return for each retelling (event key) the report that leads its story."""
        return self.retold


def gather(
    source: Source,
    title: str,
    *,
    hierarchy: Hierarchy | None = None,
    level: Level = Level.PERSON,
) -> dict[str, Any]:
    """The page's data, ready for JSON; see ``static/data.js`` for how it is read.

    Actors come in the order of `rank`, the nameless last, so that the first `DRAWN` are those
    that are drawn at first (`drawn_first`); behind them those that only a level of the
    ``hierarchy`` brings in.
    The page begins at ``level``, or below it where that changes nothing.
    """
    known, taxonomy = source.actors(), source.taxonomy
    stories = as_stories(source.reports(), source.leads())
    reports = [story.lead for story in stories]
    actors = Index()
    told = _place(reports, actors, known, taxonomy)
    events = EventRows(actors, taxonomy)
    rows, levels = [events.row(story) for story in stories], []
    if hierarchy is not None:
        for raised in raise_up(reports, hierarchy, known):
            places = _place(raised.reports, actors, raised.known, taxonomy, like=told)
            levels.append(describe(raised, reports, actors.numbers, places, hierarchy))
    return {
        "version": 2,
        "title": title,
        "emptied": _emptied(source),
        "drawn": DRAWN,
        "level": _begin(level, levels),
        "levels": levels,
        "actors": actors.rows,
        "countries": other_states(actors.rows, known),
        "types": {t.id: [t.label, t.score, t.definition] for t in taxonomy.types.values()},
        "subtypes": _subtypes(taxonomy, reports),
        "articles": events.articles.rows,
        "sentences": events.sentences.rows,
        "events": rows,
    }


def _emptied(source: Source) -> dict[str, Any] | None:
    """Why nothing was chosen of a store; None of all that it holds."""
    why = source.emptied if isinstance(source, Subset) else None
    return None if why is None else asdict(why)


def _place(
    reports: Iterable[Report],
    actors: Index,
    known: Mapping[str, Actor],
    taxonomy: Taxonomy,
    like: Mapping[str, Place] | None = None,
) -> dict[str, Place]:
    """Number the actors that have no number yet; the places of those that are drawn at first."""
    graph = build_network(reports, known, taxonomy)
    nodes = {name: graph.nodes[name] for name in graph}
    last = {name for name, node in nodes.items() if is_nameless(name, node["label"], node["kind"])}
    names = drawn_first(graph, sorted(rank(graph), key=lambda name: name in last))
    places = layout(graph, DRAWN, like=like, ranked=names)
    busiest = sorted((n for n in names if n not in last), key=lambda n: -nodes[n]["events"])
    drawn = {name: places[name] for name in names[:DRAWN]}
    places |= with_room(drawn, nodes, busiest)
    for name in names:
        actors.number(name, actor_row(name, graph.nodes[name], known.get(name), places[name]))
    return {name: places[name] for name in names[:DRAWN]}


def drawn_first(graph: nx.MultiDiGraph[str], ranked: Sequence[str]) -> list[str]:
    """Actors as ``ranked``, those that the page draws at first before all others.

    As ``choose`` in ``static/place.js`` has it: who would stand alone among the first gives way
    to others that would not.
    """
    joined = graph.subgraph(ranked[:DRAWN])
    drawn = {name for name in joined if set(nx.all_neighbors(joined, name)) - {name}}
    partners = {other for name in drawn for other in nx.all_neighbors(graph, name)}
    further = [name for name in ranked if name not in drawn]
    further.sort(key=lambda name: name not in partners)
    drawn.update(further[: DRAWN - len(drawn)])
    return sorted(ranked, key=lambda name: name not in drawn)


def _begin(level: Level, levels: Iterable[Mapping[str, Any]]) -> str:
    """The name of a level, or of the highest below it that there is."""
    there = {str(Level.PERSON), *(one["name"] for one in levels)}
    order = [str(one) for one in Level]
    return [name for name in order[: order.index(level) + 1] if name in there][-1]


def _subtypes(taxonomy: Taxonomy, reports: Iterable[Report]) -> dict[str, list[str]]:
    used = {report.event.subtype for report in reports}
    return {s.id: [s.label, s.definition] for s in taxonomy.subtypes.values() if s.id in used}
