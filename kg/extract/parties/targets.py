"""Whom an act is directed at: the places that its frame names, tried in their order."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    OBLIQUE,
    between,
    cases,
    children,
    conjuncts,
    first_conjunct,
    is_any,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEMANDING, OWN, PROMISING
from kg.extract.lexical.frames import Frame
from kg.extract.parties.arms import SENDING, WEAPONS, is_means, whole_force
from kg.extract.parties.clauses import goes_along, in_own_clause, is_told_to
from kg.extract.parties.contents import HELP, by, is_backed, is_death, is_made
from kg.extract.parties.forces import Forces
from kg.extract.parties.instead import drafters
from kg.extract.parties.phrases import PLACE_CASES, Phrases, others
from kg.extract.parties.scenes import is_of_blow
from kg.extract.parties.slots import MISSIONS, Slot, slots_of
from kg.extract.parties.taken import robbed
from kg.extract.who.salience import is_pronoun
from kg.model import Mention

TOGETHER = ("with", "between", "among")
_AT_HOME = OWN | {"country", "government", "nation", "state"}
_NOT_DONE_TO = ("clause", "from", "purpose")
_DONE_TO = frozenset({"against", "for", "to", "with"})
_OTHER_TIMES = frozenset({"after", "ahead", "before", "following", "until"})
_SPEAKING = frozenset({"speak", "talk"})
_MOVING = frozenset("contribute deliver deploy dispatch pull send withdraw".split())
_DEPTH = 4  # clauses below a verb that are searched


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
        return self._target(verb, frame, list(slots_of(verb, consumed)), sources)

    def helped(self, verb: Token, consumed: set[Token]) -> list[Mention]:
        """Whom an attack helps, so that it is not directed at them: "in support of [A]"."""
        told = (verb, *consumed, *(c for noun in consumed for c in children(noun, "acl")))
        phrases = [c for token in told for c in children(token, *OBLIQUE)]
        return [
            mention
            for phrase in phrases
            if phrase.lower_ in HELP and "in" in cases(phrase)
            for mention in self.phrases.actors(phrase, deep=True)
        ]

    def _target(
        self,
        verb: Token,
        frame: Frame,
        slots: list[Slot],
        sources: list[Mention],
    ) -> tuple[str, list[Mention]]:
        """(place, mentions) of the best filled place of the frame."""
        joint = frame.joint and len(sources) > 1  # "A and B agreed": nobody else is sought
        for place in frame.target:
            spoken = place == "to" and verb.lemma_.lower() in _SPEAKING  # "A and B spoke to C"
            if joint and not spoken and place not in (*TOGETHER, "obj"):
                continue
            for slot, token in slots:
                if slot == "with" and goes_along(token):
                    continue
                held_in = place == "inside" and slot in ("obj", "iobj", "said")
                if slot == place or (held_in and not token.is_ancestor(verb)):
                    if not frame.moves and self.phrases.mentions.is_water(token):
                        continue
                    if frame.instrument and slot == "obj" and _is_sent(token, verb):
                        continue
                    act = slot == "said" and not self.phrases.mentions.is_person(token)
                    if place == "inside" and act:  # "a state of siege in [X]" is no state
                        found = self.phrases.inside(token)
                    else:
                        hit = frame.instrument and place in ("obj", "iobj", "said")
                        found = self.forces.hit(token) if hit else []
                        if frame.judges and not frame.backs and is_death(token):
                            found = self._looked_into(token)
                        found = found or self._filler(place, token, sources)
                    found = others(found, sources)
                    if place == "from" and not frame.leaves:
                        found = [m for m in found if not self._is_home(m, sources)]
                    own = not is_told_to(token, verb) and self._own_force(token, sources, frame)
                    if found and not own:
                        return place, others(robbed(verb, token, found, self.phrases), sources)
            if place == "deep" and (found := others(self._deep(verb, frame, sources), sources)):
                return place, found
        return "", []

    def _looked_into(self, death: Token) -> list[Mention]:
        """Who is investigated over what befell another: who did it, else only that itself."""
        done = [m for agent in by(death) for m in self.phrases.actors(agent)]
        return done or [self.phrases.mentions.matter(death)]

    def _is_home(self, mention: Mention, sources: list[Mention]) -> bool:
        """Whether it is from their own land that somebody is kept: "EU leaders banned A's airlines
        from [the bloc]"."""
        codes, known = set(self.phrases.mentions.codes_of(mention)), self.phrases.mentions.codes_of
        named = mention.name or mention.text
        return any(codes & set(known(s)) or named in s.text.split() for s in sources)

    def _own_force(self, token: Token, sources: list[Mention], frame: Frame) -> bool:
        """Whether a phrase is "its troops" after the source, or the troops that are sent."""
        while (counted := self.phrases.mentions.part_of(token)) is not None:
            token = counted  # "massed [tens of thousands of troops]"
        if self._is_moved(token):
            return True
        if lemma_of(token) not in OWN:
            return False
        if frame.moves and token.dep_ in ("obj", "iobj"):
            return True
        if token.lemma_.lower() in MISSIONS and not frame.instrument and is_any(token):
            return True  # "opened [a consulate] in A"
        for child in children(token, "nmod:poss"):
            if is_pronoun(child):
                owner = self.phrases.coreference.resolve(child)
                return owner is None or not others([owner], sources)
        return False

    def _is_moved(self, thing: Token) -> bool:
        """Whether what is to be sent or withdrawn is one's own: "promised to send [soldiers]"."""
        force = whole_force(first_conjunct(thing))
        moved = force.dep_ == "obj" or (force.dep_ == "obl" and not cases(force))
        moved = moved and force.head.lemma_.lower() in _MOVING
        return moved and is_means(thing, (), self.phrases.mentions.codes)

    def _filler(self, place: str, token: Token, sources: list[Mention]) -> list[Mention]:
        if place in ("obj", "iobj", "said") and (owner := self._owner(token)):
            return owner
        if place == "obj" and (wished := drafters(token)):
            return [m for who in wished for m in self.phrases.actors(who)]
        if place in ("obj", "iobj"):
            return self.phrases.actors(token)
        if place in ("clause", "purpose"):
            return self._in_clause(token, sources)
        if place in ("statement", "condition"):
            subjects = children(token, *ANY_SUBJECT)
            return [m for s in subjects for m in self.phrases.actors(s, deep=True)]
        if place == "matter":
            return []
        if place in PLACE_CASES and self.phrases.mentions.is_place(token):
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
        if not children(clause, *ANY_SUBJECT) and (found := self._in_act(clause, frame, sources)):
            return found
        subjects = children(clause, "nsubj", "nsubj:pass")
        if subjects and self._may_promise_for(clause, subjects, sources):
            named = sources + [m for s in subjects for m in self.phrases.actors(s)]
            if found := others(self._in_promise(clause, frame, sources), named):
                return found
            subjects = [s for s in subjects if not self._are_of(sources, s)]
        deps: tuple[str, ...] = ("nsubj", "nsubj:pass") if subjects else ("obj", "iobj")
        if is_passive(clause) and clause.head.lemma_.lower() in DEMANDING:
            deps = ("obl:agent",)  # "demanded that A be freed" asks others
        parties = [*children(clause, *deps), *children(clause, "obj", "iobj", *OBLIQUE)]
        parties = [p for p in parties if not (p.ent_type_ == "DATE" or self._is_moved(p))]
        if _is_using(clause):  # "hit it, using drones of A to block [B]"
            parties = []
        venues = [p for p in parties if cases(p) == ["in"] and self.phrases.mentions.is_place(p)]
        for party in (p for p in parties if not (p in venues or is_made(p, clause))):
            if found := others(self.phrases.actors(party, deep=True), sources):
                return found
        for inner in children(clause, "xcomp", "ccomp", "advcl", "conj"):
            if "without" in cases(inner):  # "agreed to go without meeting A"
                continue
            if found := self._in_clause(inner, sources, depth + 1):
                return found
        return others([m for p in venues for m in self.phrases.actors(p, deep=True)], sources)

    def _in_act(self, clause: Token, frame: Frame | None, sources: list[Mention]) -> list[Mention]:
        """Whom the act that a clause tells is directed at."""
        if frame is None:
            return []
        slots = [s for s in slots_of(clause, set()) if s[0] not in ("clause", "purpose")]
        return self._target(clause, frame, slots, sources)[1]

    def _in_promise(
        self, clause: Token, frame: Frame | None, sources: list[Mention]
    ) -> list[Mention]:
        """Whom a state is to do something to or for, but not from whom it gets something."""
        if frame is not None:
            slots = [s for s in slots_of(clause, set()) if s[0] not in _NOT_DONE_TO]
            return self._target(clause, frame, slots, sources)[1]
        behind = [c for c in children(clause, *OBLIQUE) if _DONE_TO & set(cases(c))]
        parties = [*children(clause, "obj", "iobj"), *behind]
        return [m for party in parties for m in self.phrases.actors(party, deep=True)]

    def _may_promise_for(
        self, clause: Token, subjects: list[Token], sources: list[Mention]
    ) -> bool:
        """Whether somebody promises what his own state will do, as far as one can tell: "Biden
        vowed that [Washington] would stand with A"."""
        if clause.head.lemma_.lower() not in PROMISING or is_passive(clause):
            return False
        known = any(map(self.phrases.mentions.codes_of, sources))
        named = [s for s in subjects if not self._is_at_home(s)]
        return all(
            self._are_of(sources, s) if known else self.phrases.mentions.is_place(s) for s in named
        )

    def _is_at_home(self, subject: Token) -> bool:
        """Whether somebody is of no other state: "vowed that the [army] would crush A"."""
        foreign = self.phrases.mentions.codes(subject.subtree)
        return lemma_of(subject) in _AT_HOME and not foreign

    def _are_of(self, sources: list[Mention], subject: Token) -> bool:
        """Whether some are of the state that a word names."""
        mentions = self.phrases.mentions
        code = mentions.states.get(subject.i)
        return code is not None and any(code in mentions.codes_of(m) for m in sources)

    @staticmethod
    def _is_aside(token: Token, verb: Token, frame: Frame) -> bool:
        """Whether somebody stands in what is over or still to come, where a thing is or was, or in
        what is used: "hit it using ships of [A]", but not "used jets against [A]"."""
        path = between(token, verb)
        if any(map(_is_using, path)):
            return not any("against" in cases(n) for n in path)
        behind = set(cases(path[-1] if path else token)) - {*frame.target}
        passed = any("through" in cases(n) and n.head != verb for n in path)
        elsewhere = passed or bool(behind & {"alongside", "from", "off"})
        return elsewhere or any(_OTHER_TIMES & set(cases(n)) for n in path[1:])

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
            aside = self._is_aside(token, verb, frame) or self._is_moved(token)
            if aside or is_of_blow(token, self.phrases.mentions):
                continue  # "marched before a summit of [A]"
            if {token.lemma_.lower(), token.head.lemma_.lower()} & WEAPONS:
                continue  # "supplied [Abrams] tanks"
            if token.dep_ in ("obl", "nmod", "nmod:poss", "obj", "amod", "compound", "appos"):
                if self.phrases.mentions.is_actor(token) and not self._own_force(
                    token, sources, frame
                ):
                    several = "between" in cases(token)
                    found = (self.phrases.actors if several else self.phrases.actor)(token)
                    return found or [self.phrases.mentions.of(token)]
                elsewhere = not frame.moves and self.phrases.mentions.is_water(token)
                if self.phrases.mentions.is_place(token) and not elsewhere:
                    places.append(token)
        return [self.phrases.mentions.of(place) for place in places[:1]]


def _is_using(clause: Token) -> bool:
    """Whether a clause tells only by what means something is done: "[using] ships of A"."""
    return clause.tag_ == "VBG" and clause.lemma_.lower() == "use"


def _is_sent(thing: Token, verb: Token) -> bool:
    """Whether a weapon is what somebody fires, whoever is hit: "fired [20 drones] at A"."""
    return verb.lemma_.lower() in SENDING and lemma_of(thing) in WEAPONS
