"""What is still to come by what it is told as: an aim, an occasion that others act before; and what
was, by who admits it."""

from __future__ import annotations

from kg.extract.grammar.negation import is_negated
from kg.extract.grammar.tree import cases, children, first_conjunct, lemma_of, shares_subject
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ABOUT, CHANCES, GATHERINGS
from kg.extract.status.conditions import is_ranked

_AIMS = frozenset("aim goal hope intention purpose view".split())
_BEHIND_AIMS = frozenset({"in", "for", "with"})
# What is arranged beforehand, and told of as such: a raid may be over, before which others fled.
_ARRANGED = GATHERINGS | frozenset(
    """
    ballot election exercise drill poll referendum signing stay strike tour trip visit walkout
    """.split()
)
_UP_TO = frozenset({"eve", "run-up"})
_ADMITTING = frozenset({"admit", "confess"})


def is_to_come(act: Token) -> bool:
    """Whether an act is only an aim, what a text or a meeting is for, or an occasion ahead: "in
    order to [retake] it", "a summit to be [hosted] by A", "on the eve of A's [visit]"."""
    if act.pos_ == "NOUN":
        return _is_ahead(act)
    return _is_aim(act) or _is_due(act)


def _is_aim(verb: Token) -> bool:
    """Whether a verb tells what another act is for: "in order to [free] A", "with a view to
    [freeing] A and arresting B"."""
    clause = first_conjunct(verb) if shares_subject(verb) else verb
    marks = [c for c in children(clause, "mark", "case") if c.i < clause.i]
    behind = {(m.lower_, c.lower_) for m in marks for c in children(m, "fixed")}
    if {("in", "order"), ("so", "as")} & behind:
        return True
    noun = clause.head
    aim = clause.dep_ == "acl" and clause.tag_ == "VBG" and lemma_of(noun) in _AIMS
    return aim and bool(_BEHIND_AIMS & set(cases(noun)))


def _is_due(verb: Token) -> bool:
    """Whether a passive infinitive at a noun tells what will be: "a summit to be [held] in A"."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or "to" not in cases(verb):
        return False
    be = any(c.lower_ == "be" for c in children(verb, "aux:pass"))
    ranked = is_ranked(noun) or any(c.lower_ in ("first", "last") for c in children(noun, "amod"))
    return be and not ranked and lemma_of(noun) not in ABOUT | CHANCES


def _is_ahead(noun: Token) -> bool:
    """Whether something else is told of before an occasion: "ahead of the [talks]"."""
    if lemma_of(noun) not in _ARRANGED:
        return False
    of = next((c for c in children(noun, "case") if c.lower_ == "of" and c.i), None)
    if of is None:
        return False
    return of.nbor(-1).lower_ == "ahead" or lemma_of(noun.head) in _UP_TO


def is_admitted(act: Token) -> bool:
    """Whether who did it says so himself: "admitted [beating] A", "confessed to the [murder]"."""
    clause = first_conjunct(act) if shares_subject(act) else act
    verb = clause.head
    if verb.lemma_.lower() not in _ADMITTING or is_negated(verb):
        return False
    return clause.dep_ in ("xcomp", "advcl", "obj") or (
        clause.dep_ == "obl" and "to" in cases(clause)
    )
