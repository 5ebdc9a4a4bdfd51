"""Who held those whom he sets free, and who freed those whom he pardons: "released two men who had
been [arrested] in May", "was [released] after A pardoned him"."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    agents_of,
    cases,
    children,
    first_conjunct,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import RELEASES
from kg.extract.parties.agents import Agents
from kg.model import Mention

# Those who free others may be their rescuers; who was jailed is freed by the state that did it.
_JAILED = frozenset("arrest convict detain hold imprison jail sentence".split())
_TAKEN = frozenset("abduct capture kidnap seize".split())
_CUSTODY = frozenset({"arrest", "conviction", "detention", "imprisonment", "jailing"})
_PARDONING = frozenset({"amnesty", "pardon", "reprieve"})
_GRANTING = frozenset("approve grant issue order sign".split())
_PARDONS = frozenset("acquittal amnesty bail clemency freedom pardon release reprieve".split())
_DECIDING = frozenset("announce approve authorise authorize order".split())


def holder(verb: Token, agents: Agents) -> list[Mention]:
    """Who did it to those who are told of in a clause that does not say by whom: the one who
    releases them."""
    lemma = verb.lemma_.lower()
    if not verb.dep_.startswith("acl") or agents_of(verb) or lemma not in _JAILED | _TAKEN:
        return []
    freed = first_conjunct(verb.head)
    above = freed.head
    if freed.dep_ == "obj":
        freeing = {"free", "release"} if lemma in _JAILED else {"release"}
        freed_by = above.lemma_.lower() in freeing and above.dep_ not in ("acl", "advcl")
        return agents.of(above)[0] if freed_by else []  # not "[A]'s call to free them"
    release = freed.dep_ == "nmod" and "of" in cases(freed) and above.lemma_.lower() in RELEASES
    release = release and lemma in _JAILED  # who tells of the release of hostages did not take them
    if not release or children(above, "nmod:poss"):
        return []
    told = above.dep_ == "obj" and above.head.lemma_.lower() in _DECIDING
    return agents.of(above.head)[0] if told else []


def jailer(noun: Token, agents: Agents) -> list[Mention]:
    """The same of a noun: "released him two months after his [arrest]"."""
    verb = noun.head
    owned = any(c.tag_ == "PRP$" for c in children(noun, "nmod:poss"))
    freed = verb.lemma_.lower() in ("free", "release") and children(verb, "obj")
    after = {"after", "following", "since"} & set(cases(noun))
    return agents.of(verb)[0] if owned and freed and after and noun.lower_ in _CUSTODY else []


def pardoner(verb: Token, agents: Agents) -> list[Mention]:
    """Who freed somebody by what he did just before: "was [freed] after A ordered his release"."""
    if verb.lemma_.lower() not in ("free", "release") or agents_of(verb):
        return []
    clauses = [c for c in children(verb, "advcl") if {"after", "when"} & set(cases(c))]
    return [m for c in clauses if _pardons(c) for m in agents.of(c)[0]]


def _pardons(verb: Token) -> bool:
    """Whether somebody pardons another, or lets him go."""
    given = any(lemma_of(noun) in _PARDONS for noun in children(verb, "obj"))
    lemma = verb.lemma_.lower()
    return not is_passive(verb) and (lemma in _PARDONING or (given and lemma in _GRANTING))
