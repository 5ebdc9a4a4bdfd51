"""What is said once of two who are joined: "the government and people [of Mali]"."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.nouns import ActorNouns
from kg.extract.who.names import inner

# What a state has but one of, so that "the Japanese government and [people]" are both Japanese.
_PARTS = frozenset("army government military nation parliament people police state".split())


def sharing(noun: Token, nouns: ActorNouns) -> str | None:
    """One of two with what both are of: "leaders of a party" for "the [leaders] and members of a
    party", "people of Mali" for "the government and [people] of Mali", "Japan's people" for
    "Japan's government and [people]"."""
    first = noun.head if noun.dep_ == "conj" else noun
    others = [c for c in children(first, "conj") if children(c, "cc")]
    if len(others) != 1 or noun not in (first, others[0]):
        return None
    other = others[0]
    if children(other, "det", "nummod", "amod", "nmod:poss", "compound"):
        return None
    if not all(_is_one_of_many(t, nouns) for t in (first, other)):
        return None
    if noun == other and (owner := _owner_before(first)) and other.lower_ in _PARTS:
        return f"{owner} {noun.text}"
    return None if children(first, "nmod:poss", "compound") else _of_both(noun, first, other)


def _is_one_of_many(noun: Token, nouns: ActorNouns) -> bool:
    """Whether a noun has several, or is a body: a "founder and president" may be one person."""
    body = noun.tag_ == "NN" and noun.lemma_.lower() not in nouns.people
    return noun.tag_ == "NNS" or body


def _owner_before(first: Token) -> str | None:
    """The state before two, that both are of: "the [Japanese] government and people"."""
    if first.lower_ not in _PARTS:
        return None
    named = [c for c in children(first, "nmod:poss", "amod", "compound") if c.ent_type_]
    if len(named) != 1 or named[0].ent_type_ not in ("GPE", "NORP"):
        return None
    return first.doc[named[0].left_edge.i : first.i].text


def _of_both(noun: Token, first: Token, other: Token) -> str | None:
    of = [c for t in (first, other) for c in children(t, "nmod") if cases(c) == ["of"]]
    if len(of) != 1 or of[0].i < other.i:
        return None
    if noun == of[0].head and noun == other:
        return None  # behind which it stands
    beyond = [c for c in children(of[0], "nmod", "acl:relcl", "acl", "appos") if cases(c) != ["of"]]
    last = max(t.i for t in of[0].subtree if not any(c == t or c.is_ancestor(t) for c in beyond))
    return f"{inner(noun)} {noun.doc[of[0].left_edge.i : last + 1].text}"
