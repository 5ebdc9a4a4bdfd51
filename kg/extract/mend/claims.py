"""Who is blamed or accused, and what is denied, where the parser hangs it on another word."""

from __future__ import annotations

from kg.extract.grammar.blaming import BLAMING, blamed_by, on_whom
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import CLAIMS, DENYING


def hang_blamed(verb: Token) -> None:
    """Hang whom something is blamed on on the verb, where the parser has it for a part of what he
    is blamed for: "blamed the attack on the oil field on [A]"."""
    if verb.lemma_.lower() not in BLAMING or blamed_by(verb):
        return
    for noun in children(verb, "obj"):
        phrases = on_whom(children(noun, "nmod"))
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


def hang_claim(noun: Token) -> None:
    """Hang a denial on the claim that it denies, where the parser gives it two subjects: "..., a
    [claim] A denied"."""
    denial = noun.head
    double = noun.dep_ == "nsubj" and noun.i < denial.i and denial.dep_ != "ROOT"
    if noun.lemma_.lower() not in CLAIMS or denial.lemma_.lower() not in DENYING or not double:
        return
    if any(c.i > noun.i for c in children(denial, "nsubj")) and not children(denial, "obj"):
        noun.head, noun.dep_ = denial.head, denial.dep_
        denial.head, denial.dep_ = noun, "acl:relcl"
