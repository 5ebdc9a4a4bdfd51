"""Whom somebody blames for an act: who is blamed did it, and only by what the other says."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    agents_of,
    cases,
    children,
    first_conjunct,
    is_passive,
)
from kg.extract.grammar.words import Token

_BLAMING = frozenset("ascribe attribute blame impute pin".split())
_ON = frozenset({"on", "to"})


def is_blamed(trigger: Token) -> bool:
    """Whether somebody is only blamed for an act: "a strike blamed on A [destroyed] it", "blamed
    the [strike] on A"."""
    told = (trigger, *children(trigger, *ANY_SUBJECT))
    parts = (c for t in told for c in children(t, "acl", "acl:relcl"))
    return any(map(blames, parts)) or bool(blamed_on(trigger))


def blamed_on(noun: Token) -> list[Token]:
    """Whom an act is blamed on: "blamed the [attack] on A", "the [attack] was blamed on A"."""
    whole = first_conjunct(noun)
    verb = whole.head
    passive = whole.dep_ == "nsubj:pass" and is_passive(verb)
    if not (passive or whole.dep_ == "obj") or verb.lemma_.lower() not in _BLAMING:
        return []
    return _behind(verb)


def blamed_beside(noun: Token) -> list[Token]:
    """Whom a clause at an act blames it on: "a [strike] blamed on A", "which B attributed to A"."""
    clauses = children(noun, "acl", "acl:relcl")
    return [c for verb in clauses if verb.lemma_.lower() in _BLAMING for c in _behind(verb)]


def only_blames(verb: Token) -> bool:
    """Whether a participle says who is blamed and not by whom, or of what and not who, so that
    nobody is told to accuse anybody: "a strike [blamed] on A", "sued A, [alleging] torture"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_.lower() == "allege":
        charged = (c for noun in children(verb, "obj") for c in children(noun, "nmod"))
        return not any("by" in cases(c) for c in charged)
    agents = agents_of(verb)
    return verb.dep_ == "acl" and blames(verb) and not any(agents)


def hang_blamed(verb: Token) -> None:
    """Hang whom something is blamed on on the verb, where the parser has it for a part of what he
    is blamed for: "blamed the attack on the oil field on [A]"."""
    if verb.lemma_.lower() not in _BLAMING or _behind(verb):
        return
    for noun in children(verb, "obj"):
        phrases = _on(children(noun, "nmod"))
        if phrases and phrases[-1].right_edge.i == noun.right_edge.i:
            phrases[-1].head, phrases[-1].dep_ = verb, "obl"


def hang_charge(verb: Token) -> None:
    """Hang what somebody is accused of on the verb, where the parser has it for whose he is:
    "accused the court of [antisemitism]"."""
    for noun in children(verb, "obj") if verb.lemma_.lower() == "accuse" else ():
        charges = [c for c in children(noun, "nmod") if cases(c) == ["of"] and not c.ent_type_]
        if charges and charges[-1].right_edge.i == noun.right_edge.i:
            charges[-1].head, charges[-1].dep_ = verb, "obl"


def hang_accused(noun: Token) -> None:
    """Hang who is accused on his accuser: "accusing [it] of arming B"."""
    if noun.dep_ not in ("nsubj", "obj") or noun.head.tag_ != "VBG":
        return
    above, marks = noun.head.head, children(noun.head, "mark")
    between = bool(marks) and above.i < noun.i < marks[0].i and marks[0].lower_ in ("for", "of")
    if between and above.pos_ == "VERB" and not children(above, "obj"):
        noun.head, noun.dep_ = above, "obj"


def blames(verb: Token) -> bool:
    """Whether a verb says on whom something is blamed."""
    return verb.lemma_.lower() in _BLAMING and bool(_behind(verb))


def _behind(verb: Token) -> list[Token]:
    return _on(children(verb, "obl"))


def _on(phrases: Iterable[Token]) -> list[Token]:
    return [c for c in phrases if _ON & set(cases(c)) and c.ent_type_ != "DATE"]
