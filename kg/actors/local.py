"""Who rules or judges in a city or a province: "the mayor of Milan", "Alberta's premier".

They are not the state, nor whoever holds the office of that name there, nor its own body.
"""

from __future__ import annotations

import re

from kg.actors.base import ActorBase
from kg.actors.entries import Via
from kg.actors.names import slug
from kg.model import Actor, Kind

_WHERE = (
    r"(?:the )?(?:[A-Z][\w ]+['’]s )?(?P<where>[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
    r"(?: (?:city|county|province|region|state|territory))?"
)
_OFFICE = r"(?P<office>(?:deputy )?(?:mayor|governor)|premier|chief (?:justice|minister))"
_BODY = (
    r"(?P<body>(?:state )?(?:senate|legislature)|(?:regional )?parliament"
    r"|(?:city )?council|(?:supreme|high) court|(?:state |provincial |regional )?government)"
)
_OF = re.compile(rf"(?i:{_OFFICE}|{_BODY}) (?:of|for) {_WHERE}")
_BEFORE = re.compile(rf"{_WHERE}(?:['’]s)? (?i:{_OFFICE}|{_BODY})")
_JUDGES = ("chief justice", "supreme court", "high court")
_MAYOR, _GOVERNOR = "mayor", "governor"


def local(text: str, base: ActorBase) -> Actor | None:
    """The holder of a local office or the local body that a description names; None for those of
    states, and of places that the base does not know."""
    found = _OF.fullmatch(text) or _BEFORE.fullmatch(text)
    if found is None:
        return None
    where, office = found["where"], found["office"]
    what = (office or found["body"]).lower()
    country = _country(where, what, base)
    if country is None:
        return None
    sector = "GOV" if office or what.endswith("government") else "LEG"
    return Actor(
        id=f"{slug(where)}-{slug(what)}",
        label=f"{what.capitalize()} of {where}" if office else text,
        kind=Kind.PERSON if office else Kind.ORGANISATION,
        country=country,
        sector="JUD" if what in _JUDGES else sector,
        learned=True,
    )


def _country(where: str, what: str, base: ActorBase) -> str | None:
    """The state of a place; a capital has a mayor or a governor, and only a mayor what is called
    as its state is."""
    kinds = [Via.PLACE]
    if what.endswith((_MAYOR, _GOVERNOR)):
        kinds.append(Via.CAPITAL)
    if what.endswith(_MAYOR):
        kinds.append(Via.NAME)
    here = [e.actor for e in base.named(where) if e.via in kinds and not e.weak]
    return here[0].country if here else None
