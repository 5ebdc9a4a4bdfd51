"""What is meant by other words: "rejected what he called foreign [interference]"."""

from __future__ import annotations

from kg.extract.grammar.tree import NOUNS, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import NAMING


def name_meant(what: Token) -> None:
    """Hang the noun that something is called where "what" hangs: "rejected what it called American
    [pressure]"."""
    for clause in children(what, "acl:relcl"):
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
