"""Who did it, to whom: the parties of a trigger, read off the UD tree.

The agent comes from the subject, through control, passives, relative and participle clauses
(Universal Dependencies v2 guidelines); the target from the places that the act's frame names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.grammar.blaming import blamed_beside, owner_meant
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    BEFORE_PARTICIPLE,
    agents_of,
    between,
    cases,
    children,
    is_passive,
    object_meant,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import RELEASES
from kg.extract.lexical.frames import Frame
from kg.extract.parties.agents import Agents
from kg.extract.parties.arms import WEAPONS, are_forces, is_strike
from kg.extract.parties.clauses import goes_along, is_charge, is_responded_to
from kg.extract.parties.contents import is_content, is_death
from kg.extract.parties.fights import Fights, is_foe
from kg.extract.parties.held import holder, pardoner
from kg.extract.parties.instead import along, drafters
from kg.extract.parties.made import befalls, made, made_by, made_toward
from kg.extract.parties.phrases import BROKERING, PLACE_CASES, Phrases, others
from kg.extract.parties.scenes import is_of_blow
from kg.extract.parties.targets import TOGETHER, Targets
from kg.extract.parties.triggers import is_helped
from kg.extract.who.mentions import Mentions
from kg.extract.who.summons import summoned_to
from kg.extract.who.together import act_on_each_other
from kg.model import Kind, Mention

_TAKING_PLACE = frozenset("begin end open resume start take".split())
# Where it stands who does what another gets: "received aid from [A] for its war in B".
_GIVERS = ("by", "from", "with", "obj", "iobj", "said", "inside")
_OF_OTHERS = frozenset({"extradition", "rendition"})  # "the extradition of [A] from B"
_VOICED = frozenset({"condemnation", "gratitude", "objection", "protest", "thanks"})
_LED = frozenset("lead claim conduct order run launch spearhead".split())


@dataclass(slots=True)
class Parties:
    """Mentions on either side, and the place."""

    sources: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    venue: Mention | None = None
    joint: bool = False  # the other side stands behind "with" or "between"
    # "reiterated [Rome]'s support", "attacked in support of [Rome]": no target
    owners: list[Mention] = field(default_factory=list)
    certain: list[Mention] = field(default_factory=list)  # on their side whatever is read

    def join(self, companions: Sequence[Mention]) -> None:
        """Let those who went with somebody stand beside him, where they went to somebody."""
        beside = {mention.start for mention in companions}
        rest = [mention for mention in self.targets if mention.start not in beside]
        if rest:
            known = {mention.start for mention in self.sources}
            self.sources += [m for m in companions if m.start not in known]
            self.targets = rest


class Arguments:
    """Finds the parties of verbs and of nominal events in one article."""

    def __init__(self, mentions: Mentions, frame_of: Callable[[Token], Frame | None]) -> None:
        self.phrases = Phrases(mentions)
        self.agents = Agents(self.phrases)
        self.targets = Targets(self.phrases, frame_of)
        self.fights = Fights(self.phrases)

    def of_verb(
        self,
        verb: Token,
        frame: Frame,
        swapped: bool = False,
        said: Iterable[Token] = (),
        own: Iterable[Token] = (),
    ) -> Parties:
        """Parties of a verb; `said` are the objects that tell the act and are no party, `own` those
        that are the act itself, done by whose it is: "reiterated his support"."""
        consumed = set(said)
        frame = replace(frame, target=_GIVERS) if swapped else frame
        owners = self._owners(own)
        sources, patients = self.agents.of(verb)
        for agent in agents_of(verb) if patients or is_passive(verb) else ():
            sources = sources + self.phrases.actors(agent, deep=True)
        venue = self.phrases.venue(verb, *consumed)
        if frame.moves and patients and not sources:
            sources, patients = patients, []  # "peacekeepers were deployed": they go
        owners += self.targets.helped(verb, consumed) if frame.instrument else []
        sources = sources + (fellows := self._fellows(verb, frame, sources))
        place, found = self.targets.of(verb, frame, sources + owners, consumed)
        found = others(self._judged(frame, consumed), sources + owners) or found
        targets = self._with_others(verb, others(patients, sources) or found, sources)
        if patients and not sources:
            sources = self._unsaid(verb, frame, venue)
        sources, targets = self._at_nouns(verb, frame, consumed, (sources, targets), place)
        targets = [m for m in targets if not self._is_of_another(m, verb, frame)]
        if swapped:
            sources, targets = targets, sources
            if freed := self._freed(frame, consumed):
                sources, targets = others(sources, freed), freed
        if len(sources) > 1 and act_on_each_other(verb):
            return Parties(sources, [], venue, True, owners, sources)
        joint = place in TOGETHER and not patients
        certain = sources if is_helped(verb) else fellows + self._told_of(verb)
        certain = certain + self._surely_hit(verb, place, consumed, targets)
        if summoned_to(verb):
            certain = sources + targets
        return Parties(sources, others(targets, sources), venue, joint, owners, certain)

    def _with_others(
        self, verb: Token, targets: list[Mention], sources: list[Mention]
    ) -> list[Mention]:
        """The targets with those to whom the same is done: "arrested A along with [B]"."""
        beside = [m for c in along(verb) for m in self.phrases.actors(c)] if targets else []
        return targets + others(beside, [*sources, *targets])

    def _surely_hit(
        self, verb: Token, place: str, consumed: set[Token], targets: list[Mention]
    ) -> list[Mention]:
        """The targets about whom the words leave no doubt: who drafted what is voted on, to whom a
        letter says so, to whom something is done along with another."""
        texts = (*children(verb, "obj"), *consumed)
        words = [*along(verb), *(who for text in texts for who in drafters(text))]
        told = {m.start for word in words for m in self.phrases.actors(word)}
        return [m for m in targets if place == "written" or m.start in told]

    def _at_nouns(
        self,
        verb: Token,
        frame: Frame,
        consumed: Iterable[Token],
        sides: tuple[list[Mention], list[Mention]],
        place: str,
    ) -> tuple[list[Mention], list[Mention]]:
        """The sides of a verb's act, where one is empty with who stands at the nouns that tell it,
        but not whose a thing is that is hit: "a Malaysian [airliner] was shot down"."""
        sources, targets = sides
        for noun in consumed:
            inner = self.of_noun(noun, frame)
            if inner.joint and inner.sources and place in PLACE_CASES:
                targets = []  # "a truce between A and B took effect in [C]"
            targets = targets or others(inner.targets, sources)
            hit = noun.dep_ == "nsubj:pass" and self.phrases.mentions.is_actor(noun)
            if not (hit and frame.instrument and is_passive(verb)):
                sources = sources or others(inner.sources, targets)
        return sources, targets

    def _freed(self, frame: Frame, consumed: Iterable[Token]) -> list[Mention]:
        """Whose release somebody brings about: "won the release of [A] from B"."""
        releases = (noun for noun in consumed if noun.lemma_.lower() in RELEASES)
        return [m for noun in releases for m in self.of_noun(noun, frame).targets]

    def _fellows(self, verb: Token, frame: Frame, sources: list[Mention]) -> list[Mention]:
        """Who does it with those who are known to: "A joined [B] in bombing C", "A brokered it
        together with [B]"."""
        found = self.fights.fellows(verb) if frame.instrument else []
        found += self.agents.joined(verb)
        told = {v.lemma_.lower() for v in (verb, *children(verb, "xcomp"))}
        if sources and (not frame.joint or told & BROKERING):
            found += self.agents.together(verb)
        return others(found, sources)

    def _owners(self, own: Iterable[Token]) -> list[Mention]:
        """Whose act some nouns tell: "[A]'s thanks", "the protest of [A]"."""
        whose = [child for noun in own for child in children(noun, "nmod:poss")]
        voiced = [noun for noun in own if noun.lemma_.lower() in _VOICED]
        whose += [c for noun in voiced for c in children(noun, "nmod") if cases(c) == ["of"]]
        return [m for child in whose for m in self.phrases.actors(child)]

    def _judged(self, frame: Frame, consumed: Iterable[Token]) -> list[Mention]:
        """Whom a verdict or praise is of, right at the noun: "an investigation of [A] over ties to
        B", "welcomed [A]'s invitation to B"."""
        if not frame.judges:
            return []
        of = [c for noun in consumed for c in children(noun, "nmod:poss", "nmod")]
        of = [c for c in of if c.dep_ == "nmod:poss" or cases(c) == ["of"]]
        dead = [self.phrases.mentions.matter(c) for c in of if is_death(c) and not frame.backs]
        return dead or [m for c in of for m in self.phrases.actors(c)]

    def _is_of_another(self, mention: Mention, verb: Token, frame: Frame) -> bool:
        """Whether somebody is only in what is told of whom an act is for or against: "support for
        the fight against [A]", "accused the law of harming [A]", "a response to raids on [A]"."""
        span = self.phrases.mentions.doc.char_span(mention.start, mention.end)
        thing = mention.kind is Kind.MATTER
        return any(
            any(is_charge(n) or is_responded_to(n) for n in between(token, verb))
            or (frame.backs and is_foe(token, verb))
            or (not thing and is_content(token, verb, frame))
            for token in span or ()
        )

    def _told_of(self, verb: Token) -> list[Mention]:
        """Whom a relative clause is about, who does it or has it done to them or theirs: "A, who
        accused B", "A, whom B accused", "A, whose raids B denounced"; who is accused of it."""
        told = self.agents.caused(verb) + self.agents.meant(verb)
        told += self.agents.accused(verb) + self.agents.speaking(verb)
        for noun in children(verb, "obj"):
            if (owner := owner_meant(noun)) is not None:
                told += self.phrases.actors(noun) or self.phrases.actors(owner)
        whole = None if children(verb, "iobj") else object_meant(verb)
        return told + (self.phrases.actors(whole) if whole is not None else [])

    def _unsaid(self, verb: Token, frame: Frame, venue: Mention | None) -> list[Mention]:
        """Whose act it is where a passive does not tell: "was arrested in [Lebanon]"."""
        if summoning := [m for c in summoned_to(verb) for m in self.phrases.actors(c)]:
            return summoning
        found = [venue] if frame.ruler and venue and self._is_state(venue) else []
        if frame.instrument and not found:
            found = self._strikers(verb)
        if frame.expels and not found and not are_forces(verb):
            found = self.phrases.left(verb)
        return found or holder(verb, self.agents) or pardoner(verb, self.agents)

    def _is_state(self, place: Mention) -> bool:
        """Whether a place is a state or where its government sits, and no other town."""
        mentions = self.phrases.mentions
        span = mentions.doc.char_span(place.start, place.end) or ()
        return place.kind is Kind.COUNTRY and any(token.i in mentions.states for token in span)

    def _blamed(self, noun: Token) -> list[Mention]:
        """Whom an act is blamed on: "an attack which B attributed to [A]"."""
        return [m for c in blamed_beside(noun) for m in self.phrases.actors(c)]

    def _strikers(self, verb: Token) -> list[Mention]:
        """Whose strike somebody was killed in: "in an [Israeli] raid", "a raid blamed on [A]"."""
        for child in children(verb, "obl"):
            if "in" in cases(child) and is_strike(child):
                told = self.of_noun(child, Frame((), of_target=True)).sources
                return told or self._blamed(child)
        return []

    def of_noun(self, noun: Token, frame: Frame) -> Parties:
        """Parties of a nominal event: "proposals by A to B", "A's call on B", "B-A talks"."""
        parties = Parties(venue=self.phrases.venue(noun))
        for child in (*children(noun), *_of_its_verb(noun)):
            behind = cases(child)
            if child.lemma_.lower() in WEAPONS and child.dep_ == "compound":  # "a US [drone] raid"
                owners = children(child, "compound", "amod")
                parties.sources += [m for owner in owners for m in self.phrases.actors(owner)]
                continue
            if child.dep_ == "nmod:poss" and frame.suffered and befalls(noun, child, self.phrases):
                parties.targets += self.phrases.actors(child, deep=True)
            elif is_of_blow(child, self.phrases.mentions):
                continue
            elif child.dep_ in ("nmod:poss", "compound", "amod"):
                parties.sources += self.phrases.actors(child, deep=child.dep_ == "nmod:poss")
                if child.lemma_.lower() in _LED:  # "a Saudi-led strike"
                    for leader in children(child, *BEFORE_PARTICIPLE):
                        parties.sources += self.phrases.actors(leader)
            elif child.dep_ in ("nmod", "obl"):
                if {"by", *TOGETHER[1:]} & set(behind):
                    parties.sources += self.phrases.actors(child, deep=True)
                    parties.joint = parties.joint or "by" not in behind
                elif "of" in behind:
                    hit = frame.of_target or noun.lemma_.lower() in _OF_OTHERS
                    side = parties.targets if hit else parties.sources
                    side += self.phrases.actors(child, deep=True)
                elif "from" in behind and not frame.leaves:  # "warnings from [A]"
                    if frame.instrument and self.phrases.mentions.is_place(child):
                        continue  # "rockets from [A]": where they were fired
                    if parties.joint and not any(m.name for m in parties.sources):
                        parties.sources = []  # "talks between envoys from [A and B]"
                    parties.sources += self.phrases.actors(child, deep=True)
                elif any(case in frame.target for case in behind):
                    parties.targets += self.phrases.actors(child, deep=True)
        for clause in made(noun):
            parties.sources += made_by(clause, self.phrases)
            parties.targets += made_toward(clause, frame, self.phrases)
        parties.sources = parties.sources or self._blamed(noun)
        parties.targets = others(parties.targets, parties.sources)
        return parties


def _of_its_verb(noun: Token) -> list[Token]:
    """Who takes part in what takes place, told at the verb: "a round of talks took place in Oslo
    [between A and B]"."""
    whole = noun.head if noun.dep_ == "nmod" and cases(noun) == ["of"] else noun
    if whole.dep_ not in ANY_SUBJECT or whole.head.lemma_.lower() not in _TAKING_PLACE:
        return []
    return [child for child in children(whole.head, "obl") if "between" in cases(child)]


def companions(verb: Token, phrases: Phrases) -> list[Mention]:
    """Those with whom somebody goes somewhere: "flew to A with [B]"."""
    beside = (c for c in children(verb, "obl") if goes_along(c))
    return [mention for phrase in beside for mention in phrases.actors(phrase)]
