"""Who takes part in the act that a noun tells, at the noun and at the verb that it belongs to."""

from __future__ import annotations

from kg.extract.grammar.blaming import blamed_on
from kg.extract.grammar.charging import suspected_of
from kg.extract.grammar.tree import cases, children, is_passive, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.frames import Frame, Frames
from kg.extract.lexical.lexicon import Lexicon
from kg.extract.parties.agents import OTHERS_ACT
from kg.extract.parties.arguments import Arguments, Parties
from kg.extract.parties.fights import in_state_of
from kg.extract.parties.held import jailer
from kg.extract.parties.instead import LETTERS
from kg.extract.parties.phrases import others
from kg.extract.parties.surroundings import AROUND
from kg.extract.parties.triggers import (
    hits_own,
    is_complained_of,
    is_favoured,
    is_judged,
    measure_of,
)
from kg.extract.parties.undone import ended_by, is_ineffective
from kg.extract.parties.visited import turn_to_goal
from kg.extract.who.salience import is_pronoun
from kg.model import Mention

_SUFFERING = frozenset("come suffer sustain".split())  # what others did: "[came] under fire"
_OWNED = ("obj", "obl", "nmod", "conj")

_WITH = frozenset({"to", "with"})  # whom somebody refuses to deal with


class Nominal:
    """Finds the parties of nominal acts."""

    def __init__(self, arguments: Arguments, frames: Frames, lexicon: Lexicon) -> None:
        self.arguments = arguments
        self.phrases = arguments.phrases
        self.frames = frames
        self.lexicon = lexicon

    def frame_of(self, noun: Token) -> Frame | None:
        """The frame of the act that a noun tells by itself."""
        subtype = self.lexicon.act(noun.lemma_)
        return self.frames[subtype] if subtype else None

    def harms(self, word: Token) -> bool:
        """Whether a word tells an act that somebody may be blamed for: a raid, an arrest."""
        if word.lemma_.lower() in _SUFFERING:
            return False
        if word.pos_ == "VERB":
            told = self.arguments.targets.frame_of(word)
            return told is not None and told.instrument
        frame = self.frames[self.lexicon.act(word.lemma_) or ""]
        return frame.instrument or frame.suffered

    def is_own(self, noun: Token, subtype: str) -> bool:
        """Whether a noun is an act itself, done by whose it is: "renewed A's [support] for B"."""
        word = noun.lemma_.lower()
        given = subtype in ("praise", "support") and word in self.lexicon.classes["goodwill"]
        return given or self.lexicon.act(word) == subtype

    def parties(self, noun: Token, subtype: str, struggle: bool) -> Parties:
        """The parties that stand at a noun that tells an act of a subtype, of a `struggle` those
        who are fought."""
        parties = self._ended(noun) or self.arguments.of_noun(noun, self.frames[subtype])
        if struggle:  # not "the fight against corruption in Ukraine"
            parties.targets = others(self.arguments.fights.foes(noun), parties.sources)
        if blamed := self.blamed(noun):
            parties.sources, parties.targets = blamed, others(parties.targets, blamed)
        for subject in in_state_of(noun):
            parties.sources += self.phrases.actors(subject)
        if noun.lemma_.lower() == "refusal":
            self._refuse(noun, parties)
        if subtype == "visit":
            turn_to_goal(noun, parties, self.phrases)
        if _goes_from_to(noun):
            parties.certain += [*parties.sources, *parties.targets]
        if parties.targets and not parties.sources:
            parties.sources = others(jailer(noun, self.arguments.agents), parties.targets)
        return parties

    def _refuse(self, noun: Token, parties: Parties) -> None:
        """Name who will not do something, and to whom or whose, where both are told: "the refusal
        of [A] to recognise [B]", "A's refusal to talk to [B]"."""
        acts = [c for c in children(noun, "acl") if c.tag_ == "VB"]
        objects = [o for act in acts for o in children(act, "obj")]
        objects += [o for act in acts for o in children(act, "obl") if _WITH & set(cases(o))]
        met = [m for o in objects if not is_pronoun(o) for m in self.phrases.actors(o)]
        owners = [c for o in objects for c in children(o, "nmod:poss")]
        met = met or [m for c in owners for m in self.phrases.actors(c)]
        of = [c for c in children(noun, "nmod") if cases(c) == ["of"]]
        doers = parties.sources or [m for c in of for m in self.phrases.actors(c)]
        if doers and (targets := others(met, doers)):
            parties.sources, parties.targets = doers, targets

    def add_owner(self, noun: Token, parties: Parties, struggle: bool) -> None:
        """Add whose act it is by the verb that the noun belongs to, where no one stands at it."""
        whole = measure_of(noun)
        if not parties.sources and whole.dep_ in _OWNED:
            if struggle and not self.arguments.fights.is_waged(noun):
                parties.sources = self.arguments.agents.helped(noun)
            elif not (_is_others(noun, whole) or self._is_anothers(noun, whole)):
                hurt = self._hurt_in(noun, whole)
                parties.sources = hurt or self.arguments.agents.owner(whole)
            parties.targets = others(parties.targets, parties.sources)

    def _hurt_in(self, noun: Token, whole: Token) -> list[Mention]:
        """Who took part in a fight as what befell him tells: "[A] were hurt in a clash with B"."""
        frame, verb = self.frame_of(noun), whole.head
        fought = frame is not None and frame.joint and whole.dep_ == "obl" and "in" in cases(whole)
        against = any("with" in cases(child) for child in children(noun, "nmod"))
        if not (fought and against and is_passive(verb)):
            return []
        return self.arguments.agents.of(verb)[1]

    def _is_occasion(self, noun: Token, whole: Token) -> bool:
        """Whether the subject of the verb only acts after what others did to somebody: "stormed the
        gate following the [execution] of A"."""
        return self.harms(noun) and bool(OTHERS_ACT & set(cases(whole)))

    def _is_anothers(self, noun: Token, whole: Token) -> bool:
        """Whether the subject of the verb takes the side of an attack, or acts after it."""
        return self._is_favoured(noun, whole) or self._is_occasion(noun, whole)

    def _is_favoured(self, noun: Token, whole: Token) -> bool:
        """Whether the subject of the verb did not do an attack but takes its side."""
        frame = self.frame_of(noun)
        return frame is not None and frame.instrument and is_favoured(whole)

    def blamed(self, noun: Token) -> list[Mention]:
        """Who did it by what somebody else says: "blamed the [attack] on A", "two suspects in the
        [attack]"."""
        told = self.harms(noun) and children(noun, "nmod")  # not "charged with murder"
        held = suspected_of(noun) if told else []
        return [m for token in blamed_on(noun) or held for m in self.phrases.actors(token)]

    def _ended(self, noun: Token) -> Parties | None:
        """The parties of the end of an act: those of the act, whoever announces it: "Berlin
        announced the [cancellation] of talks with Oslo"."""
        for act in ended_by(noun):
            shape = self.frame_of(act)
            if shape is None:
                continue
            inner = self.arguments.of_noun(act, shape)
            sides = [*inner.sources, *inner.targets]
            told = self.arguments.of_noun(noun, shape)
            own = others(told.sources, sides) or self.arguments.agents.owner(measure_of(noun))
            directed = inner.targets and not inner.joint
            own = own or (inner.sources if directed else [])
            hit = inner.targets if directed else sides
            return Parties(own, others(hit, own), told.venue)
        return None


def _goes_from_to(noun: Token) -> bool:
    """Whether a text is told to go from somebody to another, whoever shows it: "published a
    [letter] from A to B"."""
    if lemma_of(noun) not in LETTERS:
        return False
    behind = [case for child in children(noun, "nmod") for case in cases(child)]
    return {"from", "to"} <= set(behind)


def _is_others(noun: Token, whole: Token) -> bool:
    """Whether the subject of the verb did not do the act: "did nothing to stop [attacks]"."""
    around = AROUND & set(cases(whole))
    judged = is_judged(whole) or is_complained_of(whole)
    return bool(around) or judged or hits_own(noun) or is_ineffective(whole.head)
