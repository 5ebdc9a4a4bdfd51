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

from kg.actors.base import ActorBase, Entry, Via
from kg.actors.context import Context
from kg.actors.names import slug, words
from kg.actors.offices import office_title
from kg.actors.people import article_key, known_person, learned_person
from kg.actors.phrases import Phrase, read_phrase
from kg.actors.roles import Role
from kg.model import Actor, Article, Event, Kind, Mention

_READ = 400  # characters of a mention that are read; longer ones are no names
_DETERMINERS = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")


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
        self.context = Context(article, base)
        self.learned: dict[str, Actor] = {}
        self.full_names = [m.name for m in mentions if m.kind is Kind.PERSON and m.name]
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
            initiator=_initiator(event, (*sources, *targets)),
        )

    def mention(self, mention: Mention, day: date | None, *, venue: bool = False) -> Mention:
        """A mention with its actor; a matter gets none."""
        if mention.kind is Kind.MATTER:
            country = self._read(mention.text).country
            return replace(mention, actor=None, label=None, country=country, sector=None)
        actor = self.actor(mention, day, venue)
        if actor is None:
            return replace(mention, actor=None, label=None, country=None, sector=None)
        known = self.base.get(actor.id)
        if known is None:
            actor = self.learned.setdefault(actor.id, actor)
        return replace(
            mention,
            actor=actor.id,
            label=actor.label,
            country=actor.country,
            sector=actor.sector,
        )

    def actor(self, mention: Mention, day: date | None, venue: bool) -> Actor | None:
        """Whom a mention means; None for one that says nothing."""
        text = _bare(mention.text)
        name = _bare(mention.name) if mention.name else None
        if not slug(text) and not slug(name or ""):
            return None
        if venue or mention.kind is Kind.PLACE:
            return self._place(name or text)
        if mention.kind is Kind.PERSON and name and (found := self._person(mention, name, day)):
            return found
        for candidate in dict.fromkeys((name or text, text)):
            if found := self._named(candidate):
                return found
        if mention.kind is Kind.PERSON and name:
            full = self._full(name)
            said = self.said.get(full, Phrase())
            return learned_person(full, said, self.base, self.article)
        if name and mention.kind is Kind.GROUP and mention.name != mention.text:
            return self._described(name, text, mention, day)
        return self._described(text, name or text, mention, day)

    def _named(self, name: str) -> Actor | None:
        """The actor of the base that has this very name."""
        entries = [e for e in self.base.named(name) if e.via is not Via.PLACE]
        return self.context.choose(entries)

    def _place(self, name: str) -> Actor:
        """A venue: a capital is a place there, a country itself."""
        entries = self.base.named(name)
        entry = next((e for e in entries if e.via in (Via.CAPITAL, Via.PLACE)), None)
        states = [e for e in entries if e.via is Via.NAME and e.actor.kind is Kind.COUNTRY]
        state = self.context.choose(states)
        if state is not None:
            return state
        if entry is None and (said := self._read(name)).owner is not None:
            inner = [e for e in self._last_hit(name) if e.via in (Via.CAPITAL, Via.PLACE)]
            if not inner:
                return said.owner
            entry, name = inner[0], inner[0].actor.label
        country = entry.actor.country if entry else None
        id = slug(name)[:80] or "place"
        if self.base.get(id) is not None:
            id = f"{id}-city"
        return Actor(id=id, label=name, kind=Kind.PLACE, country=country, learned=True)

    def _last_hit(self, text: str) -> Sequence[Entry]:
        parts = words(text)
        found: Sequence[Entry] = ()
        for at in range(len(parts)):
            hit = self.base.match(parts, at)
            found = hit[1] if hit else found
        return found

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
            self.phrases[text] = read_phrase(text[:_READ], self.base, self.context.choose)
        return self.phrases[text]

    def _described(self, text: str, name: str, mention: Mention, day: date | None) -> Actor:
        said = self._read(text)
        owner = said.owner or self._leader_named(text, day)
        if owner is not None and owner.kind is Kind.PERSON:
            owner = self.base.country(owner.country) or owner
        if said.office is not None and not said.former:
            return self._holder(said, owner or self.context.only_country, mention, day)
        if mention.kind is Kind.ORGANISATION and mention.name and not said.bare:
            return self._organisation(name, said, owner)
        if owner is None and said.role is not None and (said.bare or mention.name is None):
            owner = self.context.only_country
        if owner is None:
            return self._unknown(text, mention, said)
        return self._part(owner, said.role, said.country)

    def _leader_named(self, text: str, day: date | None) -> Actor | None:
        """ "the Bush administration": the person whose last name a description holds."""
        for word in words(text):
            if word[:1].isupper() and (found := known_person(word, Phrase(), self.base, day)):
                return found
        return None

    def _holder(
        self, said: Phrase, owner: Actor | None, mention: Mention, day: date | None
    ) -> Actor:
        """Who holds the office that is named, else the office itself."""
        office = said.office
        assert office is not None
        if owner is None:
            return self._unknown(_bare(mention.text), mention, said)
        key = self.base.offices.owner_key(owner)
        person = self.base.holder(office.office, key, day) or self._top(key, owner, day)
        if person is not None:
            return person
        return Actor(
            id=f"{owner.id}-{office.slug}",
            label=office_title(office, owner),
            kind=Kind.PERSON,
            country=owner.country or said.country,
            sector=office.sector if owner.kind is Kind.COUNTRY else owner.sector,
            part_of=owner.id,
            learned=True,
        )

    def _top(self, key: str, owner: Actor, day: date | None) -> Actor | None:
        """ "the NATO chief": whoever holds the one office that is known there."""
        offices = self.base.offices.held_at(key)
        if owner.kind is Kind.COUNTRY or len(offices) != 1:
            return None
        return self.base.holder(offices[0], key, day)

    def _part(self, owner: Actor, role: Role | None, country: str | None) -> Actor:
        """The part of a state or region that a role names; others act as a whole."""
        if owner.kind is not Kind.COUNTRY and owner.sector != "CVL":
            return owner
        if role is None or not role.type:
            return owner
        id = f"{owner.id}-{role.type}"
        adjective = self.base.demonyms.get(owner.id, owner.label)
        return self.base.get(id) or Actor(
            id=id,
            label=f"{adjective} {role.label}",
            kind=role.kind,
            country=owner.country or country,
            sector=role.sector,
            part_of=owner.id,
            learned=True,
        )

    def _organisation(self, name: str, said: Phrase, owner: Actor | None) -> Actor:
        """An organisation that the base does not know, by its name."""
        id = slug(name)[:80] or "organisation"
        if self.base.get(id) is not None:
            id = f"{id}-organisation"
        return Actor(
            id=id,
            label=" ".join(name.split())[:120],
            kind=Kind.ORGANISATION,
            country=said.country or (owner.country if owner else None),
            sector=said.role.sector if said.role and said.role.type else None,
            learned=True,
        )

    def _unknown(self, text: str, mention: Mention, said: Phrase) -> Actor:
        """Someone without name and country: nobody outside this article."""
        named = mention.name is not None and mention.kind is Kind.ORGANISATION and not said.role
        stem = slug(text)[:60].strip("-") or str(mention.kind)
        return Actor(
            id=stem if named else f"{stem}-{article_key(self.article)}",
            label=" ".join(text.split())[:120],
            kind=mention.kind,
            country=said.country,
            sector=said.role.sector if said.role else None,
            learned=True,
        )


def _bare(text: str) -> str:
    """A phrase without its article and a possessive at its end."""
    text = " ".join(text[:_READ].split())
    for determiner in _DETERMINERS:
        if text.lower().startswith(determiner):
            text = text[len(determiner) :]
    return text.removesuffix("'s").removesuffix("’s").strip() or text


def _initiator(event: Event, mentions: Sequence[Mention]) -> str | None:
    """The id of the one who started it, where the extractor gave his words."""
    for mention in mentions:
        if event.initiator and event.initiator in (mention.text, mention.name):
            return mention.actor
    return event.initiator
