"""Which words of a sentence tell one act together: "held" and "talks", "turned" and "back"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.acts.candidate import NOMINAL, Candidate
from kg.extract.grammar.tree import are_two
from kg.extract.grammar.words import Span, Token
from kg.extract.parse.reading import Reading
from kg.extract.weigh.limits import Weights
from kg.extract.who.names import names_of

_TELLING = ("VERB", "NOUN", "PROPN")


def groups_of(
    sentence: Span, ruled: Sequence[Candidate], reading: Reading, weights: Weights
) -> list[list[Token]]:
    """The words that are read as acts, those of one act together."""
    groups: list[list[Token]] = []
    for token in sentence:
        chance = reading.chance([token]) if token.i in reading.rows else 0.0
        if chance < weights.add:
            continue
        near = [g for g in groups if any(_tell_one(t, token, ruled, reading, weights) for t in g)]
        merged = sorted([*(t for g in near for t in g), token], key=lambda t: t.i)
        groups = [g for g in groups if g not in near] + [merged]
    return groups


def _tell_one(
    one: Token, other: Token, ruled: Sequence[Candidate], reading: Reading, weights: Weights
) -> bool:
    if any(_is_of(one, c) and _is_of(other, c) for c in ruled):
        return True
    own = [c for c in ruled if c.trigger in (one, other)]
    if len({c.entry.subtype for c in own}) > 1 or _are_answers(own):
        return False  # "called to congratulate"
    if are_two(one, other):
        return False
    if not (one.head == other or other.head == one or abs(one.i - other.i) == 1):
        return False
    particle = one.pos_ not in _TELLING or other.pos_ not in _TELLING
    return particle or reading.alike(one, other) >= weights.alike


def _are_answers(own: Sequence[Candidate]) -> bool:
    """Whether a noun tells what others did to somebody else than the verb's: "expelled A's envoy
    after the [expulsion] of its own by A"."""
    if len(own) < 2 or not any(c.rule in NOMINAL for c in own):
        return False
    sides = [(c.parties.sources, c.parties.targets) for c in own]
    whole = all(sources and targets for sources, targets in sides)
    doers = [names_of(sources) for sources, _ in sides]
    return whole and doers[0].isdisjoint(doers[1])


def _is_of(token: Token, candidate: Candidate) -> bool:
    """Whether a word is one of a rule's act, also as its preposition: "ordered him [out] of it"."""
    behind = token.dep_ == "case" and token.head.head == candidate.trigger
    return token in candidate.words or (behind and token.lower_ in candidate.entry.rest)
