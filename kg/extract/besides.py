"""Whom an act helps, and who is no party of it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree import cases, climb

HELP = frozenset("aid assistance coordination cooperation defence defense support".split())


def is_backed(token: Token, verb: Token) -> bool:
    """Whether a word names whom an attack helps: "struck in support of [A] against B"."""
    for node, head in climb(token):
        if "against" in cases(node) or head == verb:
            return node.lower_ in HELP
        if node.lower_ in HELP and "in" in cases(node):
            return True
    return False
