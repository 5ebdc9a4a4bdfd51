"""Nominal mentions that point back to an event already told, and who initiated it.

"The exchange, initiated by the Americans" adds to the call that the article opened with; "a
further call" is another event between the same parties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.extract.grammar.tree import agents_of, cases, children
from kg.extract.grammar.words import Token
from kg.extract.parties.phrases import Phrases
from kg.extract.who.salience import is_pronoun
from kg.model import Event, Span, Status

BACK = frozenset({"the", "this", "that", "these", "those"})
_OTHER_SIDE = frozenset({"with", "between", "by", "on", "for", "against"})
_AGAIN = frozenset("further another second third next new additional fresh follow-up".split())
_STARTING = frozenset("initiate request call arrange propose organize organise seek".split())
_ON_BEHALF = frozenset("request initiative invitation behest urging".split())


# Nouns that point back to talks whatever else they can mean: "the call", "the exchange".
TALKS = frozenset(
    """
    call conversation discussion exchange talk talks meeting encounter summit negotiation dialogue
    contact visit
    """.split()
)


def points_back(noun: Token) -> bool:
    """Whether a nominal event without parties may stand for one told before."""
    behind = {case for child in children(noun) for case in cases(child)}
    if behind & _OTHER_SIDE or {"of", "to"} <= behind:  # "the visit of A to B"
        return False
    determiners = {child.text.lower() for child in children(noun, "det")}
    return bool(determiners & BACK) or is_another(noun)


def is_another(noun: Token) -> bool:
    """Whether the noun tells of one more event of its kind: "a further call"."""
    one = {child.text.lower() for child in children(noun, "det")} & {"a", "an", "another"}
    words = {child.text.lower() for child in children(noun, "amod", "det")}
    return bool(one) and bool(words & _AGAIN)


def told_before(events: Sequence[Event], event_type: str | None) -> int | None:
    """Index of the last event of the same type that has parties on both sides; of those that one
    sentence tells the latest: "spoke on Sunday, the first time since [their talk] of 9 May"."""
    told = [at for at, e in enumerate(events) if event_type is not None and _can_be(e, event_type)]
    last = [at for at in told if events[at].sentence_index == events[told[-1]].sentence_index]
    return max(last, key=lambda at: (_day(events[at], events[last[-1]]), at), default=None)


def _can_be(event: Event, event_type: str) -> bool:
    """Whether a mention without parties may point back to an event."""
    told = event.status is not Status.HYPOTHETICAL and event.subtype != "letter"
    parties = len(event.sources) + len(event.targets)
    return told and event.event_type == event_type and parties >= 2


def _day(event: Event, last: Event) -> date:
    """When an event began; where it or the last one tells no day, no later than all others."""
    stated = event.date is not None and last.date is not None and event.date.text is not None
    return event.date.start if stated and event.date is not None else date.min


def pointed(event: Event, noun: Token, phrases: Phrases) -> Event:
    """The event with the mention that points back to it and what stands beside that."""
    span = Span(noun.text, noun.idx, noun.idx + len(noun))
    return replace(
        event,
        coreferent=(*event.coreferent, span),
        venue=event.venue or phrases.venue(noun),
        initiator=event.initiator or initiator(noun, phrases),
    )


def initiator(trigger: Token, phrases: Phrases) -> str | None:
    """The words for who initiated an event: "initiated by A", "at the request of A"."""
    for clause in children(trigger, "acl", "acl:relcl"):
        if clause.lemma_.lower() in _STARTING:
            for agent in agents_of(clause):
                if found := phrases.actors(agent, deep=True):
                    return found[0].name or found[0].text
    for phrase in children(trigger, "obl", "nmod"):
        behalf = phrase.lemma_.lower() in _ON_BEHALF and "at" in cases(phrase)
        if behalf and (found := phrases.actors(phrase, deep=True)):
            return found[0].name or found[0].text
    return None


def stands_for_act(noun: Token) -> bool:
    """Whether a noun stands for an act told before: "the raid", "his offer", "Monday's raid"."""
    if any(c.pos_ == "NUM" or c.ent_type_ == "DATE" for c in children(noun, "nmod")):
        return False  # "the killings of 1915", "the call of the four"
    if {child.lower_ for child in children(noun, "det")} & BACK:
        return True
    owners = children(noun, "nmod:poss")
    return any(is_pronoun(owner) or owner.ent_type_ == "DATE" for owner in owners)


def is_comment(noun: Token, clause: Token) -> bool:
    """Whether a noun and its clause comment on what is told before: "..., a charge he denied"."""
    edge = noun.left_edge.i
    return noun == clause.head and any(t.is_punct for t in noun.doc[max(0, edge - 1) : edge + 1])
