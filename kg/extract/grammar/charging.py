"""Who is held for an act, and did it only by what those say who hold him: "was arrested for arming
A", "two suspects in the bombing"."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    RELATIVE,
    antecedent,
    cases,
    children,
    first_conjunct,
    is_passive,
    lemma_of,
    relative_subject,
    shares_subject,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ALLEGATIONS, CHARGING, JUDGING

_ACCUSING = frozenset("accuse charge implicate suspect".split())
_SUSPECTS = frozenset("accused culprit defendant suspect".split())
_STEPS = frozenset(
    "arrest case complaint indictment inquiry investigation probe proceeding trial warrant".split()
)
_AGAINST = frozenset("against for into of".split())
# What they do who are arrested for it is no claim of others: "were held over the protest".
_OPEN_ACTS = frozenset("demonstration march protest rally riot strike".split())
_HELPING = frozenset({"aid", "assist", "help"})
_OPENLY = (
    JUDGING | _OPEN_ACTS | frozenset("demonstrate insult mock offend organise organize".split())
)
_DEEDS = frozenset(
    "ambush assault attack blast bomb bombing explosion massacre raid shooting strike".split()
)
_FOR = frozenset({"for", "of", "over"})


def is_only_charged(act: Token) -> bool:
    """Whether only those who hold somebody for an act say that he did it; a protest or what he
    said of others was open to all."""
    if act.pos_ == "VERB" and act.lemma_.lower() in _OPENLY:
        return False
    return bool(suspected_of(act) or charged_in(act)) or _is_of_charge(act)


def _is_of_charge(act: Token) -> bool:
    """Whether a verb tells what came of a deed that somebody is held for: "is suspected of planning
    the raid that [killed] two"."""
    deed = antecedent(act) if relative_subject(act) is not None else None
    if deed is None or lemma_of(deed) not in _DEEDS or deed.dep_ not in ("obj", "obl"):
        return False  # "accused A of arming men who [fought] B"
    return deed.head.tag_ == "VBG" and bool(charged_in(deed.head))


def charged_in(clause: Token) -> list[Token]:
    """Who is held for what a gerund tells: "arrested [A] for arming B", "opened a probe into [A] on
    suspicion of arming B", "[A] was jailed for arming B and striking C"."""
    if clause.dep_ == "xcomp" and clause.head.lemma_.lower() in _HELPING:
        clause = clause.head  # "accused A of helping to [kidnap] B"
    if clause.tag_ in ("VBG", "VBN"):  # not "and swore revenge"
        clause = first_conjunct(clause) if shares_subject(clause) else clause
    if not (clause.tag_ == "VBG" or any(c.lower_ == "having" for c in children(clause, "aux"))):
        return []
    why, marks = clause.head, set(cases(clause))
    if clause.dep_ == "acl" and lemma_of(why) in ALLEGATIONS and "of" in marks:
        return _held_by(why.head) if {"on", "over"} & set(cases(why)) else []
    if not marks & {"for", "of"}:
        return []
    if clause.dep_ == "acl" and why.dep_ in ("obj", "nsubj:pass"):  # "accused [A] of arming B"
        return [why] if why.head.lemma_.lower() in CHARGING | _ACCUSING else []
    return _held_by(why) if clause.dep_ == "advcl" else []


def suspected_of(noun: Token) -> list[Token]:
    """Who is held for the act that a noun tells: "two [suspects] in the bombing", "[A], wanted for
    the murder of B", "charged [A] in connection with the raid"."""
    link = noun.head.lower_ == "connection" and "with" in cases(noun)
    whole = noun.head if link else noun
    above, behind = whole.head, set(cases(whole))
    if whole.dep_ not in ("nmod", "obl") or lemma_of(noun) in _OPEN_ACTS:
        return []
    if lemma_of(above) in ALLEGATIONS and behind == {"of"}:  # "held on charges of murder"
        return _held_by(above.head) if {"on", "over"} & set(cases(above)) else []
    if lemma_of(above) in _SUSPECTS and above.pos_ == "NOUN":
        return [above] if behind & {"behind", "for", "in", "of"} else []
    lemma = above.lemma_.lower()
    accused = lemma in _ACCUSING and bool(behind & {"in", "with"})
    known = link or accused or (behind & _FOR and lemma != "sue")
    return _held_by(above) if known and above.pos_ == "VERB" else []


def _held_by(word: Token) -> list[Token]:
    """Whom a step is against, told by a verb or by a noun: "arrested [A]", "the arrest of [A]"."""
    if word.pos_ == "NOUN" and lemma_of(word) not in _STEPS:
        return [word]  # "a probe into [A] on suspicion of theft"
    if word.lemma_.lower() in CHARGING | _ACCUSING and word.pos_ == "VERB":
        lead = first_conjunct(word) if shares_subject(word) and is_passive(word) else word
        if word.dep_ == "acl" and word.tag_ == "VBN":
            return [word.head]
        held = children(lead, "nsubj:pass") if is_passive(word) else children(word, "obj")
        return [word.head if c.lower_ in RELATIVE else c for c in held]
    steps = [word] if word.pos_ == "NOUN" else children(word, "obj", "nsubj:pass")
    against = [c for s in steps if lemma_of(s) in _STEPS for c in children(s, "nmod")]
    return [c for c in against if _AGAINST & set(cases(c))]
