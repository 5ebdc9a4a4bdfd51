"""What was decided, read: who is one, which events are struck, stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.actors.judgements import Identities
from kg.actors.strikes import Strikes
from kg.model import Actor, Judgement, Report
from kg.store.described import Described
from kg.store.linking import article_of, read_leads

if TYPE_CHECKING:
    from kg.store.reader import Engine, Reader


class Judged:
    """The judgements and the stories of what is read."""

    def __init__(self, store: Reader, engine: Engine) -> None:
        self._store = store
        self._engine = engine

    def described(self) -> Described:
        """Return the actors that the store describes, read when they are asked for."""
        return Described(self._engine)

    def judgements(self, *, automatic: bool = False) -> list[Judgement]:
        """Return what was decided, the oldest first; what kg decided on events only if asked."""
        graphs = [rdf.JUDGEMENTS_GRAPH] + [rdf.STORIES_GRAPH] * automatic
        found = [
            judgement
            for graph in graphs
            for judgement in rdf.read_judgements(
                self._engine.quads_for_pattern(None, None, None, graph)
            )
        ]
        return sorted(found, key=lambda judgement: judgement.at)

    def actors(self) -> Identities:
        """Return the judgements on actors that are in force."""
        return Identities(self.judgements())

    def strikes(self, article: str | None = None) -> Strikes:
        """Return the strikes that are in force, of one article (id) or of all."""
        return Strikes(self.judgements() if article is None else self.judged_of(article))

    def judged_of(self, article: str) -> list[Judgement]:
        """Return what was decided of one article (id) alone."""
        about = (rdf.term("kg:inArticle"), rdf.mint(rdf.ARTICLE, article), rdf.JUDGEMENTS_GRAPH)
        nodes = [quad.subject for quad in self._engine.quads_for_pattern(None, *about)]
        named = (node for node in nodes if isinstance(node, ox.NamedNode))
        quads = (
            quad
            for node in named
            for quad in self._engine.quads_for_pattern(node, None, None, rdf.JUDGEMENTS_GRAPH)
        )
        return list(rdf.read_judgements(quads))

    def keys(self, event: str, *, begins: bool = False) -> list[str]:
        """Return the keys of the events that have an id, or the one that is this key.

        ``event`` may be no more than what the id ``begins`` with.
        """
        node = rdf.mint(rdf.EVENT, event)
        is_event = (rdf.term("rdf:type"), rdf.term("kg:Event"))
        if any(self._engine.quads_for_pattern(node, *is_event, None)):
            return [event]
        nodes = (quad.subject for quad in self._engine.quads_for_pattern(None, *is_event, None))
        found = [
            node.value
            for node in nodes
            if isinstance(node, ox.NamedNode)
            and (begins or node.value.endswith(f"-{event}"))
            and node.value.rpartition("-")[2].startswith(event if begins else "")
        ]
        return sorted(map(rdf.identify, found))

    def leads(self) -> dict[str, str]:
        """Return for each retelling (event key) the report that leads its story."""
        return read_leads(self._engine)

    def retellings(self) -> int:
        """Return how many events retell another."""
        told = (None, rdf.term("kg:retells"), None, rdf.STORIES_GRAPH)
        return sum(1 for _ in self._engine.quads_for_pattern(*told))

    def merged(self, actors: Mapping[str, Actor]) -> dict[str, Actor]:
        """Return the actors as judged: who was merged lends his names to whom he goes by."""
        identities = self.actors()
        if not identities:
            return dict(actors)
        found = {id: actor for id, actor in actors.items() if identities.of(id) == id}
        for id, actor in actors.items():
            host = found.get(identities.of(id))
            if host is not None and host.id != id:
                names = sorted({*host.aliases, actor.label, *actor.aliases} - {host.label})
                found[host.id] = replace(host, aliases=tuple(names))
        return found

    def beside(self, reports: Iterable[Report]) -> list[Report]:
        """Return what tells the same events as some reports, and is none of them."""
        leads = self._store.leads()
        here = {report.event.key for report in reports}
        led = {leads.get(key, key) for key in here}
        others = {key for key, lead in leads.items() if lead in led} | (led & set(leads.values()))
        wanted = others - here
        articles = sorted({article_of(key) for key in wanted})
        return [r for r in self._store.told(articles) if r.event.key in wanted]
