"""What readers are told of events and articles in the same words wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Event, Mention, Span

if TYPE_CHECKING:
    from kg.taxonomy import Taxonomy

SURE = "how often an event read so is right in its type and in who takes part, whatever the day"
OPENING = 60  # characters of a text that has no title


def opening(text: str, most: int = OPENING) -> str:
    """Return the first words of a text, as many as fit."""
    words = " ".join(text[: 2 * most].split())
    if len(words) <= most:
        return words
    return (words[: most + 1].rpartition(" ")[0] or words[:most]) + "…"


def show_act(event: Event, taxonomy: Taxonomy) -> str:
    """Return what was done, in the words of the taxonomy."""
    return taxonomy.label(event.subtype, event.event_type) or event.trigger.text


def parties(mentions: Iterable[Mention], sentence: Span | None = None) -> list[Mention]:
    """Return the mentions of a side, each actor once: judgements may have made one of two.

    Of several of an actor that one is given which the ``sentence`` has, or else the first.
    """
    found: dict[object, Mention] = {}
    for mention in mentions:
        key = mention.actor or (mention.start, mention.end, mention.text)
        first = found.setdefault(key, mention)
        if sentence is not None and elsewhere(first, sentence) and not elsewhere(mention, sentence):
            found[key] = mention
    return list(found.values())


def counted(count: int, word: str) -> str:
    """Return "1 event", "2,340 events"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


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
