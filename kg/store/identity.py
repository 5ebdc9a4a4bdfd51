"""Judgements kept and carried out, stories found (`Store.identity`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.actors.hierarchy import Hierarchy
from kg.actors.judgements import Identities
from kg.actors.strikes import is_strike
from kg.errors import InputError
from kg.model import Actor, Judgement, Report, Subject
from kg.store.described import Over
from kg.store.linking import Linking, article_of, mark, marked, retellings
from kg.store.striking import Striking, no_event

if TYPE_CHECKING:
    from kg.store import Store

_MARKED = 10_000  # articles in one transaction
_AT_ONCE = 1_000  # articles whose events are compared together


class Identity(Striking):
    """The judgements of a store and its stories, and what changes them."""

    def __init__(self, store: Store, engine: ox.Store) -> None:
        super().__init__(store, engine)

    # -- judgements

    def judge(self, judgement: Judgement, described: Mapping[str, Actor] | None = None) -> int:
        """Keep a judgement and carry it out; return how many articles it changes.

        ``described`` are actors that the store may not know yet. InputError for a judgement that
        contradicts another, or is about what is not here.
        """
        known = Over(self.described(), described or {})
        before = self.judgements()
        then = Identities(before)
        self._check(judgement, known, then)
        if is_strike(judgement):
            (gone, come), retold = self.struck(judgement, known, then)
            self._store.exchange(gone, come)
            return int(retold)
        new = rdf.judgement_quads([judgement], rdf.JUDGEMENTS_GRAPH)
        if judgement.subject is Subject.EVENTS:
            told = {article_of(key) for key in (judgement.left, judgement.right)}
            self._store.exchange([], new + [mark(article) for article in sorted(told)])
            return len(told)
        identities = Identities([*before, judgement])
        parties = {judgement.left, judgement.right}
        new += rdf.actor_quads(known[id] for id in sorted(parties) if not self._store.knows(id))
        named = {id for j in before for id in (j.left, j.right)}
        parties |= {id for id in named if then.of(id) != identities.of(id)}
        articles = [judgement.article] if judgement.article else self.articles_of(parties)
        old: list[ox.Quad] = []
        changed = 0
        for article in articles:
            gone, come = self._rewritten(article, identities, known)
            if gone or come:
                changed += 1
                old += gone
                new += [*come, mark(article)]
        self._store.exchange(old, new)
        return changed

    def _check(
        self, judgement: Judgement, known: Mapping[str, Actor], identities: Identities
    ) -> None:
        if judgement.subject is Subject.ACTORS:
            for actor in (judgement.left, judgement.right):
                if actor not in known:
                    raise InputError(f"no actor has the id {actor!r}", "ids: kg actors")
            identities.check(judgement)
        elif is_strike(judgement):
            self.check_strike(judgement)
        else:
            for key in (judgement.left, judgement.right):
                if not self.tells(key):
                    raise no_event(key)

    def articles_of(self, actors: Iterable[str]) -> list[str]:
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

    # -- stories

    def link(self, hierarchy: Hierarchy | None = None, fresh: Iterable[Report] = ()) -> int:
        """Find which events of newly added articles others have told; return the retellings.

        ``fresh`` is what the newest articles report, so that it need not be read. What was not
        compared yet, because a run was stopped, is compared now: no article loses its mark before
        all is written. What takes nothing out need not be one transaction, and takes little memory.
        """
        waiting = marked(self._engine)
        if not waiting:
            return 0
        store = self._store
        hierarchy = hierarchy or Hierarchy(store.actors(), store.posts())
        judgements = self.judgements()
        retold = 0
        for at in range(0, len(waiting), _AT_ONCE):
            ids = waiting[at : at + _AT_ONCE]
            old, new = Linking(self._engine, hierarchy, judgements, fresh).changes(ids)
            marks = [*map(mark, ids)]
            if old:  # at once: what is taken out shows the next run which events are concerned
                store.exchange(old + marks, new)
            else:
                store.exchange([], new)
                store.exchange(marks, [])
            retold += retellings(new) - retellings(old)
        return max(0, retold)

    def mark_all(self) -> None:
        """Let the events of all articles be compared, where no story is known yet."""
        if any(self._store.quads(rdf.STORIES_GRAPH)):
            return
        ids = self._store.article_ids()
        for at in range(0, len(ids), _MARKED):
            self._store.exchange([], [mark(article) for article in ids[at : at + _MARKED]])
