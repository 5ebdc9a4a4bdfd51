"""What a second telling of an act adds; and one that leaves out who did it: "A expelled five
diplomats. [The diplomats] were expelled on Monday", "held talks. [The talks] were held in B".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.lexical.lexicon import singular
from kg.model import Event, Mention, Status

_REACH = 8  # sentences over which those are known who were told of
_DEFINITE = re.compile(r"(?:all|both|the|these|those)\s", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:at|from|in|of|on|to|who|whom)\s.*", re.IGNORECASE | re.DOTALL)
_SIDES = frozenset({"party", "side"})


def fold_retellings(events: Sequence[Event]) -> list[Event]:
    """The events of an article without those that tell another's act again, of people whom only
    "the" tells apart and by nobody; what they add goes to the first telling."""
    kept: list[Event] = []
    for event in events:
        at = _first_telling(event, kept)
        if at is None:
            kept.append(event)
        else:
            kept[at] = joined(kept[at], event)
    return kept


def _first_telling(again: Event, told: Sequence[Event]) -> int | None:
    """Where the act of an event without a doer is told before, not many sentences back."""
    if again.sources or not again.targets:
        return None
    for at in range(len(told) - 1, -1, -1):
        if again.sentence_index - told[at].sentence_index > _REACH:
            return None
        if _is_told_in(again, told[at]):
            return at
    return None


def joined(first: Event, again: Event) -> Event:
    """The first telling with what the second adds: a stated date, a venue, a speaker."""
    stated = again.date is not None and again.date.text is not None
    date = again.date if stated and (first.date is None or first.date.text is None) else first.date
    return replace(
        first,
        date=date,
        venue=first.venue or again.venue,
        attribution=first.attribution or again.attribution,
        coreferent=(*first.coreferent, again.trigger, *again.coreferent),
    )


def both_stated(first: Event, second: Event) -> bool:
    """Two events whose stated dates differ are two events."""
    if first.date is None or second.date is None:
        return False
    if first.date.text is None or second.date.text is None:
        return False
    return (first.date.start, first.date.end) != (second.date.start, second.date.end)


def _is_told_in(again: Event, first: Event) -> bool:
    if not first.sources or first.subtype != again.subtype:
        return False
    if {first.status, again.status} != {Status.ACTUAL} or both_stated(first, again):
        return False
    if again.sentence_index == first.sentence_index:
        return False
    told = set(_nouns([*first.targets, *first.sources] if first.reciprocal else first.targets))
    nouns = set(_nouns(again.targets))
    met = first.reciprocal and nouns <= _SIDES
    plain = all(_DEFINITE.match(mention.text) for mention in again.targets)
    return plain and (met or nouns <= told)


def _nouns(mentions: Iterable[Mention]) -> Iterable[str]:
    """The last words of phrases, before what stands behind: "diplomat" of "five diplomats of A"."""
    for mention in mentions:
        words = _BEHIND.sub("", mention.text).split()
        yield singular(words[-1].lower()) if words else ""
