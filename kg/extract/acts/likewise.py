"""Whom an act is directed at that is only likened to one told before: "A cut ties with B, and C
[joined] in"."""

from __future__ import annotations

from kg.extract.acts.lookup import Lookup
from kg.extract.grammar.words import Token
from kg.extract.lexical.frames import Frame
from kg.extract.parties.arguments import Arguments, Parties
from kg.extract.parties.phrases import others
from kg.extract.parties.triggers import told_nouns


def add_liked(
    verb: Token, parties: Parties, frame: Frame, lookup: Lookup, arguments: Arguments
) -> None:
    """Add the targets of the act that a verb likens another to, where it has none itself."""
    like = None if parties.targets else lookup.liked(verb)
    entry = lookup.verb(like) if like is not None else None
    if like is not None and entry is not None:
        said = told_nouns(like, entry, lookup.lexicon)
        found = arguments.of_verb(like, frame, entry.swapped, said)
        parties.targets = others(found.targets, parties.sources)
