"""What is only supposed or doubted, and what is done by the wish to say it: "suppose that A [armed]
B", "I doubt that A will [arrest] B", "I want to [thank] A"."""

from __future__ import annotations

from kg.extract.grammar.negation import leaves_open
from kg.extract.grammar.tree import SUBJECTS, cases, children, first_conjunct, has_not
from kg.extract.grammar.words import Token

_SUPPOSING = frozenset({"imagine", "suppose"})
_MEANING = frozenset("guarantee imply mean signify".split())
_SAME = ("conj", "xcomp", "ccomp")  # what is below shares in the doubt
_WISHING = frozenset({"like", "want", "wish"})
_PERFORMED = frozenset(
    "apologise apologize applaud commend condemn congratulate praise salute thank welcome".split()
)
_WE = frozenset({"i", "we"})


def is_doubted(act: Token) -> bool:
    """Whether somebody doubts that an act was or will be, or asks others to suppose it."""
    node = act
    while node.dep_ in _SAME or (node.dep_ == "advcl" and leaves_open(node.head)):
        clause, node = node, node.head
        if clause.dep_ == "ccomp" and node.lemma_.lower() == "doubt" and not has_not(node):
            return True
        if clause.dep_ == "ccomp" and node.lemma_.lower() in _MEANING and has_not(node):
            return True  # "does not mean that A will [leave]"
        if leaves_open(node):
            return True  # "does not rule out [sending] troops"
    return any(_supposes(above) for above in act.ancestors if above.i < act.i)


def _supposes(verb: Token) -> bool:
    """Whether a verb bids others suppose something: "[suppose] A left", "let us [imagine]"."""
    lemma = verb.lemma_.lower()
    bare = verb.tag_ in ("VB", "VBP") and not children(verb, *SUBJECTS, "aux", "mark")
    return lemma in _SUPPOSING and (bare or verb.head.lower_ == "let")


def is_performed(verb: Token) -> bool:
    """Whether somebody says what he wants to say by that: "we would like to [thank] A"."""
    clause = first_conjunct(verb)
    wish = clause.head if clause.dep_ == "xcomp" else clause
    if verb.lemma_.lower() not in _PERFORMED or wish.lemma_.lower() not in _WISHING:
        return False
    return not has_not(wish) and any(c.lower_ in _WE for c in children(wish, *SUBJECTS))


def is_tried(verb: Token) -> bool:
    """Whether an attempt is what somebody is accused of: "for [attempting] to topple A"."""
    return verb.lemma_.lower() == "attempt" and verb.tag_ == "VBG" and bool(cases(verb))
