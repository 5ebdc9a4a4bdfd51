"""Where a visit goes that a noun tells with the country before it: "the king's [Jordan] visit"."""

from __future__ import annotations

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Token
from kg.extract.parties.arguments import Parties
from kg.extract.parties.phrases import Phrases, others


def turn_to_goal(noun: Token, parties: Parties, phrases: Phrases) -> None:
    """Make the place between a visitor and his visit its goal."""
    owners = children(noun, "nmod:poss")
    before = [c for c in children(noun, "compound", "amod", "nmod") if c.i < noun.i]
    places = [c for c in before if owners and owners[0].i < c.i and phrases.mentions.is_place(c)]
    goals = [m for c in places for m in phrases.actors(c)]
    visitors = others([m for c in owners for m in phrases.actors(c)], goals)
    if goals and visitors:
        parties.sources, parties.targets = visitors, goals
        parties.certain += [*visitors, *goals]
