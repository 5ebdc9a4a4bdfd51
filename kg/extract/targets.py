"""Whom an act is directed at: the places that its frame names, tried in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract.agents import ANSWERING
from kg.extract.attitudes import OWN
from kg.extract.besides import HELP, is_backed
from kg.extract.blaming import blamed_on
from kg.extract.clauses import in_own_clause, says_what
from kg.extract.forces import Forces
from kg.extract.frames import Frame
from kg.extract.lexicon import singular
from kg.extract.phrases import PLACE_CASES, WEAPONS, Phrases, others
from kg.extract.salience import is_pronoun
from kg.extract.speech import says_besides
from kg.extract.tree import (
    OBLIQUE,
    RELATIVE,
    SUBJECTS,
    cases,
    children,
    conjuncts,
    has_for,
    is_any,
    is_passive,
    object_meant,
)
from kg.model import Mention

TOGETHER = ("with", "between", "among")
_MEDIA = frozenset("Twitter Facebook X Telegram Instagram YouTube television TV radio".split())
_TAKING = frozenset(
    """
    annex capture conquer liberate occupy reclaim recapture recover regain retake seize take wrest
    """.split()
)
_CALLING = frozenset("approach cable call contact meet phone ring telephone text visit".split())
_MISSIONS = frozenset({"consulate", "embassy"})
_OUTSIDE = frozenset({"at", "before", "near", "outside"})
_OCCASIONS = frozenset("about after amid because despite over".split())
_DEPTH = 4  # clauses below a verb that are searched

Slot = tuple[str, Token]  # a place of a frame and the head of the phrase that fills it


class Targets:
    """Finds the other side; ``frame_of`` gives the frame of a verb that tells an act itself."""

    def __init__(self, phrases: Phrases, frame_of: Callable[[Token], Frame | None]) -> None:
        self.phrases = phrases
        self.frame_of = frame_of
        self.forces = Forces(phrases)

    def of(
        self, verb: Token, frame: Frame, sources: list[Mention], consumed: set[Token]
    ) -> tuple[str, list[Mention]]:
        """(place, mentions) of the best filled place; ``consumed`` nouns tell the act itself."""
        return self._target(verb, frame, list(self._slots(verb, consumed)), sources)

    def helped(self, verb: Token, consumed: set[Token]) -> list[Mention]:
        """Whom an attack helps, so that it is not directed at them: "in support of [A]"."""
        phrases = [c for token in (verb, *consumed) for c in children(token, *OBLIQUE)]
        return [
            mention
            for phrase in phrases
            if phrase.lower_ in HELP and "in" in cases(phrase)
            for mention in self.phrases.actors(phrase, deep=True)
        ]

    def _slots(self, verb: Token, consumed: set[Token]) -> Iterator[tuple[str, Token]]:
        """(place, head of the phrase) pairs that a frame chooses from."""
        if verb.dep_ == "parataxis" and verb.i > verb.head.i:
            yield "statement", verb.head
        if (meant := object_meant(verb)) is not None:
            yield "obj", meant
        if verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_.lower() in _CALLING:
            yield from (("called", child) for child in children(verb.head, "obj"))
        for child in children(verb):
            if child in consumed:
                yield "said", child
                if child.dep_ in OBLIQUE and cases(child) == ["to"]:  # "handed over [to police]"
                    yield "to", child
                yield from self._prepositions(child)
            elif says_what(child, verb) or "without" in cases(child) or blamed_on(child):
                continue
            elif child.dep_ in ("obj", "iobj"):
                if meant is None or child.lower_ not in RELATIVE:
                    yield child.dep_, child
                yield from self._prepositions(child)
            elif child.dep_ in OBLIQUE and child.ent_type_ != "DATE":
                yield from self._oblique(child, verb)
            elif child.dep_ in ("ccomp", "xcomp") or (
                child.dep_ in ("advcl", "acl") and has_for(child)
            ):
                yield "clause", child
            elif child.dep_ == "advcl" and {"until", "unless", "if"} & set(cases(child)):
                yield "condition", child
            elif child.dep_ == "advcl" and child.tag_ in ("VBG", "VB") and not says_besides(child):
                yield "purpose", child
                if child.lemma_.lower() == "use":  # "struck, using jets [against B]"
                    yield from (((cases(c)[:1] or [""])[0], c) for c in children(child, *OBLIQUE))

    def _oblique(self, phrase: Token, verb: Token) -> Iterator[Slot]:
        """The places of a phrase with a preposition, and of those that hang on it."""
        behind = cases(phrase)
        if (behind == ["on"] and phrase.text in _MEDIA) or phrase.lower_ == "behalf":
            return
        if behind == ["in"] and phrase.lower_ in ANSWERING:  # what moved him
            return
        agent = "by" in behind and is_passive(verb)
        if behind and not agent and "according" not in behind:
            mission = phrase.lemma_.lower() in _MISSIONS and _OUTSIDE & set(behind)
            yield "embassy" if mission else behind[0], phrase
            if behind[0] not in _OCCASIONS:  # "fined it over sales [to A]"
                yield from self._prepositions(phrase)

    @staticmethod
    def _prepositions(noun: Token) -> Iterator[tuple[str, Token]]:
        """Phrases that hang on a noun but may belong to the verb: "sent an offer [to B]"."""
        for child in children(noun):
            if child.dep_ == "nmod" and child.ent_type_ != "DATE":
                behind = cases(child)
                if behind and behind[0] not in ("of", "by"):
                    yield behind[0], child
                if behind[:1] in (["of"], ["in"]):  # "two millions in aid [to B]"
                    yield from (s for s in Targets._prepositions(child) if s[0] == "to")
            elif child.dep_ in ("acl", "advcl") and child.tag_ in ("VB", "VBG"):
                yield "purpose", child
            elif child.dep_ in ("acl", "acl:relcl"):  # "lifted the embargo imposed [on B]"
                yield from (
                    (behind[0], c)
                    for c in children(child, "obl")
                    if is_passive(child) and (behind := cases(c)) and behind[0] in ("on", "against")
                )

    def _target(
        self,
        verb: Token,
        frame: Frame,
        slots: list[tuple[str, Token]],
        sources: list[Mention],
    ) -> tuple[str, list[Mention]]:
        """(place, mentions) of the best filled place of the frame."""
        joint = frame.joint and len(sources) > 1  # "A and B agreed": nobody else is sought
        for place in frame.target:
            if joint and place not in (*TOGETHER, "obj"):
                continue
            for slot, token in slots:
                held_in = place == "inside" and slot in ("obj", "iobj", "said")
                if slot == place or (held_in and not token.is_ancestor(verb)):
                    if not frame.moves and self.phrases.mentions.water(token):
                        continue
                    act = slot == "said" and not self.phrases.mentions.is_person(token)
                    if place == "inside" and act:  # "a state of siege in [X]" is no state
                        found = self.phrases.inside(token)
                    else:
                        hit = frame.instrument and place in ("obj", "iobj", "said")
                        held = self.forces.holder(token) if hit else []
                        found = others(self._filler(place, token, sources), held)
                        found = held + found
                    found = others(found, sources)
                    if found and not self._own_force(token, sources, frame):
                        return place, self._losers(verb, token, sources) or found
            if place == "deep" and (found := others(self._deep(verb, frame, sources), sources)):
                return place, found
        return "", []

    def _losers(self, verb: Token, taken: Token, sources: list[Mention]) -> list[Mention]:
        """From whom a place is taken: "captured the town from [the rebels]"."""
        if verb.lemma_.lower() not in _TAKING or taken.dep_ != "obj":
            return []
        named = taken.ent_type_ in ("GPE", "LOC")
        if taken.tag_ in ("NNS", "PRP") or (self.phrases.mentions.is_person(taken) and not named):
            return []
        losers = [c for c in children(verb, "obl") if cases(c) == ["from"]]
        return others([m for c in losers for m in self.phrases.actors(c)], sources)

    def _own_force(self, token: Token, sources: list[Mention], frame: Frame) -> bool:
        """Whether a phrase is "its troops" after the source, or the troops that are sent."""
        if singular(token.lemma_.lower()) not in OWN:
            return False
        if frame.moves and token.dep_ in ("obj", "iobj"):
            return True
        if token.lemma_.lower() in _MISSIONS and not frame.instrument and is_any(token):
            return True  # "opened [a consulate] in A"
        for child in children(token, "nmod:poss"):
            if is_pronoun(child):
                owner = self.phrases.coreference.resolve(child)
                return owner is None or not others([owner], sources)
        return False

    def _filler(self, place: str, token: Token, sources: list[Mention]) -> list[Mention]:
        if place in ("obj", "iobj", "said") and (owner := self._owner(token)):
            return owner
        if place in ("obj", "iobj"):
            return self.phrases.actors(token)
        if place in ("clause", "purpose"):
            return self._in_clause(token, sources)
        if place in ("statement", "condition"):
            subjects = children(token, *SUBJECTS, "nsubj:pass")
            return [m for s in subjects for m in self.phrases.actors(s, deep=True)]
        if place == "matter":
            return []
        if place in PLACE_CASES and self.phrases.mentions.place(token):
            first, *rest = conjuncts(token)
            beside = [m for c in rest for m in self.phrases.actors(c, deep=True)]
            return [self.phrases.mentions.of(first), *beside]
        return self.phrases.actors(token, deep=True)

    def _owner(self, thing: Token) -> list[Mention]:
        """Whose a thing is with a name that reads like a place: "shot down [his] MiG-21"."""
        if thing.pos_ != "PROPN" or thing.ent_type_ == "PERSON":
            return []
        owners = filter(is_pronoun, children(thing, "nmod:poss"))
        return [m for owner in owners for m in self.phrases.actors(owner)]

    def _in_clause(self, clause: Token, sources: list[Mention], depth: int = 0) -> list[Mention]:
        """The party inside a clause: "that [A] stop", "to attack [B]", "to help defend [B]".

        An infinitive that tells an act has its own frame: "to send troops to [B]".
        """
        if depth > _DEPTH:
            return []
        frame = self.frame_of(clause)
        if frame is not None and not children(clause, *SUBJECTS, "nsubj:pass"):
            slots = [s for s in self._slots(clause, set()) if s[0] not in ("clause", "purpose")]
            if found := self._target(clause, frame, slots, sources)[1]:
                return found
        subjects = children(clause, "nsubj", "nsubj:pass")
        deps = ("nsubj", "nsubj:pass") if subjects else ("obj", "iobj")
        parties = [*children(clause, *deps), *children(clause, "obj", "iobj", *OBLIQUE)]
        for party in (p for p in parties if p.ent_type_ != "DATE"):
            if found := others(self.phrases.actors(party, deep=True), sources):
                return found
        for inner in children(clause, "xcomp", "ccomp", "advcl", "conj"):
            if "without" in cases(inner):  # "agreed to go without meeting A"
                continue
            if found := self._in_clause(inner, sources, depth + 1):
                return found
        return []

    def _deep(self, verb: Token, frame: Frame, sources: list[Mention]) -> list[Mention]:
        """First actor to the right inside the verb's own phrase: the last resort."""
        places = []
        for token in verb.subtree:
            if token.i < verb.i or not in_own_clause(token, verb):
                continue
            if token.dep_ in ("amod", "compound") and self.phrases.mentions.is_actor(token.head):
                continue  # "the Iranian president" is found by its head
            if token.head.lower_ == "behalf" or (frame.instrument and is_backed(token, verb)):
                continue
            if {token.lemma_.lower(), token.head.lemma_.lower()} & WEAPONS:
                continue  # "supplied [Abrams] tanks"
            if token.dep_ in ("obl", "nmod", "nmod:poss", "obj", "amod", "compound", "appos"):
                if self.phrases.mentions.is_actor(token) and not self._own_force(
                    token, sources, frame
                ):
                    return [self.phrases.mentions.of(token)]
                elsewhere = not frame.moves and self.phrases.mentions.water(token)
                if self.phrases.mentions.place(token) and not elsewhere:
                    places.append(token)
        return [self.phrases.mentions.of(place) for place in places[:1]]
