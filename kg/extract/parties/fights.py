"""Fights: who stands beside whom, against whom a struggle is, and whose attack is beaten back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.grammar.tree import (
    OBLIQUE,
    SUBJECTS,
    agents_of,
    between,
    cases,
    children,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.parties.arms import FORCES
from kg.extract.parties.instead import along
from kg.extract.parties.phrases import Phrases, others
from kg.extract.who.bodies import ARMED
from kg.model import Mention

# What is spoken of by many who take no part: "discussed the war against them".
STRUGGLES = frozenset("battle fight struggle war".split())
# Struggles against whoever bears arms, else anything: "a campaign against smoking".
_DRIVES = frozenset("campaign drive effort mission operation push".split())
_WAGING = frozenset("begin continue join launch lead mount pursue resume start wage".split())
_AGAINST = frozenset({"against", "on", "with"})
_DEFEATING = frozenset(
    "beat combat counter crush defeat degrade destroy dislodge eliminate eradicate fight".split()
)
_BEARING_ARMS = frozenset({"IMG", "MIL", "RAD", "REB", "SEP"})
# Who is "partnered with" somebody or "joined by" him.
_JOINING = frozenset("accompany ally flank join partner team".split())
_REPELLING = frozenset(
    """
    beat defeat drive fend fight foil frustrate hold hurl push repel repulse resist stave throw
    thwart turn ward withstand
    """.split()
)
_HIT = frozenset({"against", "at", "into", "on", "upon"})


def bears_arms(head: Token, phrases: Phrases) -> bool:
    """Whether a noun or a name is that of an armed group or force."""
    known = phrases.mentions.sectors.get(head.i) in _BEARING_ARMS
    return known or lemma_of(head) in ARMED | FORCES


class Fights:
    """Asked about the triggers of one article."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def foes(self, noun: Token) -> list[Mention]:
        """Against whom a struggle is: "the war against [A]", "the fight to defeat [A]"."""
        heads = [c for c in children(noun, "nmod", "obl") if _AGAINST & set(cases(c))]
        for clause in children(noun, "acl"):
            if clause.tag_ == "VB" and clause.lemma_.lower() in _DEFEATING:
                heads += children(clause, "obj")
        if noun.lemma_.lower() in _DRIVES:
            heads = [head for head in heads if bears_arms(head, self.phrases)]
        return [mention for head in heads for mention in self.phrases.actors(head)]

    def is_drive(self, noun: Token) -> bool:
        """Whether a noun tells a struggle that the lexicon has not: "the campaign against [A]"."""
        return noun.lemma_.lower() in _DRIVES and bool(self.foes(noun))

    def is_waged(self, noun: Token) -> bool:
        """Whether the verb above does it, and does not only speak of it: "joined the campaign"."""
        waged = noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_.lower() in _WAGING
        return waged and noun.lemma_.lower() in _DRIVES

    def fellows(self, verb: Token) -> list[Mention]:
        """Who does it beside the subject: "fought alongside [A]", "partnered with [A]"."""
        doers = children(verb, *SUBJECTS)
        if is_passive(verb):
            doers = agents_of(verb)
        found = [head for place in (verb, *doers) for head in _beside(place)]
        for doer in doers:
            for clause in children(doer, "acl"):
                if is_passive(clause) and clause.lemma_.lower() in _JOINING:
                    behind = children(clause, *OBLIQUE)
                    found += [c for c in behind if {"by", "with"} & set(cases(c))]
        return [mention for head in found for mention in self.phrases.actors(head)]

    def repelled(
        self, verb: Token, said: Sequence[Token], sources: list[Mention]
    ) -> tuple[list[Mention], list[Mention]] | None:
        """(who, whom) of a verb whose object is an attack: "[B] beat back [A]'s attack", or the
        attackers and whom they attacked where nobody is told to do it: "[A]'s raid was repelled".
        """
        if verb.lemma_.lower() not in _REPELLING:
            return None
        for noun in (n for n in said if n.dep_ in ("obj", "nsubj:pass", "conj")):
            attackers = others(list(self._attackers(noun)), sources)
            if attackers:
                attacked = others(list(self._attacked(noun)), attackers)
                return (sources, attackers) if sources else (attackers, attacked)
        return None

    def _attackers(self, attack: Token) -> Iterator[Mention]:
        for child in children(attack, "nmod:poss", "amod", "compound", "nmod"):
            behind = cases(child)
            if child.dep_ != "nmod" or {"by", "from", "of"} & set(behind):
                yield from self.phrases.actors(child, deep=child.dep_ != "amod")

    def _attacked(self, attack: Token) -> Iterator[Mention]:
        for child in children(attack, "nmod", "obl"):
            if _HIT & set(cases(child)):
                yield from self.phrases.actors(child, deep=True)
        for clause in children(attack, "acl"):
            for child in children(clause, "obj") if clause.tag_ == "VB" else ():
                yield from self.phrases.actors(child, deep=True)


def is_foe(token: Token, above: Token) -> bool:
    """Whether somebody is who is fought, in a phrase below a word: "support for the fight against
    [A]", "pledged to help defeat [A]"."""
    return any(
        "against" in cases(node)
        or (node.dep_ == "obj" and node.head != above and node.head.lemma_.lower() in _DEFEATING)
        for node in between(token, above)
    )


def is_fought(noun: Token) -> bool:
    """Whether a fight is told to be between two: "end the [war] between A and B"."""
    return any("between" in cases(child) for child in children(noun, "nmod"))


def is_repelled(attack: Token) -> bool:
    """Whether an attack is told to be beaten back: "[the raid] was repelled"."""
    return attack.dep_ == "nsubj:pass" and attack.head.lemma_.lower() in _REPELLING


def in_state_of(noun: Token) -> list[Token]:
    """Who is told to be in a fight: "[A] is at war with B", "[A] was in battle with B"."""
    fight = noun.lemma_.lower() in STRUGGLES | {"combat", "conflict"}
    if not fight or not children(noun, "cop") or cases(noun) not in (["at"], ["in"]):
        return []
    return children(noun, *SUBJECTS)


def _beside(place: Token) -> Iterator[Token]:
    """The heads of phrases that say beside whom: "alongside [A]", "together with [A]"."""
    objects = children(place, "obj")
    for child in children(place, *OBLIQUE):
        behind = cases(child)
        marks = children(child, "case")
        before = marks[0].nbor(-1).lower_ if marks and marks[0].i else ""
        joined = behind[:2] == ["along", "with"] or (
            behind[:1] == ["with"] and before == "together"
        )
        passive = is_passive(place) and not agents_of(place)
        behind_one = any(place.i < other.i < child.i for other in objects)
        if passive or behind_one or child in along(place):
            joined = False  # "arrested the editor along with [A]", "was jailed along with [A]"
        if joined or "alongside" in behind:
            yield child
        elif child.lower_ == "side" and behind == ["on"]:
            yield from (c for c in children(child, "nmod") if cases(c) == ["of"])
    for side in children(place, "advmod", "obl"):
        if side.lower_ in ("side", "together"):  # "side by side with [A]"
            yield from (c for c in children(side, *OBLIQUE) if "with" in cases(c))
