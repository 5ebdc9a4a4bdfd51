"""One event for each that an article tells twice, and mentions that point back to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.acts.candidate import NOMINAL
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.retold import both_stated, fold_retellings, joined
from kg.extract.who.names import names_of
from kg.model import Basis, Event, Kind, Status

_MEASURES = ("COERCE", "SANCTION")
_COUNT = re.compile(r"(?:\d|dozens?|hundreds|others|scores|thousands)$")
_BLOWS = ("attack", "bombing")
_AT = frozenset("around at in inside near on outside".split())
_PLACES = ("FAC", "GPE", "LOC")
_LATER = frozenset("earlier following later next previous".split())
_STRIKES = re.compile(r"(?:air ?)?strikes?$|raids?$|sorties?$", re.IGNORECASE)
_OWN = ("alert", "mobilization")
_COMING = ("AGREE", "THREATEN")  # what a possible act of one's own is coded as


def fold_repeats(events: Sequence[Event]) -> list[Event]:
    """One event for each told twice: same subtype, parties and status; details add up."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        names = frozenset(names_of(event.sources + event.targets))
        sides = names if event.reciprocal else (names, frozenset(names_of(event.sources)))
        key = (event.subtype, event.status, sides)
        first = kept.get(key)
        if (
            first is None
            or (len(names) < 2 and not (_named_again(first, event) or _printed_again(first, event)))
            or both_stated(first, event)
            or _struck_elsewhere(first, event)
        ):
            kept[key if first is None else (*key, event.trigger.start)] = event
        else:
            kept[key] = joined(first, event)
    return fold_retellings(list(kept.values()))


def _named_again(first: Event, again: Event) -> bool:
    """Whether a noun and a verb of one sentence tell an act of one side: "a [truce], [announced] by
    A"."""
    nominal = {first.rule in NOMINAL, again.rule in NOMINAL}
    return first.sentence_index == again.sentence_index and nominal == {True, False}


def _printed_again(first: Event, again: Event) -> bool:
    """Whether an article holds a sentence twice."""
    twice = first.sentence.text == again.sentence.text
    return twice and first.sentence_index != again.sentence_index


def _struck_elsewhere(first: Event, again: Event) -> bool:
    """Whether strikes are counted by the places that they hit: "Near A, [two strikes] hit B"."""
    counted = any(_STRIKES.search(m.text) for m in again.sources)
    if not counted or again.venue is None or first.venue is None:
        return False
    return again.venue.text != first.venue.text


def without_background(
    events: Sequence[Event], triggers: Mapping[int, Token] | None = None
) -> list[Event]:
    """The events of one sentence without what is only background to a fuller one; ``triggers`` are
    their words by where they begin.

    An act with one side named, or one that is merely wished for, adds nothing to the graph
    when the same sentence tells who did what to whom.
    """
    full = [e for e in events if _is_full(e) and not _unreal(e)]
    full = [e for e in full if not any(_adds_nothing(e, o, triggers or {}) for o in full)]
    if not full:
        return list(events)
    charges = all(e.status is Status.ALLEGED for e in full)
    return [
        event
        for event in events
        if event in full
        or event.subtype == "denial"  # which needs no other side
        or (event.sources and _names_somebody(event) and not _wished(event) and _apart(event, full))
        or _of_two(event)
        or _is_measure(event)
        or _musters(event)
        # "[was arrested] for arming B" is more than the charge
        or (charges and event.status is Status.ACTUAL and event.event_type in _MEASURES)
    ]


def _adds_nothing(event: Event, other: Event, triggers: Mapping[int, Token]) -> bool:
    """Whether a blow is told with another, by the same: on things beside people, "killed two and
    destroyed [a bridge]", or the same that killed somebody: "[struck] and killed him"."""
    if _elsewhere(event, other, triggers):
        return False
    struck = event.event_type == other.event_type == "ASSAULT" and event.status == other.status
    if not struck or event.reciprocal or names_of(event.sources) != names_of(other.sources):
        return False
    things = not _hits_somebody(event) and _hits_somebody(other)
    same = {m.start for m in event.targets} == {m.start for m in other.targets}
    first = event.trigger.start < other.trigger.start
    apart = any(m.end < event.trigger.start for m in event.targets)  # "killed [him], and hit a car"
    blow = event.subtype in _BLOWS and other.subtype == "killing" and (first or apart)
    return things or (same and blow)


def _elsewhere(event: Event, other: Event, triggers: Mapping[int, Token]) -> bool:
    """Whether an act was at another place or on another day: "killed two in A and shelled a school
    in [B] [the next day]"."""
    venues = {e.venue.text for e in (event, other) if e.venue is not None}
    if len(venues) > 1 or both_stated(event, other):
        return True
    words = [triggers[e.trigger.start] for e in (event, other) if e.trigger.start in triggers]
    places = [places for word in words if (places := _places(word))]
    return any(map(_is_later, words)) or (len(places) > 1 and not places[0] & places[1])


def _places(trigger: Token) -> set[str]:
    """Where something is done, by what the word for it has below it: "shelled a school in [B]"."""
    parts = children(trigger, "obj", "nsubj:pass", "obl")
    inside = (t for part in parts for t in (part, *children(part, "nmod")))
    return {t.lower_ for t in inside if t.ent_type_ in _PLACES and _AT & set(cases(t))}


def _is_later(trigger: Token) -> bool:
    """Whether something was done on another day than what is told before: "[the next day]"."""
    days = (c for c in children(trigger, "obl", "obl:unmarked") if c.ent_type_ == "DATE")
    return any(t.lower_ in _LATER for day in days for t in children(day))


def _hits_somebody(event: Event) -> bool:
    """Whether people are hit, be they only counted: "injured [30]"."""
    things = (m for m in event.targets if m.kind is Kind.MATTER)
    return any(m.kind is not Kind.MATTER for m in event.targets) or any(
        map(_COUNT.search, (m.text for m in things))
    )


def _of_two(event: Event) -> bool:
    """Whether two no longer talk, by whomever: "the talks between [A and B] were called off"."""
    return event.subtype == "talks-broken-off" and not event.sources and len(event.targets) > 1


def _is_measure(event: Event) -> bool:
    """Whether a measure against a person is told, whoever took it: "[A] was declared persona non
    grata"."""
    against = event.event_type in _MEASURES and not event.sources
    named = all(m.name and m.kind is Kind.PERSON for m in event.targets)
    return against and named and event.status is Status.ACTUAL


def _musters(event: Event) -> bool:
    """Whether somebody calls up his own, which needs no other side."""
    own = event.subtype in _OWN and bool(event.sources) and _names_somebody(event)
    return own and event.status is Status.ACTUAL


def _is_full(event: Event) -> bool:
    """Whether an event tells all who take part; nobody stands opposite who resigns."""
    sides = bool(event.sources) and (bool(event.targets) or event.subtype == "resignation")
    return sides and _names_somebody(event)


def _names_somebody(event: Event) -> bool:
    """Whether an actor takes part: not in "a bomb wounded two others"."""
    return any(m.kind is not Kind.MATTER for m in (*event.sources, *event.targets))


def _wished(event: Event) -> bool:
    return event.status is Status.HYPOTHETICAL and event.event_type not in _COMING


def _unreal(event: Event) -> bool:
    return _wished(event) or event.status is Status.DENIED


def _apart(event: Event, full: Sequence[Event]) -> bool:
    """Whether a one-sided event tells of a deed of somebody, or of a day, that the fuller ones do
    not: "[A] fired rockets, and B hit back"."""
    told = {n for e in full for n in names_of(e.sources + (e.targets if e.reciprocal else ()))}
    dated = event.date is not None and event.date.basis is Basis.STATED
    denied = event.targets if event.status is Status.DENIED else ()
    return event.reciprocal or dated or not names_of((*event.sources, *denied)) <= told
