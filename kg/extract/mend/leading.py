"""Which word of a phrase stands for it in the tree, where the parser took another."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.words import Token

_PLACES = (
    "appos",
    "conj",
    "iobj",
    "nmod",
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "obl:agent",
    "ROOT",
)


def let_lead(who: Token, words: Sequence[Token]) -> None:
    """Give a word the place in the tree that a phrase has, of which it is one of the ``words``."""
    outer = [t for t in words if t.head not in words or t.head is t]
    above = [t for t in outer if t.is_ancestor(who)]
    top = next((t for t in (who, *outer) if t in outer and t.dep_ in _PLACES), who)
    top = next(iter(above), top)
    if top is not who and not who.is_ancestor(top.head):
        who.head, who.dep_ = (who if top.head is top else top.head), top.dep_
