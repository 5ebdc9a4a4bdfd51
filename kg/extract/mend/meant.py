"""What is meant by other words: "rejected what he called foreign [interference]"."""

from __future__ import annotations

from kg.extract.grammar.tree import NOUNS, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import NAMING, SAYING


def name_meant(what: Token) -> None:
    """Hang the noun that something is called where "what" hangs: "rejected what it called American
    [pressure]"."""
    for clause in children(what, "acl:relcl"):
        if clause.lemma_.lower() in SAYING:
            _name_said(what, clause)
            return
        if clause.lemma_.lower() not in NAMING:
            continue
        for noun in children(clause, "xcomp", "obj", "obl"):
            if noun.pos_ in NOUNS and noun.i > clause.i and what.head != what:
                for role in children(noun, "case"):  # "described [as] piracy"
                    role.head = clause
                noun.head, noun.dep_ = what.head, what.dep_
                for case in children(what, "case"):
                    case.head = noun
                what.head, what.dep_ = noun, "dep"
                return


def _name_said(what: Token, clause: Token) -> None:
    """Hang the noun that something is said to be where "what" hangs: "bombed what it said was a
    [camp]"."""
    for noun in children(clause, "ccomp"):
        if noun.pos_ in NOUNS and children(noun, "cop") and what.head != what:
            for child in children(noun, "cop", "aux"):
                child.head = clause
            noun.head, noun.dep_ = what.head, what.dep_
            what.head, what.dep_ = noun, "dep"
            return
