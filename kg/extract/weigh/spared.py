"""At whom an act is not directed, though somebody is named beside it: by the kind of act."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from kg.extract.grammar.words import Token
from kg.extract.lexical.frames import Frame
from kg.extract.parties.contents import is_backed
from kg.extract.parties.fights import is_foe
from kg.extract.weigh import about, besides, elsewhere
from kg.extract.who.mentions import Mentions

Check = Callable[[Token, Token], bool]  # of a word and the trigger of an act

_ANY: tuple[Check, ...] = (
    elsewhere.does_it_around, elsewhere.is_beside_doers, elsewhere.was_before_it, besides.tells,
    besides.acts_beside,
)  # fmt: skip
_BY_TYPE: dict[str, tuple[Check, ...]] = {
    "ACCUSE": (about.is_told_beside, elsewhere.is_met_otherwise, besides.judges_too),
    "AGREE": (about.is_to_be_fought,),
    "AID": (is_foe,),
    "REJECT": (about.is_told_beside, besides.asked_nothing),
    "REQUEST": (about.is_in_what_is_told, about.is_in_what_is_asked),
    "RETREAT": (besides.does_another,),
    "SUPPORT": (about.is_told_beside, elsewhere.is_met_otherwise),
    "THREATEN": (about.is_in_what_is_told, besides.judges_too),
}
_BY_SUBTYPE: dict[str, tuple[Check, ...]] = {
    "denial": (besides.asked_nothing,),
    "mobilization": (besides.comes_from,),
    "prisoners-released": (about.is_given_for,),
    "troop-deployment": (besides.comes_from,),
    "visit": (about.is_along, besides.comes_from),
}


def is_spared(
    token: Token, trigger: Token, frame: Frame, kind: tuple[str | None, str], mentions: Mentions
) -> bool:
    """Whether an act is not directed at somebody; ``kind`` is its type and its subtype."""
    if elsewhere.is_cited(token) or besides.leads(token) or besides.is_posting(token, mentions):
        return True
    if (frame.backs and is_foe(token, trigger)) or (frame.instrument and is_backed(token, trigger)):
        return True
    checks = chain(_ANY, _BY_TYPE.get(kind[0] or "", ()), _BY_SUBTYPE.get(kind[1], ()))
    return any(check(token, trigger) for check in checks)
