"""Verbs of acts in another meaning, by what stands as their subject or object: "the raids
[demonstrate] cruelty", "membership [gives] A security", "was [relieved] by the news"."""

from __future__ import annotations

from kg.extract.acts.content import only_endangers
from kg.extract.acts.contests import is_contest
from kg.extract.grammar.reactions import is_felt
from kg.extract.grammar.tree import (
    PASSIVE,
    agents_of,
    cases,
    children,
    conjuncts,
    is_passive,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions
from kg.model import Kind

_GIVING = frozenset("add bring deliver extend give grant lend offer provide".split())
_RELIEVING = frozenset("alleviate ease relieve".split())
_DISPUTING = frozenset("challenge question undermine".split())
_LYING = frozenset({"border", "encircle", "surround"})
_WHERE = frozenset("across along among around in near over throughout".split())
_LETTING = frozenset("allow contribute enable permit prevent stop".split())
# What things give without anybody's act.
_GIVEN = frozenset(
    """
    ability access assurance boost capacity certainty chance clarity confidence direction
    encouragement foothold framework freedom guarantee hope impetus indication influence insight
    legitimacy leverage means momentum opportunity peace power protection reason reassurance
    security sense stability strength support time timetable voice way weight
    """.split()
)
_MAY_ACT = 0.5  # from which chance on a word is read as an actor
_NOTHING = frozenset({"nothing", "something", "that", "this"})
_STEPS = frozenset(
    """
    accord act action ban blockade ceasefire charter constitution court curb decision decree draft
    embargo freeze injunction measure move offensive pact parliament resolution restriction rule
    ruling sanction siege step strike treaty truce verdict veto
    """.split()
)
# What somebody gives or says by them.
_MEANS = frozenset(
    """
    agreement airlift bill broadcast budget convoy deal delivery donation flight fund funding grant
    initiative law letter loan mission money note operation order package plan post programme
    program project report scheme shipment speech statement supply video
    """.split()
)


def is_figurative(verb: Token, mentions: Mentions) -> bool:
    """Whether a verb tells what something is like or does to somebody, and nobody's act."""
    seen = _only_feels(verb, mentions) or _only_shows(verb) or _is_of_thing(verb, mentions)
    seen = seen or _only_lets(verb, mentions) or _only_lies(verb, mentions) or _only_moves_in(verb)
    return seen or only_endangers(verb, mentions) or is_contest(verb)


def _only_feels(verb: Token, mentions: Mentions) -> bool:
    """Whether somebody has a feeling about a thing: "is [encouraged] by the talks"; but
    "encouraged by A to strike"."""
    by = agents_of(verb) + [c for c in children(verb, "obl") if "by" in cases(c)]
    return is_felt(verb) and bool(by) and not any(map(mentions.is_actor, by))


def _only_shows(verb: Token) -> bool:
    """Whether something or somebody [demonstrates] something, and nobody is in the streets."""
    shown = [c for c in children(verb, "obj", "ccomp") if c.ent_type_ != "DATE"]
    shown += children(verb, *PASSIVE)
    return verb.lemma_.lower() == "demonstrate" and bool(shown)


def _only_lies(verb: Token, mentions: Mentions) -> bool:
    """Whether it is told between which states one lies: "is [surrounded] by A and B"; but "was
    encircled"."""
    around = [c for agent in agents_of(verb) for c in conjuncts(agent)]
    states = [c for c in around if mentions.kind.get(c.i) is Kind.COUNTRY]
    past = any(c.tag_ == "VBD" for c in children(verb, "aux:pass"))
    return verb.lemma_.lower() in _LYING and len(states) > 1 and not past


def _only_moves_in(verb: Token) -> bool:
    """Whether somebody or something comes to stay: "[settled] in A", "a chill [settled] over B"."""
    if verb.lemma_.lower() != "settle" or is_passive(verb) or children(verb, "obj", "ccomp"):
        return False
    phrases = [set(cases(c)) for c in children(verb, "obl") if c.ent_type_ != "DATE"]
    return any(_WHERE & at for at in phrases) and not any("with" in at for at in phrases)


def _is_of_thing(verb: Token, mentions: Mentions) -> bool:
    """Whether a thing is all that gives, eases or disputes something."""
    lemma = verb.lemma_.lower()
    given = any(c.lemma_.lower() in _GIVEN for c in children(verb, "obj"))
    if not (lemma in _RELIEVING | _DISPUTING or (lemma in _GIVING and given)):
        return False
    heads = _doers(verb)
    means = any(noun.lemma_.lower() in _MEANS for noun in heads)
    things = heads and all(n.pos_ == "NOUN" and not mentions.is_actor(n) for n in heads)
    return bool(things) and (lemma in _RELIEVING or not means)


def _only_lets(verb: Token, mentions: Mentions) -> bool:
    """Whether a thing that is no measure lets or stops somebody: "the [road] allows A to trade",
    "[nothing] will stop A"."""
    lemma = verb.lemma_.lower()
    if lemma not in _LETTING or verb.dep_ == "acl:relcl":
        return False
    if lemma == "stop" and not children(verb, "obj"):  # "stopped working"
        return False
    heads = _doers(verb)
    reading = verb.doc.reading
    acting = [n for n in heads if reading is not None and reading.actors.get(n.i, 0.0) >= _MAY_ACT]
    things = (_is_thing(n, mentions) and lemma_of(n) not in _MEANS | _STEPS for n in heads)
    return bool(heads) and not acting and all(things)


def _is_thing(noun: Token, mentions: Mentions) -> bool:
    thing = noun.pos_ == "NOUN" and not mentions.is_actor(noun)
    return thing or noun.lower_ in _NOTHING


def _doers(verb: Token) -> list[Token]:
    """The subjects of a verb or of the one that it hangs on: "[acts] that aim to challenge A"."""
    acting = verb.head if verb.dep_ == "xcomp" else verb
    return [noun for subject in subjects_of(acting) for noun in conjuncts(subject)]
