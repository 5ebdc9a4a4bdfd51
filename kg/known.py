"""What a store takes over from the actor knowledge base: the actors that its events need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.actors.hierarchy import Hierarchy
from kg.model import Actor, Event, Kind, Post
from kg.store.described import Over

if TYPE_CHECKING:
    from kg.actors.base import ActorBase


class Known:
    """The knowledge base by id, with the offices of each actor."""

    def __init__(self, base: ActorBase) -> None:
        self._actors = {actor.id: actor for actor in base.actors()}
        self._posts: dict[str, list[Post]] = defaultdict(list)
        self._members: dict[str, list[Post]] = defaultdict(list)  # states, of an organisation
        for post in base.posts():
            self._posts[post.person].append(post)
            if self._is_state(post.person):
                self._members[post.organisation or ""].append(post)

    def outdated(self, stored: Mapping[str, Actor]) -> list[Actor]:
        """What the base says today of actors that a store describes otherwise."""
        here = self.present(stored)
        now = ((stored.get(id), actor) for id, actor in self._actors.items() if id in here)
        return [new for old, new in now if old is not None and old != _as_stored(new)]

    def present(self, stored: Mapping[str, Actor]) -> set[str]:
        """The actors (ids) of the base that a store describes."""
        first = list(islice(stored, len(self._actors)))
        if len(first) < len(self._actors):  # a young store has fewer actors than the base
            return self._actors.keys() & first
        return {id for id in self._actors if id in stored}

    def taking_part(self, events: Iterable[Event], learned: Iterable[Actor] = ()) -> list[Actor]:
        """The known actors of events, with all whom they or learned actors ever act for."""
        names = {name for event in events for name in _names(event)}
        names |= {actor.part_of for actor in learned if actor.part_of}
        found: dict[str, Actor] = {}
        while names:
            actor = self._actors.get(names.pop())
            if actor is not None and actor.id not in found:
                found[actor.id] = actor
                names |= {actor.part_of} if actor.part_of else set()
                if actor.kind is Kind.PERSON:
                    names |= {p.organisation for p in self._posts[actor.id] if p.organisation}
        return sorted(found.values(), key=lambda actor: actor.id)

    def described(self, stored: Mapping[str, Actor]) -> Mapping[str, Actor]:
        """The actors of the base over those that a store describes."""
        return Over(self._actors, stored)

    def hierarchy(self, stored: Mapping[str, Actor]) -> Hierarchy:
        """Who acts for whom, by the base and by what a store has learned."""
        posts = (post for several in self._posts.values() for post in several)
        return Hierarchy(self.described(stored), posts, states=self._actors.values())

    def posts(self, actors: Iterable[Actor], present: Collection[str] = ()) -> list[Post]:
        """The offices of actors; memberships where state and organisation are both in the store.

        ``present`` are the ids of the actors that the store has already.
        """
        actors = list(actors)
        here = {actor.id for actor in actors}.union(present)
        found = []
        for actor in actors:
            for post in self._posts.get(actor.id, ()):
                if not self._is_state(actor.id) or post.organisation in here:
                    found.append(post)
            found += [post for post in self._members.get(actor.id, ()) if post.person in here]
        return list(dict.fromkeys(found))

    def _is_state(self, actor: str) -> bool:
        known = self._actors.get(actor)
        return known is not None and known.kind is Kind.COUNTRY


def _as_stored(actor: Actor) -> Actor:
    return replace(actor, aliases=tuple(sorted(set(actor.aliases))))


def _names(event: Event) -> set[str]:
    mentions = (mention for _, several in event.mentions() for mention in several)
    names = {id for m in mentions for id in (m.actor, m.resolved) if id is not None}
    return names | ({event.initiator} if event.initiator is not None else set())
