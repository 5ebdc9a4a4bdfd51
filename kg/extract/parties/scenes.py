"""Places that only tell which act is meant, or where it was: "the [Lahore] bombing"."""

from __future__ import annotations

from kg.extract.grammar.tree import antecedent, between, cases, children, compounded, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions

_AT = frozenset("across against around at in into on throughout".split())
_PLACES = ("GPE", "LOC")
_BLOWS = frozenset("attack blast bombing explosion massacre shooting".split())


def is_of_blow(token: Token, mentions: Mentions) -> bool:
    """Whether a city only tells which attack is meant: "condemned the [Lahore] bombing", but not
    "the Moscow attack on Odesa"."""
    blow, known = compounded(token), mentions.gazetteer
    if token.dep_ != "compound" or lemma_of(blow) not in _BLOWS or known is None:
        return False
    aimed = any({"against", "on"} & set(cases(c)) for c in children(blow, "nmod"))
    return not aimed and known.is_city(token.text)


def is_where_deed_was(token: Token, trigger: Token, mentions: Mentions) -> bool:
    """Whether a place is only where the deed was of which a relative clause tells what it did:
    "launched a raid on [A] that killed two"."""
    deed = antecedent(trigger)
    path = between(token, deed) if deed is not None else []
    if not path or not (token.ent_type_ in _PLACES or mentions.is_place(token)):
        return False
    return path[-1].dep_ == "nmod" and bool(_AT & set(cases(path[-1])))
