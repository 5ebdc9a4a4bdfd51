"""Whose act it is: subjects through control, passives, relative and participle clauses."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.phrases import Phrases
from kg.extract.salience import is_pronoun
from kg.extract.tree import RELATIVE, SUBJECTS, cases, children, is_passive
from kg.model import Mention

_CONTROLLED = ("xcomp", "advcl", "conj", "parataxis", "ccomp", "dep")
_OF_SPEECH = ("ccomp", "parataxis")
_HELPING = frozenset(
    "aid assist assistance back backing help side solidarity support train".split()
)
# What stands behind these is others' doing: "hit a base after a raid that killed two".
_OTHERS_ACT = frozenset("after against amid amidst despite following since".split())
ANSWERING = frozenset({"answer", "reaction", "response", "retaliation"})
_BEFORE_VERB = ("ADV", "AUX", "PART")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


class Agents:
    """Finds who acts, for a verb or for the noun of an act."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def of(self, verb: Token) -> tuple[list[Mention], list[Mention]]:
        """(agents, patients) among the subjects of the verb or of what governs it."""
        passive = is_passive(verb)
        many = [c for c in children(verb, "amod", "det") if is_pronoun(c)]  # "many sending arms"
        for subject in [*children(verb, *SUBJECTS, "nsubj:pass"), *many]:
            if subject.text.lower() in RELATIVE and verb.dep_.startswith("acl"):
                found = self._head_of(verb)
            else:
                found = self.phrases.actors(subject, deep=True)
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
        if noun.dep_ == "nmod" and noun.head.dep_ == "appos" and verb.dep_ == "acl:relcl":
            noun = noun.head.head  # "[A], an envoy of B, who met C"
        found = self.phrases.actors(noun)
        if found or is_passive(verb):
            return found
        return self.owner(noun, told=True)

    def owner(self, noun: Token, told: bool = False) -> list[Mention]:
        """Whose act a noun is: its possessor, or the subject of the verb that it belongs to; not
        where it is `told` as the occasion of that: "hit back after a raid that killed two"."""
        for child in children(noun, "nmod:poss", "compound", "amod"):
            if found := self.phrases.actors(child):
                return found
        for child in children(noun, "nmod"):
            if {"by", "of"} & set(cases(child)) and (found := self.phrases.actors(child)):
                return found
        head = noun.head
        answered = noun.dep_ == "nmod" and head.lower_ in ANSWERING
        if told and (answered or _OTHERS_ACT & set(cases(noun))):
            return []
        if noun.dep_ in ("obj", "obl", "nmod", "appos", "conj") and head != noun:
            if head.pos_ == "VERB":
                return self.of(head)[0]
            return self.owner(head, told)
        return []

    def helped(self, noun: Token) -> list[Mention]:
        """Whose struggle it is: "supports [A] in the fight", "support for [A] in the fight"."""
        if "in" not in cases(noun) or noun.head.lemma_.lower() not in _HELPING:
            return []
        for child in children(noun.head, "obj", "nmod", "obl"):
            at = child.dep_ == "obj" or {"for", "to", "of", "with"} & set(cases(child))
            if at and (found := self.phrases.actors(child)):
                return found
        return []

    def _controlled(self, verb: Token, passive: bool) -> tuple[list[Mention], list[Mention]]:
        head = verb.head
        found: list[Mention] = []
        if verb.dep_ == "xcomp" or _is_reason(verb):
            found = [m for obj in children(head, "obj", "iobj") for m in self.phrases.actors(obj)]
        if not found and head.pos_ in ("VERB", "AUX", "ADJ", "ADV"):
            agents, patients = self.of(head)
            if verb.dep_ == "conj" and verb.tag_ == "VBN" and patients:
                return [], patients
            found = agents or patients
        elif not found and head.pos_ in ("NOUN", "PROPN"):
            subjects = [m for s in children(head, *SUBJECTS) for m in self.phrases.actors(s)]
            found = subjects or self.owner(head)
        return ([], found) if passive else (found, [])


def _is_reason(verb: Token) -> bool:
    """Whether a gerund tells what the object of the verb above did: "blamed A for [shelling] B"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return False
    marks = [c for c in children(verb, "mark", "case") if c.lower_ in ("of", "for", "with")]
    return any(all(t.pos_ in _BEFORE_VERB for t in verb.doc[m.i + 1 : verb.i]) for m in marks)
