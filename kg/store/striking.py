"""Events that people strike out and restore: the judgements kept, the articles rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.actors.judgements import Identities
from kg.actors.strikes import Strikes, put_back
from kg.errors import InputError
from kg.model import Actor, Event, Judgement, Verdict
from kg.store.judged import Judged
from kg.store.linking import article_of, mark, unlink

if TYPE_CHECKING:
    from kg.store import Store

Change = tuple[list[ox.Quad], list[ox.Quad]]  # what goes, what comes


class Striking(Judged):
    """The strikes of a store, and what they change."""

    _store: Store
    _engine: ox.Store

    def tells(self, key: str) -> bool:
        """Return whether an event (key) is told by its article, and not struck out."""
        return any(event.key == key for event in self._store.events(article_of(key)))

    def check_strike(self, judgement: Judgement) -> None:
        """InputError for a strike of what is not here, or that says nothing new."""
        key, verdict = judgement.left, judgement.verdict
        if verdict not in (Verdict.STRUCK, Verdict.OPEN):
            raise InputError(f"{key} is one event already", "name two")
        if judgement.article != article_of(key):
            what = f"{key} is no event of the article {judgement.article}"
            raise InputError(what, "its id begins with that of its article")
        before = self.strikes(judgement.article).in_force.get(key)
        if before is not None and verdict is Verdict.STRUCK:
            raise struck_already(before)
        if verdict is Verdict.STRUCK and judgement.event is None and not self.tells(key):
            raise no_event(key)

    def struck(
        self, judgement: Judgement, known: Mapping[str, Actor], identities: Identities
    ) -> tuple[Change, bool]:
        """Return what a strike, or one taken back, changes, and whether its article is told anew.

        Where the store does not have the article, the strike waits for it.
        """
        article = article_of(judgement.left)
        judged = self.judged_of(article)
        before, after = Strikes(judged).in_force, Strikes([*judged, judgement])
        told = now = self._store.events(article)
        if self._store.content(article) is not None:
            back = [before[key].event for key in before if key not in after.in_force]
            for event in filter(None, back):
                now = put_back(now, identities.event(event, known))
        standing, fallen = after.sift(now)
        kept = next((one for one in fallen if one.left == judgement.left), judgement)
        old, new = self.renewed(one for one in fallen if one is not kept)
        new += rdf.judgement_quads([kept], rdf.JUDGEMENTS_GRAPH)
        if standing == told:
            return (old, new), False
        gone, come = self._retold(article, told, standing)
        return (old + gone, new + come), True

    def _retold(self, article: str, told: list[Event], standing: list[Event]) -> Change:
        """Return what an article's graph and the stories lose and gain."""
        graph = rdf.article_graph(article)
        before = set(self._engine.quads_for_pattern(None, None, None, graph))
        after = set(rdf.event_quads(article, standing, self._store.taxonomy))
        stay = {event.key for event in standing}
        gone, marks = unlink(self._engine, article, {one.key for one in told} - stay)
        new = [*sorted(after - before, key=str), *marks, mark(article)]
        return sorted(before - after, key=str) + gone, new

    def renewed(self, struck: Iterable[Judgement]) -> Change:
        """Return the records that strikes lose and gain: events as their articles tell them now."""
        old: list[ox.Quad] = []
        new: list[ox.Quad] = []
        for strike in struck:
            if strike.event is None:
                continue
            node, graph = rdf.judgement_node(strike), rdf.JUDGEMENTS_GRAPH
            record = rdf.term("kg:record")
            have = list(self._engine.quads_for_pattern(node, record, None, graph))
            want = ox.Quad(node, record, ox.Literal(rdf.event_record(strike.event)), graph)
            if have != [want]:
                old += have
                new.append(want)
        return old, new


def no_event(key: str) -> InputError:
    """Return the error for an id that no event has."""
    return InputError(f"no event has the id {key!r}", "ids: kg trace NAME --format json")


def struck_already(strike: Judgement) -> InputError:
    """Return the error for an event that is struck out, with who did it and when."""
    who = f"by {strike.by} on {strike.at:%Y-%m-%d}"
    event = strike.left.rpartition("-")[2]
    return InputError(
        f"the event {event} was struck out {who}", f"to have it back: kg events restore {event}"
    )


__all__ = ["Striking", "no_event", "struck_already"]
