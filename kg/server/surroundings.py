"""What tasks know of a store beyond what they ask it for: read once in a worker and snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from weakref import WeakKeyDictionary

from kg.actors.hierarchy import Hierarchy
from kg.choice import named_actor
from kg.errors import InputError
from kg.model import Actor
from kg.server.problems import Problem
from kg.store import Store


class Surroundings:
    """The actors of a store, their offices, who acts for whom, and what tells the same."""

    def __init__(self, store: Store) -> None:
        self._actors = store.actors()
        self.posts = store.posts()
        self._leads = dict(store.leads())

    @property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id, as judged."""
        return self._actors

    @property
    def leads(self) -> Mapping[str, str]:
        """For each retelling (event key) the report that leads its story."""
        return self._leads

    @cached_property
    def retellings(self) -> Mapping[str, list[str]]:
        """For each report that leads a story (event key) those that retell it."""
        found: dict[str, list[str]] = {}
        for key, lead in sorted(self._leads.items()):
            found.setdefault(lead, []).append(key)
        return found

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Who acts for whom, by what the store knows."""
        return Hierarchy(self._actors, self.posts)

    def label(self, actor: str) -> str:
        """What an actor (id) is called."""
        known = self._actors.get(actor)
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
    try:
        return named_actor(name, store, actors=surroundings(store).actors).id
    except InputError as error:
        raise Problem(404, f"{error}; {error.hint}") from None
