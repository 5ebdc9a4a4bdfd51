"""Who stands on the sides of an event: each once, and nobody against himself by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.base import ActorBase
from kg.actors.descriptions import Descriptions
from kg.model import Event, Ground, Mention

_DESCRIBED = (Ground.COUNTERPART, Ground.OFFICE)
UNNAMED = (*_DESCRIBED, Ground.ARTICLE)
GUESSED = (*UNNAMED, Ground.PART)  # the one country of an article is none who stands apart
AT_HOME = (
    None,
    "AID",
    "COERCE",
    "CONCEDE",
    "MOBILIZE",
    "RETREAT",
)  # but of what a state does at home


def once(mentions: Sequence[Mention], besides: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """The mentions without those that name somebody again; names stay before descriptions."""
    seen = {mention.actor for mention in besides}
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.ground in _DESCRIBED):
        if mention.actor is None or mention.actor not in seen:
            kept.append(mention)
            seen.add(mention.actor)
    return tuple(mention for mention in mentions if mention in kept)


def named_as(
    mention: Mention, event: Event, base: ActorBase, descriptions: Descriptions
) -> str | None:
    """Whom a mention names who stands apart from the other side; of a fight the state, too.

    The jet that "British jets" shot down is no British one.
    """
    if mention.ground not in GUESSED:
        return mention.actor
    told = mention.ground is Ground.PART and descriptions.read(mention.text).country
    state = base.country(told) if told and event.event_type == "ASSAULT" else None
    return state.id if state else None
