"""Whom a description means: "the French president", "his counterpart", "Israeli troops"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from kg.actors.base import ActorBase
from kg.actors.commands import possessor
from kg.actors.context import ARMED, Context
from kg.actors.entries import Via
from kg.actors.grounds import Found
from kg.actors.leaders import is_leader, leader_of
from kg.actors.learned import (
    COLLECTIVES,
    organisation,
    part,
    place,
    someone,
    vacant,
)
from kg.actors.minorities import minority, told_abroad
from kg.actors.names import plural, slug
from kg.actors.people import known_person, learned_person
from kg.actors.phrases import WATERS, Phrase, read_phrase
from kg.actors.relations import is_rule_of
from kg.actors.roles import Role
from kg.actors.wording import BEHIND, READ, SEATS, bare, lone_names
from kg.model import Actor, Article, Ground, Kind, Mention

_OF_STATE = re.compile(r" of (?:[a-z]+ ){0,2}((?:[A-Z][\w-]+ ?)+)(?!['’\w])")
_IN_STATE = re.compile(_OF_STATE.pattern.replace(" of ", " (?:in|of) ", 1))
_COMMUNITY = re.compile(rf"([A-Z][\w-]+) (?:{'|'.join(sorted(COLLECTIVES))})\b")
_OF_OTHERS = re.compile(
    r"\s+of (?:the|both|its|their|several|two|three|four|some)\s+(?:[a-z]+\s)?"
    r"(?:alliance|bloc|countries|factions?|groups?|members|militias?|movements?|nations|parties|"
    r"powers|rebels|sides|states|union)\b"
)
_COUNTERPART = re.compile(r"\b(?:counterpart|opposite number|colleague)\b", re.IGNORECASE)
_ANY = re.compile(r"an?\s", re.IGNORECASE)
_OFFICIAL = ("GOV", "JUD", "LEG", "MIL")  # who act for their state do not act on it
_MONARCH = "monarch"  # a republic has none, past or present
FOREIGN = (*ARMED, "REF")  # nor are those its own whom a state fights or takes in
_CRAFT = frozenset("aircraft airliner airliners jet jets plane planes".split())
_TRAVELLING = frozenset(
    """
    ambassador ambassadors delegate delegates delegation delegations diplomat diplomats emissaries
    envoy envoys mediator mediators negotiator negotiators representative representatives
    """.split()
)


class Descriptions:
    """Reads the descriptions of one article."""

    def __init__(self, base: ActorBase, article: Article, context: Context) -> None:
        self.base = base
        self.article = article
        self.context = context
        self.phrases: dict[tuple[str, date | None], Phrase] = {}

    def read(self, text: str) -> Phrase:
        """What the words of a description tell."""
        key = text, self.context.day
        if key not in self.phrases:
            self.phrases[key] = read_phrase(text[:READ], self.base, self.context.choose)
        return self.phrases[key]

    def found(
        self,
        text: str,
        name: str,
        mention: Mention,
        day: date | None,
        apart: frozenset[str | None] = frozenset(),
    ) -> Found:
        """Whoever a description means that is no name of the base, nobody who stands `apart`."""
        said = self.read(text)
        if said.apart:
            return Found(someone(text, mention, said, self.article), Ground.ARTICLE)
        named = owner = self._owner(text, said, day)
        if owner is None and (where := self._behind(mention)) is not None:
            owner = None if said.abroad else where  # "Israel's ally [in Lebanon]" is no part of it
            said = replace(said, country=where.country)
        seat = self.article.text[mention.start : mention.end + 16]
        if said.role is not None and said.role.type == "court" and SEATS.search(seat):
            said, owner = replace(said, country=None, abroad=True), None
        # "a Hezbollah commander", not its leader
        one_of_many = _ANY.match(mention.text) is not None
        if owner is not None and owner.kind is Kind.COUNTRY:
            leads = named is not None and not said.former and not one_of_many
            if (head := self._head_of_state(text, owner, mention, day, leads)) is not None:
                return head
        if said.office is not None and not said.former and not one_of_many:
            if his := possessor(text, owner, self.read, self.base):
                return his
            return self._in_office(said, owner, mention, day, apart)
        others = said.abroad or _OF_OTHERS.match(self.article.text, mention.end)
        if owner is None and said.role is not None and not others:
            owner = self._only_country(mention, said.role, apart)
            if owner is not None and self._minded(said, owner, apart):
                owner = None
        if mention.kind is Kind.ORGANISATION and mention.name and not said.bare:
            return self._body(text, name, said, owner, mention)
        if owner is None:
            return Found(someone(text, mention, said, self.article), Ground.ARTICLE)
        return Found(part(owner, said.role, said.country, self.base), Ground.PART)

    def _body(
        self, text: str, name: str, said: Phrase, owner: Actor | None, mention: Mention
    ) -> Found:
        """An organisation: the one that one word repeats, or one that the base does not know."""
        one_word = "-" not in slug(name) and name[1:].islower()  # "Association"
        again = one_word and owner is None
        if again and (body := self.context.body_before(name, mention.start)) is not None:
            return Found(body, Ground.SHARED)
        words = text if one_word else name
        return Found(organisation(words, said, owner, self.base, self.article), Ground.LEARNED)

    def _head_of_state(
        self, text: str, state: Actor, mention: Mention, day: date | None, leads: bool
    ) -> Found | None:
        """ "his American counterpart", "the Libyan leader", but not "a Sikh leader in Canada"."""
        if self.read(text).office is not None and is_rule_of(text):
            return Found(state, Ground.PART)
        if _COUNTERPART.search(text):
            other = self.context.counterpart(state, mention.start, day)
            other = other or self.context.in_same_office(state, mention.start, day)
            if other is not None:
                return Found(other, Ground.COUNTERPART)
        whose = text.split(" in ")[0]  # "the Libyan leader in Tripoli", not "the rebels' in Libya"
        leads = leads and is_leader(whose, self.read(text).role)
        leads = leads and (whose == text or self.read(whose).owner == state)
        who = leader_of(state, self.base, self.context, day) if leads else None
        return Found(who, Ground.OFFICE) if who else None

    def _in_office(
        self,
        said: Phrase,
        owner: Actor | None,
        mention: Mention,
        day: date | None,
        apart: frozenset[str | None],
    ) -> Found:
        """Whoever holds the office that a description names."""
        assert said.office is not None
        here = (
            None if owner else self.context.in_office(said.office.office, day, apart, mention.start)
        )
        if here is None:
            here = self._holder(said, owner, day)
        if here is None or (owner is None and not apart.isdisjoint((here.id, here.country))):
            someone_else = someone(bare(mention.text), mention, said, self.article)
            return Found(someone_else, Ground.ARTICLE)
        return Found(here, Ground.OFFICE)

    def compatriot(
        self,
        text: str,
        mention: Mention,
        said: Mapping[str, Phrase],
        apart: frozenset[str | None],
    ) -> Found | None:
        """ "The Colombian": the person of that country whom the article named last before.

        ``said`` is what it tells of those who are not in the base.
        """
        one = mention.text.lower().startswith("the ") and plural(text) is not None
        entries = self.base.named(text) if one else ()
        state = next((e.actor.country for e in entries if e.via is Via.DEMONYM), None)
        if state is None:
            return None
        told = ((name, what) for name, what in said.items() if what.country == state)
        taught = [learned_person(name, what, self.base, self.article) for name, what in told]
        people = [*taught, *(p for p in self.context.people if p.country == state)]
        who = self.context.last_named((p for p in people if p.id not in apart), mention.start)
        return Found(who, Ground.TOLD) if who else None

    @staticmethod
    def _minded(said: Phrase, state: Actor, apart: frozenset[str | None]) -> bool:
        """Whether those are meant who are for or against a state, or armed men for another one than
        that whose troops they fight: "pro-Iranian militias killed two American soldiers"."""
        if state.country in said.toward:
            return True
        armed = said.role is not None and said.role.sector in ("REB", "RAD")
        return armed and bool(said.toward) and state.id in apart

    def _only_country(
        self, mention: Mention, role: Role, apart: frozenset[str | None]
    ) -> Actor | None:
        """The one country of the article, where a part of it may be meant that its name is not;
        who travels is not of where he is, "negotiators met in Geneva", nor is "a Ryanair jet", and
        the one that is named may only react to "the junta"."""
        state = self.context.only_country
        other = state is not None and not apart.isdisjoint((state.id, state.country))
        if state is None or (role.sector in (*_OFFICIAL, *FOREIGN) and other):
            return None
        words = mention.text.split()
        if words[-1].lower() == "junta":
            return None
        if self.context.is_only_place and not _TRAVELLING.isdisjoint(mention.text.lower().split()):
            return None
        if words[-1].lower() in _CRAFT and any(word.istitle() for word in words[1:]):
            return None
        return None if role.sector in ARMED and self.context.names_armed else state

    def _behind(self, mention: Mention) -> Actor | None:
        """The state that stands behind a description: "Ethnic Albanians [in south Serbia]"."""
        rest = self.article.text[mention.end : mention.end + READ]
        water = not WATERS.isdisjoint(mention.text.split()[-1:])  # "the Sea [of Japan]"
        found = None if water else BEHIND.match(rest)
        owner = self.read(found[0]).owner if found else None
        if owner is not None and owner.kind is Kind.PLACE:
            owner = self.base.country(owner.country)
        return owner if owner is not None and owner.kind is Kind.COUNTRY else None

    def minority(self, text: str, mention: Mention, day: date | None) -> Found | None:
        """ "Ethnic Albanians in Serbia": a people in another state than its own, else None."""
        said = self.read(text)
        if "ethnic" in text.lower().split():
            state = self._owner(text, said, day) or self._behind(mention)
            state = state or self.context.only_country
        elif (state := self._abroad(text, mention)) is None:
            told = told_abroad(text, said, self.article, self.base)
            return Found(told, Ground.ARTICLE) if told is not None else None
        return Found(minority(text, said, state, self.article, self.base), Ground.PART)

    def _abroad(self, text: str, mention: Mention) -> Actor | None:
        """The other state of "the Albanians [of southern Serbia]", "the Hungarian minority in
        [Slovakia]"."""
        group = _COMMUNITY.match(text)
        people, end = (group[1], group.end()) if group else (text, len(text))
        own = {e.actor.country for e in self.base.named(people) if e.via is Via.DEMONYM}
        after = mention.start + mention.text.find(text) + end
        found = (_IN_STATE if group else _OF_STATE).match(self.article.text, after)
        if found is None or not own:
            return None
        states = [e.actor for e in self.base.named(found[1].strip()) if e.via is Via.NAME]
        return next((s for s in states if s.kind is Kind.COUNTRY and s.country not in own), None)

    def place(self, name: str) -> Actor:
        """A venue: a capital is a place there, a country itself."""
        entries = self.base.named(name)
        entry = next((e for e in entries if e.via in (Via.CAPITAL, Via.PLACE)), None)
        states = [e for e in entries if e.via is Via.NAME and e.actor.kind is Kind.COUNTRY]
        state = self.context.choose(states)
        if state is not None:
            return state
        if entry is None and (said := self.read(name)).owner is not None:
            inner = [e for e in self.context.last_in(name) if e.via in (Via.CAPITAL, Via.PLACE)]
            if not inner:
                return said.owner
            entry, name = inner[0], inner[0].actor.label
        country = entry.actor.country if entry else None
        return place(name, country, self.base)

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
        for word in lone_names(text) if " " in text else ():
            found = known_person(word, Phrase(), self.base, day, self.context.named)
            if found is not None and found.ground is not Ground.SPELLING:
                return found.actor
        return None

    def _holder(self, said: Phrase, owner: Actor | None, day: date | None) -> Actor | None:
        """Who holds the office that is named, else the office itself; None if it is nobody's."""
        office = said.office
        assert office is not None
        if owner is None:
            only = self.base.offices.only_owner(office.office)
            owner = self.base.country(only) or self.context.only_country
        if owner is None:
            return None
        key = self.base.offices.owner_key(owner)
        if office.office == _MONARCH and not self.base.offices.everyone(_MONARCH, key):
            return None
        person = self.base.holder(office.office, key, day) or self._top(key, owner, day)
        return person or vacant(office, owner, said.country)

    def _top(self, key: str, owner: Actor, day: date | None) -> Actor | None:
        """ "the NATO chief": whoever holds the one office that is known there."""
        offices = self.base.offices.held_at(key)
        if owner.kind is Kind.COUNTRY or len(offices) != 1:
            return None
        return self.base.holder(offices[0], key, day)
