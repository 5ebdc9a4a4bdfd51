"""Who and what is one: judgements kept and carried out, stories found (`Store.identity`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.actors.hierarchy import Hierarchy
from kg.actors.judgements import Identities
from kg.errors import InputError
from kg.model import Actor, Judgement, Report, Subject
from kg.store.described import Described
from kg.store.linking import Linking, choose, mark, marked, read_leads, reports_of
from kg.store.updates import block

if TYPE_CHECKING:
    from kg.store import Store

_AT_ONCE = 100  # articles whose events are compared in one transaction


class Identity:
    """The judgements of a store and its stories."""

    def __init__(self, store: Store, engine: ox.Store) -> None:
        self._store = store
        self._engine = engine

    def described(self) -> Described:
        """Return the actors that the store describes, read when they are asked for."""
        return Described(self._engine)

    # -- judgements

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

    def leads(self) -> dict[str, str]:
        """Return for each retelling (event key) the report that leads its story."""
        return read_leads(self._engine)

    def judge(self, judgement: Judgement, described: Mapping[str, Actor] | None = None) -> int:
        """Keep a judgement and carry it out; return how many articles it changes.

        ``described`` are actors that the store may not know yet. InputError for a judgement that
        contradicts another, or is about what is not here.
        """
        known = {**(described or {}), **self._store.actors(judged=False)}
        self._check(judgement, known)
        before = self.judgements()
        new = rdf.judgement_quads([judgement], rdf.JUDGEMENTS_GRAPH)
        if judgement.subject is Subject.EVENTS:
            told = {key.rpartition("-")[0] for key in (judgement.left, judgement.right)}
            self._write([], new + [mark(article) for article in sorted(told)])
            return len(told)
        identities, then = Identities([*before, judgement]), Identities(before)
        parties = {judgement.left, judgement.right}
        new += rdf.actor_quads(known[id] for id in sorted(parties) if not self._store.knows(id))
        parties |= {id for id in known if then.of(id) != identities.of(id)}
        articles = [judgement.article] if judgement.article else self._articles_of(parties)
        old: list[ox.Quad] = []
        changed = 0
        for article in articles:
            gone, come = self._rewritten(article, identities, known)
            if gone or come:
                changed += 1
                old, new = old + gone, [*new, *come, mark(article)]
        self._write(old, new)
        return changed

    def _check(self, judgement: Judgement, known: Mapping[str, Actor]) -> None:
        if judgement.subject is Subject.ACTORS:
            for actor in (judgement.left, judgement.right):
                if actor not in known:
                    raise InputError(f"no actor has the id {actor!r}", "ids: kg actors")
            self.actors().check(judgement)
        else:
            if judgement.left == judgement.right:
                raise InputError(f"{judgement.left} is one event already", "name two")
            for key in (judgement.left, judgement.right):
                article = key.rpartition("-")[0]
                if all(event.key != key for event in self._store.events(article)):
                    raise InputError(f"no event has the id {key!r}", "ids: kg trace --format json")

    def _articles_of(self, actors: Iterable[str]) -> list[str]:
        """Return the articles whose mentions are, or were resolved to, one of the actors."""
        found = {
            rdf.identify(quad.graph_name.value)
            for actor in actors
            for name in ("kg:actor", "kg:resolvedAs")
            for quad in self._engine.quads_for_pattern(
                None, rdf.term(name), rdf.mint(rdf.ACTOR, actor), None
            )
            if isinstance(quad.graph_name, ox.NamedNode)
        }
        return sorted(found)

    def _rewritten(
        self, article: str, identities: Identities, actors: Mapping[str, Actor]
    ) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Return what an article's graph loses and gains when its actors are judged anew."""
        graph = rdf.article_graph(article)
        old = set(self._engine.quads_for_pattern(None, None, None, graph))
        events = list(rdf.EventReader(article, old).events())
        judged = [identities.event(event, actors) for event in events]
        if judged == events:
            return [], []
        new = set(rdf.event_quads(article, judged, self._store.taxonomy))
        return sorted(old - new, key=str), sorted(new - old, key=str)

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

    # -- stories

    def keys(self, event: str) -> list[str]:
        """Return the keys of the events that have an id, or the one that is this key."""
        node = rdf.mint(rdf.EVENT, event)
        is_event = (rdf.term("rdf:type"), rdf.term("kg:Event"))
        if any(self._engine.quads_for_pattern(node, *is_event, None)):
            return [event]
        found = (
            rdf.identify(quad.subject.value)
            for quad in self._engine.quads_for_pattern(None, *is_event, None)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.endswith(f"-{event}")
        )
        return sorted(found)

    def beside(self, reports: Iterable[Report]) -> list[Report]:
        """Return what tells the same events as some reports, and is none of them."""
        leads = self.leads()
        here = {report.event.key for report in reports}
        led = {leads.get(key, key) for key in here}
        others = {key for key, lead in leads.items() if lead in led} | (led & set(leads.values()))
        return list(choose(others - here, partial(reports_of, self._engine)))

    def link(self, hierarchy: Hierarchy | None = None, fresh: Iterable[Report] = ()) -> int:
        """Find which events of newly added articles others have told; return the retellings.

        ``fresh`` is what the newest articles report, so that it need not be read. What was not
        compared yet, because a run was stopped, is compared now.
        """
        waiting = marked(self._engine)
        if not waiting:
            return 0
        store = self._store
        hierarchy = hierarchy or Hierarchy(store.actors(), store.posts())
        judgements = self.judgements()
        before = len(self.leads())
        for at in range(0, len(waiting), _AT_ONCE):
            ids = waiting[at : at + _AT_ONCE]
            old, new = Linking(self._engine, hierarchy, judgements, fresh).changes(ids)
            self._write([*old, *map(mark, ids)], new)
        return max(0, len(self.leads()) - before)

    def _write(self, old: list[ox.Quad], new: list[ox.Quad]) -> None:
        if old or new:
            self._store.update(block("DELETE DATA", old) if old else "", new)
