"""Words joined before a noun: "US-Iran talks", "Thai and Cambodian soldiers", "test-fired"."""

from __future__ import annotations

from kg.extract.grammar.tree import SUBJECTS, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.nouns import STATES_BEFORE_HYPHEN

_ACTORS = ("GPE", "NORP", "ORG")


def join(token: Token) -> None:
    """Mend what the parser makes of two actors before one noun."""
    if token.text == "-":
        if 0 < token.i < len(token.doc) - 1 and not token.whitespace_:
            _join_pair(token)
            _join_verb(token)
    elif token.pos_ == "ADJ":
        _join_peoples(token)


def _join_peoples(people: Token) -> None:
    """Hang a people on the noun that it tells of together with the one behind "and", where the
    parser set it side by side with the noun: "[Thai] and Cambodian soldiers fired"."""
    joined = [c for c in children(people, "conj") if c.ent_type_ in _ACTORS and c.pos_ == "ADJ"]
    if people.ent_type_ not in _ACTORS or len(joined) != 1:
        return
    noun = joined[0].nbor(1) if joined[0].i + 1 < len(people.doc) else people
    if noun.pos_ == "NOUN" and noun.head == people.head and noun.dep_ == people.dep_:
        people.head, people.dep_ = noun, "amod"


def _join_pair(hyphen: Token) -> None:
    """Read two actors in front of a noun as "A and B": "[US]-[Iran] talks", "[Sino]-Indian"."""
    one, other = hyphen.nbor(-1), hyphen.nbor(1)
    if one.whitespace_ or other.ent_type_ not in _ACTORS:
        return
    if one.ent_type_ not in _ACTORS and one.lower_ not in STATES_BEFORE_HYPHEN:
        return
    if other.lower_ in ("north", "south") and other.i + 1 < len(other.doc):
        other = other.nbor(1)
    noun = other.head
    modifies = other.dep_ in ("amod", "compound", "nmod", "nmod:poss") and noun.i > other.i
    above = one.is_ancestor(noun) or hyphen.is_ancestor(noun)
    if above or not modifies or noun.sent != one.sent:
        return  # the tree has A above the noun: what hangs on it would hang on itself
    if noun.pos_ == "NOUN" and not noun.ent_type_:
        one.head, one.dep_ = noun, "compound"
        other.head, other.dep_ = one, "conj"
        hyphen.head, hyphen.dep_ = other, "cc"


def _join_verb(hyphen: Token) -> None:
    """Read a noun before a verb as part of it: "A [test]-fired a missile"."""
    noun, verb = hyphen.nbor(-1), hyphen.nbor(1)
    if noun.whitespace_ or noun.pos_ != "NOUN" or noun.ent_type_ or verb.pos_ != "VERB":
        return
    if noun.head != verb or noun.dep_ not in SUBJECTS:
        return
    for child in children(noun, "compound", "nmod"):
        child.head, child.dep_ = verb, "nsubj"
    noun.dep_ = "compound"
