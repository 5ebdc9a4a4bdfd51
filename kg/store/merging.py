"""Articles of one store into another, as if they were added again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg import rdf
from kg.actors.judgements import Identities
from kg.model import Actor, Judgement
from kg.store.database import Outcome, Store

_AT_ONCE = 1_000  # actors


def merge(store: Store, other: Store) -> Iterator[Outcome]:
    """Take over all articles of another store, a transaction each; yield what that did.

    What the store knows of an actor stays, and its judgements hold for what comes. Stories and
    judgements of the other one are left out.
    """
    _add_actors(store, other)
    identities, described = store.identity.actors(), store.identity.described()
    for article in other.article_ids():
        if store.content(article) == other.content(article):
            yield Outcome.UNCHANGED
        else:
            quads, struck = _told(store, other, article, identities, described)
            yield store.put(article, [*quads, *other.about(article)], struck)


def _add_actors(store: Store, other: Store) -> None:
    actors = other.actors(judged=False)
    new = [actor for actor in actors.values() if not store.knows(actor.id)]
    ids = {actor.id for actor in new}
    for at in range(0, len(new), _AT_ONCE):
        store.add_actors(new[at : at + _AT_ONCE])
    store.add_actors([], (p for p in other.posts() if {p.person, p.organisation} & ids))


def _told(
    store: Store,
    other: Store,
    article: str,
    identities: Identities,
    described: Mapping[str, Actor],
) -> tuple[list[ox.Quad], list[Judgement]]:
    """Return the graph of an article as people judged here, and the strikes that it falls under."""
    strikes = store.identity.strikes(article)
    if not (identities or strikes.in_force):
        return list(other.quads(rdf.article_graph(article))), []
    events = other.events(article)
    standing, struck = strikes.sift(identities.event(event, described) for event in events)
    return rdf.event_quads(article, standing, store.taxonomy), struck
