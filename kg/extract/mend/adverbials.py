"""Phrases before a main verb that the parser hangs in the relative clause before them."""

from __future__ import annotations

from kg.extract.grammar.tree import SUBJECTS
from kg.extract.grammar.words import Token

_ADVERBIAL = ("advmod", "obl", "obl:unmarked")
_FINITE = ("VBD", "VBP", "VBZ")


def free_adverbial(phrase: Token) -> None:
    """Hang a phrase between the comma behind a relative clause and the main verb on this: "Ghana,
    which has expelled two envoys, [on Monday] accused Togo"."""
    clause = phrase.head
    if phrase.dep_ not in _ADVERBIAL or clause.dep_ != "acl:relcl" or phrase.i < clause.i:
        return
    noun, last = clause.head, phrase.right_edge
    verb = last.nbor(1) if last.i + 1 < len(last.doc) else last
    closed = phrase.left_edge.i > 0 and phrase.left_edge.nbor(-1).text == ","
    if closed and noun.dep_ in SUBJECTS and noun.head == verb and verb.tag_ in _FINITE:
        phrase.head = verb
