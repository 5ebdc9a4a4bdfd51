"""Who is named beside an act and takes no part in it.

"Backed A instead of [B]", "despite warnings from [C]", "the envoy to [D] condemned the raid".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.arms import WEAPONS
from kg.extract.attitudes import ALLEGING, JUDGING
from kg.extract.lexicon import singular
from kg.extract.mentions import Mentions
from kg.extract.tree import (
    SUBJECTS,
    cases,
    climb,
    first_conjunct,
    is_apposed,
    is_left_out,
    is_passive,
)

HELP = frozenset("aid assistance coordination cooperation defence defense support".split())
_BACKING = frozenset("aid assistance backing help support".split())
# What somebody acts in spite of: "over the [objections] of A".
_OBJECTIONS = frozenset("objection opposition protest reservation veto".split())
_VOICING = frozenset("complain express register voice".split())
_DEFYING = frozenset({"defiance", "spite"})
_WISHES = frozenset("advice objection recommendation will wish".split())
_NOUNS = ("NOUN", "PROPN")
_POSTED = frozenset({"at", "for", "in", "on", "to"})


def is_beside(phrase: Token) -> bool:
    """Whether a phrase names who takes no part, or none as a target: "instead of [A]", "despite
    [warnings] from A", "over the [objections] of A", "with A's [help]", "with A's [missiles]"."""
    behind, lemma = set(cases(phrase)), phrase.lemma_.lower()
    if is_left_out(phrase) or behind & {"despite", "notwithstanding"}:
        return True
    return (
        ("with" in behind and (lemma in _BACKING or singular(lemma) in WEAPONS))
        or ("over" in behind and lemma in _OBJECTIONS and not _is_voiced(phrase.head))
        or ("in" in behind and lemma in _DEFYING)
        or ("against" in behind and lemma in _WISHES)
    )


def _is_voiced(verb: Token) -> bool:
    """Whether a verb tells what somebody says of what stands behind "over": "protested over A's
    [veto]"."""
    return verb.lemma_.lower() in JUDGING | ALLEGING | _VOICING


def stands_beside(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in such a phrase between him and the act."""
    for node in (token, *token.ancestors):
        if node == trigger:
            return False
        if is_beside(node):
            return not node.is_ancestor(trigger)
    return False


def is_posting(token: Token, mentions: Mentions) -> bool:
    """Whether a place or a body is where the one who acts is posted: "the envoy to [A] said"."""
    place = first_conjunct(token)
    office = place.head
    if place.dep_ != "nmod" or not _POSTED & set(cases(place)) or office.pos_ not in _NOUNS:
        return False
    if not mentions.is_person(office) or office.ent_type_ not in ("", "PERSON"):
        return False
    subject = office.head if is_apposed(office) else office
    return subject.dep_ in SUBJECTS and not is_passive(subject.head)


def is_backed(token: Token, verb: Token) -> bool:
    """Whether a word names whom an attack helps: "struck in support of [A] against B"."""
    for node, head in climb(token):
        if "against" in cases(node) or head == verb:
            return node.lower_ in HELP
        if node.lower_ in HELP and "in" in cases(node):
            return True
    return False
