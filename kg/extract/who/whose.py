"""Who is meant where another stands nearer: "said B had recalled [its] envoy" is B's."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    cases,
    children,
    conjuncts,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ALLEGATIONS, CLAIMS, DENYING

_HELPING = frozenset(
    "aid assist assistance back backing help side solidarity support train".split()
)
_DENYING = DENYING | frozenset("brand brush call laugh rebut reject shrug".split())
# What one does to what is one's own.
_WITH_OWN = frozenset(
    "deploy evacuate lay mobilise mobilize pull recall redeploy send surrender withdraw".split()
)


def is_own(pronoun: Token) -> bool:
    """Whether "its" is of who acts and not of who tells it: "said B had recalled [its] envoy"."""
    noun = pronoun.head
    return noun.dep_ == "obj" and noun.head.lemma_.lower() in _WITH_OWN


def claimed_of(pronoun: Token) -> list[Token]:
    """Whom a claim is about that he denies: "[A] dismissed B's claim that it had struck C"."""
    claim = pronoun.head.head
    said = pronoun.head.dep_ in ("acl", "ccomp") and lemma_of(claim) in CLAIMS | ALLEGATIONS
    denial = claim.head
    if pronoun.dep_ not in ANY_SUBJECT or not said or lemma_of(denial) not in _DENYING:
        return []
    return [one for subject in subjects_of(denial) for one in conjuncts(subject)]


def helped_in(noun: Token) -> list[Token]:
    """Who is helped in what a noun tells: "backs [A] in the fight", "help for [A] in its war"."""
    above = noun.head
    if "in" not in cases(noun):
        return []
    if above.dep_ == "obj" and above.head.lemma_.lower() in _HELPING:
        return [above]
    if above.lemma_.lower() not in _HELPING:
        return []
    behind = children(above, "obj", "nmod", "obl")
    return [c for c in behind if c.dep_ == "obj" or {"for", "to", "of", "with"} & set(cases(c))]
