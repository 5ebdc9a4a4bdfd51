"""Who did it, to whom: the parties of a trigger, read off the UD tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.mentions import PRONOUNS, Mentions
from kg.model import Mention

_TARGET_CASES = (
    "with",
    "to",
    "against",
    "on",
    "at",
    "toward",
    "towards",
    "from",
    "for",
    "between",
    "among",
    "upon",
)
_CONTENT_CASES = ("of", "by", "with", "against", "on", "in", "to", "from", "between", "for")
_SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
_CONTROLLED = ("xcomp", "advcl", "conj", "parataxis", "ccomp")


@dataclass(slots=True)
class Parties:
    """Mentions on either side, and the place."""

    sources: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    venue: Mention | None = None


def children(token: Token, *deps: str) -> list[Token]:
    """Children of `token` that hang by one of `deps`."""
    return [child for child in token.children if child.dep_ in deps]


def cases(token: Token) -> list[str]:
    """Prepositions of a noun phrase, lower-cased."""
    return [child.text.lower() for child in children(token, "case", "mark")]


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it."""
    yield token
    for child in children(token, "conj"):
        if child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            yield from conjuncts(child)


class Arguments:
    """Finds the parties of verbs and of nominal events in one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    def of_verb(self, verb: Token, swapped: bool = False) -> Parties:
        """Parties of a verb: subject, object, oblique; passive and relative clauses turned."""
        sources, targets = self._subjects(verb)
        objects = children(verb, "obj", "iobj")
        obliques = children(verb, "obl", "obl:arg", "obl:agent", "nmod")
        for oblique in obliques:
            if "by" in cases(oblique) and (targets or verb.tag_ == "VBN"):
                sources = sources + self.actors(oblique)
        found = [m for obj in objects for m in self.actors(obj, deep=True)]
        targets = targets + found
        for oblique in obliques:
            if not targets and any(case in _TARGET_CASES for case in cases(oblique)):
                targets = self.actors(oblique, deep=True)
        targets = targets or self._in_complement(verb) or self._nearest(verb)
        parties = Parties(sources, _other(targets, sources), self._venue(verb))
        if swapped and not parties.targets:
            parties.sources, parties.targets = parties.targets, parties.sources
        return parties

    def of_noun(self, noun: Token) -> Parties:
        """Parties of a nominal event: "proposals by A to B", "A's call on B", "B-A talks"."""
        parties = Parties()
        for child in noun.children:
            if child.dep_ in ("nmod:poss", "compound", "amod"):
                parties.sources += self.actors(child)
            elif child.dep_ in ("nmod", "obl"):
                case = cases(child)
                if (
                    "by" in case
                    or ("of" in case and not parties.sources)
                    or "between" in case
                    or "among" in case
                ):
                    parties.sources += self.actors(child)
                elif any(c in _TARGET_CASES for c in case):
                    parties.targets += self.actors(child)
            elif child.dep_ in ("acl", "acl:relcl") and child.tag_ == "VBN":
                for agent in children(child, "obl", "obl:agent"):
                    if "by" in cases(agent):
                        parties.sources += self.actors(agent)
        parties.targets = _other(parties.targets, parties.sources)
        parties.venue = self._venue(noun)
        return parties

    def _subjects(self, verb: Token) -> tuple[list[Mention], list[Mention]]:
        """(agents, patients) found as subject of the verb or of what governs it."""
        passive = bool(children(verb, "aux:pass", "nsubj:pass"))
        for subject in children(verb, *_SUBJECTS, "nsubj:pass"):
            if subject.text.lower() in ("who", "which", "that") and verb.dep_ == "acl:relcl":
                found = self.actors(verb.head)
            else:
                found = self.actors(subject, deep=True)
            return ([], found) if passive else (found, [])
        if verb.dep_ in ("acl", "acl:relcl"):
            if verb.tag_ == "VBN" or passive:
                return [], self.actors(verb.head)
            return (self.actors(verb.head), []) if verb.dep_ == "acl" else ([], [])
        if verb.dep_ in _CONTROLLED and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            if verb.dep_ in ("ccomp", "parataxis") and verb.tag_ in ("VBD", "VBZ", "VBP"):
                return [], []
            controller = children(verb.head, "obj") if verb.dep_ == "xcomp" else []
            found = [m for obj in controller for m in self.actors(obj)]
            if not found:
                agents, patients = self._subjects(verb.head)
                if verb.dep_ == "conj" and verb.tag_ == "VBN" and patients:
                    return [], patients
                found = agents or patients
            return ([], found) if passive else (found, [])
        return [], []

    def _in_complement(self, verb: Token) -> list[Mention]:
        """The party inside a clause: "demanded that [A] stop", "threatened to attack [B]"."""
        for clause in children(verb, "ccomp", "xcomp", "advcl"):
            deps = ("obj", "obl", "iobj") if clause.dep_ != "ccomp" else ("nsubj", "nsubj:pass")
            for party in children(clause, *deps):
                if found := self.actors(party, deep=True):
                    return found
        return []

    def _nearest(self, verb: Token) -> list[Mention]:
        """First actor to the right inside the verb's own phrase: the last resort."""
        for token in verb.subtree:
            inside = token.i > verb.i and self.mentions.is_actor(token)
            if inside and token.dep_ in ("obl", "nmod", "nmod:poss", "obj") and _own(token, verb):
                return [self.mentions.of(token)]
        return []

    def _venue(self, head: Token) -> Mention | None:
        for child in children(head, "obl", "nmod"):
            if child.i in self.mentions.named and any(c in ("in", "at") for c in cases(child)):
                return self.mentions.of(child)
        return None

    def actors(self, token: Token, deep: bool = False) -> list[Mention]:
        """Actor mentions of a noun phrase and its coordination; `deep` also looks inside it."""
        found: list[Mention] = []
        for head in conjuncts(token):
            if head.text.lower() in PRONOUNS:
                pronoun = self.mentions.antecedent(head)
                found += [pronoun] if pronoun else []
            elif self.mentions.is_actor(head):
                found.append(self.mentions.of(head))
            elif deep:
                found += self._inside(head)
        return found

    def _inside(self, head: Token) -> list[Mention]:
        """The actor inside a phrase that is none: "[the US]'s decision", "policy of [Iran]"."""
        for dep in ("nmod:poss", "nmod", "compound", "amod"):
            for child in children(head, dep):
                if dep == "nmod" and not any(c in _CONTENT_CASES for c in cases(child)):
                    continue
                found = self.actors(child)
                if found:
                    return found
        return []


def _own(token: Token, verb: Token) -> bool:
    """Whether no clause that tells another act lies between `verb` and `token`."""
    node = token
    while node != verb:
        if (
            node.dep_ in ("conj", "parataxis", "advcl", "ccomp", "acl:relcl")
            and node.pos_ == "VERB"
        ):
            return False
        if "according" in cases(node):
            return False
        node = node.head
    return True


def _other(mentions: list[Mention], taken: list[Mention]) -> list[Mention]:
    spans = {(m.start, m.end) for m in taken}
    return [m for m in mentions if (m.start, m.end) not in spans]
