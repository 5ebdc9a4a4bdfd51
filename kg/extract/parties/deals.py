"""Who has part in a deal: with whom it was made that somebody ratifies, whose it is that is told.

"Parliament ratified a deal that Kyiv had signed with [Washington]", "Turkey's parliament ratified
the accord which Ankara and [Tripoli] had signed"; "[A] and [B] signed a truce. The deal was reached
in Oslo. It was brokered by C".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import (
    OBLIQUE,
    RELATIVE,
    SUBJECTS,
    cases,
    children,
    conjuncts,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEALS
from kg.extract.parties.backward import TALKS, stands_for_act
from kg.extract.parties.deeds import IT, Deeds
from kg.extract.parties.nations import Nations
from kg.extract.parties.phrases import BROKERING, others
from kg.extract.who.salience import LINES
from kg.model import Event, Kind, Mention

_ADOPTED = ("deal-reached", "ratification")
_MADE = frozenset("agree conclude forge make negotiate reach seal sign strike".split())
_CLAUSES = ("acl", "acl:relcl")
_BROUGHT_ABOUT = ("deal-reached", "agreement", "signing", "mediation")
_BETWEEN = ("mediation", "mediation-offer")
_DEALT = frozenset({"AGREE", "CONCEDE", "RETREAT", "SUPPORT"})


class Deals:
    """Asked by the events of one article."""

    def __init__(self, deeds: Deeds, nations: Nations) -> None:
        self.deeds = deeds
        self.phrases = deeds.arguments.phrases
        self.nations = nations

    def directed(self, event: Event, trigger: Token) -> Event:
        """The event with the other side of the deal as its target."""
        if event.subtype in _BROUGHT_ABOUT and (noun := _deal_at(trigger)) is not None:
            event = self._with_makers(event, noun, here=trigger.head == noun)
        if event.subtype in _BETWEEN:
            before = trigger.sent.start_char
            here = [m for m in event.targets if m.kind is not Kind.MATTER and m.start >= before]
            both = self._parted(event, trigger) if not here and len(event.targets) < 2 else []
            return replace(event, targets=tuple(both)) if both else event
        if event.subtype not in _ADOPTED or not event.sources or event.reciprocal:
            return event
        own = self.nations.parties(event.sources)
        partners = self._partners(trigger, known=bool(self.nations.codes(event.sources)))
        named = partners or list(event.targets)
        rest = [m for m in named if not own & self.nations.parties((m,))]
        rest = others(rest, list(event.sources))
        apart = rest and all(m.kind is not Kind.MATTER for m in rest)
        return replace(event, targets=tuple(rest)) if apart else event

    def _parted(self, event: Event, trigger: Token) -> list[Mention]:
        """The two states that the lines before speak of most, between whom somebody else mediates:
        "A cut ties with B. C offered [to mediate]"."""
        pairs = self.phrases.coreference.several.pairs
        heads = pairs.most_told(trigger, LINES)
        both = [m for head in heads if (m := pairs.state(head)) is not None]
        own = self.nations.codes(event.sources) & self.nations.codes(both)
        return both if len(both) == 2 and event.sources and not own else []

    def _with_makers(self, event: Event, noun: Token, *, here: bool) -> Event:
        """The event of a deal told before with those who made that: "[the deal] was reached", "A
        brokered [the deal]"; of its own sentence where it stands ``here``, "signed [a truce]
        mediated by A", "[talks] between A and B hosted by C"."""
        inside = {t.idx for t in noun.subtree} | {noun.idx}
        start = noun.sent.start_char
        brokered = event.subtype == "mediation"
        known = event.targets if brokered else (*event.sources, *event.targets)
        elsewhere = (m for m in known if event.venue is None or m.start != event.venue.start)
        named = [m for m in elsewhere if m.name or self.nations.codes_of(m)]
        if any(m.start >= start and m.start not in inside for m in named):
            return event
        before = noun.sent.previous.start_char if noun.lower_ in IT else 0
        before, dealt = (start, _DEALT | {"CONSULT"}) if here else (before, _DEALT)
        for deed in self.deeds:
            if deed.at < before or deed.at > noun.idx:
                continue
            makers = [*deed.doers, *deed.hit]
            if not deed.joint or not deed.types & dealt or len(makers) < 2:
                continue
            if not brokered:
                return replace(event, sources=tuple(makers), targets=(), reciprocal=True)
            rest = others(makers, list(event.sources))
            return replace(event, targets=tuple(rest)) if rest else event
        return event

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


def _deal_at(trigger: Token) -> Token | None:
    """The deal told before that is made or brought about: "[the deal] was reached", "[it] was
    brokered by A", "A brokered [the truce]"."""
    mediates = trigger.lemma_.lower() in BROKERING
    of_deal = trigger.dep_ in (*_CLAUSES, "amod", "compound")  # "a Russian-[brokered] accord"
    if mediates and of_deal and lemma_of(trigger.head) in DEALS | TALKS:
        return trigger.head
    deps = ("nsubj:pass", "obj") if mediates else ("nsubj:pass",)
    for noun in children(trigger, *deps):
        if noun.lower_ == "it" or (lemma_of(noun) in DEALS and stands_for_act(noun)):
            return noun
    return None
