"""An envoy who is told to come: who has him come, and where."""

from __future__ import annotations

from kg.extract.grammar.tree import OBLIQUE, SUBJECTS, cases, children, is_passive
from kg.extract.grammar.words import Token

SUMMONING = frozenset("call convoke haul summon".split())
_OBJECTS = ("obj", "iobj")
_TOWARD = frozenset("against from to with".split())
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


def facing(subject: Token) -> list[Token]:
    """The states that somebody has to do with, and those whose envoys are called in: he is of none
    of them, "the government warned [A]", "summoned [B]'s envoy", "lodged a protest with [C]"."""
    verb = subject.head
    if subject.dep_ not in SUBJECTS:
        return []
    envoys = children(verb, "obj") if verb.lemma_.lower() in SUMMONING else []
    found = [t for envoy in envoys for t in envoy.subtree]
    met = [c for c in children(verb, "obj", "iobj", *OBLIQUE) if c.ent_type_ == "GPE"]
    return [*found, *(c for c in met if c.dep_ in _OBJECTS or _TOWARD & set(cases(c)))]
