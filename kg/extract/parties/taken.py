"""From whom a place is taken: "captured the town from [A]", "in an offensive against [A]"."""

from __future__ import annotations

from kg.extract.grammar.tree import OBLIQUE, cases, children, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.parties.arms import is_strike
from kg.extract.parties.phrases import Phrases, others
from kg.model import Mention

_TAKING = frozenset(
    """
    annex capture conquer liberate occupy reclaim recapture recover regain retake seize take wrest
    """.split()
)
_DRIVES = frozenset({"advance", "campaign", "drive", "push"})


def robbed(verb: Token, taken: Token, found: list[Mention], phrases: Phrases) -> list[Mention]:
    """Those whom a verb hits, of which what stands there was `found`; those from whom a place is
    taken stand for it, or beside it where it is several."""
    if verb.lemma_.lower() not in _TAKING or taken.dep_ != "obj":
        return found
    against = [
        c for drive in _drives(verb) for c in children(drive, "nmod") if "against" in cases(c)
    ]
    foes = others([m for c in against for m in phrases.actors(c)], found)
    named = taken.ent_type_ in ("GPE", "LOC")
    if taken.tag_ in ("NNS", "PRP") or (phrases.mentions.is_person(taken) and not named):
        return found + (foes if taken.tag_ == "NNS" else [])
    losers = [c for c in children(verb, "obl") if cases(c) == ["from"]]
    return [m for c in losers for m in phrases.actors(c)] or found + foes


def _drives(verb: Token) -> list[Token]:
    """The attack in which somebody takes something."""
    inside = [c for c in children(verb, *OBLIQUE) if {"during", "in"} & set(cases(c))]
    return [c for c in inside if is_strike(c) or lemma_of(c) in _DRIVES]
