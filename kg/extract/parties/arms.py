"""Words of fights: forces, weapons, and the nouns of strikes."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import singular

FORCES = frozenset("army fighter force militant rebel soldier troop".split())
WEAPONS = frozenset(
    """
    aircraft ammunition arm artillery bomb drone helicopter jet missile mortar munition rocket shell
    tank vehicle warplane weapon
    """.split()
)
_STRIKES = frozenset(
    """
    airstrike ambush assault attack barrage bombardment bombing explosion fire offensive operation
    raid shelling strike
    """.split()
)


def is_strike(noun: Token) -> bool:
    """Whether a noun tells a strike; a "fire" does where somebody fired: "[fire] from tanks"."""
    lemma = singular(noun.lemma_.lower())
    if lemma != "fire":
        return lemma in _STRIKES
    inner = children(noun, "compound")
    owned = not inner and any(c.ent_type_ for c in children(noun, "amod", "nmod:poss"))
    fired = any({"by", "from"} & set(cases(c)) for c in children(noun, "nmod"))
    return owned or fired or any(singular(c.lemma_.lower()) in WEAPONS for c in inner)
