"""Whose something is where another stands nearer: "said B had recalled [its] envoy" is B's."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token

_HELPING = frozenset(
    "aid assist assistance back backing help side solidarity support train".split()
)
# What one does to what is one's own.
_WITH_OWN = frozenset(
    "deploy evacuate lay mobilise mobilize pull recall redeploy send surrender withdraw".split()
)


def is_own(pronoun: Token) -> bool:
    """Whether "its" is of who acts and not of who tells it: "said B had recalled [its] envoy"."""
    noun = pronoun.head
    return noun.dep_ == "obj" and noun.head.lemma_.lower() in _WITH_OWN


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
