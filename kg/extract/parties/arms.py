"""Words of fights: forces, weapons, and the nouns of strikes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from kg.extract.grammar.tree import SUBJECTS, cases, children, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import OWN
from kg.model import Mention

FORCES = frozenset("army fighter force militant rebel soldier troop".split())
WEAPONS = frozenset(
    """
    aircraft ammunition arm artillery bomb drone helicopter jet missile mortar munition rocket shell
    tank uav vehicle warplane weapon
    """.split()
)
SENDING = frozenset("fire launch loose".split())  # "missiles fired by A"
_NO_MEANS = frozenset("border citizen consulate embassy national people side territory".split())
_SENT = frozenset(
    """
    adviser advisor doctor engineer expert firefighter instructor medic monitor nurse observer
    officer policeman rescuer specialist team technician trainer
    """.split()
)
_MEANS = (OWN | WEAPONS | _SENT) - _NO_MEANS
_WHOLE = frozenset("contingent column convoy force group team".split())
_FLYING = frozenset("down escort intercept scramble shadow strafe".split())
_STRIKES = frozenset(
    """
    airstrike ambush assault attack barrage bombardment bombing explosion fire offensive operation
    raid shelling strike
    """.split()
)


def is_strike(noun: Token) -> bool:
    """Whether a noun tells a strike; a "fire" does where somebody fired: "[fire] from tanks"."""
    lemma = lemma_of(noun)
    if lemma != "fire":
        return lemma in _STRIKES
    inner = children(noun, "compound")
    owned = not inner and any(c.ent_type_ for c in children(noun, "amod", "nmod:poss"))
    fired = any({"by", "from"} & set(cases(c)) for c in children(noun, "nmod"))
    return owned or fired or any(lemma_of(c) in WEAPONS for c in inner)


def in_flight(noun: Token, mention: Mention) -> Mention:
    """A fighter that flies by its full name, as others fight on the ground: "an American [fighter]
    shot down a balloon"."""
    verb = noun.head
    flies = verb.lemma_.lower() in _FLYING or any(c.lower_ == "down" for c in children(verb))
    flies = flies and noun.dep_ in SUBJECTS
    if mention.name or not flies or noun.lemma_.lower() != "fighter":
        return mention
    inner = [t.text for t in noun.subtree if t.i < noun.i and t.dep_ in ("amod", "compound")]
    jet = "jets" if noun.tag_ == "NNS" else "jet"
    return replace(mention, name=" ".join([*inner, "fighter", jet]))


def is_means(
    thing: Token, own: Collection[str], codes: Callable[[Iterable[Token]], list[str]]
) -> bool:
    """Whether a force or a weapon is nobody else's, so that it is what somebody sends or moves:
    "sent [400 soldiers]". ``own`` are the states (ISO codes) of those who do, ``codes`` those that
    words name."""
    parts = children(thing, "nmod") if lemma_of(thing) in _WHOLE else []
    means = any(lemma_of(t) in _MEANS for t in (thing, *(p for p in parts if cases(p) == ["of"])))
    return means and set(codes(thing.subtree)) <= set(own)


def whole_force(part: Token) -> Token:
    """The force that some are told to make up: "a [force] of 300 soldiers", else they."""
    whole = part.head
    inside = part.dep_ == "nmod" and cases(part) == ["of"] and lemma_of(whole) in _WHOLE
    return whole if inside else part


def are_forces(verb: Token) -> bool:
    """Whether it is troops that something is done to: no state expels those of an enemy."""
    return any(lemma_of(c) in FORCES for c in children(verb, "nsubj:pass"))
