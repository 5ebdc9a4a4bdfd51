"""With whom a deal was made that somebody ratifies or approves: the other side than his own.

"Parliament ratified a deal that Kyiv had signed with [Washington]", "Turkey's parliament ratified
the accord which Ankara and [Tripoli] had signed".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import OBLIQUE, RELATIVE, SUBJECTS, cases, children, conjuncts
from kg.extract.grammar.words import Token
from kg.extract.parties.nations import Nations
from kg.extract.parties.phrases import Phrases, others
from kg.model import Event, Kind, Mention

_ADOPTED = ("deal-reached", "ratification")
_MADE = frozenset("agree conclude forge make negotiate reach seal sign strike".split())
_CLAUSES = ("acl", "acl:relcl")


class Deals:
    """Asked by the events of one article."""

    def __init__(self, phrases: Phrases, nations: Nations) -> None:
        self.phrases = phrases
        self.nations = nations

    def directed(self, event: Event, trigger: Token) -> Event:
        """The event with the other side of the deal as its target."""
        if event.subtype not in _ADOPTED or not event.sources:
            return event
        own = self.nations.parties(event.sources)
        partners = self._partners(trigger, known=bool(self.nations.codes(event.sources)))
        named = partners or list(event.targets)
        rest = [m for m in named if not own & self.nations.parties((m,))]
        rest = others(rest, list(event.sources))
        apart = rest and all(m.kind is not Kind.MATTER for m in rest)
        return replace(event, targets=tuple(rest)) if apart else event

    def _partners(self, trigger: Token, *, known: bool) -> list[Mention]:
        """Who made the deal that a verb has as its object, by the clause that tells of it; with
        whom alone, where it is not ``known`` of which state they are who adopt it."""
        deals = [deal for noun in children(trigger, "obj") for deal in conjuncts(noun)]
        made = [c for deal in deals for c in children(deal, *_CLAUSES) if c.lemma_ in _MADE]
        behind = [c for clause in made for c in children(clause, *OBLIQUE) if "with" in cases(c)]
        subjects = [s for clause in made for s in children(clause, *SUBJECTS)]
        subjects = [s for s in subjects if s.lower_ not in RELATIVE]
        heads = [*subjects, *behind] if known or not behind else behind
        return [m for head in heads for m in self.phrases.actors(head)]
