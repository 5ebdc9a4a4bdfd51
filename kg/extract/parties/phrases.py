"""The actors, the place and the matter that a phrase of the tree names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.grammar.blaming import owner_meant
from kg.extract.grammar.settled import once
from kg.extract.grammar.tree import (
    RELATIVE,
    SUBJECTS,
    cases,
    children,
    conjuncts,
    is_held,
    is_passive,
    lemma_of,
    object_meant,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import OWN
from kg.extract.parties.arms import SENDING, WEAPONS, in_flight, is_strike
from kg.extract.parties.instead import drafters, examples
from kg.extract.parties.relative import is_judged_in, is_setting
from kg.extract.parties.scenes import is_of_blow
from kg.extract.who.coreference import Coreference
from kg.extract.who.counts import is_number
from kg.extract.who.mentions import Mentions
from kg.extract.who.names import name_of, names_of
from kg.extract.who.salience import is_pronoun
from kg.model import Kind, Mention

PLACE_CASES = frozenset("in at near outside around along across throughout".split())
_INNER = tuple("nmod:poss compound amod nmod nmod:desc appos acl obl obl:agent obj".split())
_FIGHTERS = frozenset("bomber commander fighter guerrilla gunman insurgent militant".split())
_RULES = frozenset("act bill budget law legislation reform regulation tax".split())
BROKERING = frozenset("broker facilitate guarantee mediate monitor oversee".split())
_SENDING_HOME = frozenset("boot eject expel evict kick order oust throw".split())
_NEAR = 150  # tokens: how near those were told of whom a bare number counts
_DEPTH = 4  # how far down a phrase is searched for an actor


class Phrases:
    """Asked by the head of a phrase; one for each article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.coreference = Coreference(mentions)
        self._found: dict[tuple[int, bool], list[Mention]] = {}  # what `actors` was asked for

    def venue(self, *heads: Token) -> Mention | None:
        """Where it happens: a named place behind "in" or "at"."""
        for head in heads:
            for child in children(head, "obl", "nmod"):
                if self.mentions.is_place(child) and PLACE_CASES & set(cases(child)):
                    return self.mentions.of(child)
        return None

    def left(self, verb: Token) -> list[Mention]:
        """The states that somebody is expelled from, or told to leave: they do it where nobody else
        is said to; not where it is told whereto, "deported from Ukraine to Russia"."""
        obliques = children(verb, "obl")
        if any("to" in cases(child) for child in obliques):
            return []
        behind = (["from"], ["out", "of"])
        to_go = [c for leaving in children(verb, "xcomp") for c in children(leaving, "obj")]
        told = [c for c in obliques if cases(c) in behind] + to_go
        places = [p for c in told for p in conjuncts(c)]
        found = [self.mentions.of(place) for place in places if self.mentions.is_place(place)]
        return [place for place in found if place.kind is Kind.COUNTRY]

    def actors(self, token: Token, deep: bool = False) -> list[Mention]:
        """Actor mentions of a noun phrase and its coordination; `deep` also looks inside it."""
        if (token.i, deep) not in self._found:
            self._found[token.i, deep] = self._told(token, deep)
        return self._found[token.i, deep][:]

    def _told(self, token: Token, deep: bool) -> list[Mention]:
        found: list[Mention] = []
        for head in conjuncts(token):
            if self._acts(head):
                found += self.actor(head)
            elif deep:
                found += self.inside(head)
        return self._joined(list({(m.start, m.name): m for m in found}.values()))

    @once
    def _acts(self, head: Token) -> bool:
        """Whether a phrase names who can act; an island does where it stands for a state, "the
        three" where it stands for those."""
        of = self.coreference
        known = is_pronoun(head) or self.mentions.is_actor(head) or of.is_state(head)
        return known or of.bodies.of(head) is not None or bool(of.several.of(head))

    def actor(self, head: Token) -> list[Mention]:
        """The actor that one noun or pronoun names; several for "both sides" or "they"."""
        return [*self._meant(head)]

    @once
    def _meant(self, head: Token) -> Sequence[Mention]:
        if is_pronoun(head):
            return self.coreference.pronoun(head)
        if several := self._named_beside(head) or self._of_both(head):
            return several
        if who := self._apposed(head):
            return [who]
        mentions = self.mentions.all(head)
        if len(mentions) == 1 and (resolved := self.coreference.resolve(head)):
            return [self._in_arms(head, in_flight(head, resolved))]
        return mentions

    def _named_beside(self, head: Token) -> list[Mention]:
        """Those by their names whom a plural is told with: "groups such as [A]"."""
        return [m for name in examples(head) for m in self.mentions.all(name)]

    def _apposed(self, head: Token) -> Mention | None:
        """A nameless person by the name that he is told of: "X, the [cleric] whom A blames"."""
        named = head.head
        if head.dep_ != "appos" or head.tag_ != "NN" or named.ent_type_ != "PERSON":
            return None
        if named.i > head.i or not self.mentions.is_person(head):
            return None
        who, told = self.mentions.of(named), self.mentions.of(head)
        if who.name is None or told.name is not None:
            return None
        return replace(told, name=who.name, kind=who.kind)

    def counted(self, number: Token) -> Mention:
        """Those whom a bare number counts, of whom the same verb told before: "expelled 35 Russian
        envoys. B expelled [30]"; else what it is."""
        doc, verb = number.doc, number.head
        like: dict[str, Token] = {}
        for noun in number.before(_NEAR):
            lemmas = {noun.head.lemma_.lower(), verb.lemma_.lower()}
            home = lemmas <= _SENDING_HOME and noun.tag_ in ("NNS", "NNPS")  # "expelled [Russians]"
            alike = (len(lemmas) == 1 or home) and noun.head.pos_ == "VERB"
            count = children(noun, "nummod")[-1:]
            told = home or (count and noun.pos_ == "NOUN")
            if alike and noun.dep_ in ("obj", "nsubj:pass") and told:
                start = count[0].i + 1 if count else noun.left_edge.i
                like[doc[start : noun.i + 1].text] = noun
        if len(like) != 1:
            return self.mentions.matter(number)  # nobody, or some and others
        name, noun = next(iter(like.items()))
        end = number.idx + len(number)
        those = replace(self.mentions.of(noun), name=name, text=number.text)
        return replace(those, start=number.idx, end=end)

    def _in_arms(self, head: Token, fighter: Mention) -> Mention:
        """A nameless fighter by the group that he is told to be of: "a bomber of [the group X]"."""
        if fighter.name or lemma_of(head) not in _FIGHTERS:
            return fighter
        for child in children(head, "nmod"):
            names = [child, *children(child, "appos")] if cases(child) == ["of"] else []
            for group in (self.mentions.of(name) for name in names):
                if group.kind in (Kind.GROUP, Kind.ORGANISATION) and group.name:
                    return replace(fighter, name=f"{group.name}'s {head.text}")
        return fighter

    def _of_both(self, head: Token) -> Sequence[Mention]:
        """The two behind "both sides", and behind "the ministers of both sides"."""
        if pair := self.coreference.several.of(head):
            return pair
        if head.tag_ != "NNS" or not self.mentions.is_actor(head):
            return []
        if each := self.coreference.each(head):
            return each
        owners = [c for c in children(head, "nmod") if cases(c) in (["of"], ["from"])]
        whole = self.mentions.of(head)
        return [
            replace(m, text=whole.text, start=whole.start, end=whole.end)
            for c in owners
            for m in self.coreference.several.of(c)
        ]

    def _joined(self, mentions: list[Mention]) -> list[Mention]:
        """An office and the name right behind it as one, where the parser set them side by side."""
        found: list[Mention] = []
        for mention in mentions:
            last = found[-1] if found else None
            behind = last is not None and mention.start - last.end == 1
            if behind and last and not last.name and mention.kind is Kind.PERSON and mention.name:
                text = self.mentions.doc.text[last.start : mention.end]
                whole = replace(mention, text=text, start=last.start, role=last.text)
                found[-1] = whole
            else:
                found.append(mention)
        return found

    def inside(self, head: Token, depth: int = 0) -> list[Mention]:
        """The actor in a phrase that is none: "[the US]'s decision", "troops of [Iran]"."""
        if depth > _DEPTH:
            return []
        if drafted := [m for who in drafters(head) for m in self.actors(who)]:
            return drafted
        if modifiers := self._modifiers(head):
            return modifiers
        if (owner := owner_meant(head)) is not None and (found := self.actors(owner)):
            return found
        nested = [n for c in children(head, "nmod") for n in (c, *children(c, "nmod"))]
        for child in nested:  # "the bombing of a hospital by [the air force]"
            if "by" in cases(child) and (found := self.actors(child)):
                return found
        inner = [c for dep in _INNER for c in self._of(head, dep) if c.ent_type_ != "DATE"]
        inner = [c for c in inner if c.lemma_.lower() not in BROKERING]
        if head.lemma_.lower() in _RULES:  # "a [media] bill" is on the media, not by them
            inner = [c for c in inner if c.dep_ != "compound" or c.ent_type_]
        if head.lemma_.lower() in WEAPONS:  # who gave a weapon does not use it: "supplied by A"
            inner = [c for c in inner if not c.dep_.startswith("acl") or c.lemma_ in SENDING]
        inner = [c for c in inner if not (is_held(c) or "through" in cases(c))]
        if head.dep_ in SUBJECTS:  # "a car bomb in [Kiev]" is not Kiev's
            inner = [c for c in inner if not PLACE_CASES & set(cases(c))]
            if is_strike(head):  # whose it was, not whom it hit
                inner = [c for c in inner if self._owns(c)]
        inner = [c for c in inner if not (self._is_bare_weapon(c) or is_of_blow(c, self.mentions))]
        inner.sort(key=is_pronoun)  # "its boycott of [B]"
        for child in inner:
            if child.pos_ != "VERB" and (found := self.actors(child)):
                return found
        for child in inner:
            if found := self.inside(child, depth + 1):
                return found
        makers = [s for c in children(head, "acl:relcl") for s in children(c, *SUBJECTS)]
        makers = [s for s in makers if not (is_setting(s.head) or is_judged_in(s.head))]
        return [m for s in makers if s.text.lower() not in RELATIVE for m in self.actors(s)]

    @staticmethod
    def _of(head: Token, dep: str) -> Iterator[Token]:
        """Children of a noun; for a weapon before it whose that is: "a [US] drone strike"."""
        for child in children(head, dep):
            weapon = dep == "compound" and child.lemma_.lower() in WEAPONS
            if weapon and is_strike(head):
                yield from children(child, "compound", "amod")
            else:
                yield child

    def _owns(self, word: Token) -> bool:
        """Whether a word of a strike says whose it was: "an [Israeli] raid", "fire from [Israeli
        tanks]", but not "from [Gaza]"."""
        behind = set(cases(word))
        fired = behind == {"from"} and not self.mentions.is_place(word)
        return word.dep_ == "nmod:poss" or fired or behind <= {"by"}

    def _is_bare_weapon(self, word: Token) -> bool:
        """Whether a word says with what a strike was made, and not whose: "a [drone] strike"."""
        weapon = word.dep_ == "compound" and lemma_of(word) in WEAPONS
        return weapon and not any(map(self.mentions.is_actor, children(word, "compound", "amod")))

    def _modifiers(self, head: Token) -> list[Mention]:
        """The actor in front of a noun, as one mention: "[Israeli army] bulldozers"."""
        found = [c for c in children(head, "compound", "amod") if self.mentions.is_actor(c)]
        if len(found) < 2 or found[-1].i - found[0].i != len(found) - 1:
            return []
        return [self.mentions.spanning(found[-1], found[0].i)]

    def matter(self, verb: Token) -> list[Mention]:
        """What the act is about when nobody is named: the places that are its object, or that."""
        for child in children(verb, "obj", "nsubj:pass"):
            if child.lower_ == "whom":  # "the [minors] whom it killed"
                child = object_meant(verb) or child
            noun = child.pos_ in ("NOUN", "PROPN") and child.ent_type_ != "DATE"
            if is_number(child):
                return [self.counted(child)]
            if noun and lemma_of(child) not in OWN:
                places = filter(self.mentions.is_place, conjuncts(child))
                return list(map(self.mentions.of, places)) or [self.mentions.matter(child)]
        return []

    def instrument(self, verb: Token) -> list[Mention]:
        """What hits when no actor is named as subject: "a car bomb", "three strikes"."""
        for child in () if is_passive(verb) else subjects_of(verb):
            if child.pos_ in ("NOUN", "PROPN") and not is_pronoun(child):
                return [self.mentions.matter(child)]
        return []


def others(mentions: list[Mention], taken: list[Mention]) -> list[Mention]:
    """Those that are not among `taken`, neither by place nor by name; each once."""
    spans = {(m.start, m.end) for m in taken}
    names = names_of(taken)
    found = []
    for mention in mentions:
        name = name_of(mention)
        if (mention.start, mention.end) not in spans and name not in names:
            found.append(mention)
            names.add(name)
    return found
