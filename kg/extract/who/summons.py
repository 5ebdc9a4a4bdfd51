"""An envoy who is told to come: who has him come, and where."""

from __future__ import annotations

from kg.extract.grammar.tree import OBLIQUE, cases, children, is_passive
from kg.extract.grammar.words import Token

SUMMONING = frozenset("call convoke haul summon".split())
_OFFICES = frozenset("department ministry office".split())


def summoned_to(verb: Token) -> list[Token]:
    """The ministry that has an envoy come, or in whose capital: "was summoned to [the foreign
    ministry]", "was summoned in [Tehran]"."""
    if verb.lemma_.lower() not in SUMMONING or not is_passive(verb):
        return []
    places = children(verb, *OBLIQUE)
    offices = [c for c in places if {"before", "by", "to"} & set(cases(c))]
    found = [c for c in offices if c.lemma_.lower() in _OFFICES]
    return found or [c for c in places if "in" in cases(c) and c.ent_type_ == "GPE"]
