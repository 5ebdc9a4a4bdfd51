"""What readers are told of an event in the same words wherever it is shown."""

from __future__ import annotations

from kg.model import Mention, Span

SURE = "how often an act read so is of this type; it says nothing about the parties or the day"


def elsewhere(mention: Mention, sentence: Span) -> str | None:
    """Return "earlier" or "later" where a mention's words stand before or behind the sentence."""
    if mention.start >= mention.end:
        return None  # no words name him
    if mention.end <= sentence.start:
        return "earlier"
    return "later" if mention.start >= sentence.end else None


def from_sentence(side: str) -> str:
    """Return where words come from that another sentence has, an "earlier" or a "later" one."""
    return f"from {'a' if side == 'later' else 'an'} {side} sentence"
