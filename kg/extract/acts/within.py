"""Acts that stand only in the words of others: what somebody demands, recommends or will not bear,
what a deal says."""

from __future__ import annotations

from kg.extract.grammar.tenses import PRESENT
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    INTERROGATIVE,
    antecedent,
    cases,
    children,
    first_conjunct,
    has_not,
    lemma_of,
    relative_subject,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEALS

# What somebody wants of another is told behind these in a clause with "that" or none.
_WANTING = frozenset("ask demand order propose recommend request require urge".split())
_BEARING = frozenset({"abide", "brook", "condone", "tolerate"})
_WANTED = frozenset(["be", "not", "should", "to"])
_NO_WISH = frozenset(["after", "as", "because", "before", "if", "when", "whether", "while"])
_TERMS = DEALS | frozenset("approach blueprint formula framework plan roadmap scheme".split())
_PROVIDING = frozenset(
    """
    allow ban bar bind call commit demand envisage envision foresee guarantee oblige permit prohibit
    provide require stipulate urge
    """.split()
)


def is_in_words(act: Token) -> bool:
    """Whether a word tells only what somebody wants of others or what a deal says."""
    return _is_unborne(act) if act.pos_ == "NOUN" else _is_wanted(act) or _is_term(act)


def _is_unborne(noun: Token) -> bool:
    """Whether a noun tells what somebody says that he will not have: "would not tolerate a
    [coup]"."""
    verb = noun.head
    borne = noun.dep_ == "obj" and verb.lemma_.lower() in _BEARING
    return borne and has_not(verb) and any(c.tag_ == "MD" for c in children(verb, "aux"))


def _is_wanted(verb: Token) -> bool:
    """Whether an act is what another is to do: "demanded that A [leave] and free B", "recommended A
    [stop] it", however the parser reads the form of the verb."""
    first = first_conjunct(verb)
    if first.dep_ != "ccomp" or first.head.lemma_.lower() not in _WANTING:
        return False
    opening = {t.tag_ for t in first.subtree if t.i < first.i and t.lower_ != "that"}
    if first.tag_ == "VBD" or opening & {*INTERROGATIVE}:
        return False  # "asked why A [bombed] B"
    helping = {c.lower_ for c in children(first, "aux", "aux:pass", "cop")}
    told = helping - _WANTED or _NO_WISH & set(cases(first))
    return not told and bool(children(first, *ANY_SUBJECT)) and first.i > first.head.i


def _is_term(verb: Token) -> bool:
    """Whether an act is what a deal or a plan says: "signed a deal which [calls] for a truce"."""
    if verb.lemma_.lower() not in _PROVIDING or relative_subject(verb) is None:
        return False
    noun = antecedent(verb)
    finite = verb.tag_ in PRESENT or any(c.tag_ == "MD" for c in children(verb, "aux"))
    return finite and noun is not None and lemma_of(noun) in _TERMS
