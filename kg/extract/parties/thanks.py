"""Thanks that are said to somebody: "Dear Ana, [thank you]", "[thank you], Minister"."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, children
from kg.extract.grammar.words import Token
from kg.extract.who.ourselves import SECOND


def thanked_by(verb: Token) -> list[Token]:
    """The "you" of a "thank you" that has no subject, and whoever is addressed beside it."""
    you = [c for c in children(verb, "obj") if c.lower_ in SECOND]
    if verb.lemma_.lower() != "thank" or not you or children(verb, *ANY_SUBJECT):
        return []
    return [*you, *children(verb, "vocative")]
