"""What is still to come by what it is told as: an aim, an occasion that others act before; and what
was, by who admits it."""

from __future__ import annotations

from kg.extract.grammar.negation import is_negated
from kg.extract.grammar.tenses import will_be
from kg.extract.grammar.tree import (
    cases,
    children,
    first_conjunct,
    is_passive,
    lemma_of,
    shares_subject,
    words_on,
)
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
_ANNOUNCED = frozenset("drill exercise manoeuvre maneuver".split())
_OVER = frozenset({"completed", "past", "successful"})
_UP_TO = frozenset({"eve", "run-up"})
_DAYS = frozenset({"next", "tomorrow", "tonight"})
_SET = frozenset("due expected planned scheduled set slated".split())
_PREPARED = frozenset("arrangement discussion plan planning preparation".split())
_UNDER_WAY = frozenset("afoot underway under-way way".split())
_IF = frozenset({"if", "unless"})
_ADMITTING = frozenset({"admit", "confess"})


def is_to_come(act: Token) -> bool:
    """Whether an act is only an aim, what a text or a meeting is for, or an occasion ahead: "in
    order to [retake] it", "a summit to be [hosted] by A", "on the eve of A's [visit]"."""
    if act.pos_ == "NOUN":
        announced = act.dep_ == "obj" and _is_announced(act.head)
        return announced or _is_ahead(act) or _is_prepared(act) or _is_awaited(act)
    ways = (_is_announced, _is_aim, _is_due, _is_next, _is_fixed, _is_headed)
    return any(told(act) for told in ways)


def _is_announced(verb: Token) -> bool:
    """Whether what somebody announces are drills, which come later: "[announced] joint drills
    with A"."""
    told = {lemma_of(c) for c in children(verb, "obj", "nsubj:pass")}
    over = any(c.lower_ in _OVER for o in children(verb, "obj") for c in children(o, "amod"))
    return verb.lemma_.lower() == "announce" and bool(told & _ANNOUNCED) and not over


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


def _is_next(verb: Token) -> bool:
    """Whether something that is still ahead comes first: "will meet A before [flying] to B"."""
    before = verb.dep_ == "advcl" and verb.tag_ == "VBG" and cases(verb) == ["before"]
    above = verb.head
    while before and above.dep_ in ("advcl", "xcomp") and above.tag_ == "VB":
        above = above.head  # "will fly to A to [meet] B"
    return before and (will_be(above) or _is_to_do(above)) and not is_negated(above)


def _is_to_do(verb: Token) -> bool:
    """Whether somebody "is (due, expected) to" do something."""
    copula = any(c.lemma_ == "be" for c in children(verb, "aux", "aux:pass", "cop"))
    return copula and (verb.lower_ in _SET or "to" in words_on(verb))


def _is_fixed(verb: Token) -> bool:
    """Whether a day to come is told of what somebody "would" do, as speakers tell their plans: "A
    would [visit] B next week", with no condition."""
    if not any(c.lower_ == "would" for c in children(verb, "aux")) or not will_be(verb):
        return False
    days = [c.left_edge.lower_ for c in children(verb, "obl:unmarked", "obl", "advmod")]
    clauses = [c for v in (verb, first_conjunct(verb)) for c in children(v, "advcl")]
    return bool(_DAYS & {*days}) and not any(_IF & set(cases(c)) for c in clauses)


def _is_ahead(noun: Token) -> bool:
    """Whether something else is told of before an occasion: "ahead of the [talks]"."""
    if lemma_of(noun) not in _ARRANGED:
        return False
    of = next((c for c in children(noun, "case") if c.lower_ == "of" and c.i), None)
    if of is None:
        return False
    return of.nbor(-1).lower_ == "ahead" or lemma_of(noun.head) in _UP_TO


def _is_prepared(noun: Token) -> bool:
    """Whether something is prepared: "plans are underway for a [meeting]"."""
    state = noun.head
    plans = {lemma_of(c) for c in children(state, "nsubj", "nsubj:pass")} & _PREPARED
    made = state.lower_ in _UNDER_WAY or (lemma_of(state) == "make" and is_passive(state))
    return bool(plans) and made and "for" in cases(noun)


def _is_awaited(noun: Token) -> bool:
    """Whether an occasion is told to be "coming": "the coming state [visit]"."""
    words = {c.lower_ for n in (noun, *children(noun, "compound")) for c in children(n, "amod")}
    return "coming" in words and lemma_of(noun) in _ARRANGED


def _is_headed(verb: Token) -> bool:
    """Whether a line that is no sentence tells what will be: "PM to [visit] B"."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VB" or noun.dep_ != "ROOT" or "to" not in cases(verb):
        return False
    last = verb.sent.text.rstrip()[-1:]
    return last.isalnum() and lemma_of(noun) not in ABOUT | CHANCES and noun.left_edge.i < verb.i


def is_admitted(act: Token) -> bool:
    """Whether who did it says so himself: "admitted [beating] A", "confessed to the [murder]"."""
    clause = first_conjunct(act) if shares_subject(act) else act
    verb = clause.head
    if verb.lemma_.lower() not in _ADMITTING or is_negated(verb):
        return False
    return clause.dep_ in ("xcomp", "advcl", "obj") or (
        clause.dep_ == "obl" and "to" in cases(clause)
    )
