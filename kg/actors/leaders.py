"""Who leads a state: "the Libyan leader"."""

from __future__ import annotations

import re
from datetime import date

from kg.actors.base import ActorBase
from kg.actors.context import Context
from kg.actors.roles import Role
from kg.model import Actor

# The first of these offices that is held there, else the only one of the others; where two hold
# those, it is the one whom the article names, else as ``classes.csv`` says (the British leader is
# not the queen).
_LEADING = ("supreme-leader", "leader")
_EITHER = {
    "monarch": "led by a monarch",
    "president": "led by a president",
    "prime-minister": "led by a prime minister",
}

_LEADER = re.compile(r"(?:(\w+) )?(?i:\b(?:leader|ruler|strongman))(?: of (?:the )?[A-Z][\w -]*)?$")
# Whom these lead is no state.
_OF_OTHERS = frozenset(
    "business church community house local majority minority protest religious senate spiritual "
    "tribal union youth".split()
)


def is_leader(text: str, role: Role | None) -> bool:
    """Whether a description is of who leads a state: "the Libyan leader", no "rebel leader"."""
    found = _LEADER.search(text)
    of_state = role is None or role.type in ("", "military")
    return found is not None and of_state and (found[1] or "").lower() not in _OF_OTHERS


def leader_of(state: Actor, base: ActorBase, context: Context, day: date | None) -> Actor | None:
    """Who leads a state on a day, if one alone does or the article names one."""
    key = base.offices.owner_key(state)
    for office in _LEADING:
        if holder := base.holder(office, key, day):
            return holder
    held = {o: holder for o in _EITHER if (holder := base.holder(o, key, day))}
    people = list({holder.id: holder for holder in held.values()}.values())
    if len(people) > 1:
        is_called = base.geography.is_called
        named = [h for h in people if context.names(h)]
        leading = [h for o, h in held.items() if is_called(state.country or "", _EITHER[o])]
        people = named if len(named) == 1 else leading
    return people[0] if len(people) == 1 else None
