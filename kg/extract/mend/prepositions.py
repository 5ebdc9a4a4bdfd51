"""Prepositions that the parser hangs on the wrong word: "called [for] tougher sanctions"."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, children, lemma_of
from kg.extract.grammar.words import Token

_LEAVING = frozenset(
    """
    departure evacuation exit expulsion pullback pullout recall removal repatriation withdrawal
    """.split()
)
_COUNTS = frozenset(["hundreds", "thousands", "millions"])


def mend_preposition(token: Token) -> None:
    """Hang a preposition on its noun."""
    if token.text == "of":
        _join_count(token)
        _move_case(token)
        _hang_owner(token)
    elif token.head.dep_ == "amod" and token.i < token.head.i < token.head.head.i:
        token.head = token.head.head  # not on the adjective before the noun


def leave_from(place: Token) -> None:
    """Hang what is left on the leaving, not on those who leave: "the withdrawal of troops from
    [Iraq]"."""
    those = place.head
    if cases(place) != ["from"] or place.dep_ != "nmod" or those.dep_ != "nmod":
        return
    if lemma_of(those.head) in _LEAVING and cases(those) == ["of"]:
        place.head = those.head


def _join_count(of: Token) -> None:
    """Hang the second number on the first: "tens of [thousands] of people said", where the parser
    put "thousands" above the verb and "tens" below it."""
    if not 0 < of.i < len(of.doc) - 1:
        return
    many, more = of.nbor(-1), of.nbor(1)
    if more.lower_ in _COUNTS and many.dep_.startswith("nsubj") and more in many.head.ancestors:
        verb = many.head
        if more.dep_ == "ROOT":
            verb.head, verb.dep_ = verb, "ROOT"
        else:
            verb.head, verb.dep_ = more.head, more.dep_
        more.head, more.dep_ = many, "nmod"


def _move_case(of: Token) -> None:
    """Hang "of" on the noun behind it where that hangs on the noun before: "Secretary of State"."""
    if 0 < of.i < len(of.doc) - 1:
        noun = of.nbor(1)
        if noun.dep_ == "nmod" and noun.head.i == of.i - 1 and not children(of):
            of.head = noun


def _hang_owner(of: Token) -> None:
    """Hang a phrase with "of" on the noun before it, where that is all behind "in": "strikes flown
    in support of the [government]"."""
    phrase = of.head
    if not phrase.dep_.startswith("obl") or "of" not in cases(phrase)[-1:] or of.i < 2:
        return
    noun = of.nbor(-1)
    if noun.pos_ == "NOUN" and noun.nbor(-1).lower_ == "in" and phrase.i > of.i:
        phrase.head, phrase.dep_ = noun, "nmod"
