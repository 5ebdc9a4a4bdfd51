"""Whom a pronoun cannot stand for: by what its own clause tells, and because a thing is meant."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    OBLIQUE,
    SUBJECTS,
    cases,
    children,
    is_passive,
    object_meant,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import BLOCKING, FAVOURING, JUDGING, SAYING, TEXTS
from kg.extract.who.mentions import Mentions
from kg.extract.who.salience import NEUTER, PERSONAL, acting_on, is_pronoun
from kg.model import Kind, Mention

_JUDGING = JUDGING | {"admire"}
# What is said of things rather than of those who act: "welcomed the measures", "rejected them"
_OF_THINGS = JUDGING | FAVOURING | {"approve", "ignore", "receive"}
_BLAMING = frozenset("accuse blame complain condemn denounce protest summon warn".split())
_TRESPASSING = frozenset("breach cross enter intrude invade penetrate stray violate".split())
# What is done to measures, texts and ties, and to nobody: "demanded that it be lifted"
_OF_MEASURES = frozenset(
    """
    abolish amend cancel enforce extend implement impose lift postpone renew repeal rescind resume
    revoke scrap shelve
    """.split()
)
_QUOTES = frozenset('"“”')
_THINGS = {"it": ("NN",), "them": ("NNS",)}


class Nobody:
    """Tells of one article's pronouns whom they do not mean; ``pronoun`` gives whom they may."""

    def __init__(self, mentions: Mentions, pronoun: Callable[[Token], list[Mention]]) -> None:
        self.mentions = mentions
        self.pronoun = pronoun

    def sieve(self, pronoun: Token) -> Callable[[Token], bool]:
        """Whether a candidate may be whom a pronoun stands for."""
        names, states = self._apart(pronoun), self._entered(pronoun) | self._faced(pronoun)
        told = {t.i for clause in _said_by(pronoun) for t in clause.subtree}
        if (whom := object_meant(pronoun.head)) is not None and pronoun.dep_ in SUBJECTS:
            told.add(whom.i)  # "freed [the men] whom they had seized"

        def may_be(token: Token) -> bool:
            if token.i in told:
                return False
            if states and self.mentions.states.get(token.i) in states:
                return False
            return not names or self.mentions.of(token).name not in names

        return may_be

    def is_thing(self, pronoun: Token) -> bool:
        """Whether a pronoun means what others, too, have judged, or a text: "A welcomed [the
        measures]. B condemned [them]", "[the draft] was tabled by A. B opposed [it]"."""
        verb, tags = pronoun.head, _THINGS.get(pronoun.lower_)
        if self._is_reason(pronoun) or _is_measure(pronoun):
            return True
        if tags is None or pronoun.dep_ != "obj":
            return False
        lemma = verb.lemma_.lower()
        for token in reversed(pronoun.doc[pronoun.sent.previous.start : pronoun.i]):
            text = lemma in BLOCKING | _OF_THINGS and token.lemma_.lower() in TEXTS
            judged = text and token.dep_ in ("nsubj:pass", "obj")
            if lemma in _OF_THINGS and token.dep_ == "obj":
                judged = judged or token.head.lemma_.lower() in _OF_THINGS
            if judged and token.head != verb:
                thing = token.pos_ == "NOUN" and not self.mentions.is_actor(token)
                return thing and token.tag_ in tags
        return False

    def _is_reason(self, pronoun: Token) -> bool:
        """Whether a pronoun means the thing that is judged for what it does: "vetoed [the draft]
        because [it] condemned A"."""
        clause, verb = pronoun.head, pronoun.head.head
        if pronoun.dep_ not in SUBJECTS or clause.dep_ != "advcl" or "because" not in cases(clause):
            return False
        if pronoun.lower_ not in ("it", "they") or verb.lemma_.lower() not in _OF_THINGS | BLOCKING:
            return False
        number = "NN" if pronoun.lower_ == "it" else "NNS"
        things = [c for c in children(verb, "obj") if c.tag_ == number]
        return bool(things) and not any(map(self.mentions.is_actor, things))

    def _apart(self, pronoun: Token) -> set[str]:
        """The names of those whom a pronoun cannot stand for: whoever is named behind it in the
        clause that it is the subject of, and whoever does to it what its verb tells: "Y" of
        "[he] demanded Y's exit", and of "Y's party accused [him]"."""
        found = set[str]()
        if pronoun.lower_ not in PERSONAL | NEUTER | {"them", "they"}:
            return found
        if pronoun.dep_ in ANY_SUBJECT:
            for token in pronoun.head.subtree:
                named = self.mentions.kind.get(token.i) in (Kind.PERSON, Kind.COUNTRY)
                if named and token.i > pronoun.i and token.dep_ not in ("flat", "compound", "amod"):
                    found.add(self.mentions.of(token).name or "")
        thing = pronoun.dep_ == "nmod:poss" and not self.mentions.is_actor(pronoun.head)
        judged = thing and pronoun.head.head.lemma_.lower() in _JUDGING
        for acting in acting_on(pronoun.head if judged else pronoun):
            if judged:  # nobody praises his own courage
                found.add(self.mentions.of(acting).name or "")
            elif is_pronoun(acting):
                found |= {m.name or "" for m in self.pronoun(acting)}
            elif self._is_body(acting):
                found |= {self.mentions.of(c).name or "" for c in children(acting, "nmod:poss")}
        return found - {""}

    def _faced(self, pronoun: Token) -> set[str]:
        """The states that whoever a pronoun stands for does something to: "X" of "it accused X's
        capital", by whichever name."""
        if pronoun.lower_ not in NEUTER or pronoun.dep_ not in SUBJECTS:
            return set()
        faced = children(pronoun.head, "obj")
        kind = self.mentions.kind
        return set(self.mentions.codes(c for c in faced if kind.get(c.i) is Kind.COUNTRY))

    def _entered(self, pronoun: Token) -> set[str]:
        """The states whose land or people the force of whom a pronoun stands for comes upon: "A
        protested after [its] jets entered A's airspace", where it is B's."""
        force, verb = pronoun.head, pronoun.head.head
        if pronoun.lower_ not in ("its", "their") or force.dep_ not in ANY_SUBJECT:
            return set()
        above = verb.head.lemma_.lower() if verb.dep_ in ("advcl", "ccomp") else ""
        if verb.lemma_.lower() not in _TRESPASSING and above not in _BLAMING:
            return set()
        upon = (t for c in children(verb, "obj", *OBLIQUE) for t in c.subtree)
        return set(self.mentions.codes(upon))

    def _is_body(self, token: Token) -> bool:
        organisation = self.mentions.kind_of(token) is Kind.ORGANISATION
        return organisation or not self.mentions.is_person(token)


def _is_measure(pronoun: Token) -> bool:
    """Whether a pronoun means a measure or a text: "demanded that [it] be lifted", "pushed for [it]
    to be repealed"."""
    done = pronoun.head
    if pronoun.dep_ == "obl" and "for" in cases(pronoun):
        done = next((c for c in children(done, "xcomp", "advcl") if c.i > pronoun.i), done)
    elif pronoun.dep_ != "nsubj:pass":
        return False
    neuter = pronoun.lower_ in ("it", "they", "them")
    return neuter and is_passive(done) and done.lemma_.lower() in _OF_MEASURES


def _said_by(pronoun: Token) -> list[Token]:
    """What whoever a pronoun stands for says of others, in his own words: "'[A] must leave,' he
    said"; but "[A] would leave, he said"."""
    verb = pronoun.head
    speaks = pronoun.dep_ in SUBJECTS and verb.lemma_.lower() in SAYING
    told = [c for c in children(verb, "ccomp") if c.i < verb.i] if speaks else []
    return [c for c in told if any(t.text in _QUOTES for t in c.subtree)]
