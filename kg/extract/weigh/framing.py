"""Who stands only in the frame of an act: in whose time, on what occasion, at whose ceremony it is,
who says something of it.

"pulled out under [President A]", "held talks with regard to [B]", "at a ceremony in [Oslo], C
signed it", "in a move that [D] called rash", "terrorism in all [its] forms".
"""

from __future__ import annotations

from kg.extract.grammar.tree import (
    SUBJECTS,
    between,
    cases,
    children,
    first_conjunct,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import GATHERINGS, JUDGING, NAMING

_SEEING = NAMING | JUDGING | frozenset("depict interpret portray regard see view".split())
_STEPS = frozenset("act decision gesture measure move reversal shift sign signal step".split())
# A noun that only tells how an act is meant or what goes with it, by the word before it.
_FRAMES = {
    "as": frozenset("continuation follow-up sequel up".split()),
    "in": frozenset("accordance capacity context framework line parallel".split()),
    "within": frozenset({"context", "framework"}),
    "on": frozenset("anniversary eve margin occasion sideline".split()),
    "under": frozenset("aegis auspex auspice chairmanship leadership presidency umbrella".split()),
}
_OCCASIONS = GATHERINGS | frozenset(
    "assembly briefing ceremony dinner event forum reception signing symposium".split()
)
_TAKING_PART = frozenset("against among between by on over with".split())
_VOICED = frozenset(
    "admiration appreciation condolence gratitude protest solidarity sympathy thanks".split()
)
_ALL = frozenset("aspect dimension entirety form manifestation".split())


def is_in_frame(token: Token, trigger: Token) -> bool:
    """Whether somebody stands behind such a noun: "signed it on the sidelines of [A]'s summit", "as
    a follow-up to the talks of [B]"."""
    return any(
        lemma_of(node) in _FRAMES.get(case, ())
        for node in between(token, trigger)[1:]
        for case in cases(node)
    )


def is_spoken_for(token: Token, trigger: Token) -> bool:
    """Whether it is somebody's thanks that another voices: "conveyed [the Kingdom]'s thanks"."""
    voiced = token.head
    own = token.dep_ == "nmod:poss" and lemma_of(voiced) in _VOICED
    return own and voiced.dep_ == "obj" and voiced.head == trigger


def is_in_time_of(token: Token, trigger: Token) -> bool:
    """Whether it was only done while somebody ruled: "pulled out under [President A]"."""
    ruler = first_conjunct(token)
    person = any(t.ent_type_ == "PERSON" for t in (token, *children(token, "flat")))
    under = [c.text for c in children(ruler, "case")] == ["under"]  # not "[Under] Secretary"
    return person and under and trigger in (ruler.head, ruler.head.head)


def says_what_it_was(token: Token, trigger: Token) -> bool:
    """Whether somebody only tells how he sees an act: "voted for it in a move that [A] portrayed as
    weak", "recalled its envoy, a step [B] called rash"."""
    clause = first_conjunct(token).head
    seen = clause.dep_ == "acl:relcl" and clause.lemma_.lower() in _SEEING
    if not seen or clause == trigger or first_conjunct(token).dep_ not in SUBJECTS:
        return False
    step = clause.head
    return lemma_of(step) in _STEPS and step.dep_ != "obj" and trigger in step.ancestors


def is_of_all(token: Token, trigger: Token) -> bool:
    """Whether a pronoun is of a thing in all that it can be: "terrorism in all [its] forms"."""
    return token.dep_ == "nmod:poss" and token != trigger and lemma_of(token.head) in _ALL


def is_at_occasion(token: Token, trigger: Token) -> bool:
    """Whether somebody or a place is only named in where or when somebody acts, before that: "at a
    ceremony at the mission of [A] in [Oslo], B and C signed it"; not "at talks with [D]"."""
    path = between(token, trigger)
    occasion = path[-1] if path else token
    if occasion in (token, trigger) or occasion.i > trigger.i or not subjects_of(trigger):
        return False
    at = occasion.dep_ == "obl" and bool({"at", "during", "in"} & set(cases(occasion)))
    held = at and lemma_of(occasion) in _OCCASIONS
    return held and not any(_TAKING_PART & set(cases(node)) for node in path[:-1])
