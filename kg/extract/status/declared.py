"""What somebody declares of acts to come: threats and refusals, which are made now."""

from __future__ import annotations

from kg.extract.grammar.tenses import will_be
from kg.extract.grammar.tree import cases, children, first_conjunct
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DENYING, FAILING
from kg.model import Status

_TAKEN_BACK = ("CONCEDE", "RETREAT")
_REFUSING = (
    FAILING
    | DENYING
    | frozenset(
        "block boycott cancel oppose postpone rebuff reject shun skip spurn turn veto".split()
    )
)


def is_declared(trigger: Token, status: Status, base: str | None, told: str | None) -> bool:
    """Whether an act of a type that is told as another, by its status, is declared by that:
    "will not extradite him" refuses it, "will expel them unless B leaves" threatens with it."""
    if status is Status.NEGATED:
        refused = base != "REJECT" or trigger.lemma_.lower() not in _REFUSING
        refused = refused and told == "REJECT" and base not in _TAKEN_BACK
        return refused and will_be(first_conjunct(trigger))
    unless = any("unless" in cases(clause) for clause in children(trigger, "advcl"))
    return status is Status.PLANNED and told == "THREATEN" and unless
