"""What pronouns and definite descriptions of an article stand for.

Salience by syntax, as in Lappin & Leass (1994) without the weights: the speaker for what stands
inside his speech, then subjects of the sentence, then subjects and others of the sentences
before, the nearest first, where kind and number agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kg.extract.grammar.settled import once
from kg.extract.grammar.tree import ANY_SUBJECT, RELATIVE, cases, children, is_apposed, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import OWN
from kg.extract.who.bodies import ARMED, Bodies
from kg.extract.who.counts import stands_alone
from kg.extract.who.couples import OFFICES
from kg.extract.who.described import BODY, COUNTRY, Described, is_definite, is_told_before
from kg.extract.who.fellows import Fellows
from kg.extract.who.gender import HERS, HIS, Genders
from kg.extract.who.home import Home
from kg.extract.who.mentions import Mentions
from kg.extract.who.names import without_owner
from kg.extract.who.nobody import Nobody
from kg.extract.who.organs import Organs
from kg.extract.who.ourselves import SECOND
from kg.extract.who.salience import (
    FIRST,
    NEUTER,
    PERSONAL,
    PLURAL,
    Salience,
    acting_on,
    asks,
    is_pronoun,
    rank,
)
from kg.extract.who.several import Several
from kg.extract.who.speakers import Speakers
from kg.extract.who.states import StatesMeant
from kg.extract.who.they import do_together, groups_of, said_before
from kg.extract.who.whose import claimed_of, is_own
from kg.model import Kind, Mention

_STATELY = COUNTRY | {"administration", "government", "homeland"}
_OFFICES = OFFICES | {"king"}
_LEADERS = frozenset({"authority", "general", "leader", "official", "ruler"})
_PLACES = frozenset("airport airspace base camp outpost port post town village".split())
_SITES = _PLACES | {"district", "front", "frontline", "neighborhood", "neighbourhood", "region"}
_OWNED = _PLACES | OWN | BODY | COUNTRY | _OFFICES | _LEADERS | {"boat", "vessel"}


class Coreference:
    """Antecedents within one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        home = Home(mentions)
        self.salience = Salience(mentions)
        self.several = Several(mentions, self.salience)
        self.states = StatesMeant(mentions, self.several, home)
        self.organs = Organs(mentions, self.states)
        self.bodies = Bodies(mentions, self.salience)
        self.fellows = Fellows(self.several.together, self.resolve)
        self.genders = Genders(mentions)
        self.speakers = Speakers(mentions, self.salience, self.states, self._antecedent)
        self.described = Described(mentions, self.salience, home)
        self.nobody = Nobody(mentions, self.pronoun)
        self._behind: dict[tuple[int, str], Mention] = {}  # place and name of a pronoun's mention
        self._stands_for: dict[int, Token] = {}  # pronoun → the head of its antecedent
        self._asked: set[int] = set()  # pronouns whose antecedent is being looked for
        self._cut = 0  # how often one was asked for on the way to itself
        self._meant: dict[int, list[Mention]] = {}  # pronoun → whom it stands for
        self._pronouns = [token for token in mentions.doc if is_pronoun(token)]
        self._next = 0  # the first of them that nobody has asked for

    def spelt_out(self, mention: Mention) -> Mention:
        """The words that a pronoun stands for, where its own sentence names them."""
        return self._behind.get((mention.start, mention.name or ""), mention)

    def resolve(self, token: Token) -> Mention | None:
        """The mention of a phrase with the name that it points back to; None for a lost pronoun."""
        # what is found on the way to another may be another
        return self._resolved(token) if self._asked else self._kept(token)

    @once
    def _kept(self, token: Token) -> Mention | None:
        return self._resolved(token)

    def _resolved(self, token: Token) -> Mention | None:
        if is_pronoun(token):
            return next(iter(self.pronoun(token)), None)
        if told := self.states.of(token, self.resolve) or self.bodies.of(token):
            return told
        found, lemma = self.mentions.of(token), lemma_of(token)
        if junta := self.organs.junta(token, found):
            return junta
        if found.name is None and (fellow := self.fellows.of(token, found)) is not None:
            return fellow
        counted = self.mentions.part_of(token) if found.name is None else None
        if counted is not None and lemma_of(counted) in OWN:  # "two of its [soldiers]"
            return replace(found, name=(self.resolve(counted) or found).name)
        owner = self._owner(token) if lemma in _OWNED and found.name is None else None
        if owner is not None:
            office = lemma in _OFFICES | _LEADERS and owner.kind is not Kind.ORGANISATION
            what = without_owner(found) if office else token.text
            return replace(found, name=f"{owner.name or owner.text}'s {what}")
        if found.name is None and (home := self.states.home.country(token)) is not None:
            return replace(found, name=home.label, kind=Kind.COUNTRY)
        again = self.described.again(token) or self.described.of_state(token)
        if found.name is None and again is not None:
            return replace(found, name=again.name)
        force = lemma in ARMED and is_definite(token, plural=True)
        if found.name is None and (force or is_told_before(token)):
            antecedent = self.described.named(token, found)
            if antecedent is not None:
                antecedent = self.organs.again(antecedent)
                return replace(found, name=antecedent.name, role=found.role or antecedent.role)
            if home := self.states.called(token):
                return replace(found, name=home.label, kind=Kind.COUNTRY)
        return self.organs.of(token, found) or self._with_owner(token, found)

    def _with_owner(self, token: Token, found: Mention) -> Mention:
        """Somebody named with whose office he has: "[its] minister, X" has that of a state."""
        phrase = self.mentions.span_of(found)
        first = phrase[0] if phrase is not None else token
        if not found.role or first.lower_ != "its" or not found.role.startswith(first.text):
            return found
        owner = next(iter(self.pronoun(first)), None)
        if owner is None:
            return found
        return replace(found, role=f"{owner.name or owner.text}'s{found.role[len(first) :]}")

    def is_of_thing(self, verb: Token) -> bool:
        """Whether a verb judges a thing that a pronoun means: "B condemned [them]"."""
        return any(self.nobody.is_thing(child) for child in children(verb, "obj"))

    def each(self, token: Token) -> list[Mention]:
        """The part of each of several: "[their] leaders" behind "A and B"."""
        for owner in children(token, "nmod:poss"):
            found = self.pronoun(owner) if owner.lower_ == "their" else []
            if len(found) > 1:
                whole = self.mentions.of(token)
                what = without_owner(whole)
                return [replace(whole, name=f"{m.name or m.text}'s {what}") for m in found]
        return []

    def is_state(self, token: Token) -> bool:
        """Whether a description that names no actor means a state: "the island"."""
        state = self.states.of(token, self.resolve)
        return state is not None and state.name is not None

    def _owner(self, token: Token) -> Mention | None:
        """Whose something is that "whose" or "its" says; of a person's only his state's is."""
        for owner in children(token, "nmod:poss"):
            if owner.text.lower() == "whose" and token.head.dep_ == "acl:relcl":
                return self.mentions.of(token.head.head)
            if is_pronoun(owner):
                whole = self.resolve(owner)
                stately = token.lemma_.lower() in _STATELY | _OFFICES
                if whole and whole.kind is Kind.PERSON and owner.lower_ == "our":
                    return self.states.state_of(owner, self.resolve)
                if whole and whole.kind is Kind.PERSON and self.described.commands(whole, token):
                    return self.states.state_of(owner, self.resolve)
                return whole if whole and (stately or whole.kind is not Kind.PERSON) else None
            if (body := self.bodies.of(owner)) is not None:  # "[the bloc]'s leaders"
                return body
        return None

    def pronoun(self, pronoun: Token) -> list[Mention]:
        """Whom a pronoun stands for; several for "they" behind "A and B"."""
        if pronoun.lower_ == "others" or self.salience.is_thing(pronoun):
            return []
        while self._next < len(self._pronouns) and self._pronouns[self._next].i < pronoun.i:
            self._next += 1  # in the order of the text: no answer waits for a long chain of others
            self.pronoun(self._pronouns[self._next - 1])
        if pronoun.i in self._meant:
            return self._meant[pronoun.i][:]
        if pronoun.i in self._asked:  # who is told by this very pronoun: "her officials said"
            self._cut += 1
            return []
        cut = self._cut
        self._asked.add(pronoun.i)
        try:
            found = self._antecedents(pronoun)
        finally:
            self._asked.discard(pronoun.i)
        if not self._asked or cut == self._cut:
            self._meant[pronoun.i] = found[:]
        return found

    def _antecedent(self, pronoun: Token) -> Token | None:
        """The head of whom a pronoun stands for."""
        self.pronoun(pronoun)
        return self._stands_for.get(pronoun.i)

    def _antecedents(self, pronoun: Token) -> list[Mention]:
        if (known := self._told(pronoun)) is not None:
            return known
        word, told = pronoun.text.lower(), self._candidates(pronoun)
        may_be, is_label = self.nobody.sieve(pronoun), self.speakers.is_label
        candidates = [t for t in told if may_be(t) and not is_label(t, pronoun)]
        candidates.sort(key=lambda t: not self.genders.is_told(word, t))
        groups, objects = groups_of(self.several, pronoun, candidates)
        last = (pronoun.sent, pronoun.sent.previous)
        here = [t for t in candidates if groups.get(t.i) and t.sent == pronoun.sent]
        here += [t for t in candidates if t.i in objects and t.sent in last]
        for token in (*here, *candidates):
            together = groups.get(token.i, [])
            if together or self._fits(word, token):
                self._stands_for[pronoun.i] = token
                named = together or [self.resolve(token) or self.mentions.of(token)]
                named = [self.speakers.for_whom(pronoun, token, found) for found in named]
                return [self._standing(pronoun, found, token) for found in named]
        return self.speakers.author.of(pronoun)

    def _told(self, pronoun: Token) -> list[Mention] | None:
        """Whom a pronoun means by its own words, by who speaks, or as it did before."""
        word = pronoun.text.lower()
        whole = [c for c in children(pronoun, "nmod") if cases(c) == ["of"]]
        if word in PLURAL and whole and whole[0].lower_ not in RELATIVE:  # "some of [the men]"
            of = [self.pronoun(c) if is_pronoun(c) else self.several.all(c) for c in whole]
            return [mention for all_ in of for mention in all_]
        if word in SECOND:
            return self.speakers.author.of(pronoun)
        if (we := self.speakers.together(pronoun)) and all(both := list(map(self.resolve, we))):
            two = zip(filter(None, both), we, strict=True)
            return [self._standing(pronoun, one, token) for one, token in two]
        all_ = self.several.both(pronoun) if word == "both" else []
        if all_ or self.nobody.is_thing(pronoun):
            return all_
        before = said_before(pronoun) if do_together(pronoun) else None
        if before is not None and len(same := self.pronoun(before)) > 1:
            return [self._standing(pronoun, found, before) for found in same]
        return None

    def _standing(self, pronoun: Token, found: Mention, token: Token) -> Mention:
        """The pronoun as the mention of whom it stands for."""
        start, name = pronoun.idx, found.name or found.text
        if token.sent == pronoun.sent:
            self._behind[start, name] = found
        return replace(found, text=pronoun.text, start=start, end=start + len(pronoun), name=name)

    def _fits(self, word: str, token: Token) -> bool:
        kind = self.mentions.kind_of(token)
        plural = token.tag_ in ("NNS", "NNPS") or stands_alone(token)
        if word in PERSONAL:
            return kind is Kind.PERSON and self.genders.fits(word, token)
        if word in NEUTER:
            one = token.ent_type_ == "GPE" or (token.ent_type_ == "ORG" and word == "it")
            return kind is not Kind.PERSON and (one or not plural)  # "the Philippines" is one
        if word in PLURAL and lemma_of(token) in _SITES and not plural:
            return False  # "the [village] was quiet; they attacked"
        many = plural or kind in (Kind.ORGANISATION, Kind.COUNTRY, Kind.GROUP)
        return many or word not in PLURAL

    def _candidates(self, pronoun: Token) -> Iterator[Token]:
        """Who says the clause first, unless he is named only behind it: "..., [A] said"."""
        speakers, asking = list(self.speakers.of(pronoun)), asks(pronoun)
        if asking:
            yield from (t for t in self.salience.before(pronoun) if t not in asking)
            return
        if pronoun.text.lower() in FIRST:
            yield from speakers
            yield from self.speakers.before(pronoun)
            return
        ahead = list(self.salience.ahead(pronoun))
        if ahead and ahead[0][1]:
            yield ahead[0][0]
        owners = [*self.salience.told_of(pronoun), *self.salience.owners(pronoun)]
        yield from claimed_of(pronoun) or (owners if is_own(pronoun) else [])
        yield from self.speakers.employers(speakers, pronoun)
        yield from (speaker for speaker in speakers if speaker.i < pronoun.i)
        yield from owners
        yield from self._before(pronoun)
        yield from (speaker for speaker in speakers if speaker.i > pronoun.i)
        yield from (token for token, _ in ahead)

    def _before(self, pronoun: Token) -> Iterator[Token]:
        """Those who were told before; in a sentence that only a pronoun of the same sort is the
        subject of, first whom that stands for: "A met B. [He] praised C. [He] left"."""
        alike = next((words for words in (HIS, HERS) if pronoun.lower_ in words), frozenset())
        told = self.salience.before(pronoun)
        if not alike:
            yield from told
            return
        acting = acting_on(pronoun)
        for sentence, here in groupby(told, key=lambda token: token.sent):
            others = (t for t in here if t.head not in acting or not is_apposed(t))
            heads = sorted(others, key=rank)
            if not any(t.dep_ in ANY_SUBJECT and self._fits(pronoun.lower_, t) for t in heads):
                for other in sentence:
                    subject = other.dep_ in ANY_SUBJECT and other.lower_ in alike
                    if subject and other.i < pronoun.i and other not in acting:
                        yield from filter(None, [self._antecedent(other)])
            yield from heads
