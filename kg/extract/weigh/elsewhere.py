"""Who stands below the word of an act in what was not to be, or where it is told, heard or named:
"promised not to let [A] in", "filed a complaint with [B]", "bombed what [C] said was a camp"."""

from __future__ import annotations

from kg.extract.grammar.tree import SUBJECTS, cases, children, first_conjunct, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import NAMING, NEGATIONS, PERMITTING, PROMISING, SAYING

_FILED = frozenset("appeal case complaint lawsuit petition suit".split())
_JOINING = frozenset({"join", "participate", "take"})


def is_kept_out(token: Token, trigger: Token) -> bool:
    """Whether somebody is only whom a promise is to keep from something: "promised that it would
    not let [A] in"."""
    if trigger.lemma_.lower() not in PROMISING:
        return False
    for clause in children(trigger, "ccomp", "xcomp"):
        kept = clause.lemma_.lower() in PERMITTING and clause.is_ancestor(token)
        if kept and any(c.lower_ in NEGATIONS for c in children(clause)):
            return True
    return False


def is_appealed_to(token: Token, trigger: Token) -> bool:
    """Whether somebody is only where another is sued: "threatened to file a complaint with [A]"."""
    court = first_conjunct(token)
    if "with" not in cases(court) or court.head == trigger:
        return False
    filed = [court.head, *children(court.head, "obj")]
    return any(lemma_of(noun) in _FILED for noun in filed) and trigger in court.ancestors


def names_it(token: Token, trigger: Token) -> bool:
    """Whether somebody only says what that is which an act is done to: "bombed what [A] said was a
    camp"."""
    clause = first_conjunct(token).head
    said = clause.dep_ == "acl:relcl" and clause.head.lower_ == "what" and clause != trigger
    return said and token.dep_ in SUBJECTS and clause.lemma_.lower() in SAYING | NAMING


def is_stayed_out_of(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in what another takes no part in: "would not take part in a raid on
    [A]"."""
    if not any(c.lower_ in NEGATIONS for c in children(trigger)):
        return False
    joint = [c for c in children(trigger, "obl") if "in" in cases(c)]
    joins = trigger.lemma_.lower() in _JOINING
    return joins and any(noun.is_ancestor(token) for noun in joint)
