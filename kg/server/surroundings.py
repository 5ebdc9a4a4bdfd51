"""What tasks know of a store beyond what they ask it for: read when needed, once in a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary, proxy

from kg.actors.hierarchy import Hierarchy
from kg.choice import named_actor
from kg.errors import InputError
from kg.given import fold
from kg.model import Actor
from kg.server.problems import Problem, line_of
from kg.store import Store


class Surroundings:
    """The actors of a store, and who acts for whom."""

    def __init__(self, store: Store) -> None:
        self._store: Store = proxy(store)  # which is let go when the next snapshot comes
        self._described = store.identity.described()

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id, as judged: of a large store that takes a moment."""
        return self._store.actors()

    @cached_property
    def names(self) -> Sequence[tuple[Actor, Sequence[str]]]:
        """All actors with their names and ids, as these are compared."""
        return [
            (actor, [fold(name) for name in (actor.label, actor.id, *actor.aliases)])
            for actor in self.actors.values()
        ]

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Who acts for whom, by what the store knows."""
        return Hierarchy(self.actors, self._store.posts())

    def actor(self, id: str) -> Actor | None:
        """One actor as it is stored; no other is read."""
        return self._described.get(id)

    def label(self, actor: str) -> str:
        """What an actor (id) is called."""
        known = self.actor(actor)
        return known.label if known and known.label.strip() else actor


_kept: WeakKeyDictionary[Store, Surroundings] = WeakKeyDictionary()


def surroundings(store: Store) -> Surroundings:
    """What surrounds the events of a store that is not written to."""
    found = _kept.get(store)
    if found is None:
        found = _kept[store] = Surroundings(store)
    return found


def actor_named(name: str, store: Store) -> str:
    """The id of the one actor of a name; Problem, which names others, when there is not one."""
    known = surroundings(store)
    if known.actor(name) and not store.identity.actors():
        return name
    try:
        return named_actor(name, store, actors=known.actors).id
    except InputError as error:
        raise Problem(404, line_of(error)) from None
