"""Whose act it is not where nobody is told to have done it: who asks for the release of whom others
hold, who announces it."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    SUBJECTS,
    agents_of,
    children,
    first_conjunct,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import RELEASES, WISHING

_TELLING = frozenset("announce confirm hail welcome".split())
_TAKING = frozenset("abduct capture hold kidnap seize".split())
_HOSTAGES = frozenset({"captive", "hostage"})


def asks_for_release(token: Token, trigger: Token) -> bool:
    """Whether somebody only asks for, or tells of, the release of whom others hold: "[A] demanded
    the release of a man [jailed] for theft"."""
    held, who = trigger.head, first_conjunct(token)
    if trigger.dep_ != "acl" or not is_passive(trigger) or agents_of(trigger):
        return False
    verb = who.head
    told = who.dep_ in SUBJECTS and verb.lemma_.lower() in WISHING | _TELLING
    release = held.head if held.dep_ == "nmod" else held
    return told and lemma_of(release) in RELEASES and release.head == verb


def tells_of_release(verb: Token) -> bool:
    """Whether a verb only tells that others free whom they took: "A [announced] the release of two
    nurses kidnapped in B"."""
    if verb.lemma_.lower() not in _TELLING:
        return False
    releases = [c for c in children(verb, "obj") if lemma_of(c) in RELEASES]
    freed = [n for release in releases for n in children(release, "nmod")]
    return any(lemma_of(n) in _HOSTAGES or any(map(_is_taken, children(n, "acl"))) for n in freed)


def _is_taken(clause: Token) -> bool:
    """Whether somebody is told to have been taken by others: "held hostage", "kidnapped"."""
    hostage = any(c.lemma_.lower() in _HOSTAGES for c in clause.subtree)
    taken = clause.lemma_.lower() in ("abduct", "kidnap") or hostage
    return clause.tag_ == "VBN" and taken and clause.lemma_.lower() in _TAKING
