"""Whether a verb below or beside the one that a date hangs on tells of another time."""

from __future__ import annotations

from kg.extract.grammar.tenses import is_present, is_simple, will_be
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEALS, PROMISING, SAYING, TEXTS

_INSIDE = frozenset({"by", "in", "under"})


def tells_plan(verb: Token) -> bool:
    """Whether a verb says what is planned: "agreed on Friday to meet"."""
    return verb.lemma_.lower() in PROMISING | SAYING


def is_aim(word: Token, trigger: Token, verb: Token) -> bool:
    """Whether a date stands before what an act that is over is to bring: "reached a deal [on
    Wednesday] to exchange hostages"."""
    aims = (n for n in (trigger, *trigger.ancestors) if n.head == verb or n.head.head == verb)
    before = any(n.tag_ == "VB" and word.i < n.i and "to" in cases(n) for n in aims)
    deal = any(c.lemma_.lower() in DEALS for c in children(verb, "obj"))
    return before and is_simple(verb) and deal


def is_still(trigger: Token, verb: Token) -> bool:
    """Whether a clause tells beside what was what is so now: "A, which B [refuses] to recognise,
    declared it in 2008"; but "signed a pact on Monday that [commits] both", "a paper in which"."""
    if trigger.dep_ not in ("acl:relcl", "advcl") or not (is_present(trigger) and is_simple(verb)):
        return False
    inside = any(_INSIDE & set(cases(c)) for c in children(trigger, "obl") if c.tag_ == "WDT")
    return not inside and trigger.head.lemma_.lower() not in TEXTS | DEALS


def is_of_other_time(trigger: Token, verb: Token) -> bool:
    """Whether a verb that is joined to the one of a date tells of another time: "joined in 1999
    and [accuses] it", "met A on Monday and is to [visit] B", "left in 1999; A [accuses] it"."""
    joined = next((n for n in (trigger, *trigger.ancestors) if n.head == verb), None)
    if joined is None or (joined.dep_ != "conj" and joined.left_edge.text != ";"):
        return False
    later = is_present(joined) or will_be(joined)
    return later and not (is_present(verb) or will_be(verb))
