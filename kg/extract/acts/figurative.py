"""Verbs of acts in another meaning, by what stands as their subject or object: "the raids
[demonstrate] cruelty", "membership [gives] A security", "was [relieved] by the news"."""

from __future__ import annotations

from kg.extract.acts.content import only_endangers
from kg.extract.grammar.reactions import is_felt
from kg.extract.grammar.tree import agents_of, cases, children, conjuncts, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions

_GIVING = frozenset("add bring deliver extend give grant lend offer provide".split())
_RELIEVING = frozenset("alleviate ease relieve".split())
_DISPUTING = frozenset("challenge question undermine".split())
# What things give without anybody's act.
_GIVEN = frozenset(
    """
    ability access assurance boost capacity certainty chance clarity confidence direction
    encouragement foothold framework freedom guarantee hope impetus indication influence insight
    legitimacy leverage means momentum opportunity peace power protection reason reassurance
    security sense stability strength support time timetable voice way weight
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
    return seen or only_endangers(verb, mentions)


def _only_feels(verb: Token, mentions: Mentions) -> bool:
    """Whether somebody has a feeling about a thing: "is [encouraged] by the talks"; but
    "encouraged by A to strike"."""
    by = agents_of(verb) + [c for c in children(verb, "obl") if "by" in cases(c)]
    return is_felt(verb) and bool(by) and not any(map(mentions.is_actor, by))


def _only_shows(verb: Token) -> bool:
    """Whether something or somebody [demonstrates] something, and nobody is in the streets."""
    shown = [c for c in children(verb, "obj", "ccomp") if c.ent_type_ != "DATE"]
    return verb.lemma_.lower() == "demonstrate" and bool(shown)


def _is_of_thing(verb: Token, mentions: Mentions) -> bool:
    """Whether a thing is all that gives, eases or disputes something."""
    lemma = verb.lemma_.lower()
    given = any(c.lemma_.lower() in _GIVEN for c in children(verb, "obj"))
    if not (lemma in _RELIEVING | _DISPUTING or (lemma in _GIVING and given)):
        return False
    acting = verb.head if verb.dep_ == "xcomp" else verb  # "[acts] that aim to challenge A"
    heads = [noun for subject in subjects_of(acting) for noun in conjuncts(subject)]
    means = any(noun.lemma_.lower() in _MEANS for noun in heads)
    things = heads and all(n.pos_ == "NOUN" and not mentions.is_actor(n) for n in heads)
    return bool(things) and (lemma in _RELIEVING or not means)
