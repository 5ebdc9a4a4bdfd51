"""Whom a mention means: somebody of the base, or whom the article alone tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.actors.base import ActorBase
from kg.actors.behind import told_behind
from kg.actors.coalitions import coalition
from kg.actors.context import Context
from kg.actors.descriptions import Descriptions
from kg.actors.entries import Via
from kg.actors.grounds import Found
from kg.actors.learned import part
from kg.actors.local import local
from kg.actors.loyal import followers
from kg.actors.names import slug
from kg.actors.people import known_person, learned_person, person_here
from kg.actors.phrases import Phrase
from kg.actors.said import said_of, said_of_people
from kg.actors.wording import bare, describes, is_pronoun, only_mentioned, person_name
from kg.model import Actor, Article, Ground, Kind, Mention

_ONLY_COUNTED = re.compile(
    r"(?:tens|dozens|scores|hundreds|thousands|millions)(?: of (?:thousands|millions))?", re.I
)
_OF_A_STATESMAN = ("administration", "country", "government", "homeland", "nation", "state")


class Meanings:
    """Asked by the mentions of one article; ``learned`` are actors that it has taught so far."""

    def __init__(
        self,
        base: ActorBase,
        article: Article,
        mentions: Sequence[Mention],
        learned: Mapping[str, Actor],
    ) -> None:
        self.base = base
        self.article = article
        self.learned = learned
        names = [m.name for m in mentions if m.kind is Kind.PERSON and m.name]
        self.context = Context(article, base, names)
        self.descriptions = Descriptions(base, article, self.context)
        self.said = said_of_people(mentions, self.context, self.descriptions)

    def of(
        self, mention: Mention, day: date | None, venue: bool, apart: frozenset[str | None]
    ) -> Found | None:
        """Whom a mention means; None for one that says nothing."""
        self.context.day = day
        text = "people" if _ONLY_COUNTED.fullmatch(mention.text) else bare(mention.text)
        name = bare(mention.name) if mention.name else None
        if not (slug(text) or slug(name or "")) or is_pronoun(name or text):
            return None
        if venue or mention.kind is Kind.PLACE:
            return self._place(name or text, venue)
        if name and self._is_description(name, mention):  # "he" for "the envoy of Peru"
            text, name = name, None
            mention = replace(mention, text=text, name=None)
        elif only_mentioned(text, name or text) and (found := self._named(text)):
            return found
        led = followers(text, name, self.descriptions.read, self.base, day)
        if led := led or (self._whose(name, day) if name else None):
            return Found(led, Ground.PART)
        if mention.kind is Kind.PERSON and name:
            name = self._person_name(name, text)
            if found := self._person(mention, name, day):
                return found
        if body := coalition(text, self.base, self.context, day):
            return Found(body, Ground.TOLD)
        if found := self.descriptions.minority(text, mention, day):
            return found
        if found := self.descriptions.compatriot(text, mention, self.said, apart):
            return found
        for candidate in self._called(text, name, mention):
            if found := self._named(candidate, apart):
                return self._some_of(found, candidate, text)
        if found := self._described(text, mention) or self._mistaken(mention, name or text, day):
            return found
        if mention.kind is Kind.PERSON and name:
            return self._learned(mention, name)
        if name and mention.kind is Kind.GROUP and mention.name != mention.text:
            return self.descriptions.found(name, text, mention, day, apart)
        return self.descriptions.found(text, name or text, mention, day, apart)

    def _described(self, text: str, mention: Mention) -> Found | None:
        """Who rules a place that is no state, and whom the words behind a description tell."""
        if ruler := local(text, self.base):
            return Found(ruler, Ground.LEARNED)
        return told_behind(text, mention, self.article, self.base, self.descriptions.read)

    def _mistaken(self, mention: Mention, name: str, day: date | None) -> Found | None:
        """Whom a name means that the parser has for a place or a body which nobody knows."""
        if mention.kind is Kind.COUNTRY and (state := self.base.misspelt(name)):
            return Found(state, Ground.SPELLING)
        the = mention.text.lower().startswith("the ")  # "The Hague" is nobody
        if the or mention.kind not in (Kind.COUNTRY, Kind.ORGANISATION):
            return None
        return person_here(name, self.base, day, self.context.named)

    def _called(self, text: str, name: str | None, mention: Mention) -> Iterable[str]:
        """What a mention may be called in the base; "Jordan" is no state where that is Michael
        Jordan."""
        last = name and mention.kind is Kind.PERSON and text in self.context.last_names
        return dict.fromkeys((name or text, *([] if last else (text, *self._as_body(text)))))

    def _is_description(self, name: str, mention: Mention) -> bool:
        whose, _, what = name.rpartition("'s ")
        if what in _OF_A_STATESMAN and slug(whose) in self.learned:
            return False
        said = self.descriptions.read(name) if (mention.name or "")[:1].islower() else Phrase()
        return describes(name) or said.office is not None or said.role is not None

    def _whose(self, name: str, day: date | None) -> Actor | None:
        """The state behind "Viktor Orbán's government", as "his government" is spelt out."""
        whose, of, what = name.rpartition("'s ")
        if not of or what.lower() not in _OF_A_STATESMAN:
            return None
        full = self._full(whose)
        if (here := self.learned.get(slug(full))) is not None:
            return self.base.country(here.country)
        said = self.said.get(full) or self.descriptions.read(whose)
        known = known_person(full, said, self.base, day, self.context.named)
        return self.base.country(known.actor.country if known else said.country)

    def _person_name(self, name: str, text: str) -> str:
        """The name alone: no office before it, no "of Azerbaijan" behind it."""
        who, of, where = person_name(name, text).partition(" of ")
        return who if not of or self._named(where) else f"{who} of {where}"

    def _named(self, name: str, apart: frozenset[str | None] = frozenset()) -> Found | None:
        """The actor of the base that has this very name, of a state that does not stand `apart`
        where others share it."""
        day = self.context.day
        bearers = [(e, e.on(day)) for e in self.base.named(name)]
        entries = [e for e, then in bearers if e.via is not Via.PLACE or then is not e.actor]
        entries = [e for e in entries if not (e.weak and e.actor.country in apart)]
        entry = self.context.chosen(entries)
        if entry is None:
            return None
        actor = entry.on(day)
        if entry.via in (Via.DEMONYM, Via.CAPITAL, Via.METONYM, Via.PLACE):
            return Found(actor, Ground.SEAT)
        alone = len(entries) == 1 and not entry.weak
        return Found(actor, Ground.NAME if alone else Ground.SHARED)

    def _place(self, city: str, venue: bool) -> Found | None:
        """A place, or the state whose seat it was that day where that acts: Saigon in 1970."""
        day = self.context.day
        if not venue and any(e.on(day) is not e.actor for e in self.base.named(city)):
            return self._named(city)
        return Found(self.descriptions.place(city), Ground.NAME)

    def _as_body(self, text: str) -> tuple[str, ...]:
        """The names under which a state's body may be known: "Ukraine's Security Service" as
        "Ukrainian Security Service" and "Security Service of Ukraine"."""
        whose, of, what = text.partition("'s ")
        found = self._named(whose) if of and what[:1].isupper() else None
        if found is None or found.actor.kind is not Kind.COUNTRY:
            return ()
        adjective = self.base.demonyms.get(found.actor.id, whose)
        return f"{adjective} {what}", f"{what} of {whose}"

    def _some_of(self, found: Found, name: str, text: str) -> Found:
        """ "Russians" are Russia, "2,000 Russians" some of its people."""
        state = found.actor
        people = any(e.via is Via.DEMONYM for e in self.base.named(name))
        if not people or name == text or name not in text or state.kind is not Kind.COUNTRY:
            return found
        role = self.descriptions.read(text).role or self.base.roles.by_type.get("citizens")
        return Found(part(state, role, state.country, self.base), Ground.PART)

    def _full(self, name: str) -> str:
        return self.context.full_name(name)

    def _person(self, mention: Mention, name: str, day: date | None) -> Found | None:
        full = self._full(name)
        own = said_of(mention, full, self.descriptions)
        said = own if own.country else self.said.get(full, own)
        return known_person(full, said, self.base, day, self.context.named)

    def _learned(self, mention: Mention, name: str) -> Found:
        full = self._full(name)
        said = self.said.get(full) or said_of(mention, full, self.descriptions)
        if said.country is None and self.context.only_country:
            said = replace(said, country=self.context.only_country.country)
        return Found(learned_person(full, said, self.base, self.article), Ground.LEARNED)
