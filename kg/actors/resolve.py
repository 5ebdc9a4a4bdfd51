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

from kg.actors.base import ActorBase, Via
from kg.actors.context import Context
from kg.actors.learned import minority, organisation, part, place, someone, vacant
from kg.actors.names import slug
from kg.actors.people import known_person, learned_person
from kg.actors.phrases import Phrase, read_phrase
from kg.actors.wording import (
    READ,
    bare,
    describes,
    is_pronoun,
    lone_names,
    only_mentioned,
    person_name,
)
from kg.model import Actor, Article, Event, Kind, Mention


def resolve_events(
    events: Iterable[Event], base: ActorBase, article: Article
) -> tuple[list[Event], list[Actor]]:
    """The events with actor, label, country and sector on every mention, and learned actors.

    Resolving again what was resolved changes nothing. Learned actors come sorted by id.
    """
    events = list(events)
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
        self.full_names = [m.name for m in mentions if m.kind is Kind.PERSON and m.name]
        self.context = Context(article, base, self.full_names)
        self.phrases: dict[str, Phrase] = {}
        self.said = self._said_of_people(mentions)

    def _said_of_people(self, mentions: Sequence[Mention]) -> dict[str, Phrase]:
        """What the article says of each person where it says most: office and country."""
        found: dict[str, Phrase] = {}
        for mention in mentions:
            if mention.kind is Kind.PERSON and mention.name:
                name = self._full(mention.name)
                said = self._said(mention, name)
                if name not in found or (said.country and not found[name].country):
                    found[name] = said
        return found

    def event(self, event: Event) -> Event:
        """The event with its mentions resolved."""
        day = event.date.start if event.date else self.article.date
        said = event.attribution
        sources = tuple(self.mention(m, day) for m in event.sources)
        targets = tuple(self.mention(m, day) for m in event.targets)
        return replace(
            event,
            sources=sources,
            targets=targets,
            venue=event.venue and self.mention(event.venue, day, venue=True),
            attribution=said and replace(said, by=tuple(self.mention(m, day) for m in said.by)),
            initiator=self._initiator(event, (*sources, *targets), day),
        )

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

    def mention(self, mention: Mention, day: date | None, *, venue: bool = False) -> Mention:
        """A mention with its actor; a matter gets none."""
        if mention.kind is Kind.MATTER:
            country = self._read(mention.text).country
            return replace(mention, actor=None, label=None, country=country, sector=None)
        actor = self.actor(mention, day, venue)
        if actor is None:
            return replace(mention, actor=None, label=None, country=None, sector=None)
        country, sector = actor.country, actor.sector
        if actor.kind is Kind.PERSON:
            country, sector = self._acting(actor, mention, day)
        if self.base.get(actor.id) is None:
            actor = self.learned.setdefault(actor.id, actor)
        return replace(
            mention,
            actor=actor.id,
            label=actor.label,
            country=country,
            sector=sector,
        )

    def _acting(
        self, person: Actor, mention: Mention, day: date | None
    ) -> tuple[str | None, str | None]:
        """For whom a person acts then: a former prime minister of Norway for NATO."""
        posts = self.base.holders(person.id, day) if day is not None else ()
        if posts:
            post = max(posts, key=lambda post: post.begin or date.min)
            owner = self.base.get(post.organisation or "")
            return post.country, owner.sector if owner else person.sector
        former = self._read(f"{mention.role or ''} {mention.text}").former
        if former and person.sector in ("GOV", "MIL"):
            return person.country, "ELI"
        return person.country, person.sector

    def actor(self, mention: Mention, day: date | None, venue: bool) -> Actor | None:
        """Whom a mention means; None for one that says nothing."""
        text = bare(mention.text)
        name = bare(mention.name) if mention.name else None
        if not slug(text) and not slug(name or ""):
            return None
        if is_pronoun(name or text):
            return None
        if venue or mention.kind is Kind.PLACE:
            return self._place(name or text)
        if only_mentioned(text, name or text) and (found := self._named(text)):
            return found
        if name and self._is_description(name):  # "he" for "the Chinese ambassador"
            text, name = name, None
            mention = replace(mention, text=text, name=None)
        if mention.kind is Kind.PERSON and name:
            name = self._person_name(name, text)
        if mention.kind is Kind.PERSON and name and (found := self._person(mention, name, day)):
            return found
        if "ethnic" in text.lower().split():
            said = self._read(text)
            state = self._owner(text, said, day) or self.context.only_country
            return minority(text, said, state, self.article)
        for candidate in dict.fromkeys((name or text, text)):
            if found := self._named(candidate):
                return self._some_of(found, candidate, text)
        if mention.kind is Kind.COUNTRY and (found := self.base.misspelt(name or text)):
            return found
        if mention.kind is Kind.PERSON and name:
            full = self._full(name)
            said = self.said.get(full) or self._said(mention, full)
            if said.country is None and self.context.only_country:
                said = replace(said, country=self.context.only_country.country)
            return learned_person(full, said, self.base, self.article)
        if name and mention.kind is Kind.GROUP and mention.name != mention.text:
            return self._described(name, text, mention, day)
        return self._described(text, name or text, mention, day)

    def _is_description(self, name: str) -> bool:
        said = self._read(name) if name[:1].islower() else Phrase()
        return describes(name) or said.office is not None or said.role is not None

    def _person_name(self, name: str, text: str) -> str:
        """The name alone: no office before it, no "of Azerbaijan" behind it."""
        who, of, where = person_name(name, text).partition(" of ")
        return who if not of or self._named(where) else f"{who} of {where}"

    def _named(self, name: str) -> Actor | None:
        """The actor of the base that has this very name."""
        entries = [e for e in self.base.named(name) if e.via is not Via.PLACE]
        return self.context.choose(entries)

    def _some_of(self, state: Actor, name: str, text: str) -> Actor:
        """ "Russians" are Russia, "2,000 Russians" some of its people."""
        people = any(e.via is Via.DEMONYM for e in self.base.named(name))
        if not people or name == text or state.kind is not Kind.COUNTRY:
            return state
        role = self._read(text).role or self.base.roles.by_type.get("citizens")
        return part(state, role, state.country, self.base)

    def _place(self, name: str) -> Actor:
        """A venue: a capital is a place there, a country itself."""
        entries = self.base.named(name)
        entry = next((e for e in entries if e.via in (Via.CAPITAL, Via.PLACE)), None)
        states = [e for e in entries if e.via is Via.NAME and e.actor.kind is Kind.COUNTRY]
        state = self.context.choose(states)
        if state is not None:
            return state
        if entry is None and (said := self._read(name)).owner is not None:
            inner = [e for e in self.context.last_in(name) if e.via in (Via.CAPITAL, Via.PLACE)]
            if not inner:
                return said.owner
            entry, name = inner[0], inner[0].actor.label
        country = entry.actor.country if entry else None
        return place(name, country, self.base)

    # -- people

    def _full(self, name: str) -> str:
        return self.context.full_name(name, self.full_names)

    def _said(self, mention: Mention, name: str) -> Phrase:
        """What a mention says of a person beside his name."""
        role = self._read(mention.role) if mention.role else Phrase()
        if role.country and (role.office or role.role):
            return role
        text = self._read(mention.text.replace(name, " ").replace(mention.name or name, " "))
        if role.office or role.role:
            return replace(role, owner=role.owner or text.owner, country=text.country)
        return text

    def _person(self, mention: Mention, name: str, day: date | None) -> Actor | None:
        full = self._full(name)
        own = self._said(mention, full)
        said = own if own.country else self.said.get(full, own)
        return known_person(full, said, self.base, day)

    # -- descriptions

    def _read(self, text: str) -> Phrase:
        if text not in self.phrases:
            self.phrases[text] = read_phrase(text[:READ], self.base, self.context.choose)
        return self.phrases[text]

    def _described(self, text: str, name: str, mention: Mention, day: date | None) -> Actor:
        """Whoever a description means that is no name of the base."""
        said = self._read(text)
        owner = self._owner(text, said, day)
        if said.office is not None and not said.former:
            return self._holder(said, owner or self.context.only_country, mention, day)
        if owner is None and said.role is not None:
            owner = self.context.only_country
        if mention.kind is Kind.ORGANISATION and mention.name and not said.bare:
            one_word = "-" not in slug(name) and name[1:].islower()  # "Association"
            return organisation(text if one_word else name, said, owner, self.base, self.article)
        if owner is None:
            return someone(text, mention, said, self.article)
        return part(owner, said.role, said.country, self.base)

    def _owner(self, text: str, said: Phrase, day: date | None) -> Actor | None:
        """Whose part or office it is: a state where a person or a city is named."""
        owner = said.owner or self._leader_named(text, day)
        if owner is None:
            return None
        city = owner.kind is Kind.PLACE and said.role is not None
        if owner.kind is Kind.PERSON or city:
            return self.base.country(owner.country) or owner
        return owner

    def _leader_named(self, text: str, day: date | None) -> Actor | None:
        """ "the Bush administration": the person whose last name a description holds."""
        for word in lone_names(text):
            if found := known_person(word, Phrase(), self.base, day):
                return found
        return None

    def _holder(
        self, said: Phrase, owner: Actor | None, mention: Mention, day: date | None
    ) -> Actor:
        """Who holds the office that is named, else the office itself."""
        office = said.office
        assert office is not None
        if owner is None:
            owner = self.base.country(self.base.offices.only_owner(office.office))
        if owner is None:
            return someone(bare(mention.text), mention, said, self.article)
        key = self.base.offices.owner_key(owner)
        person = self.base.holder(office.office, key, day) or self._top(key, owner, day)
        return person or vacant(office, owner, said.country)

    def _top(self, key: str, owner: Actor, day: date | None) -> Actor | None:
        """ "the NATO chief": whoever holds the one office that is known there."""
        offices = self.base.offices.held_at(key)
        if owner.kind is Kind.COUNTRY or len(offices) != 1:
            return None
        return self.base.holder(offices[0], key, day)
