"""Mentions → actors, at the event's date.

A country that acts and its government are one actor; its ministries, parliament and armed forces
are actors of their own that are ``part_of`` it. Who is not in the base is learned: a person by
his full name, an office without a known holder, a part of a state, an organisation by its name.
A description that tells neither name nor country is an actor of its article alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg.actors.base import ActorBase
from kg.actors.learned import part
from kg.actors.meaning import Meanings
from kg.actors.sides import (
    are_people,
    governed,
    is_guessed,
    is_own,
    named_as,
    once,
    with_whole_names,
)
from kg.actors.wording import is_pronoun
from kg.days import office_day
from kg.model import Actor, Article, Event, Ground, Kind, Mention
from kg.taxonomy import MEETINGS


def resolve_events(
    events: Iterable[Event], base: ActorBase, article: Article
) -> tuple[list[Event], list[Actor]]:
    """The events with actor, label, country and sector on every mention, and learned actors.

    Resolving again what was resolved changes nothing. Learned actors come sorted by id.
    """
    events = [with_whole_names(event, article.text) for event in events]
    resolver = _Resolver(base, article, [m for event in events for m in _mentions(event)])
    resolved = [resolver.event(event) for event in events]
    return resolved, sorted(resolver.learned.values(), key=lambda actor: actor.id)


def _mentions(event: Event) -> list[Mention]:
    said = list(event.attribution.by) if event.attribution else []
    venue = [event.venue] if event.venue else []
    return [*event.sources, *event.targets, *venue, *said]


class _Resolver:
    """Resolves the mentions of one article."""

    def __init__(self, base: ActorBase, article: Article, mentions: Sequence[Mention]) -> None:
        self.base = base
        self.article = article
        self.learned: dict[str, Actor] = {}
        self.meanings = Meanings(base, article, mentions, self.learned)
        self.descriptions = self.meanings.descriptions

    def event(self, event: Event) -> Event:
        """The event with its mentions resolved."""
        day = office_day(event, self.article)
        said = event.attribution
        sources, targets = self._sides(event, day)
        targets = tuple(governed(m, sources, self.base) for m in targets)
        targets = tuple(self._people(m, event, sources) for m in targets)
        if event.reciprocal:  # "X and his counterpart, Y": nobody meets himself
            targets = once(targets, besides=sources)
        else:  # "he invited him": not himself; "Canberra" is Australia
            known = replace(event, sources=sources, targets=targets)
            targets = tuple(m for m in targets if not is_own(m, known, self.base))
        return replace(
            event,
            sources=sources,
            targets=targets,
            venue=event.venue and self.mention(event.venue, day, venue=True),
            attribution=said and replace(said, by=once([self.mention(m, day) for m in said.by])),
            initiator=self._initiator(event, (*sources, *targets), day),
        )

    def _sides(self, event: Event, day: date | None) -> list[tuple[Mention, ...]]:
        """Sources and targets, each once; "the minister" who met Lavrov is not Lavrov."""
        sides = [[self.mention(m, day) for m in side] for side in (event.sources, event.targets)]
        found = []
        for acts, side in zip((True, False), sides, strict=True):
            other = sides[acts]
            named: frozenset[str | None] = frozenset(
                who
                for m in other
                if m.actor and not is_pronoun(m.text)
                for who in named_as(m, event, self.descriptions)
            )
            if event.venue and event.subtype in MEETINGS and not other:  # "met in [Oslo]"
                host = self.base.country(self.mention(event.venue, day, venue=True).country)
                named |= {host.id} if host else set()
            guessed = [bool(named) and is_guessed(m, event, acts=acts) for m in side]
            apart = [
                self.mention(m, day, apart=named) if again else m
                for m, again in zip(side, guessed, strict=True)
            ]
            found.append(once(apart))
        return found

    def _people(self, target: Mention, event: Event, sources: Sequence[Mention]) -> Mention:
        """The people of a state where those are meant: "arrested [Russians]"."""
        state = self.base.get(target.actor or "")
        if state is None or not are_people(target, event, sources, self.base):
            return target
        citizens = self.base.roles.by_type.get("citizens")
        some = self._kept(part(state, citizens, state.country, self.base))
        ground = Ground.PART
        return replace(target, actor=some.id, label=some.label, sector=some.sector, ground=ground)

    def _kept(self, actor: Actor) -> Actor:
        """An actor, learned where the base does not have it."""
        known = self.base.get(actor.id)
        return known or self.learned.setdefault(actor.id, actor)

    def _initiator(self, event: Event, parties: Sequence[Mention], day: date | None) -> str | None:
        """The id of the one who started it, from the extractor's words for him."""
        words = event.initiator
        if words is None or any(words == mention.actor for mention in parties):
            return words
        for mention in parties:
            if words in (mention.text, mention.name):
                return mention.actor
        if self.base.get(words) is not None:
            return words
        return self.mention(Mention(text=words, start=0, end=len(words), name=words), day).actor

    def mention(
        self,
        mention: Mention,
        day: date | None,
        *,
        venue: bool = False,
        apart: frozenset[str | None] = frozenset(),
    ) -> Mention:
        """A mention with its actor, none of those `apart` by a description; a matter gets none."""
        if mention.kind is Kind.MATTER:
            country = self.descriptions.read(mention.text).country
            return replace(mention, actor=None, label=None, country=country, sector=None)
        found = self.meanings.of(mention, day, venue, apart)
        if found is None:
            return replace(mention, actor=None, label=None, country=None, sector=None)
        actor = found.actor
        country, sector = actor.country, actor.sector
        if actor.kind is Kind.PERSON:
            country, sector = self._acting(actor, mention, day)
        actor = self._kept(actor)
        return replace(
            mention,
            actor=actor.id,
            label=actor.label,
            country=country,
            sector=sector,
            ground=found.ground,
        )

    def _acting(
        self, person: Actor, mention: Mention, day: date | None
    ) -> tuple[str | None, str | None]:
        """For whom a person acts then: a former prime minister of Norway for NATO."""
        posts = self.base.holders(person.id, day) if day is not None else ()
        if posts:
            post = max(posts, key=lambda post: post.begin or date.min)
            owner = self.base.country(post.country) or self.base.get(post.organisation or "")
            return post.country, owner.sector if owner else person.sector
        said = self.descriptions.read(f"{mention.role or ''} {mention.text}")
        if said.former and person.sector in ("GOV", "MIL"):
            return person.country, "ELI"
        told = said.office or said.role if said.country == person.country else None
        against = said.role is not None and said.role.sector in ("OPP", "PTY", "REB")
        if told is not None and (against or person.sector is None):
            return person.country, told.sector
        return person.country, person.sector
