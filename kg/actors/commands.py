"""Whose a thing is that belongs to somebody named with his office: "President X Y's army"."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.actors.base import ActorBase
from kg.actors.grounds import Found
from kg.actors.learned import part
from kg.actors.phrases import Phrase
from kg.model import Actor, Ground, Kind

_OWNED = re.compile(r"(?P<who>.*\b[A-Z][\w-]+)['’]s (?P<what>[\w ,-]+)")
_FORCES = ("COP", "MIL", "SPY")


def possessor(
    text: str, state: Actor | None, read: Callable[[str], Phrase], base: ActorBase
) -> Found | None:
    """The forces of a `state` by the name of who leads it, else the one whose thing it is; neither
    whoever heads those forces, nor who holds the office that is told beside the name."""
    found = _OWNED.fullmatch(text)
    if found is None or (whose := read(found["who"])).office is None:
        return None
    what = read(found["what"])
    if what.office is not None:
        return None
    if what.role is not None and what.role.sector in _FORCES:
        owner = part(state, what.role, state.country, base) if state is not None else None
    else:
        owner = whose.owner if whose.owner and whose.owner.kind is Kind.PERSON else None
    return Found(owner, Ground.PART) if owner is not None else None
