"""An envoy who is told to come: who has him come, and where."""

from __future__ import annotations

from kg.extract.grammar.tree import OBLIQUE, cases, children, is_passive
from kg.extract.grammar.words import Token

SUMMONING = frozenset("call convoke haul summon".split())
_OFFICES = frozenset("department ministry office".split())


def summoned_to(verb: Token) -> list[Token]:
    """The ministry that has an envoy come: "was summoned to [the foreign ministry]"."""
    if verb.lemma_.lower() not in SUMMONING or not is_passive(verb):
        return []
    places = [c for c in children(verb, *OBLIQUE) if {"before", "by", "to"} & set(cases(c))]
    return [c for c in places if c.lemma_.lower() in _OFFICES]
