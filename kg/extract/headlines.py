"""What a headline tells, told once: "A expels B's envoy" above "A expelled the ambassador of B on
Sunday" is of Sunday."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.words import Doc
from kg.extract.parties.nations import Nations
from kg.extract.retold import both_stated, joined
from kg.extract.who.names import name_of
from kg.model import Event, Mention

_LEAD = 3  # sentences behind a headline that may tell its act again


def fold_headlines(events: Sequence[Event], doc: Doc, nations: Nations) -> list[Event]:
    """The events of an article without those of headlines whose act is told again right below, in
    full; the telling below keeps what only the headline says."""
    kept = list(events)
    headings = {at for at, sentence in enumerate(doc.sents) if sentence.is_heading}
    for event in (e for e in events if e.sentence_index in headings):
        below = (e for e in kept if 0 < e.sentence_index - event.sentence_index <= _LEAD)
        again = [
            e for e in below if e.sentence_index not in headings and _is_one(event, e, nations)
        ]
        if again:
            kept[kept.index(again[0])] = joined(again[0], event)
            kept.remove(event)
    return kept


def _is_one(headline: Event, lead: Event, nations: Nations) -> bool:
    """Whether two events are of one act, by whom it is done and to whom."""
    if (headline.subtype, headline.status) != (lead.subtype, lead.status):
        return False
    if both_stated(headline, lead):
        return False
    if headline.reciprocal or lead.reciprocal:
        both = (*lead.sources, *lead.targets)
        return _are_among((*headline.sources, *headline.targets), both, nations)
    targets = _are_among(headline.targets, lead.targets, nations)
    return targets and _are_among(headline.sources, lead.sources, nations)


def _are_among(some: Sequence[Mention], those: Sequence[Mention], nations: Nations) -> bool:
    """Whether all of some mentions are of the same name or state as one of those."""
    told = nations.parties(tuple(those))
    return all({name_of(m), *nations.codes_of(m)} & told for m in some)
