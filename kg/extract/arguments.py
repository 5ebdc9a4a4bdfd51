"""Who did it, to whom: the parties of a trigger, read off the UD tree.

The agent comes from the subject, through control, passives, relative and participle clauses
(Universal Dependencies v2 guidelines); the target from the places that the act's frame names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.coreference import Coreference, is_pronoun
from kg.extract.frames import Frame
from kg.extract.mentions import Mentions
from kg.extract.tree import (
    RELATIVE,
    SUBJECTS,
    cases,
    children,
    conjuncts,
    is_passive,
)
from kg.model import Kind, Mention

_OBLIQUE = ("obl", "obl:arg", "obl:agent", "nmod")
_CONTROLLED = ("xcomp", "advcl", "conj", "parataxis", "ccomp", "dep")
_OF_SPEECH = ("ccomp", "parataxis")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_INNER = ("nmod:poss", "compound", "amod", "nmod", "nmod:desc", "appos", "acl", "obl", "obj")
_PLACE_CASES = frozenset("in at near outside around along across throughout".split())
# What an actor sends, moves or recalls of its own: no other side of the act.
_OWN = frozenset(
    """
    troop force soldier army military police man navy ship warship jet plane aircraft missile
    weapon citizen national ambassador envoy diplomat delegation staff personnel fighter unit
    border territory people side military embassy consulate contingent peacekeeper mission
    """.split()
)
_TOGETHER = ("with", "between", "among")
_DEPTH = 4  # how far down a phrase is searched for an actor


@dataclass(slots=True)
class Parties:
    """Mentions on either side, and the place."""

    sources: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    venue: Mention | None = None
    joint: bool = False  # the other side stands behind "with" or "between"


class Arguments:
    """Finds the parties of verbs and of nominal events in one article."""

    def __init__(
        self,
        mentions: Mentions,
        coreference: Coreference,
        frame_of: Callable[[Token], Frame | None],
    ) -> None:
        self.mentions = mentions
        self.coreference = coreference
        self.frame_of = frame_of  # of a verb that tells an act itself

    def of_verb(
        self, verb: Token, frame: Frame, swapped: bool = False, said: Iterable[Token] = ()
    ) -> Parties:
        """Parties of a verb; `said` are the objects that tell the act and are no party."""
        consumed = set(said)
        sources, patients = self.agents(verb)
        for child in children(verb, *_OBLIQUE):
            if "by" in cases(child) and (patients or is_passive(verb)):
                sources = sources + self.actors(child, deep=True)
        slots = list(self._slots(verb, consumed))
        venue = self.venue(verb, *consumed)
        if frame.moves and patients and not sources:
            sources, patients = patients, []  # "peacekeepers were deployed": they go
        place, found = self._target(verb, frame, slots, sources)
        targets = _other(patients, sources) or found
        if patients and not sources and frame.ruler and venue and venue.kind is Kind.COUNTRY:
            sources = [venue]
        for noun in consumed:
            inner = self.of_noun(noun, frame)
            targets = targets or _other(inner.targets, sources)
            sources = sources or _other(inner.sources, targets)
        if swapped:
            sources, targets = targets, sources
        joint = place in _TOGETHER and not patients
        return Parties(sources, _other(targets, sources), venue, joint)

    def of_noun(self, noun: Token, frame: Frame) -> Parties:
        """Parties of a nominal event: "proposals by A to B", "A's call on B", "B-A talks"."""
        parties = Parties(venue=self.venue(noun))
        for child in noun.children:
            behind = cases(child)
            if child.dep_ in ("nmod:poss", "compound", "amod"):
                parties.sources += self.actors(child, deep=child.dep_ == "nmod:poss")
            elif child.dep_ in ("nmod", "obl"):
                if {"by", *_TOGETHER[1:]} & set(behind):
                    parties.sources += self.actors(child, deep=True)
                    parties.joint = parties.joint or "by" not in behind
                elif "of" in behind:
                    side = parties.targets if frame.of_target else parties.sources
                    side += self.actors(child, deep=True)
                elif any(case in frame.target for case in behind):
                    parties.targets += self.actors(child, deep=True)
            elif child.dep_ in ("acl", "acl:relcl") and is_passive(child):
                for agent in children(child, "obl", "obl:agent"):
                    if "by" in cases(agent):
                        parties.sources += self.actors(agent)
        parties.targets = _other(parties.targets, parties.sources)
        return parties

    # -- the agent

    def agents(self, verb: Token) -> tuple[list[Mention], list[Mention]]:
        """(agents, patients) among the subjects of the verb or of what governs it."""
        passive = is_passive(verb)
        for subject in children(verb, *SUBJECTS, "nsubj:pass"):
            if subject.text.lower() in RELATIVE and verb.dep_.startswith("acl"):
                found = self._head_of(verb)
            else:
                found = self.actors(subject, deep=True)
            return ([], found) if passive else (found, [])
        if verb.dep_ in ("acl", "acl:relcl", "amod"):
            found = self._head_of(verb)
            return ([], found) if passive else (found, [])
        if verb.dep_ in _CONTROLLED and verb.head != verb:
            if verb.dep_ in _OF_SPEECH and verb.tag_ in _FINITE and verb.i > verb.head.i:
                return [], []
            return self._controlled(verb, passive)
        return [], []

    def _head_of(self, verb: Token) -> list[Mention]:
        """The noun that a clause modifies, or, when that cannot act, who has or makes it."""
        noun = verb.head
        found = self.actors(noun)
        if found or is_passive(verb):
            return found
        return self.owner(noun)

    def owner(self, noun: Token) -> list[Mention]:
        """Whose act a noun is: its possessor, or the subject of the verb that it belongs to."""
        for child in children(noun, "nmod:poss", "compound", "amod"):
            if found := self.actors(child):
                return found
        for child in children(noun, "nmod"):
            if {"by", "of"} & set(cases(child)) and (found := self.actors(child)):
                return found
        head = noun.head
        if noun.dep_ in ("obj", "obl", "nmod", "appos", "conj") and head != noun:
            if head.pos_ == "VERB":
                return self.agents(head)[0]
            return self.owner(head)
        return []

    def _controlled(self, verb: Token, passive: bool) -> tuple[list[Mention], list[Mention]]:
        head = verb.head
        found: list[Mention] = []
        if verb.dep_ == "xcomp":
            found = [m for obj in children(head, "obj", "iobj") for m in self.actors(obj)]
        if not found and head.pos_ in ("VERB", "AUX", "ADJ", "ADV"):
            agents, patients = self.agents(head)
            if verb.dep_ == "conj" and verb.tag_ == "VBN" and patients:
                return [], patients
            found = agents or patients
        elif not found and head.pos_ in ("NOUN", "PROPN"):
            subjects = [m for s in children(head, *SUBJECTS) for m in self.actors(s)]
            found = subjects or self.owner(head)
        return ([], found) if passive else (found, [])

    # -- the target

    def _slots(self, verb: Token, consumed: set[Token]) -> Iterator[tuple[str, Token]]:
        """(place, head of the phrase) pairs that a frame chooses from."""
        if verb.dep_ == "parataxis" and verb.i > verb.head.i:
            yield "statement", verb.head
        for child in verb.children:
            if child in consumed:
                yield "said", child
                yield from self._prepositions(child)
            elif child.dep_ in ("obj", "iobj"):
                relative = child.text.lower() in RELATIVE and verb.dep_ == "acl:relcl"
                yield child.dep_, verb.head if relative else child
                yield from self._prepositions(child)
            elif child.dep_ in _OBLIQUE and child.ent_type_ != "DATE":
                behind = cases(child)
                if behind and "by" not in behind and "according" not in behind:
                    yield behind[0], child
                    yield from self._prepositions(child)
            elif child.dep_ in ("ccomp", "xcomp") or (
                child.dep_ in ("advcl", "acl") and "for" in cases(child)
            ):
                yield "clause", child
            elif child.dep_ == "advcl" and {"until", "unless", "if"} & set(cases(child)):
                yield "condition", child
            elif child.dep_ == "advcl" and child.tag_ in ("VBG", "VB"):
                yield "purpose", child

    @staticmethod
    def _prepositions(noun: Token) -> Iterator[tuple[str, Token]]:
        """Phrases that hang on a noun but may belong to the verb: "sent an offer [to B]"."""
        for child in noun.children:
            if child.dep_ == "nmod" and child.ent_type_ != "DATE":
                behind = cases(child)
                if behind and behind[0] not in ("of", "by"):
                    yield behind[0], child
            elif child.dep_ in ("acl", "advcl") and child.tag_ in ("VB", "VBG"):
                yield "purpose", child

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
            if joint and place not in (*_TOGETHER, "obj"):
                continue
            for slot, token in slots:
                if slot == place or (place == "inside" and slot in ("obj", "iobj")):
                    found = _other(self._filler(place, token, sources), sources)
                    if found and not self._own_force(token, sources, frame):
                        return place, found
            if place == "deep" and (found := _other(self._deep(verb), sources)):
                return place, found
        return "", []

    def _own_force(self, token: Token, sources: list[Mention], frame: Frame) -> bool:
        """Whether a phrase is "its troops" after the source, or the troops that are sent."""
        if token.lemma_.lower() not in _OWN:
            return False
        if frame.moves and token.dep_ in ("obj", "iobj"):
            return True
        for child in children(token, "nmod:poss"):
            if is_pronoun(child):
                owner = self.coreference.resolve(child)
                return owner is None or not _other([owner], sources)
        return False

    def _filler(self, place: str, token: Token, sources: list[Mention]) -> list[Mention]:
        if place in ("obj", "iobj"):
            return self.actors(token)
        if place in ("clause", "purpose"):
            return self._in_clause(token, sources)
        if place in ("statement", "condition"):
            subjects = children(token, *SUBJECTS, "nsubj:pass")
            return [m for s in subjects for m in self.actors(s, deep=True)]
        if place == "matter":
            return []
        if place in _PLACE_CASES and self.mentions.place(token):
            return [self.mentions.of(token)]
        return self.actors(token, deep=True)

    def matter(self, verb: Token) -> list[Mention]:
        """What the act is about when no actor is named: the object itself."""
        for child in children(verb, "obj", "nsubj:pass"):
            noun = child.pos_ in ("NOUN", "PROPN") and child.ent_type_ != "DATE"
            if noun and child.lemma_.lower() not in _OWN:
                return [self.mentions.matter(child)]
        return []

    def instrument(self, verb: Token) -> list[Mention]:
        """What hits when no actor is named as subject: "a car bomb", "three strikes"."""
        for child in () if is_passive(verb) else children(verb, *SUBJECTS):
            if child.pos_ in ("NOUN", "PROPN") and not is_pronoun(child):
                return [self.mentions.matter(child)]
        return []

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
        for party in children(clause, *deps):
            if found := self.actors(party, deep=True):
                return found
        for party in children(clause, "obj", "iobj", *_OBLIQUE):
            if party.ent_type_ == "DATE":
                continue
            if found := self.actors(party, deep=True):
                return found
        for inner in children(clause, "xcomp", "ccomp", "advcl", "conj"):
            if found := self._in_clause(inner, sources, depth + 1):
                return found
        return []

    def _deep(self, verb: Token) -> list[Mention]:
        """First actor to the right inside the verb's own phrase: the last resort."""
        places = []
        for token in verb.subtree:
            if token.i < verb.i or not _own(token, verb):
                continue
            if token.dep_ in ("amod", "compound") and self.mentions.is_actor(token.head):
                continue  # "the Iranian president" is found by its head
            if token.dep_ in ("obl", "nmod", "nmod:poss", "obj", "amod", "compound", "appos"):
                if self.mentions.is_actor(token):
                    return [self.mentions.of(token)]
                if self.mentions.place(token):
                    places.append(token)
        return [self.mentions.of(place) for place in places[:1]]

    # -- places and phrases

    def venue(self, *heads: Token) -> Mention | None:
        """Where it happens: a named place behind "in" or "at"."""
        for head in heads:
            for child in children(head, "obl", "nmod"):
                if self.mentions.place(child) and _PLACE_CASES & set(cases(child)):
                    return self.mentions.of(child)
        return None

    def actors(self, token: Token, deep: bool = False) -> list[Mention]:
        """Actor mentions of a noun phrase and its coordination; `deep` also looks inside it."""
        found: list[Mention] = []
        for head in conjuncts(token):
            if is_pronoun(head):
                resolved = self.coreference.resolve(head)
                found += [resolved] if resolved else []
            elif self.mentions.is_actor(head):
                mentions = self.mentions.all(head)
                if len(mentions) == 1 and (resolved := self.coreference.resolve(head)):
                    mentions = [resolved]
                found += mentions
            elif deep:
                found += self._inside(head, 0)
        return found

    def _inside(self, head: Token, depth: int) -> list[Mention]:
        """The actor in a phrase that is none: "[the US]'s decision", "troops of [Iran]"."""
        if depth > _DEPTH:
            return []
        if modifiers := self._modifiers(head):
            return modifiers
        inner = [c for dep in _INNER for c in children(head, dep) if c.ent_type_ != "DATE"]
        for child in inner:
            if child.pos_ != "VERB" and (found := self.actors(child)):
                return found
        for child in inner:
            if found := self._inside(child, depth + 1):
                return found
        makers = [s for c in children(head, "acl:relcl") for s in children(c, *SUBJECTS)]
        return [m for s in makers if s.text.lower() not in RELATIVE for m in self.actors(s)]

    def _modifiers(self, head: Token) -> list[Mention]:
        """The actor in front of a noun, as one mention: "[Israeli army] bulldozers"."""
        found = [c for c in children(head, "compound", "amod") if self.mentions.is_actor(c)]
        if len(found) < 2 or found[-1].i - found[0].i != len(found) - 1:
            return []
        return [self.mentions.spanning(found[-1], found[0].i)]


def _own(token: Token, verb: Token) -> bool:
    """Whether no clause that tells another act lies between `verb` and `token`."""
    node = token
    while node != verb:
        if node.pos_ == "VERB" and node.dep_ in (
            "conj", "parataxis", "advcl", "ccomp", "acl:relcl",
        ):  # fmt: skip
            return False
        if {"according", "by"} & set(cases(node)) or node.ent_type_ == "DATE":
            return False
        node = node.head
    return True


def _other(mentions: list[Mention], taken: list[Mention]) -> list[Mention]:
    """Those that are not among `taken`, neither by place nor by name."""
    spans = {(m.start, m.end) for m in taken}
    names = {(m.name or m.text).casefold() for m in taken}
    return [
        m
        for m in mentions
        if (m.start, m.end) not in spans and (m.name or m.text).casefold() not in names
    ]
