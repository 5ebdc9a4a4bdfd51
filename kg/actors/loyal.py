"""Whose those are who follow a leader: "police loyal to the prime minister" are the state's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kg.actors.base import ActorBase
from kg.actors.learned import part
from kg.actors.phrases import Phrase
from kg.model import Actor, Kind

_LOYAL = " loyal to "
_FORCES = ("COP", "MIL", "SPY")  # the state's only while their leader holds an office there
_ARMED = (*_FORCES, "RAD", "REB", "SEP")


def followers(
    text: str,
    name: str | None,
    read: Callable[[str], Phrase],
    base: ActorBase,
    day: date | None,
) -> Actor | None:
    """The armed body that the one leads to whom others are loyal, else the part of a state that
    they are, where he is or was in its office. Others, and mere men, are his own: the leader. None
    where he is not known, and for somebody of a ``name`` who is loyal: he is himself."""
    who, loyal, behind = text.partition(_LOYAL)
    leader = read(behind).owner if loyal and not (name and name in who) else None
    if leader is None or leader.kind is Kind.COUNTRY:
        return None
    role, state = read(who).role, base.country(leader.country)
    if role is None or not role.type or role.sector == "CVL" or state is None:
        return leader
    now = [base.get(post.organisation or "") for post in base.holders(leader.id, day)]
    if role.sector in _ARMED:
        led = [body for body in now if body is not None and body.sector in _ARMED]
        if day is not None and led:
            return led[0]
    always = [base.get(post.organisation or "") for post in base.holders(leader.id, None)]
    of_state = state in (now if role.sector in _FORCES else always)
    return part(state, role, leader.country, base) if of_state else leader
