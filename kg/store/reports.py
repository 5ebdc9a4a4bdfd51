"""Events read back from the store, filtered and in the order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg import rdf
from kg.model import Article, Report, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events are wanted; None asks nothing."""

    since: date | None = None
    until: date | None = None
    types: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    min_confidence: float | None = None
    articles: frozenset[str] | None = None

    def admits(self, report: Report) -> bool:
        """Whether an event is wanted; one without a date counts as its article's."""
        event = report.event
        begin, end = (day or date.min for day in report.days)
        named = self.types is None or bool(self.types & {event.subtype, event.event_type})
        told = self.statuses is None or event.status in self.statuses
        sure = self.min_confidence is None or event.confidence >= self.min_confidence
        late = self.since is None or end >= self.since
        if self.articles is not None and report.article.id not in self.articles:
            return False
        return named and told and sure and late and (self.until is None or begin <= self.until)

    def may_admit(self, article: Article) -> bool:
        """Whether events of an article may be wanted; a dated one tells none without a date."""
        if self.articles is not None and article.id not in self.articles:
            return False
        return self.until != date.min or article.date is None


def read_reports(engine: ox.Store, parties: Sequence[set[str]], wanted: Filter) -> list[Report]:
    """Return the events in which one of each party takes part, sorted by date."""
    found = (
        report
        for article, iris in _candidates(engine, parties)
        if wanted.may_admit(article)
        for report in reports_in(
            article,
            engine.quads_for_pattern(None, None, None, rdf.article_graph(article.id)),
            iris,
        )
    )
    return in_order(found, wanted)


def reports_in(
    article: Article, quads: Iterable[ox.Quad], iris: Collection[str] | None
) -> Iterator[Report]:
    """Yield the events (IRIs; None is all) of an article's graph."""
    reader = rdf.EventReader(article.id, quads)
    for iri in reader.iris if iris is None else [i for i in reader.iris if i in iris]:
        yield Report(event=reader.event(iri), article=article)


def in_order(reports: Iterable[Report], wanted: Filter) -> list[Report]:
    """Return the reports that are wanted, sorted by date."""
    found = filter(wanted.admits, reports)
    return sorted(found, key=lambda r: (*(day or date.min for day in r.days), r.article.id))


def _candidates(
    engine: ox.Store, parties: Sequence[set[str]]
) -> Iterator[tuple[Article, set[str] | None]]:
    """Yield articles with the IRIs of the events that the parties share; None is all."""
    if not parties:
        every = engine.quads_for_pattern(None, None, None, rdf.ARTICLES_GRAPH)
        yield from ((article, None) for article in rdf.read_articles(every))
        return
    each = (set().union(*(_events_of(engine, name) for name in party)) for party in parties)
    iris: dict[str, set[str]] = {}
    for graph, event in set.intersection(*each):
        iris.setdefault(graph, set()).add(event)
    for graph, events in iris.items():
        node = rdf.mint(rdf.ARTICLE, rdf.identify(graph))
        about = engine.quads_for_pattern(node, None, None, rdf.ARTICLES_GRAPH)
        yield from ((article, events) for article in rdf.read_articles(about))


def _events_of(engine: ox.Store, actor: str) -> set[tuple[str, str]]:
    """Return graph and event of all that articles tell in which an actor takes part."""
    node = rdf.mint(rdf.ACTOR, actor)
    found: set[tuple[str, str]] = set()
    for place in ("kg:source", "kg:target"):
        for quad in engine.quads_for_pattern(None, rdf.term(place), node, None):
            graph, event = quad.graph_name, quad.subject
            if not isinstance(graph, ox.NamedNode) or not isinstance(event, ox.NamedNode):
                continue
            if graph.value.startswith(rdf.ARTICLE_GRAPH):
                found.add((graph.value, event.value))
    return found
