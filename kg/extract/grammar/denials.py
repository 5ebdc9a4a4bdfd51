"""Whether somebody denies an act: by a verb above it, or by what it is summed up as."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grammar.negation import is_open
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    FINITE,
    agents_of,
    cases,
    children,
    climb,
    first_conjunct,
    is_passive,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ALLEGING, CLAIMS, DENYING, REJECTING, SAYING

_BESIDE = (
    SAYING | ALLEGING | frozenset("appeal ascribe ask attribute call demand urge vow warn".split())
)
_REASONS = frozenset({"for", "over"})
_OF_CLAIM = DENYING | REJECTING
_CLAIMED = ("xcomp", "ccomp", "obj", "conj", "advcl", "acl")
_WHAT = "what"


def is_denied(trigger: Token) -> bool:
    """Whether a verb of denying governs the trigger, however deep: "denied that it plans to"."""
    claims = trigger.lemma_.lower() in _BESIDE  # is said itself, so that it was made
    if trigger.pos_ == "VERB" and not claims and any(_sums_up(n, trigger) for n in _below(trigger)):
        return True
    if any(c.tag_ == "VBN" and agents_of(c) for c in children(trigger, "acl")):
        return False  # "dismissed the [suit] filed by A"
    said = False
    for clause, node in climb(trigger):
        claim = clause.lemma_.lower() in CLAIMS and not cases(clause)
        if clause.dep_ not in _CLAIMED and not (claim and clause.dep_ == "obl"):
            return False
        if _is_beside(clause):
            return False
        denies = node.lemma_.lower() in (_OF_CLAIM if claim else DENYING)
        when = clause.dep_ == "advcl" and (cases(clause) or children(clause, *ANY_SUBJECT))
        if when and not said:  # "denied it before it [met] B", not "after B had said it had [left]"
            return False
        said = said or clause.dep_ == "ccomp"
        if clause.dep_ not in ("conj", "acl") and denies:
            # "was denied an audience when he [visited] B", "has not denied that it [struck]"
            return not (is_passive(node) or is_open(node))
    return False


def _is_beside(clause: Token) -> bool:
    """Whether a clause tells of a text that is denied, or what who denies it says himself:
    "dismissed the suit [filed] by A", "dismissed it, [claiming] that A had lied", "denied it,
    [urging] A to look"."""
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN" and is_passive(clause)
    says = clause.lemma_.lower() in _BESIDE and clause.tag_ == "VBG"
    return clause.dep_ == "advcl" and says and not cases(clause)


def denial_of(verb: Token) -> Token | None:
    """The denial of what a verb tells, right above it: "denied that it [attacked] B", "dismissed
    claims that it [attacked] B"."""
    claim = verb.head
    if claim.lemma_.lower() in CLAIMS and verb.dep_ in ("acl", "ccomp"):
        denies = claim.dep_ == "obj" and claim.head.lemma_.lower() in _OF_CLAIM
        return claim.head if denies else None
    return claim if verb.dep_ == "ccomp" and claim.lemma_.lower() in DENYING else None


def denies(verb: Token) -> bool:
    """Whether a verb denies a claim: "dismissed the charge"."""
    claim = any(c.lemma_.lower() in CLAIMS for c in children(verb, "obj"))
    return claim and verb.lemma_.lower() in _OF_CLAIM


def is_beside_denial(verb: Token) -> bool:
    """Whether a finite verb is joined to a whole denial, of which it tells no more: "denied the
    charge and [met] B"."""
    denial = first_conjunct(verb)
    finite = any(t.tag_ in FINITE for t in (verb, *children(verb, "aux", "aux:pass")))
    whole = children(denial, "obj", "xcomp") and not children(denial, "ccomp")
    return bool(whole) and finite and verb != denial and denial.lemma_.lower() in DENYING


def _below(verb: Token) -> Iterator[Token]:
    """The words below a verb, and what stands beside it where somebody says it: "B said A had
    struck it, a [claim] A denied"."""
    yield from verb.subtree
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in SAYING:
        yield from (c for c in children(verb.head, "parataxis", "appos") if c.i > verb.i)


def _right_behind(noun: Token) -> list[Token]:
    """A clause without an object right behind a noun, which the parser has set beside it."""
    beside = children(noun.head, "parataxis") if noun.dep_ == "parataxis" else []
    return [c for c in beside if c.left_edge.i == noun.i + 1 and not children(c, "obj", "ccomp")]


def _sums_up(noun: Token, verb: Token) -> bool:
    """Whether a noun sums an act up as a claim that somebody denies: "..., a claim X denied"; not
    what only gives its reason: "expelled two envoys for spying, an accusation that X denied"."""
    if noun.lemma_.lower() not in CLAIMS:
        return False
    clauses = [*children(noun, "acl", "acl:relcl"), *_right_behind(noun)]
    denial = next((c for c in clauses if c.lemma_.lower() in DENYING), None)
    return denial is not None and (_same_subject(denial, verb) or not _gives_reason(noun, verb))


def _same_subject(one: Token, other: Token) -> bool:
    """Whether who denies an act is who is told to have done it."""
    names = [{t.lower_ for t in subjects_of(verb)} for verb in (one, other)]
    return bool(names[0] & names[1])


def _gives_reason(noun: Token, verb: Token) -> bool:
    """Whether the clause before a noun gives a reason or a name for what was done: "for spying",
    "accusing him of spying", "what it called a depot"."""
    before = [t for t in verb.subtree if verb.i < t.i < noun.left_edge.i]
    reasons = (t for t in before if t.lower_ in _REASONS and t.dep_ in ("case", "mark"))
    alleged = (t for t in before if t.dep_ == "advcl" and t.lemma_.lower() in ALLEGING)
    return any(reasons) or any(alleged) or any(t.lower_ == _WHAT for t in before)


def disputes(clause: Token) -> bool:
    """Whether a clause tells that somebody denies what it hangs on: "an accusation that A
    [rejected]"."""
    return clause.lemma_.lower() in DENYING | REJECTING and not children(clause, "obj")
